"""The dashboard's page: four numbers, the trend drawn and as a table, and the picture of it for a report."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, QStandardPaths, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.changes import Changes
from app.context import Context
from app.models.indicators import Indicators
from app.models.queries import View
from app.problems import Problem, ProblemCode
from app.views.buttons import push_button
from app.views.case.inert import one_line
from app.views.case.trouble import Trouble
from app.views.case_list.empty_state import EmptyState
from app.views.dashboard.picture import least_size, paint_trend, poster
from app.views.dashboard.weeks import WeeksTableModel
from app.views.dashboard.words import Figure, figures, period, spoken
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.office_time import when, zone
from app.views.refresh import Refresh
from app.views.sheet import Sheet
from app.views.stamp import stamped_name

ChooseTarget = Callable[[QWidget, str], Path | None]
_FILE_NAME: Final = "dasbor.png"
HINT_MS: Final = 200


def choose_target(parent: QWidget, name: str) -> Path | None:
    """Ask with the system's own dialog where to write the picture; None when it was cancelled."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    chosen, _ = QFileDialog.getSaveFileName(parent, parent.windowTitle(), str(Path(folder) / name), "PNG (*.png)")
    return Path(chosen) if chosen else None


class DashboardScreen(QWidget):
    """Counts in the background, and only while somebody can see it."""

    def __init__(self, context: Context, choose: ChooseTarget = choose_target) -> None:
        super().__init__()
        self.setObjectName("dashboard")
        self._context = context
        self.choose = choose
        self._found: Indicators | None = None
        self.about = plain_label(kind="muted", wrap=True, object_name="dashboard.about")
        self.cards = tuple(Card(f"dashboard.card.{number}") for number in range(4))
        self.trend = Trend()
        self.weeks = WeeksTableModel(self)
        self.table = QTableView()
        self.export = push_button(self.tr("Save as a picture…"), object_name="dashboard.export")
        self.trouble = Trouble()
        self.empty = EmptyState()
        self._body = QWidget()
        self._sheet = Sheet(self._body)
        self._hint = QTimer(self, singleShot=True, interval=HINT_MS)
        self._lay_out()
        self._refresh = Refresh(context, self._reading, self._take, self._failed, self)
        self._hint.timeout.connect(self._say_counting)
        self.export.clicked.connect(self._export)
        self.empty.download_asked.connect(context.sync_now)
        self.empty.sign_in_asked.connect(context.sign_in_again)
        context.bus.changed.connect(self._on_changes)
        context.bus.sync_status.connect(lambda _: self._say_why_empty())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._found is None:
            self._hint.start()
        self._refresh.now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The numbers beside the picture, or beneath it where large letters leave no room for both."""
        numbers = self.table.sizeHint()
        room = self._sheet.viewport().width() - self._below.spacing()
        beside = self.trend.minimumSizeHint().width() + numbers.width() <= room
        self._below.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.table.setMinimumHeight(0 if beside else numbers.height())

    def _reading(self) -> Callable[[], Indicators]:
        context, today, here = self._context, self._context.today(), zone(self._context)

        def count_outcomes() -> Indicators:
            return context.lists.indicators(today, here)

        return count_outcomes

    def _take(self, found: Indicators) -> None:
        self._hint.stop()
        self._found = found
        self.trouble.clear()
        self.about.setText(f"{period(found)} · {self._whose()}")
        for card, figure in zip(self.cards, figures(found.total), strict=True):
            card.show_figure(figure)
        self.trend.show_trend(found)
        self.weeks.take(found)
        self._show_body(bool(found.total.reports))
        self._say_why_empty()

    def _failed(self, error: BaseException) -> None:
        self._hint.stop()
        self.empty.hide()
        self.trouble.say_error(error)

    def _say_counting(self) -> None:
        self.empty.say_loading()
        self.empty.show()

    def _say_why_empty(self) -> None:
        if self._found is None or self._found.total.reports:
            return
        status = self._context.status()
        as_of = when(self._context, status.data_as_of) if status.data_as_of else ""
        self.empty.say_why(View.ALL, status, as_of, nothing=self.tr("No report came in over these twelve weeks."))

    def _show_body(self, visible: bool) -> None:
        self._sheet.setVisible(visible)
        self._arrange()
        self.export.setEnabled(visible)
        self.empty.setVisible(not visible)

    def _whose(self) -> str:
        """Whose reports these are, and how old the data is."""
        directory, person = self._context.world().directory, self._context.person
        names = []
        for member in person.memberships:
            unit = directory.units.get(member.unit) if member.unit else None
            agency = directory.agencies.get(member.agency)
            names.append(one_line(unit.name if unit else agency.name if agency else member.agency))
        as_of = self._context.status().data_as_of
        if as_of is not None:
            names.append(self.tr("data as of {time}").format(time=when(self._context, as_of)))
        return " · ".join(dict.fromkeys(names))

    def _export(self) -> None:
        target = self.choose(self, stamped_name(_FILE_NAME)) if self._found is not None else None
        if target is None or self._found is None:
            return
        self.trouble.clear()
        image = poster(self._found, self._whose(), self.font())
        written = self._context.background.submit(_write, image, target)
        when_done(self, self._context.bus, written, self._written, self.trouble.say_error)

    def _written(self, target: Path) -> None:
        text = self.tr("Saved: {name}").format(name=one_line(target.name))
        self.saved.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.cases or changes.reference):
            self._refresh.soon()

    def _lay_out(self) -> None:
        self.saved = plain_label(kind="muted", object_name="dashboard.saved")
        self.export.setEnabled(False)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("Dashboard"), kind="title", object_name="dashboard.title"), 1)
        head.addWidget(self.saved)
        head.addWidget(self.export)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in self.cards:
            cards.addWidget(card, 1)
        self.table.setObjectName("dashboard.weeks")
        self.table.setAccessibleName(self.tr("The weeks in numbers"))
        self.table.setModel(self.weeks)
        self.table.setShowGrid(False)
        self.table.setSizeAdjustPolicy(QTableView.SizeAdjustPolicy.AdjustToContents)
        self.table.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.table.setCornerButtonEnabled(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        self._below = below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setSpacing(24)
        below.addWidget(self.trend, 1)
        below.addWidget(self.table)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addLayout(cards)
        body.addLayout(below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.trouble)
        column.addWidget(self._sheet, 1)
        column.addWidget(self.empty, 1)
        for part in (self._sheet, self.empty):
            part.hide()


class Card(QFrame):
    """One indicator, its value large."""

    def __init__(self, object_name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setProperty("kind", "card")
        self.name = plain_label(wrap=True)
        self.value = plain_label(kind="figure", object_name=f"{object_name}.value")
        self.about = plain_label(kind="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        for part in (self.value, self.name, self.about):
            column.addWidget(part)
        column.addStretch(1)

    def show_figure(self, figure: Figure) -> None:
        self.name.setText(figure.name)
        self.value.setText(figure.value)
        self.about.setText(figure.about)


class Trend(QWidget):
    """The picture of the weeks; what it shows is said in its description, and in the table beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dashboard.trend")
        self.setAccessibleName(self.tr("Trend of twelve weeks"))
        self._found: Indicators | None = None

    def sizeHint(self) -> QSize:
        return QSize(560, 320).expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        return least_size(self.font())

    def show_trend(self, found: Indicators) -> None:
        self._found = found
        self.setAccessibleDescription(spoken(found))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_trend(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._found, self.font())
        painter.end()


def _write(image: QImage, target: Path) -> Path:
    """Raises Problem where it cannot be written there."""
    path = target if target.suffix else target.with_suffix(".png")
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise Problem(ProblemCode.FILE_NOT_SAVED, name=path.name)
    return path
