"""A report taken in offline becomes one case with one number, however often and from however many consoles it comes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from sqlalchemy import delete, func, select

import server.numbers
from domain.case import Case, Reporter
from domain.commands import AddNote, Envelope, IntakeReport, Protect
from domain.errors import Code
from domain.ids import CaseId, CommandId, new_id
from domain.intake import provisional_number
from domain.protocol import CommandMessage, Outcome, Result
from domain.scope import REFERENCE
from domain.wire import loads
from server.central import Central
from server.cli import main
from server.database import reading, writing
from server.numbers import HOW_MANY, Numbers
from server.tables import audit, bucket, cases, command, event, feed, member
from tests.server import attaching
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.region import HEALTH, REGENCY, ROADS, Region, change, read

REPORTER = Reporter("Pelapor Loket", "9988776655443322", "+62 999", "loket@example.invalid")
REPORT = IntakeReport(REGENCY, "Got mampet", "Got di RT 04 meluap.", "face_to_face", ROADS, reporter=REPORTER)


def message(desk: Desk, report: IntakeReport = REPORT, case: str = "") -> CommandMessage:
    desk.dseq += 1
    now = desk.clock()
    subject = CaseId(case or new_id(now))
    return CommandMessage(
        desk.dseq, Envelope(CommandId(new_id(now)), subject, 0, desk.person.id, desk.device, now, report)
    )


def answer(desk: Desk, sent: CommandMessage) -> Result:
    reply = desk.exchange([sent])
    return next(result for result in reply.results if result.id == sent.envelope.id)


def stored(central: Central) -> list[Case]:
    return [loads(Case, row.doc) for row in read(central, select(cases.c.doc).order_by(cases.c.tracking))]


def test_it_is_a_case_with_a_final_number_and_keeps_the_provisional_one(at_desk: SignIn, region: Region) -> None:
    budi = at_desk("budi")
    photo = attaching.bring(budi)
    sent = message(budi, replace(REPORT, attachments=(photo,)))
    result = answer(budi, sent)
    assert (result.outcome, result.version) == (Outcome.APPLIED, 1)
    [case] = stored(region.central)
    number = provisional_number(sent.envelope.case)
    assert dict(result.fields) == {"tracking": case.tracking, "provisional": number}
    assert len(case.tracking) == 7 and case.tracking.isdecimal() and case.tracking.startswith("0")
    assert (case.id, case.provisional, case.attachments) == (sent.envelope.case, number, (photo,))
    assert budi.seen(case) == case, "who reported is known at the desk, since they did not ask to be hidden"
    assert attaching.fetch(at_desk("andi"), photo.sha256).content == attaching.PHOTO
    for asked in (number.lower(), f"#{case.tracking}"):
        output = StringIO()
        assert main(["--lang", "en", "number", asked], region.central.settings, output) == 0
        assert output.getvalue() == f"Number {case.tracking}, provisional number {number}\n"
    assert main(["number", "S-00000-00000"], region.central.settings, StringIO()) == 1
    with reading(region.central.engine) as connection:
        assert_books_balance(connection)


def test_sent_again_it_is_answered_as_before_and_another_command_cannot_begin_it_anew(
    at_desk: SignIn, region: Region
) -> None:
    budi, dewi = at_desk("budi"), at_desk("dewi")
    sent = message(budi)
    first = answer(budi, sent)
    assert answer(budi, sent) == first
    assert answer(budi, message(budi, case=sent.envelope.case)).code == Code.REUSED_ID
    assert answer(dewi, message(dewi, replace(REPORT, unit=HEALTH), sent.envelope.case)).code == Code.REUSED_ID
    assert answer(budi, message(budi, case="kasus-saya")).code == Code.MALFORMED
    assert len(stored(region.central)) == 1


def test_a_note_made_on_it_offline_arrives_with_it(at_desk: SignIn, region: Region) -> None:
    budi = at_desk("budi")
    sent = message(budi)
    budi.dseq += 1
    noted = replace(sent.envelope, id=CommandId(new_id(budi.clock())), command=AddNote("Pelapor menunggu."))
    reply = budi.exchange([sent, CommandMessage(budi.dseq, noted, after=(sent.envelope.id,))])
    assert [result.outcome for result in reply.results] == [Outcome.APPLIED] * 2
    [case] = stored(region.central)
    assert [event.kind for event in case.events] == ["reported", "note"]


def test_who_reported_anonymously_is_sent_back_to_nobody(at_desk: SignIn, region: Region) -> None:
    desks = [at_desk(name) for name in ("budi", "andi", "citra")]
    sent = message(desks[0], replace(REPORT, anonymous=True))
    assert answer(desks[0], sent).outcome == Outcome.APPLIED
    for desk in desks:
        desk.sync()
        assert desk.cases() == {sent.envelope.case}
        assert all(part not in desk.everything_received() for part in (REPORTER.name, REPORTER.nik, REPORTER.email))
    [case] = stored(region.central)
    assert case.reporter == REPORTER, "kept, for whoever may be told"
    assert desks[1].must(case, Protect(anonymous=False)).outcome == Outcome.APPLIED
    assert desks[1].seen(case).reporter == REPORTER


REFUSED: list[tuple[str, dict[str, Any], Code]] = [
    ("citra", {}, Code.NOT_ALLOWED),
    ("nadia", {}, Code.NOT_ALLOWED),
    ("gita", {}, Code.NOT_ALLOWED),
    ("dewi", {}, Code.NOT_ALLOWED),
    ("eko", {}, Code.NOT_ALLOWED),
    ("budi", {"unit": None}, Code.NOT_ALLOWED),
    ("budi", {"text": ""}, Code.TEXT_REQUIRED),
]


@pytest.mark.parametrize(("who", "changes", "code"), REFUSED)
def test_who_may_not_and_what_is_none_leaves_no_case(
    at_desk: SignIn, region: Region, who: str, changes: dict[str, Any], code: Code
) -> None:
    desk = at_desk(who)
    assert answer(desk, message(desk, replace(REPORT, **changes))).code == code
    assert stored(region.central) == []
    assert not (region.central.settings.data_dir / "numbers").exists(), "no number is spent on it"


def test_a_file_that_is_not_here_begins_nothing(at_desk: SignIn, region: Region) -> None:
    budi, dewi = at_desk("budi"), at_desk("dewi")
    photo = attaching.bring(dewi)
    sent = message(budi, replace(REPORT, attachments=(photo,)))
    assert answer(budi, sent).code == Code.ATTACHMENT_MISSING
    assert stored(region.central) == []


def test_consoles_at_once_never_share_a_number(
    at_desk: SignIn, region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There are just as many numbers as reports, so that everybody looks for a free one where others do."""
    monkeypatch.setattr(server.numbers, "HOW_MANY", 24)
    desks = [at_desk("budi"), at_desk("hadi"), at_desk("andi"), at_desk("budi")]
    made = [[message(desk) for _ in range(6)] for desk in desks]

    def send(desk: Desk, messages: list[CommandMessage]) -> dict[str, str]:
        results = [result for one in messages for result in [answer(desk, one)]]
        assert [result.outcome for result in results] == [Outcome.APPLIED] * len(messages)
        return {result.case: result.fields["tracking"] for result in results}

    with ThreadPoolExecutor(len(desks)) as pool:
        told = list(pool.map(send, desks, made))
    numbers = {case: number for one in told for case, number in one.items()}
    assert len(numbers) == 24 == len(set(numbers.values()))
    assert {case.id: case.tracking for case in stored(region.central)} == numbers
    with reading(region.central.engine) as connection:
        assert_books_balance(connection)


