"""The text that was read last: compared with the next one, also after a return, and gone with its case."""

from dataclasses import replace

import sqlalchemy as sa

from app.models.engine import reading
from app.models.tables import read_reply
from domain.case import Reply
from domain.commands import ReturnReply, SubmitReply
from domain.ids import CaseId
from tests.support.console import BAMBANG, SARI, Console, new_case

CASE = CaseId("case-0007")


def note(console: Console, reply: Reply) -> None:
    console.context.background.submit(lambda: console.context.shelf.note_read(CASE, reply)).result(timeout=10)


def test_what_was_read_is_what_the_next_text_is_compared_with(console: Console) -> None:
    shelf = console.context.shelf
    maker = new_case(7, 9).act(SARI, SubmitReply("Ditambal Senin."))
    first = maker.case.reply
    assert first is not None and shelf.read_before(CASE, first) is None
    note(console, first)
    assert shelf.read_before(CASE, first) is None

    maker.act(BAMBANG, ReturnReply(first.pin, "Siapa?")).act(SARI, SubmitReply("Ditambal Senin oleh UPTD I."))
    second = maker.case.reply
    assert second is not None and shelf.read_before(CASE, second) == "Ditambal Senin."
    for _ in range(2):  # to read it again takes nothing away
        note(console, second)
        assert shelf.read_before(CASE, second) == "Ditambal Senin."
    third: Reply = replace(second, pin="other", text="x")
    assert shelf.read_before(CASE, third) == "Ditambal Senin oleh UPTD I."

    console.take([], out=(CASE,))
    with reading(console.stores.cache) as connection:
        assert connection.scalars(sa.select(read_reply.c.case_id).limit(9)).all() == []
    assert shelf.read_before(CASE, third) is None
