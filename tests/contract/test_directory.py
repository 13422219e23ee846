"""The directory is changed from consoles, also without a connection, and a rotation is seen by whoever takes over."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from app.models.outbox import UNSENT, State
from app.status import Link
from app.views.outbox import contents
from app.views.outbox.contents import Section
from domain.case import Holder, Status
from domain.commands import Dispose, Verify
from domain.directory_commands import AddUnit, Amendment, ChangeUnit, GrantRole, LeaveAgency, RetireUnit
from domain.ids import CaseId, CommandId, PersonId, UnitId, new_id
from domain.people import Membership, Person, Role
from tests.support.bad_server import silent_close
from tests.support.central import CentralServer, running_server
from tests.support.console import HEALTH, RATNA, REGENCY, ROADS, SARI, new_case
from tests.support.relay import bad_line, passing
from tests.support.station import PATIENCE_SECONDS, Station, now, open_station

RINI = replace(SARI, id=PersonId("rini"), name="Rini Astuti")
NADIA = Person(PersonId("nadia"), "Nadia Putri", "Admin Instansi", (Membership(Role.AGENCY_ADMIN, REGENCY),))


def amend(station: Station, entry: str, command: Amendment, title: str = "Entri") -> CommandId:
    seen = station.queries.directory(station.world[0]).versions.get(entry, 0)
    return station.desk.amend(entry, seen, title, command).result(PATIENCE_SECONDS)


def test_a_rotation_made_offline_is_seen_on_the_successor_s_console(tmp_path: Path, stack: ExitStack) -> None:
    """Ratna, without a connection, sends Sari on to another post; Rini finds Sari's case on her own desk."""
    central = stack.enter_context(running_server(tmp_path / "server", (SARI, RINI, RATNA)))
    case = replace(new_case(1, days_ago=3).case, holder=Holder(REGENCY, ROADS, SARI.id))
    central.add([case])
    line = stack.enter_context(bad_line(central.url))
    ratna = open_station(tmp_path / "ratna", RATNA, line.url, stack)
    rini = open_station(tmp_path / "rini", RINI, central.url, stack)
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    for station in (ratna, rini, sari):
        station.synced()
    assert rini.view(case.id).case.holder.person == SARI.id
    line.behaviour = silent_close
    amend(ratna, SARI.id, LeaveAgency(REGENCY, RINI.id), "Sari Wulandari")
    shown = ratna.queries.directory(ratna.world[0])
    assert (shown.directory.people[SARI.id].left, shown.pending) == (True, {SARI.id})
    assert not ratna.world[0].directory.people[SARI.id].left, "until the server has agreed, rules go by what it said"
    ratna.synced()
    assert set(ratna.states()) <= set(UNSENT)
    line.behaviour = passing(central.url)
    ratna.synced()
    assert ratna.states() == [State.SETTLED]
    after = ratna.queries.directory(ratna.world[0])
    assert (after.directory.people[SARI.id].left, after.pending) == (True, frozenset())
    rini.synced()
    taken_over = rini.view(case.id).case
    assert (taken_over.holder.person, taken_over.events[-1].kind) == (RINI.id, "handed_over")
    assert taken_over.events[-1].data["by"] == RATNA.name
    sari.synced()
    assert sari.status.link is not Link.CONNECTED, "whoever has left is no longer let in"
    assert sari.view(case.id).case.holder.person == SARI.id, "what she had stays readable until it is taken away"


