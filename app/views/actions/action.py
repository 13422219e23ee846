"""One action: its names, its keys, whether it can be done just now, and what is done then."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtGui import QKeySequence

from app.models.queries import CaseView, View
from app.settings import Setting
from app.views.case.forms.form import Form
from app.views.case.offers import Offers
from app.views.navigation.model import Place
from app.views.words.lookup import said
from domain.commands import Command


class Scope(StrEnum):
    """Where an action belongs, and where its keys are heard."""

    WINDOW = "window"
    LIST = "list"
    CASE = "case"


class CaseHands(Protocol):
    """What can be done with the report that is shown."""

    def begin_reply(self) -> None: ...

    def begin_note(self) -> None: ...

    def choose_template(self) -> None: ...

    def begin_form(self, form: Form, given: Mapping[str, str] | None = None) -> None: ...

    def show_standing(self) -> None: ...

    def show_identity(self) -> None: ...

    def show_trail(self) -> None: ...

    def send_page(self) -> None: ...

    def approve(self) -> None: ...

    def give_back(self) -> None: ...

    def explain_deadline(self) -> None: ...


class WindowHands(CaseHands, Protocol):
    """What can be done with the window."""

    def go_to(self, entry: View | Place) -> None: ...

    def press(self, button: str) -> None: ...

    def press_in_list(self, button: str) -> None: ...

    def open_row(self) -> None: ...

    def open_case(self, case: str) -> None: ...

    def leave_case(self) -> None: ...

    def step(self, by: int) -> None: ...

    def leave_unread(self) -> None: ...

    def cycle(self, step: int) -> None: ...

    def decide_later(self) -> None: ...

    def decide_earlier(self) -> None: ...

    def undo(self) -> None: ...

    def take_in(self) -> None: ...

    def show_delegation(self) -> None: ...

    def review_worst(self) -> None: ...

    def open_palette(self) -> None: ...

    def search(self) -> None: ...

    def sync(self) -> None: ...

    def quit(self) -> None: ...

    def choose_row_facts(self) -> None: ...

    def show_settings(self) -> None: ...

    def show_first_steps(self) -> None: ...

    def open_training(self) -> None: ...

    def show_shortcuts(self) -> None: ...

    def show_about(self) -> None: ...

    def choose(self, setting: str, value: str) -> None: ...

    def toggle(self, setting: Setting[bool]) -> None: ...


@dataclass(frozen=True)
class Situation:
    """What is on the screen, as far as it decides what can be done.

    `views` are those the person has, `reach` what their roles, or those lent to them, may do to one report or another.
    `sends` says whether something is being written that can be sent, `decides` and `returns` what can be done to the
    answer that is up for approval, `may_put_off` and `may_go_back` where it stands among several; `settings` holds the
    choices as they stand. `why_not_pressed` tells of a button, by name, why it cannot be pressed: empty where it can,
    None where it cannot be seen.
    """

    view: CaseView | None = None
    offers: Offers = field(default_factory=Offers)
    views: tuple[View, ...] = ()
    reach: frozenset[type[Command]] = frozenset()
    has_reply_draft: bool = False
    sends: bool = False
    decides: bool = False
    returns: bool = False
    may_put_off: bool = False
    may_go_back: bool = False
    may_undo: bool = False
    in_list: bool = False
    may_take_in: bool = False
    may_review: bool = False
    holds_grant: bool = False
    practises: bool = False
    settings: Mapping[str, str] = field(default_factory=dict)
    why_not_pressed: Callable[[str], str | None] = lambda _: None


H_contra = TypeVar("H_contra", contravariant=True)
Standing = Callable[[Situation], str | None]
"""None: not offered at all. Empty: possible. Else a sentence that says why not just now."""


def _possible(_: Situation) -> str | None:
    return ""


@dataclass(frozen=True)
class Action(Generic[H_contra]):
    """One thing that can be done. `words` are what else people call it, in Indonesian and English, for the palette.

    `keys` are heard by the window; where `local`, by the place that has the keyboard. `letter` is heard by the list.
    `setting` makes it a choice: the setting's name and the value it stands for. Without a `context` the name is the
    same in every language.
    """

    id: str
    name: Any
    run: Callable[[H_contra], None]
    scope: Scope = Scope.WINDOW
    words: str = ""
    keys: str = ""
    local: bool = False
    letter: str = ""
    standing: Standing = _possible
    setting: tuple[str, str] | None = None
    context: str = "Action"

    @property
    def menu_text(self) -> str:
        """The name with the letter that is underlined in a menu."""
        return said(self.context, self.name) if self.context else str(self.name)

    def title(self) -> str:
        return self.menu_text.replace("&", "").removesuffix("…")

    def is_chosen(self, situation: Situation) -> bool:
        return self.setting is not None and situation.settings.get(self.setting[0]) == self.setting[1]

    def shown_keys(self) -> list[str]:
        """The keys as this system writes them, the list's letter last."""
        written = [QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)] if self.keys else []
        return [*written, self.letter.upper()] if self.letter else written


@dataclass(frozen=True)
class Part(Generic[H_contra]):
    """Actions that belong together, under the name of the menu that they have where one menu cannot hold all parts."""

    name: Any
    actions: tuple[Action[H_contra], ...]

    def __iter__(self) -> Iterator[Action[H_contra]]:
        return iter(self.actions)

    def title(self) -> str:
        return said("ActionPart", self.name)
