"""The dossier as a Qt tree: units, their ages where there are several, their cases; a row is what it is about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.context import Context
from app.views.case.inert import tooltip
from app.views.dossier import words
from app.views.dossier.contents import AgeGroup, Contents, UnitGroup
from domain.case import Holder
from domain.dossier import Age, Delay
from domain.ids import CaseId

NODE_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
Key = Holder | tuple[Holder, Age] | CaseId
Content = UnitGroup | AgeGroup | Delay
ROOT: Final = QModelIndex()


class Column(IntEnum):
    """What is said of a case, from left to right."""

    REPORT = 0
    DAYS = 1
    HOPS = 2
    PAUSES = 3
    APPROVALS = 4
    TOLD = 5
    FINDINGS = 6


COLUMNS: Final = len(Column)


@dataclass(frozen=True)
class Node:
    """One row; `parent` is the number of the node above, -1 for none, and `children` those beneath."""

    key: Key
    content: Content
    parent: int
    row: int
    children: list[int]


class DossierTreeModel(QAbstractItemModel):
    """Every case of the dossier is in it; the words are made when a row is looked at."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._nodes: list[Node] = []
        self._tops: list[int] = []
        self._numbers: dict[Key, int] = {}
        self._one_agency = False

    def take(self, contents: Contents) -> None:
        self.beginResetModel()
        self._nodes, self._tops, self._numbers = [], [], {}
        self._one_agency = len({unit.place.agency for unit in contents.units}) == 1
        for unit in contents.units:
            top = self._add(unit.place, unit, -1)
            for group in unit.ages:  # of a single age the unit's own row says how late its cases are
                middle = self._add((unit.place, group.age), group, top) if len(unit.ages) > 1 else top
                for delay in group.delays:
                    self._add(delay.case.id, delay, middle)
        self.endResetModel()

    def _add(self, key: Key, content: Content, parent: int) -> int:
        siblings = self._nodes[parent].children if parent >= 0 else self._tops
        number = len(self._nodes)
        self._nodes.append(Node(key, content, parent, len(siblings), []))
        self._numbers[key] = number
        siblings.append(number)
        return number

    def node_at(self, index: Index) -> Node | None:
        return self._nodes[index.internalId()] if index.isValid() else None

    def index_of(self, key: Key | None) -> QModelIndex:
        """Where the row about this is now; an invalid index where there is none any more."""
        number = self._numbers.get(key) if key is not None else None
        return ROOT if number is None else self.createIndex(self._nodes[number].row, 0, number)

    def unit_of(self, index: Index) -> UnitGroup | None:
        """The unit that a row belongs to."""
        node = self.node_at(index)
        while node is not None and not isinstance(node.content, UnitGroup):
            node = self._nodes[node.parent]
        return node.content if node is not None and isinstance(node.content, UnitGroup) else None

    def groups(self) -> Iterator[QModelIndex]:
        """The rows that can be opened."""
        return (self.index_of(node.key) for node in self._nodes if node.children)

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        beneath = self._beneath(parent)
        if not (0 <= row < len(beneath) and 0 <= column < COLUMNS and parent.column() <= 0):
            return QModelIndex()
        return self.createIndex(row, column, beneath[row])

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        node = self.node_at(index)
        if node is None or node.parent < 0:
            return QModelIndex()
        return self.createIndex(self._nodes[node.parent].row, 0, node.parent)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._beneath(parent))

    def columnCount(self, parent: Index = ROOT) -> int:
        return COLUMNS

    def _beneath(self, parent: Index) -> list[int]:
        node = self.node_at(parent)
        return node.children if node is not None else self._tops

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section not in set(Column):
            return None
        short, long = self._headings()[Column(section)]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return short
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(long)
            case Qt.ItemDataRole.AccessibleTextRole:
                return long
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node_at(index)
        if node is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(node.content, column)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self._spoken(node.content, Column.REPORT))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(node.content, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _ if role == NODE_ROLE:
                return node
        return None

    def _text(self, content: Content, column: Column) -> str:
        if isinstance(content, Delay):
            return self._case_cells[column](content)
        if column is not Column.REPORT:
            return ""
        if isinstance(content, UnitGroup):
            name = words.place_name if self._one_agency else words.place_in_full
            return name(content.place, self._context.world())
        return words.age_word(content.age)

    def _spoken(self, content: Content, column: Column) -> str:
        """The whole row for its first cell, for the others what the number is of."""
        if isinstance(content, UnitGroup):
            return words.unit_spoken(content, self._context.world())
        if isinstance(content, AgeGroup):
            return f"{words.age_word(content.age)}, {words.reports(len(content.delays))}"
        if column is Column.REPORT:
            rest = (self._spoken(content, each) for each in Column if each is not Column.REPORT)
            return ", ".join([self._text(content, column), words.about(content), *rest])
        return f"{self._headings()[column][1]}: {self._text(content, column)}"

    @property
    def _case_cells(self) -> dict[Column, Callable[[Delay], str]]:
        return {
            Column.REPORT: lambda delay: words.title_of(delay.case),
            Column.DAYS: lambda delay: f"! {words.number(delay.days_late)}",
            Column.HOPS: lambda delay: words.quantity(len(delay.hops)),
            Column.PAUSES: lambda delay: words.quantity(len(delay.pauses)),
            Column.APPROVALS: lambda delay: words.quantity(len(delay.approvals)),
            Column.TOLD: lambda delay: words.quantity(len(delay.told)),
            Column.FINDINGS: words.findings_word,
        }

    def _headings(self) -> dict[Column, tuple[str, str]]:
        """In short for the head of a column, and in full."""
        return {
            Column.REPORT: (self.tr("Report"), self.tr("Report")),
            Column.DAYS: (self.tr("Late"), self.tr("Working days late")),
            Column.HOPS: (self.tr("Moved"), self.tr("Transfers between agencies")),
            Column.PAUSES: (self.tr("Paused"), self.tr("Times the reporter was asked")),
            Column.APPROVALS: (self.tr("Approval"), self.tr("Times an approval was waited for")),
            Column.TOLD: (self.tr("Told"), self.tr("Reminders and escalations")),
            Column.FINDINGS: (self.tr("Findings"), self.tr("Findings of reviews")),
        }


def _alignment(column: Column) -> Qt.AlignmentFlag:
    left = column is Column.REPORT
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight)
