"""A form of a case: the command it becomes, what it asks for, and the draft that each of them can be made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.models.drafts import Draft
from app.models.outbox_item import OutboxItem
from app.views.forms.fields import Field, Line, Scene, Words
from app.views.words.lookup import said
from domain import commands as c


def _nothing_more(_: Scene) -> Mapping[str, Any]:
    return {}


def _any_of_its_kind(_: c.Command) -> bool:
    return True


@dataclass(frozen=True)
class Form:
    """One form. `name` is what the person wants, `note` what they should know beforehand, `files` that it takes some.

    `also` gives the attributes of the command that nobody is asked for. Where two forms make the same kind of command,
    `purpose` keeps their drafts apart and `made` tells whose a command was.
    """

    command: type[c.Command]
    name: Any
    fields: tuple[Field, ...] = ()
    files: bool = False
    note: Any = ""
    also: Callable[[Scene], Mapping[str, Any]] = _nothing_more
    own_purpose: str = ""
    looks_back: bool = False
    """Whether it helps to know which units answered such reports before."""
    made: Callable[[c.Command], bool] = _any_of_its_kind

    @property
    def purpose(self) -> str:
        """The drafts that are this form's."""
        return self.own_purpose or self.command.type

    @property
    def main(self) -> str:
        """The field whose answer is the draft's own text: the longest thing that is written."""
        return next((field.name for field in self.fields if isinstance(field, Words)), "")

    def title(self) -> str:
        return said("CaseAction", self.name)

    def make(self, values: Mapping[str, Any]) -> c.Command:
        """The command of these values, which have the names of its attributes."""
        return self.command(**values)

    def given_in(self, command: c.Command) -> dict[str, str]:
        """The answers that a command came from."""
        values = {field: getattr(command, field.name) for field in self.fields if field.asks}
        return {field.name: field.write(value) for field, value in values.items() if value is not None}

    def draft(self, like: Draft, answers: Mapping[str, str]) -> Draft:
        """`like`, with these answers in it."""
        rest = {name: answer for name, answer in answers.items() if name != self.main}
        return replace(like, text=answers.get(self.main, ""), answers=rest)

    def answers(self, draft: Draft) -> dict[str, str]:
        """What was answered in a draft."""
        return {**draft.answers, self.main: draft.text} if self.main and draft.text else dict(draft.answers)

    def written(self, answers: Mapping[str, str]) -> str:
        """What a person wrote in words; several texts are named by their fields."""
        wordy = [field for field in self.fields if isinstance(field, Words | Line)]
        texts = [(field, answers[field.name]) for field in wordy if answers.get(field.name, "").strip()]
        if len(texts) == 1:
            return texts[0][1]
        return "\n".join(f"{said('CaseAction', field.label)}: {text}" for field, text in texts)

    def draft_of(self, item: OutboxItem) -> Draft:
        """The command of an outbox item, as the draft it was made of."""
        command = item.envelope.command
        blank = Draft(item.case, self.purpose, item.tracking, item.title, "", item.created_at)
        files = getattr(command, "attachments", ()) if self.files else ()
        return replace(self.draft(blank, self.given_in(command)), attachments=files)