def test_after_a_restore_it_gets_the_number_it_had_and_nobody_else_does(at_desk: SignIn, region: Region) -> None:
    """What a citizen was told outlives the database: the register lies beside it."""
    budi, andi = at_desk("budi"), at_desk("andi")
    sent = [message(budi) for _ in range(5)]
    before = [answer(budi, one).fields for one in sent]
    _forget(region.central)
    late = [message(andi) for _ in range(5)]
    assert not {answer(andi, one).fields["tracking"] for one in late} & {fields["tracking"] for fields in before}
    assert [answer(budi, one).fields for one in reversed(sent)] == before[::-1]


def _forget(central: Central) -> None:
    """As if the database were one from before any of it."""
    for table in (event, cases, command, audit):
        change(central, delete(table))
    for column in (feed.c.bucket, member.c.bucket, bucket.c.name):
        change(central, delete(column.table).where(column != REFERENCE))


def test_a_number_in_use_is_passed_over_even_if_the_register_was_lost(region: Region) -> None:
    central = region.central
    with writing(central.engine) as connection:
        case = CaseId(new_id(central.now()))
        first = central.numbers.number_of(connection, case)
        assert central.numbers.number_of(connection, case) == first, "asked again, the same"
    region.report(tracking=first)
    (central.settings.data_dir / "numbers").unlink()
    with writing(central.engine) as connection:
        assert central.numbers.number_of(connection, case) == f"{(int(first) + 1) % HOW_MANY:07d}"


def test_of_two_cases_that_stand_for_the_same_place_each_has_its_own(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.numbers, "HOW_MANY", 3)
    numbers: Numbers = region.central.numbers
    with writing(region.central.engine) as connection:
        ids = [CaseId(new_id(region.central.now())) for _ in range(3)]
        given = [numbers.number_of(connection, id) for id in ids]
        assert set(given) == {"0000000", "0000001", "0000002"}
        assert [numbers.number_of(connection, id) for id in reversed(ids)] == given[::-1]
        with pytest.raises(server.numbers.NumbersExhausted):
            numbers.number_of(connection, CaseId(new_id(region.central.now())))
    assert read(region.central, select(func.count()).select_from(cases))[0][0] == 0
