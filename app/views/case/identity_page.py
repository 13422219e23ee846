"""Who reported, while a grant lasts: asked of the server, shown, and forgotten when the page is left."""

import re
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.case.inert import one_line
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.office_time import when
from app.views.words import refusal_sentence
from domain.case import Reporter
from domain.errors import Code
from domain.ids import CaseId
from domain.protocol import RevealReply

LONGEST: Final = timedelta(hours=24)
_ZERO_WIDTH_SPACE: Final = "\N{ZERO WIDTH SPACE}"
_BETWEEN_PARTS: Final = re.compile("(?<=[@._-])(?=.)")
"""Where an address may be broken into lines; no label breaks a word that is wider than itself."""


class IdentityPage(QWidget):
    """Nothing of it is kept: not here once the page is hidden, and in no store of this computer."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._case: CaseId | None = None
        self.heading = plain_label(self.tr("The reporter's identity"), kind="heading")
        self.state = plain_label(kind="muted", wrap=True)
        self.name, self.nik, self.phone, self.email = (plain_label(wrap=True) for _ in range(4))
        self.trouble = Trouble()
        self.close_button = push_button(self.tr("Hide again"), object_name="case.identity.close", kind="primary")
        self.close_button.clicked.connect(self.closed)
        self._until = QTimer(self, singleShot=True)
        self._until.timeout.connect(self._over)
        self._lay_out()

    def open(self, view: CaseView) -> None:
        """Ask for it now; the server puts every look on record."""
        self._forget()
        self._case = view.case.id
        self.trouble.clear()
        self.state.setText(self.tr("Asking the server…"))
        self.close_button.setFocus()
        asked = view.case.id
        future = self._context.reveal(asked)
        when_done(self, self._context.bus, future, lambda told: self._take(asked, told), self._failed)

    def set_busy(self, busy: bool) -> None:
        """Nothing here is handed over."""

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._forget()

    def _take(self, case: CaseId, told: RevealReply) -> None:
        if case != self._case:
            return
        if told.reporter is None:
            self.state.setText("")
            self.trouble.say(refusal_sentence(told.code or Code.NO_REVEAL_GRANTED, told.fields))
            return
        self._show(told.reporter)
        if told.until is not None:
            self._say_until(told.until)

    def _show(self, reporter: Reporter) -> None:
        email = _BETWEEN_PARTS.sub(_ZERO_WIDTH_SPACE, one_line(reporter.email))
        parts = ((self.name, reporter.name), (self.nik, reporter.nik), (self.phone, reporter.phone))
        for label, text in (*((label, one_line(text)) for label, text in parts), (self.email, email)):
            label.setText(text or "–")

    def _say_until(self, until: datetime) -> None:
        self.state.setText(
            self.tr("Visible until {time}. This look is on record, and nothing of it is kept on this computer.").format(
                time=when(self._context, until)
            )
        )
        left = min(max(until - self._context.clock(), timedelta(0)), LONGEST)
        self._until.start(round(left.total_seconds() * 1_000))

    def _over(self) -> None:
        self._forget()
        self.trouble.say(refusal_sentence(Code.REVEAL_EXPIRED, {}))

    def _failed(self, error: BaseException) -> None:
        self.state.setText("")
        self.trouble.say_error(error)

    def _forget(self) -> None:
        self._case = None
        self._until.stop()
        self.state.setText("")
        for label in (self.name, self.nik, self.phone, self.email):
            label.setText("–")

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(24)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, label in (
            (self.tr("Name"), self.name),
            (self.tr("NIK"), self.nik),
            (self.tr("Phone"), self.phone),
            (self.tr("Email"), self.email),
        ):
            rows.addRow(plain_label(words, kind="muted"), label)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.state)
        column.addLayout(rows)
        column.addWidget(self.trouble)
        column.addStretch(1)
        column.addLayout(buttons)
