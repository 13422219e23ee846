"""A review without a connection: the dossier comes from the cache, the finding goes out later and is answered."""

from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from app.models.delays import delays
from app.models.outbox import State
from app.status import Link
from domain.commands import AnswerFinding, RecordFinding
from domain.dossier import Delay
from domain.findings import findings_of
from domain.ids import CaseId, CommandId
from server import dossier
from server.database import reading
from tests.support.bad_server import silent_close
from tests.support.central import CentralServer
from tests.support.console import NOW, RATNA, SARI
from tests.support.relay import bad_line, passing
from tests.support.station import Station, open_station

REVIEWED = NOW + timedelta(days=10)
FOUND = RecordFinding("Belum ada tindak lanjut.", "Jawab pelapor.", date(2026, 12, 11))


def late(station: Station) -> dict[CaseId, Delay]:
    found = delays(station.stores.cache, station.world[0], REVIEWED)
    return {delay.case.id: delay for delay in found.delays}


def test_reviewed_offline_answered_and_seen_by_both(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    line = stack.enter_context(bad_line(central.url))
    ratna = open_station(tmp_path / "ratna", RATNA, line.url, stack)
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    ratna.synced()
    line.behaviour = silent_close
    with reading(central.engine) as connection:
        expected = dossier.delays(connection, REVIEWED)
    shown = late(ratna)
    assert len(shown) > 3
    assert {(d.case.id, d.late, d.told) for d in shown.values()} == {
        (d.case.id, d.late, d.told) for d in expected.delays
    }
    worst = expected.delays[0].case.id
    ratna.submit(worst, FOUND)
    assert ratna.synced().link is not Link.CONNECTED
    assert State.SETTLED not in ratna.states()
    (finding,) = late(ratna)[worst].findings
    assert (finding.recommendation, finding.due_on, finding.is_open) == ("Jawab pelapor.", date(2026, 12, 11), True)
    line.behaviour = passing(central.url)
    ratna.synced()
    sari.synced()
    (known,) = findings_of(sari.view(worst).case)
    assert (known.id, known.by.person) == (finding.id, RATNA.id)
    sari.submit(worst, AnswerFinding(CommandId(known.id), "Sudah dijawab hari ini."))
    sari.synced()
    ratna.synced()
    (answered,) = late(ratna)[worst].findings
    assert [answer.text for answer in answered.answers] == ["Sudah dijawab hari ini."] and not answered.is_open
    assert ratna.states() == sari.states() == [State.SETTLED]
