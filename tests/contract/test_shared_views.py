"""A view is shared without a connection, reaches a colleague by `ref`, and is withdrawn by an admin."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from app.models.listing import Fact, Filter, Listing
from app.models.outbox import State
from app.models.queries import View
from app.models.shared_lists import recommended
from app.status import Link
from app.views.outbox import contents
from app.views.outbox.contents import Section
from domain.directory_commands import ShareView, WithdrawView
from tests.support.bad_server import silent_close
from tests.support.central import running_server
from tests.support.console import BAMBANG, HEALTH, RATNA, REGENCY, ROADS, SARI
from tests.support.relay import bad_line, passing
from tests.support.station import Station, now, open_station

BOTH_UNITS = Listing(View.ALL, Filter(units=(ROADS, HEALTH)), facts=(Fact.TRACKING, Fact.UNIT))


def shown(station: Station) -> dict[str, int]:
    """What colleagues share, as the left pane has it: with counts of what the person receives."""
    views = [each.view for each in station.lists.shared(station.world[0].directory) if each.view.pinned]
    counts = station.lists.counts(views, now().date())
    return {view.name: counts[view.id] for view in views}


def test_a_view_shared_offline_arrives_and_is_withdrawn(tmp_path: Path, stack: ExitStack) -> None:
    central = stack.enter_context(running_server(tmp_path / "server", (SARI, BAMBANG, RATNA)))
    line = stack.enter_context(bad_line(central.url))
    bambang = open_station(tmp_path / "bambang", BAMBANG, line.url, stack)
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    ratna = open_station(tmp_path / "ratna", RATNA, central.url, stack)
    for station in (bambang, sari, ratna):
        station.synced()
    own = bambang.lists.save("Kedua unit", BOTH_UNITS).result(10)
    line.behaviour = silent_close
    share = ShareView(REGENCY, own.name, recommended(BOTH_UNITS), ROADS)
    bambang.desk.amend(own.id, 0, own.name, share).result(10)
    bambang.synced()
    assert bambang.states() != [State.SETTLED] and bambang.status.link is not Link.CONNECTED
    line.behaviour = passing(central.url)
    for station in (bambang, sari, ratna):
        station.synced()
    assert bambang.states() == [State.SETTLED]
    cases = len(sari.queries.keys(View.ALL, now().date()))
    assert shown(sari) == {"Kedua unit": cases}, "of the other unit she receives nothing, and sees nothing"
    assert [each.view.listing for each in sari.lists.shared(sari.world[0].directory)] == [BOTH_UNITS]
    assert shown(bambang) == shown(ratna) == {}, "his own stands among his own; it is not for hers"

    sari.lists.pin(own.id, pinned=False).result(10)
    again = replace(share, name="Unit kita", content=recommended(Listing(View.LATE)))
    bambang.desk.amend(own.id, 1, "Unit kita", again).result(10)
    ratna.desk.amend(own.id, 1, own.name, WithdrawView()).result(10)
    for station in (bambang, sari):
        station.synced()
    assert shown(sari) == {}, "not where she does not want it, whatever it says now"
    sari.lists.pin(own.id, pinned=True).result(10)
    assert shown(sari) == {"Unit kita": len(sari.queries.keys(View.LATE, now().date()))}
    ratna.synced()
    sari.synced()
    assert ratna.states() == [State.SETTLED] and shown(sari) == {}

    bambang.desk.amend(own.id, 2, "Unit kita", replace(again, name="Unit kami")).result(10)
    bambang.synced()
    conflict = bambang.items()[-1]
    assert (conflict.state, conflict.fields["withdrawn.by"]) == (State.CONFLICT, RATNA.name)
    sari.desk.amend(own.id, 0, "x", share).result(10)
    sari.synced()
    assert (sari.items()[-1].state, sari.items()[-1].code) == (State.REJECTED, "not_sharer")
    assert [entry.section for entry in contents.read(sari.queries)] == [Section.REVIEW]
