"""The menu bar, made from the registry: few menus, and beneath each entry the key that does the same."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.views.actions import registry as r
from app.views.actions.action import Action, Situation, WindowHands
from app.views.actions.case_actions import CASE_ACTIONS, GROUPS, NOTE, REPLY, WHILE_WRITING
from app.views.actions.menu_of import fill, menu_in, text_of
from app.views.actions.pressed import ARRANGING, HANDLING

Group = Sequence[Action[WindowHands]]


class Menus(QObject):
    """What an entry does is the registry's business; what is impossible just now is looked up when a menu opens.

    While it is closed all its entries are enabled: Qt does not hear the keys of a disabled one, and a key that can do
    nothing has to be answered too.
    """

    def __init__(
        self,
        bar: QMenuBar,
        attempt: Callable[[Action[WindowHands]], None],
        situation: Callable[[], Situation],
    ) -> None:
        """`attempt` does what can be done, and else says why not."""
        super().__init__(bar)
        self._attempt = attempt
        self._situation = situation
        self._entries: list[tuple[QAction, Action[WindowHands]]] = []
        self._fixed(
            menu_in(bar, self.tr("&File")),
            (r.TAKE_IN, r.DELEGATION),
            (r.SYNC, r.SEARCH, r.PALETTE),
            HANDLING,
            (r.SETTINGS,),
            (r.QUIT,),
        )
        report = menu_in(bar, self.tr("&Report"))
        report.aboutToShow.connect(lambda: self._fill_report(report))
        self._hear_keys_of_the_report(bar.window())
        go = menu_in(bar, self.tr("&Go"))
        self._fixed(go, (*r.GO, r.DASHBOARD), r.ROUND, (r.REVIEW, r.UNREAD))
        self._fixed(menu_in(go, self.tr("&Within the window")), r.MOVES)
        view = menu_in(bar, self.tr("&View"))
        self._fixed(view, r.THEMES, r.DENSITIES, (r.ROW_FACTS, *ARRANGING), (r.LETTER_KEYS,))
        self._fixed(menu_in(view, self.tr("Lan&guage (from the next start)")), r.LANGUAGE)
        self._fixed(menu_in(bar, self.tr("&Help")), (r.FIRST_STEPS, r.TRAINING, r.SHORTCUTS), (r.ABOUT,))
        self.look()

    def look(self) -> None:
        """Show what is offered now, and which choices stand."""
        situation = self._situation()
        for entry, action in self._entries:
            entry.setVisible(action.standing(situation) is not None)
            if action.setting is not None:
                entry.setChecked(action.is_chosen(situation))

    def _open(self, menu: QMenu) -> None:
        self.look()
        situation = self._situation()
        for entry, action in self._of(menu):
            why = action.standing(situation)
            entry.setText(text_of(action, why or "", menu))
            entry.setEnabled(not why)

    def _close(self, menu: QMenu) -> None:
        for entry, action in self._of(menu):
            entry.setText(action.menu_text)
            entry.setEnabled(True)

    def _of(self, menu: QMenu) -> list[tuple[QAction, Action[WindowHands]]]:
        return [each for each in self._entries if each[0].parent() is menu]

    def _fixed(self, menu: QMenu, *groups: Group) -> None:
        """Entries that are always there, so that their keys are heard."""
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            chosen = QActionGroup(menu) if len(group) > 1 else None
            for action in group:
                entry = self._entry(menu, action)
                if chosen is not None and action.setting is not None:
                    chosen.addAction(entry)
        menu.aboutToShow.connect(lambda: self._open(menu))
        menu.aboutToHide.connect(lambda: self._close(menu))

    def _entry(self, menu: QMenu, action: Action[WindowHands]) -> QAction:
        entry = QAction(action.menu_text, menu)
        entry.setObjectName(action.id)
        entry.setCheckable(action.setting is not None)
        if action.keys and not action.local:
            entry.setShortcut(QKeySequence(action.keys))
        if action is r.QUIT:
            entry.setMenuRole(QAction.MenuRole.QuitRole)
        entry.triggered.connect(lambda _=False: self._run(action))
        menu.addAction(entry)
        self._entries.append((entry, action))
        return entry

    def _hear_keys_of_the_report(self, window: QWidget) -> None:
        """Its menu is made anew each time, so its entries could not hear them."""
        for action in CASE_ACTIONS:
            if action.keys and not action.local:
                QShortcut(QKeySequence(action.keys), window, lambda action=action: self._run(action))

    def _run(self, action: Action[WindowHands]) -> None:
        self._attempt(action)
        self.look()

    def _fill_report(self, menu: QMenu) -> None:
        fill(menu, ((REPLY, NOTE), WHILE_WRITING, *GROUPS), self._situation(), self._run)
