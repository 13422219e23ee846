"""The text that was read last: compared with the next one, also after a return, and gone with its case."""

from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from app.models import read_replies
from app.models.engine import reading, writing
from app.models.stores import open_stores
from app.models.tables import read_reply
from domain.case import Reply
from domain.commands import ReturnReply, SubmitReply
from domain.ids import CaseId
from tests.support.console import BAMBANG, KEY, NOW, SARI, Console, new_case
from tests.support.old_stores import released

CASE = CaseId("case-0007")


def note(console: Console, reply: Reply) -> None:
    console.context.background.submit(lambda: console.context.shelf.note_read(CASE, reply)).result(timeout=10)


def compared(console: Console, reply: Reply) -> str | None:
    last = console.context.shelf.last_read(CASE)
    assert last is not None
    return last.to_compare(reply)


def test_what_was_read_is_what_the_next_text_is_compared_with(console: Console) -> None:
    shelf = console.context.shelf
    maker = new_case(7, 9).act(SARI, SubmitReply("Ditambal Senin."))
    first = maker.case.reply
    assert first is not None and shelf.last_read(CASE) is None
    note(console, first)
    assert compared(console, first) is None

    maker.act(BAMBANG, ReturnReply(first.pin, "Siapa?")).act(SARI, SubmitReply("Ditambal Senin oleh UPTD I."))
    second = maker.case.reply
    assert second is not None and compared(console, second) == "Ditambal Senin."
    for _ in range(2):  # to read it again takes nothing away
        note(console, second)
        assert compared(console, second) == "Ditambal Senin."
    third: Reply = replace(second, pin="other", text="x")
    assert compared(console, third) == "Ditambal Senin oleh UPTD I."

    console.take([], out=(CASE,))
    note(console, third)  # it was painted before the case went
    with reading(console.stores.cache) as connection:
        assert connection.scalars(sa.select(read_reply.c.case_id).limit(9)).all() == []
    assert shelf.last_read(CASE) is None


def test_a_cache_of_the_console_before_remembers_what_is_read_from_now_on(tmp_path: Path) -> None:
    stores = open_stores(released("0003", tmp_path), KEY, NOW)
    reply = new_case(7, 9).act(SARI, SubmitReply("Ditambal Senin.")).case.reply
    assert reply is not None
    with writing(stores.cache) as connection:
        assert read_replies.last(connection, CASE) is None
        read_replies.note(connection, CASE, reply)
        found = read_replies.last(connection, CASE)
    stores.close()
    assert found == read_replies.LastRead(reply.pin, "Ditambal Senin.", None)
