"""A day's writes, the disk filling up before each in turn: each says so, nothing is lost, and all goes on with room."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.models import drafts
from app.models.engine import reading
from app.models.outbox import State
from app.problems import Problem
from domain.attachments import Attachment
from domain.case import Case
from domain.commands import AddNote, SubmitReply
from domain.ids import CaseId
from tests.support.central import CentralServer
from tests.support.console import SARI, new_case
from tests.support.small_disk import SmallDisk, small_disk
from tests.support.station import PATIENCE_SECONDS, Station, now, open_station

__all__ = ["small_disk"]

CASE, OTHER = "case-0008", "case-0009"
ANSWER = "Lubang ditambal besok pagi. " * 30
NOTE = "Sudah ditelepon ke UPTD. " * 150
TYPED = "Belum selesai, masih ditulis. " * 2_000


@dataclass
class Day:
    """What Sari does, step by step; a step that failed can be done again."""

    station: Station
    central: CentralServer
    photo: Path
    attached: list[Attachment] = field(default_factory=list)
    arriving: list[Case] = field(default_factory=lambda: [new_case(n, days_ago=2).case for n in range(100, 160)])

    def steps(self) -> list[Callable[[], None]]:
        return [self.first_sync, self.type, self.attach, self.answer, self.note, self.send, self.others, self.type_more]

    def first_sync(self) -> None:
        self._synced()

    def type(self) -> None:
        self._save(OTHER, TYPED)

    def attach(self) -> None:
        self.attached = [self.station.desk.attach(self.photo).result(PATIENCE_SECONDS)]

    def answer(self) -> None:
        self.station.submit(CASE, SubmitReply(ANSWER, tuple(self.attached)))

    def note(self) -> None:
        self.station.submit(OTHER, AddNote(NOTE))

    def send(self) -> None:
        self._synced()
        self._synced()  # the answer follows its attachment

    def others(self) -> None:
        self.central.add(self.arriving)
        self.arriving = []
        self._synced()

    def type_more(self) -> None:
        self._save(OTHER, TYPED + "lagi")

    def _save(self, case: str, text: str) -> None:
        self.station.desk.save_draft(drafts.Draft(CaseId(case), "reply", "", "", text, now())).result(PATIENCE_SECONDS)

    def _synced(self) -> None:
        status = self.station.synced()
        if status.problem:
            raise Problem(status.problem)

    def has(self) -> tuple[list[str], list[str], int]:
        """What is stored of Sari's own: texts, commands, bytes of attachments."""
        with reading(self.station.stores.work) as connection:
            texts = [item.text for item in drafts.recent(connection, 9)]
            size = connection.exec_driver_sql("SELECT coalesce(sum(length(data)), 0) FROM blob_chunk").scalar_one()
        return texts, [item.id for item in self.station.items()], size


@pytest.mark.parametrize("room", [0, 96 * 1024, 256 * 1024])
@pytest.mark.parametrize("small_disk", ["disk"], indirect=True)
def test_every_write_of_a_day_survives_a_full_disk(
    small_disk: SmallDisk, room: int, central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    if not small_disk.mounted:
        pytest.skip("mounting a small disk takes root on Linux")
    photo = tmp_path / "foto.png"
    photo.write_bytes(b"\x89PNG rekaan" * 30_000)
    station = open_station(small_disk.folder / "sari", SARI, central.url, stack)
    day = Day(station, central, photo)
    refused = []
    for step in day.steps():
        before = day.has()
        small_disk.fill(leaving=room)
        try:
            step()
        except Problem as problem:
            refused.append(step.__name__)
            assert problem.code == "disk_full", step.__name__
            assert set(day.has()[0]) >= set(before[0]) and set(day.has()[1]) >= set(before[1]), step.__name__
            assert day.has()[2] >= before[2]
            small_disk.free()
            step()
        else:
            small_disk.free()
    assert station.synced().problem == ""
    assert station.states() == [State.SETTLED, State.SETTLED]
    assert day.has()[0] == [TYPED + "lagi"]
    reply = central.case(CaseId(CASE)).reply
    assert reply is not None and reply.text == ANSWER and len(reply.attachments) == 1
    assert [event.text for event in central.case(CaseId(OTHER)).events].count(NOTE) == 1
    assert len(refused) >= (3 if room else 5), refused
