"""The banner that never leaves a training's window: what this is, whether there is a connection, and who is played."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QMenu, QWidget

from app.context import Context
from app.practice import Part, Practice
from app.views.buttons import push_button
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.later import in_background
from app.views.training.words import part_word


class TrainingBar(QFrame):
    """Its switches stand for what cannot be practised by waiting for it."""

    part_asked = Signal(object)
    """The Part that is to be played next."""

    def __init__(self, context: Context, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training_bar")
        self._context = context
        self._practice = practice
        self.text = plain_label(
            self.tr("◆ TRAINING · made-up data · nothing is sent"), object_name="training_bar.text", wrap=True
        )
        self.connection = QCheckBox(self.tr("Cut the connection"))
        self.connection.setObjectName("training_bar.connection")
        self.connection.setChecked(practice.is_cut())
        self.people = push_button(
            self.tr("You are {person}").format(person=part_word(practice.part)),
            object_name="training_bar.people",
            kind="link",
        )
        self.exercises = push_button(self.tr("Exercises"), object_name="training_bar.exercises", kind="link")
        self.exercises.setCheckable(True)
        self.exercises.setChecked(True)
        self.menu = QMenu(self)
        for part in Part:
            entry = self.menu.addAction(self.tr("Go on as {person}").format(person=part_word(part)))
            entry.setEnabled(part is not practice.part)
            entry.triggered.connect(lambda _=False, part=part: self.part_asked.emit(part))
        self.people.setMenu(self.menu)
        row = Flow()
        row.setContentsMargins(16, 4, 16, 4)
        for widget in (self.text, self.connection, self.people, self.exercises):
            row.addWidget(widget)
        self.setLayout(row)
        self.connection.toggled.connect(self._cut)

    def _cut(self, wanted: bool) -> None:
        """A try follows at once, so that the bar below says how it stands."""
        queries, world, today = self._context.queries, self._context.world(), self._context.today()

        def switch() -> None:
            self._practice.look(queries, world, today)  # what others do meanwhile is done before the line is back
            self._practice.cut(wanted)

        in_background(self, self._context, switch, lambda _: self._context.sync_now())
