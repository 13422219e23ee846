"""An action plan made without a connection, with evidence, reaches its readers once; both sides' changes meet."""

from contextlib import ExitStack
from pathlib import Path

from app.models.outbox import State
from app.models.plans import PlanView, plans
from app.status import Link
from domain import commands as c
from domain.ids import CaseId
from tests.support.bad_server import silent_close
from tests.support.central import CentralServer
from tests.support.console import RATNA, REGENCY, ROADS, SARI
from tests.support.relay import bad_line, losing_answers, passing
from tests.support.station import PATIENCE_SECONDS, Station, open_station

MADE = c.MakePlan("Jalan pasar", REGENCY, "Tambal sebelum musim hujan.", ROADS, SARI.id)


def view(station: Station, plan: CaseId) -> PlanView:
    found = plans(station.stores.cache, station.stores.work, station.person, station.world[0])
    return next(one for one in found if one.plan.id == plan)


def do(station: Station, command: c.Command, plan: CaseId | None = None) -> CaseId:
    return station.desk.plan(command, view(station, plan) if plan else None).result(PATIENCE_SECONDS)


def test_offline_with_evidence_and_later_once(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    ratna = open_station(tmp_path / "ratna", RATNA, central.url, stack)
    sari.synced()
    line.behaviour = silent_close
    photo = tmp_path / "jalan.jpg"
    photo.write_bytes(bytes(range(256)) * 100)
    item = sari.desk.attach(photo).result(PATIENCE_SECONDS)
    plan = do(sari, MADE)
    do(sari, c.AddToPlan("Sebelum ditambal.", (item,)), plan)
    do(sari, c.ChangePlan(progress=25), plan)
    shown = view(sari, plan)
    assert (shown.plan.title, shown.plan.progress, shown.plan.evidence) == ("Jalan pasar", 25, (item,))
    assert (shown.server_version, len(shown.pending)) == (0, 3)
    assert sari.synced().link is not Link.CONNECTED
    line.behaviour = losing_answers(central.url, 1, "/v1/sync")
    sari.synced()
    line.behaviour = passing(central.url)
    sari.synced()
    sari.synced()
    assert sari.states() == [State.SETTLED] * 3
    ratna.synced()
    known = view(ratna, plan)
    assert (known.plan, known.pending, known.server_version) == (view(sari, plan).plan, (), 3)
    assert [entry.by.name for entry in known.plan.entries] == [SARI.name] * 3


def test_additions_of_both_sides_merge_and_the_same_field_asks(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    ratna = open_station(tmp_path / "ratna", RATNA, central.url, stack)
    sari.synced()
    plan = do(sari, MADE)
    sari.synced()
    ratna.synced()
    line.behaviour = silent_close
    do(sari, c.AddToPlan("Catatan dari lapangan."), plan)
    do(sari, c.ChangePlan(progress=30), plan)
    do(ratna, c.AddToPlan("Catatan dari kantor."), plan)
    do(ratna, c.ChangePlan(progress=60), plan)
    ratna.synced()
    line.behaviour = passing(central.url)
    sari.synced()
    sari.synced()
    assert sorted(sari.states()) == sorted([State.SETTLED, State.SETTLED, State.CONFLICT])
    conflict = next(one for one in sari.items() if one.state is State.CONFLICT)
    assert conflict.fields["progress"] == "60" and conflict.fields["progress.by"] == RATNA.name
    merged = view(sari, plan).plan
    assert {entry.text for entry in merged.entries} >= {"Catatan dari lapangan.", "Catatan dari kantor."}
    assert merged.progress == 60
