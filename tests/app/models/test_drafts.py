"""What was typed comes back as it was typed, whatever it is, until it is sent or thrown away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.models import drafts, outbox
from app.models.drafts import Draft
from app.models.engine import reading, writing
from app.models.stores import Stores, open_stores
from app.paths import Profile
from domain.attachments import Attachment
from domain.commands import AddNote, Envelope, SubmitReply
from domain.ids import CaseId, CommandId, DeviceId
from domain.wire import to_wire
from tests.support.console import KEY, NOW, SARI, new_case

CASE = new_case(1, days_ago=3).case
FILES = tuple(Attachment(f"{n:064}", f"lokasi {n} – é😀.png", 1000 + n, "image/png") for n in (3, 1, 2))
TEXTS = {
    "empty": "",
    "emoji": "👩🏽‍🔧 sudah diperbaiki 🇮🇩",
    "right to left": "مرحبا بكم في المكتب\u200f ok",
    "nul": "sebelum\x00sesudah",
    "controls": "tab\tbaris\r\nbaru\x1b[0m\x07\u2028\u2029\ufeff",
    "eight thousand": "Jalan berlubang 😀 " * 445,
    "long": "x" * 500_000,
    "composed": "e\u0301 und \u00e9",
    "sql": "'); DROP TABLE draft; --",
}
ANY_TEXT = st.text(st.characters(), max_size=300) | st.text(st.characters(categories=["Cs", "L"]), max_size=20)


def draft(text: str, case: str = CASE.id, purpose: str = "reply") -> Draft:
    return Draft(CaseId(case), purpose, CASE.tracking, CASE.title, text, NOW, True, False, FILES)


def stored(stores: Stores, item: Draft) -> Draft | None:
    with writing(stores.work) as connection:
        drafts.save(connection, item)
    with reading(stores.work) as connection:
        return drafts.find(connection, item.case, item.purpose)


@pytest.mark.parametrize("name", TEXTS)
def test_a_draft_comes_back_after_a_restart(profile: Profile, name: str) -> None:
    stores = open_stores(profile, KEY, NOW)
    stored(stores, draft(TEXTS[name]))
    stores.close()
    again = open_stores(profile, KEY, NOW)
    with reading(again.work) as connection:
        assert drafts.find(connection, CASE.id, "reply") == draft(TEXTS[name])
    again.close()


@pytest.mark.parametrize("name", TEXTS)
def test_a_command_keeps_the_text_as_well(stores: Stores, name: str) -> None:
    for number, command in enumerate((AddNote(TEXTS[name]), SubmitReply(TEXTS[name], FILES))):
        envelope = Envelope(CommandId(f"c{number}"), CASE.id, 2, SARI.id, DeviceId("d"), NOW, command)
        with writing(stores.work) as connection:
            outbox.enqueue(connection, envelope, CASE, NOW)
        with reading(stores.work) as connection:
            assert outbox.waiting(connection)[number].envelope == envelope


@example("setengah \ud83d huruf \udc00")
@given(text=ANY_TEXT)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_kept_and_half_a_character_becomes_a_mark(stores: Stores, text: str) -> None:
    item = replace(draft(text), title=text[:50])
    found = stored(stores, item)
    assert found is not None
    assert (found.text, found.title) == (to_wire(text), to_wire(text[:50]))
    envelope = Envelope(CommandId(f"c-{text!r}"), CASE.id, 2, SARI.id, DeviceId("d"), NOW, AddNote(text))
    with writing(stores.work) as connection:
        outbox.enqueue(connection, envelope, CASE, NOW)
        assert outbox.waiting(connection)[-1].envelope.command == AddNote(str(to_wire(text)))
        connection.rollback()


def test_each_case_has_one_draft_of_each_kind(stores: Stores) -> None:
    for purpose in ("reply", "note"):
        stored(stores, draft(f"first {purpose}", purpose=purpose))
        stored(stores, draft(f"second {purpose}", purpose=purpose))
    stored(stores, draft("other", case="case-2"))
    with writing(stores.work) as connection:
        drafts.discard(connection, CASE.id, "reply")
        drafts.discard(connection, CASE.id, "reply")
    with reading(stores.work) as connection:
        assert {item.text for item in drafts.recent(connection, 10)} == {"second note", "other"}
        assert drafts.find(connection, CASE.id, "reply") is None


@pytest.fixture
def many(stores: Stores) -> Iterator[Stores]:
    for number in range(20):
        item = replace(
            draft(str(number), case=f"case-{number}"), saved_at=NOW + timedelta(microseconds=number * 250_000)
        )
        stored(stores, item)
    yield stores


def test_the_newest_come_first_and_no_more_than_asked_for(many: Stores) -> None:
    with reading(many.work) as connection:
        assert [item.text for item in drafts.recent(connection, 5)] == ["19", "18", "17", "16", "15"]


@pytest.mark.parametrize("name", TEXTS)
def test_the_answers_of_a_form_come_back_too(stores: Stores, name: str) -> None:
    item = replace(draft("alasan", purpose="task.give.v1"), answers={"title": TEXTS[name], "mandatory": ""})
    assert stored(stores, item) == item
    assert item.says_something


def test_a_draft_of_an_earlier_version_has_no_answers(stores: Stores) -> None:
    stored(stores, draft("lama"))
    with writing(stores.work) as connection:
        connection.exec_driver_sql("""UPDATE draft SET files = '{"items":[]}'""")
    with reading(stores.work) as connection:
        found = drafts.find(connection, CASE.id, "reply")
    assert found is not None and (found.answers, found.attachments, found.text) == ({}, (), "lama")


def test_an_answer_that_was_taken_away_is_worth_keeping_and_nothing_at_all_is_not() -> None:
    blank = Draft(CASE.id, "case.protect.v1", "", "", "", NOW)
    assert replace(blank, answers={"anonymous": ""}).says_something
    assert not blank.says_something
