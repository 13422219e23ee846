"""With whom a view is to be shared: one of the offices that this person may share with."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import push_button
from app.views.case.inert import one_line
from app.views.choice_box import ChoiceBox
from app.views.labels import plain_label
from app.views.saved_views.rows import Office, Row
from domain.directory import Directory
from domain.people import Person
from domain.shared_views import may_share


def offices(person: Person, directory: Directory) -> dict[Office, str]:
    """Where the person may share a view, with its name: their own units, then the agency, then its other units."""
    own = {(m.agency, m.unit) for m in person.memberships}
    found = {office: name for office, name in _offices(person, directory) if may_share(person, *office)}
    order = sorted(found.items(), key=lambda pair: (_place(pair[0], own), pair[1].casefold()))
    return dict(order)


def _place(office: Office, own: set[Office]) -> int:
    return 1 if office[1] is None else 0 if office in own else 2


def _offices(person: Person, directory: Directory) -> Iterator[tuple[Office, str]]:
    own = person.agencies()
    for id in own:
        if (agency := directory.agencies.get(id)) is not None:
            yield (id, None), agency.name
    for unit in directory.units.values():
        if unit.agency in own and not unit.retired:
            yield (unit.agency, unit.id), unit.name


class ShareForm(QWidget):
    """Enter shares, Esc leaves; hidden while nobody shares anything."""

    wanted = Signal(object, object)
    """The Row to be shared and the Office it is shared with."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("share_form")
        self._row: Row | None = None
        self.title = plain_label(kind="muted", wrap=True)
        self.office = ChoiceBox()
        self.office.setObjectName("share_form.office")
        self.office.setAccessibleName(self.tr("Share with"))
        self.office.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.office.setMinimumContentsLength(12)
        self.cancel = push_button(self.tr("Cancel"), object_name="share_form.cancel")
        self.share = push_button(self.tr("Share"), object_name="share_form.share", kind="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.office)
        said = self.tr(
            "Everybody sees only their own reports through it. Its name can be read in other offices: name no reporter."
        )
        column.addWidget(plain_label(said, kind="muted", wrap=True))
        column.addLayout(buttons)
        self.share.clicked.connect(lambda: self.wanted.emit(self._row, self.office.currentData()))
        self.cancel.clicked.connect(self.left)
        self.hide()

    def open(self, row: Row, choice: dict[Office, str]) -> None:
        self._row = row
        self.title.setText(self.tr("Share “{name}” with").format(name=one_line(row.view.name)))
        current = row.shared.office if row.shared else None
        self.office.clear()
        for office, name in choice.items():
            self.office.addItem(one_line(name), office)
        self.office.setCurrentIndex(list(choice).index(current) if current in choice else 0)
        self.show()
        self.office.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.office.hasFocus():
            self.share.click()
        else:
            super().keyPressEvent(event)