def test_work_on_a_unit_that_is_new_itself_waits_for_it(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    ratna = open_station(tmp_path / "ratna", RATNA, line.url, stack)
    ratna.synced()
    line.behaviour = silent_close
    new = UnitId(new_id(now()))
    first = amend(ratna, new, AddUnit(REGENCY, "Bidang Air"), "Bidang Air")
    amend(ratna, SARI.id, GrantRole(Role.LIAISON_OFFICER, REGENCY, new), "Sari Wulandari")
    assert ratna.items()[1].made_after == (first,)
    entries = contents.read(ratna.queries)
    assert {entry.section for entry in entries} == {Section.WAITING}, "none of it has lost a case: it never had one"
    shown = ratna.queries.directory(ratna.world[0]).directory
    assert shown.units[new].name == "Bidang Air"
    assert [m.unit for m in shown.people[SARI.id].memberships] == [ROADS, new]
    ratna.synced()
    assert set(ratna.states()) <= set(UNSENT), "the server cannot know of it: that is no reason to give it up"
    line.behaviour = passing(central.url)
    ratna.synced()
    assert ratna.states() == [State.SETTLED] * 2
    assert ratna.world[0].directory.units[new].name == "Bidang Air"


def test_a_refused_change_leaves_the_directory_as_it_is_and_says_why(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    amend(sari, HEALTH, ChangeUnit(name="Dinas Saya"), "Dinas Kesehatan")
    shown = sari.queries.directory(sari.world[0])
    assert (shown.directory.units[HEALTH].name, shown.pending) == ("Dinas Kesehatan", frozenset())
    sari.synced()
    [item] = sari.items()
    assert (item.state, item.code, item.title) == (State.REJECTED, "admins_only", "Dinas Kesehatan")
    [entry] = contents.read(sari.queries)
    assert entry.section is Section.REVIEW


def test_what_waits_is_not_given_up_because_the_server_does_not_know_of_it(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    ratna = open_station(tmp_path / "ratna", RATNA, central.url, stack, undo_seconds=10)
    ratna.synced()
    amend(ratna, HEALTH, ChangeUnit(name="Dinas Kesehatan Daerah"))
    amend(ratna, new_id(now()), AddUnit(REGENCY, "Bidang Air"))
    ratna.synced()
    assert ratna.states() == [State.QUEUED] * 2, "a whole sync came and went while they could be undone"


def test_two_admins_rename_a_unit_and_the_second_is_told_by_whom(tmp_path: Path, stack: ExitStack) -> None:
    central = stack.enter_context(running_server(tmp_path / "server", (SARI, RATNA, NADIA)))
    ratna = open_station(tmp_path / "ratna", RATNA, central.url, stack)
    nadia = open_station(tmp_path / "nadia", NADIA, central.url, stack)
    ratna.synced()
    nadia.synced()
    amend(ratna, ROADS, ChangeUnit(name="Dinas Bina Marga"))
    ratna.synced()
    amend(nadia, ROADS, ChangeUnit(name="Dinas Jalan Raya"))
    nadia.synced()
    [item] = nadia.items()
    assert (item.state, item.fields["name"], item.fields["name.by"]) == (
        State.CONFLICT,
        "Dinas Bina Marga",
        RATNA.name,
    )
    assert nadia.world[0].directory.units[ROADS].name == "Dinas Bina Marga"


def test_a_case_is_not_given_to_a_dissolved_unit_on_either_side(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    ratna = open_station(tmp_path / "ratna", RATNA, central.url, stack)
    fresh = replace(new_case(2, days_ago=1).case, status=Status.UNVERIFIED, holder=Holder(REGENCY))
    central.add([replace(fresh, id=CaseId("case-baru"), tracking="9000001")])
    ratna.synced()
    amend(ratna, HEALTH, RetireUnit(ROADS))
    ratna.synced()
    ratna.submit("case-baru", Verify(REGENCY, HEALTH))
    assert ratna.view("case-baru").case.status == Status.UNVERIFIED, "the console knows it will be refused"
    ratna.synced()
    assert (ratna.items()[-1].state, ratna.items()[-1].code) == (State.REJECTED, "unit_retired")
    ratna.submit("case-baru", Verify(REGENCY, ROADS))
    ratna.submit("case-baru", Dispose(ROADS, SARI.id))
    ratna.synced()
    assert ratna.view("case-baru").case.holder == Holder(REGENCY, ROADS, SARI.id)
