"""Late cases of two units and an agency's own desk, with all that a dossier tells, and what is read off its screen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QModelIndex, Qt

from app.views.dossier.model import DossierTreeModel
from domain.case import Audience, Case, Event, EventKind, Holder, Signature
from domain.commands import ReturnReply, SubmitReply
from domain.ids import AgencyId, CaseId, PersonId, UnitId
from domain.people import Membership, Person, Role
from tests.support.console import BAMBANG, HEALTH, NEIGHBOUR, NOW, REGENCY, SARI, new_case

WATCHER = Person(
    PersonId("maya"), "Maya Lestari", "Pemantau Provinsi", (Membership(Role.MONITOR, AgencyId("kab-th"), None),)
)
OMBUDSMAN = Person(
    PersonId("omar"), "Omar Dahlan", "Asisten Ombudsman", (Membership(Role.OMBUDSMAN, AgencyId("orikal"), None),)
)
LAID_OUT = CaseId("case-0041")
"""The case with everything in its history."""

Happening = tuple[EventKind, int, str, dict[str, str]]

HISTORY: tuple[Happening, ...] = (
    (EventKind.TRANSFER_ASKED, 40, "Ruas ini jalan kabupaten.", {"agency": REGENCY}),
    (EventKind.TRANSFER_ACCEPTED, 39, "", {"from": NEIGHBOUR, "agency": REGENCY}),
    (EventKind.INFORMATION_ASKED, 38, "Mohon sebutkan patokannya.", {}),
    (EventKind.INFORMATION_GIVEN, 36, "Di depan gudang beras.", {}),
    (EventKind.REMINDED, 20, "", {"clock": "first_follow_up", "role": "liaison_officer"}),
    (EventKind.ESCALATED, 14, "", {"clock": "first_follow_up", "role": "supervisor"}),
    (EventKind.ESCALATED, 4, "", {"clock": "settlement", "role": "agency_admin"}),
)


_PUBLIC = frozenset({EventKind.INFORMATION_ASKED, EventKind.INFORMATION_GIVEN})


def told(case: Case, *happenings: Happening) -> Case:
    """The case with more in its timeline, each so many days before NOW."""
    by = Signature(SARI.id, SARI.name, SARI.title, REGENCY)
    events = list(case.events)
    for number, (kind, days_ago, text, data) in enumerate(happenings):
        at = NOW - timedelta(days=days_ago)
        audience = Audience.PUBLIC if kind in _PUBLIC else Audience.AGENCIES
        entry = Event(f"{case.id}-h{number}", kind, by, at, at, audience, case.version, text, data)
        events.append(entry)
    return replace(case, events=tuple(events))


def held(case: Case, unit: UnitId | None) -> Case:
    return replace(case, holder=Holder(REGENCY, unit))


def laid_out() -> Case:
    maker = new_case(41, days_ago=45)
    maker.act(SARI, SubmitReply("Sedang kami proses."), timedelta(days=20))
    assert maker.case.reply is not None
    maker.act(BAMBANG, ReturnReply(maker.case.reply.pin, "Sebutkan jadwalnya."), timedelta(days=3))
    return told(maker.case, *HISTORY)


def late_cases() -> list[Case]:
    """Eleven late cases and one in time; the roads unit has some of every age but the oldest."""
    roads = [new_case(50 + n, days_ago=days).case for n, days in enumerate((9, 11, 14, 21, 33, 60))]
    health = [held(new_case(60 + n, days_ago=days).case, HEALTH) for n, days in enumerate((10, 140, 24))]
    desk = [held(new_case(70, days_ago=18).case, None)]
    return [laid_out(), *roads, *health, *desk, new_case(80, days_ago=2).case]


def texts(model: DossierTreeModel, parent: QModelIndex | None = None, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Every row's first cell with its depth, from top to bottom."""
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        yield depth, str(index.data(Qt.ItemDataRole.DisplayRole))
        yield from texts(model, index, depth + 1)
