"""What menus, keys and the palette can have done: each wish goes to the pane that can fulfil it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.context import Context
from app.models.queries import View
from app.settings import OFF, ON, Setting, Settings
from app.views.actions.action import Action, Situation, WindowHands
from app.views.actions.in_sight import ButtonsInSight
from app.views.actions.registry import DENSITIES, LANGUAGE, LETTER_KEYS, THEMES, by_letter
from app.views.approvals.rounds import Rounds
from app.views.case.forms.form import Form
from app.views.case.view import CasePane
from app.views.dossier.switch import reviews
from app.views.navigation.model import Place, views_for
from app.views.navigation.view import Navigation
from app.views.search.finder import Finder
from app.views.settings.declared import SINGLE_LETTERS
from app.views.taking_back import TakingBack
from app.views.training.door import open_training
from domain.intake import TAKE_IN
from domain.representation import standing_in
from domain.workflow import within_reach


class Hands(QObject):
    """The window's side of the registry. What concerns the window as a whole it asks the window for."""

    said = Signal(str)
    """What a wish is answered with in words; nothing where it was fulfilled."""
    quit_asked = Signal()
    cycle_asked = Signal(int)
    intake_asked = Signal()
    delegation_asked = Signal()
    review_asked = Signal()
    palette_asked = Signal()
    search_asked = Signal()
    row_facts_asked = Signal()
    settings_asked = Signal()
    first_steps_asked = Signal()
    shortcuts_asked = Signal()
    about_asked = Signal()
    case_asked = Signal(str)
    setting_chosen = Signal(str)
    """The key of a setting that has another value now."""

    def __init__(
        self,
        context: Context,
        settings: Settings,
        navigation: Navigation,
        finder: Finder,
        case: CasePane,
        rounds: Rounds,
        back: TakingBack,
    ) -> None:
        super().__init__(navigation)
        self._context = context
        self._settings = settings
        self._navigation = navigation
        self._finder = finder
        self._case = case
        self._rounds = rounds
        self._back = back

    @property
    def _buttons(self) -> ButtonsInSight:
        return ButtonsInSight(self._navigation.window())

    def situation(self) -> Situation:
        """What is on the screen now."""
        context, moment = self._context, self._context.moment()
        return replace(
            self._case.work.situation(),
            views=views_for(context.person),
            reach=within_reach(standing_in(context.person, moment.directory, moment.at).roles()),
            in_list=self._finder.shown_list.selected_case is not None,
            may_take_in=bool(context.person.roles() & TAKE_IN),
            may_review=reviews(context.person),
            practises=context.practice is not None,
            may_go_back=self._rounds.can_go_back,
            may_put_off=self._rounds.can_put_off,
            may_undo=self._back.is_possible,
            settings=self._choices(),
            why_not_pressed=self._buttons.why_not,
        )

    def press_letter(self, letter: str) -> None:
        """A letter in the list, where letters are wanted at all."""
        action = by_letter(letter) if self._settings.get(SINGLE_LETTERS) else None
        if action is not None:
            self.attempt(action)

    def attempt(self, action: Action[WindowHands]) -> None:
        """Do it, or say why not."""
        why = action.standing(self.situation())
        if why:
            self.said.emit(f"{action.title()}: {why}")
        elif why == "":
            self.said.emit("")
            action.run(self)

    def begin_reply(self) -> None:
        self._case.begin_reply()

    def begin_note(self) -> None:
        self._case.begin_note()

    def choose_template(self) -> None:
        self._case.work.choose_template()

    def begin_form(self, form: Form, given: Mapping[str, str] | None = None) -> None:
        self._case.work.begin_form(form, given)

    def show_standing(self) -> None:
        self._case.work.show_standing()

    def show_identity(self) -> None:
        self._case.work.show_identity()

    def show_trail(self) -> None:
        self._case.reading.show_trail()

    def send_page(self) -> None:
        self._case.work.send_page()

    def approve(self) -> None:
        self._case.approve()

    def give_back(self) -> None:
        self._case.work.give_back()

    def decide_later(self) -> None:
        self._rounds.later()

    def decide_earlier(self) -> None:
        self._rounds.earlier()

    def undo(self) -> None:
        self._back.undo()

    def explain_deadline(self) -> None:
        self._case.reading.explain_deadline()

    def go_to(self, entry: View | Place) -> None:
        self._navigation.choose(entry)

    def press(self, button: str) -> None:
        self._buttons.press(button)

    def press_in_list(self, button: str) -> None:
        """Where another page lies over the lists, all reports are listed for it."""
        if not self._buttons.press(button):
            self.go_to(View.ALL)
            self._buttons.press(button)

    def open_row(self) -> None:
        if self._finder.shown_list.selected_case is not None:
            self.open_case(self._finder.shown_list.selected_case)

    def open_case(self, case: str) -> None:
        self.case_asked.emit(case)

    def leave_case(self) -> None:
        self._finder.focus_list()

    def step(self, by: int) -> None:
        case = self._finder.shown_list.step(by)
        if case is not None:
            self.open_case(case)

    def leave_unread(self) -> None:
        self._case.seeing.leave_unread()

    def cycle(self, step: int) -> None:
        self.cycle_asked.emit(step)

    def take_in(self) -> None:
        self.intake_asked.emit()

    def show_delegation(self) -> None:
        self.delegation_asked.emit()

    def review_worst(self) -> None:
        self.review_asked.emit()

    def open_palette(self) -> None:
        self.palette_asked.emit()

    def search(self) -> None:
        self.search_asked.emit()

    def sync(self) -> None:
        self._context.sync_now()

    def quit(self) -> None:
        self.quit_asked.emit()

    def choose_row_facts(self) -> None:
        self.row_facts_asked.emit()

    def show_settings(self) -> None:
        self.settings_asked.emit()

    def show_first_steps(self) -> None:
        self.first_steps_asked.emit()

    def open_training(self) -> None:
        """Beside this console, in a window and a process of its own."""
        if not open_training():
            self.said.emit(self.tr("The training could not be started."))

    def show_shortcuts(self) -> None:
        self.shortcuts_asked.emit()

    def show_about(self) -> None:
        self.about_asked.emit()

    def choose(self, setting: str, value: str) -> None:
        self._settings.put(setting, value)
        self.setting_chosen.emit(setting)

    def toggle(self, setting: Setting[bool]) -> None:
        self._settings.set(setting, not self._settings.get(setting))

    def _choices(self) -> dict[str, str]:
        """Every setting that an action chooses, as it stands."""
        chosen = {LETTER_KEYS.id: ON if self._settings.get(SINGLE_LETTERS) else OFF}
        for group in (THEMES, DENSITIES, LANGUAGE):
            values = [action.setting for action in group if action.setting is not None]
            name = values[0][0]
            chosen[name] = self._settings.choice(name, tuple(value for _, value in values))
        return chosen
