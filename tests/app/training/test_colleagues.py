"""The colleagues of a training: what was begun in it goes on by the real rule, and nothing else moves."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.advance import GivenUp, Stretch
from app.practice import Part
from app.training.colleagues import Colleagues, Pace, act
from app.training.ground import Ground
from app.training.region import CASES, Region
from domain import commands as c
from domain.case import Case, EventKind, Status, TaskState
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId, UnitId
from domain.people import Person
from domain.policies import steps_needed
from domain.wire import loads
from domain.workflow import Moment, Permit, find
from server.central import Central
from server.database import reading
from server.people import load_person
from server.records import load_case
from server.settings import Settings
from server.tables import cases

UNIT = UnitId("TH-PUPR")
LONG = "Yth. Pelapor, got sudah dikeruk regu kebersihan pada hari Selasa dan airnya lancar kembali. Terima kasih."
SHORT = "Sudah beres."
NEVER = Pace(look=3_600, think=0)


@dataclass
class Play:
    """The region with somebody who is played; `colleagues` look when they are told to."""

    ground: Ground
    part: Part = Part.OFFICER
    used: set[CaseId] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.region = Region(self.ground, lambda: self.part, NEVER)
        self.region.open().result()
        self.central = Central.over(Settings(self.ground.server))
        self.at_first = self.all()

    @property
    def colleagues(self) -> Colleagues:
        assert self.region.colleagues is not None
        return self.region.colleagues

    def person(self, part: Part) -> Person:
        with reading(self.central.engine) as connection:
            found = load_person(connection, PersonId(part))
        assert found is not None
        return found

    def case(self, id: CaseId) -> Case:
        with reading(self.central.engine) as connection:
            found = load_case(connection, id)
        assert found is not None
        return found

    def all(self) -> list[Case]:
        with reading(self.central.engine) as connection:
            return [loads(Case, doc) for doc in connection.scalars(select(cases.c.doc).order_by(cases.c.id))]

    def free(self, command: type[c.Command], part: Part = Part.OFFICER) -> Case:
        """A case of the unit that nobody here has used, on which this may be done."""
        with reading(self.central.engine) as connection:
            moment = Moment(datetime.now(UTC), self.central.reference.at(connection).directory)
        who = self.person(part)
        found = next(
            case
            for case in self.all()
            if case.id not in self.used
            and case.holder.unit == UNIT
            and case.reply is None
            and steps_needed(case, 1) == 1
            and isinstance(find(case, who, command, moment), Permit)
        )
        self.used.add(found.id)
        return found

    def does(self, case: Case, command: c.Command, part: Part = Part.OFFICER) -> None:
        assert act(self.central, self.person(part), case.id, command, datetime.now(UTC))


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    ground = Ground(tmp_path_factory.mktemp("training") / "latihan")
    ground.prepare()
    playing = Play(ground)
    yield playing
    playing.region.close()
    playing.central.engine.dispose()


@pytest.fixture(autouse=True)
def as_officer(play: Play) -> None:
    play.part = Part.OFFICER


def kinds(case: Case) -> list[EventKind]:
    return [event.kind for event in case.events]


def test_a_full_answer_is_approved_and_its_reporter_replies_until_content(play: Play) -> None:
    case = play.free(c.SubmitReply)
    play.does(case, c.SubmitReply(LONG))
    play.colleagues.look()
    assert EventKind.FOLLOW_UP in kinds(play.case(case.id)), "the supervisor approved and it left"
    play.colleagues.look()
    if play.case(case.id).status == Status.REPORTER_REPLIED:
        play.does(case, c.SubmitReply(LONG + " Ujung gang sudah menyusul."))
        play.colleagues.look()
        play.colleagues.look()
    assert play.case(case.id).status == Status.CLOSED_BY_REPORTER
    play.colleagues.look()
    assert play.case(case.id).rating == 5
    at_rest = play.case(case.id)
    play.colleagues.look()
    assert play.case(case.id) == at_rest


def test_an_answer_that_says_nothing_comes_back_once_with_a_note(play: Play) -> None:
    case = play.free(c.SubmitReply)
    play.does(case, c.SubmitReply(SHORT))
    play.colleagues.look()
    returned = play.case(case.id).reply
    assert returned is not None and returned.state == "returned" and returned.notes
    play.does(case, c.SubmitReply(SHORT))
    play.colleagues.look()
    assert EventKind.FOLLOW_UP in kinds(play.case(case.id))


def test_who_is_played_decides_for_themselves(play: Play) -> None:
    case = play.free(c.SubmitReply)
    play.does(case, c.SubmitReply(LONG))
    play.part = Part.SUPERVISOR
    before = play.case(case.id)
    play.colleagues.look()
    assert play.case(case.id) == before
    play.part = Part.OFFICER
    play.colleagues.look()
    assert play.case(case.id) != before


def test_another_agency_takes_its_task_and_the_reporter_tells_what_is_missing(play: Play) -> None:
    tasked, asked = play.free(c.GiveTask), play.free(c.AskInformation)
    play.does(tasked, c.GiveTask("Periksa tiang listrik", AgencyId("KAB-MS"), None, 3))
    play.does(asked, c.AskInformation("Di mana tepatnya?"))
    for _ in range(2):
        play.colleagues.look()
    assert [task.state for task in play.case(tasked.id).tasks][-1] == TaskState.DONE
    assert EventKind.INFORMATION_GIVEN in kinds(play.case(asked.id))


def test_what_nobody_touched_stays_as_it_is(play: Play) -> None:
    """Among it the answers of the second officer, which wait for whoever plays the supervisor."""
    untouched = [case for case in play.at_first if case.id not in play.used]
    assert len(untouched) > CASES / 2 and play.region.growth.stretch == Stretch("reports", CASES, CASES)
    play.colleagues.look()
    assert [play.case(case.id) for case in untouched] == untouched
    waiting = [case for case in untouched if case.reply is not None and case.reply.author.person == "joko"]
    assert any(case.reply and case.reply.state == "submitted" for case in waiting)


def test_a_colleague_corrects_the_same_title_once(play: Play) -> None:
    case = play.free(c.Correct, Part.ADMIN)
    now = datetime.now(UTC)
    meant = c.Envelope(
        CommandId("meant"), case.id, case.version, PersonId(Part.ADMIN), DeviceId("d"), now, c.Correct(title="Got")
    )
    for _ in range(2):
        play.colleagues.contradict(meant)
    after = play.case(case.id)
    assert after.title == f"{case.title} (sudah dicek)".strip() and after.version == case.version + 1


def test_the_server_answers_on_this_computer_only(play: Play) -> None:
    socket.create_connection(("127.0.0.1", play.region.port), 5).close()
    with pytest.raises(ConnectionRefusedError):  # another address of this computer, as good as that of a network
        socket.create_connection(("127.0.0.2", play.region.port), 5).close()


def test_who_turns_back_leaves_nothing_half_made(tmp_path: Path) -> None:
    ground = Ground(tmp_path / "latihan")
    ground.prepare()
    region = Region(ground, lambda: Part.OFFICER, NEVER)
    region.growth.give_up()
    with pytest.raises(GivenUp):
        region.open().result()
    region.close()
    assert not ground.server.exists()
