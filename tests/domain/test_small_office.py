"""Every order in which three people of all roles, each appointed substitute of the others, can deal with an answer.

Whatever they do, no text leaves of which an approver is among those who wrote or edited it, under any name, and no two
steps were taken by the same hands. What is right is reckoned here from the commands alone, on names and texts.

SMALL_OFFICE_DEPTH sets how many commands deep to look (4 takes seconds, 5 some minutes).
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import pytest

from domain import approvals, effects, guards, replies, workflow
from domain import commands as c
from domain.apply import apply
from domain.case import Case, Classification, EventKind, Signature
from domain.commands import Envelope
from domain.guards import Guard
from domain.ids import CommandId, DeviceId
from domain.people import Person, Role
from tests.domain.cast import HARAPAN, JALAN, MONDAY, World, directory, member, person
from tests.domain.test_substitutes import stands_in

DEPTH = int(os.environ.get("SMALL_OFFICE_DEPTH", "4"))
ROLES = (member(Role.LIAISON_OFFICER, HARAPAN, JALAN), member(Role.SUPERVISOR, HARAPAN, JALAN))
PEOPLE = tuple(person(name, "", *ROLES) for name in ("Ana", "Beni", "Cici"))
TEXTS = AT_ONCE, HELD_BACK = "Sudah.", "Belum."
DIRECTORY = replace(
    directory(),
    people={**directory().people, **{p.id: replace(next(iter(directory().people.values())), id=p.id) for p in PEOPLE}},
    substitutes={
        each.id: each
        for one in PEOPLE
        for other in PEOPLE
        if one is not other
        for each in (stands_in(one, other, index) for index in range(len(ROLES)))
    },
)
Hands = frozenset[str]


@dataclass(frozen=True)
class Book:
    """What a careful clerk would have written down: who put up which text, and who has approved the one that stands."""

    text: str = ""
    hands: frozenset[tuple[str, Hands]] = frozenset()
    steps: tuple[Hands, ...] = ()

    def after(self, command: c.Command, by: Hands) -> "Book":
        match command:
            case c.SubmitReply(text=text) | c.ChangeReply(text=text):
                return Book(text, self.hands | {(text, by)})
            case c.ApproveReply():
                return replace(self, steps=(*self.steps, by))
            case c.RecallReply() | c.ReturnReply():
                return replace(self, steps=())
        return self

    def wrong(self, needed: int) -> str:
        """What speaks against sending the text now."""
        writers: Hands = frozenset().union(*(by for text, by in self.hands if text == self.text))
        if len(self.steps) < needed:
            return f"{len(self.steps)} steps of {needed}"
        if any(step & writers for step in self.steps):
            return "approved by a writer"
        return "two steps by the same hands" if any(a & b for a, b in combinations(self.steps, 2)) else ""


@dataclass(frozen=True)
class State:
    """Where things stand, and by which commands they came there."""

    case: Case
    book: Book
    way: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for states from which the same can happen."""
        reply = self.case.reply
        if reply is None:
            return (self.book,)
        given = tuple(_hands(approval.by) for approval in reply.approvals)
        editor = _hands(reply.edited_by) if reply.edited_by else None
        return (self.book, reply.state, reply.text, _hands(reply.author), editor, given)


def _hands(by: Signature) -> Hands:
    return frozenset({by.person, by.on_behalf_of.person} if by.on_behalf_of else {by.person})


def deeds(case: Case) -> Iterator[c.Command]:
    pin = case.reply.pin if case.reply else ""
    yield from (c.SubmitReply(text, send_when_approved=text == AT_ONCE) for text in TEXTS)
    if case.reply:
        yield from (c.ChangeReply(pin, text) for text in TEXTS if text != case.reply.text)
        yield from (c.ApproveReply(pin), c.ReturnReply(pin, "Lagi."), c.RecallReply(), c.PublishReply(pin))


def explored(start: Case, needed: int, depth: int) -> Iterator[tuple[str, State]]:
    """Every answer that goes out within `depth` commands, and what is wrong with it."""
    seen: set[tuple[object, ...]] = set()
    front = [State(start, Book())]
    for step in range(depth):
        following: list[State] = []
        for state in front:
            # Whoever begins is called Ana: the three differ in nothing but their names.
            for actor in PEOPLE if step else PEOPLE[:1]:
                for absent in (None, *(p for p in PEOPLE if p is not actor)):
                    for command in deeds(state.case):
                        after = _after(state, actor, absent, command, step)
                        if after is None:
                            continue
                        if after.case.events[-1].kind == EventKind.FOLLOW_UP:
                            yield after.book.wrong(needed), after
                        elif after.key not in seen:
                            seen.add(after.key)
                            following.append(after)
        front = following


def _after(state: State, actor: Person, absent: Person | None, command: c.Command, step: int) -> State | None:
    envelope = Envelope(
        CommandId(f"{step}"),
        state.case.id,
        state.case.version,
        actor.id,
        DeviceId("d"),
        MONDAY,
        command,
        absent.id if absent else None,
    )
    outcome = apply(state.case, envelope, actor, DIRECTORY, MONDAY)
    if not isinstance(outcome, Case):
        return None
    by = frozenset({actor.id, absent.id} if absent else {actor.id})
    told = f"{type(command).__name__} {getattr(command, 'text', '')} by {'+'.join(sorted(by))}"
    return State(outcome, state.book.after(command, by), (*state.way, told))


def beginning(needed: int) -> Case:
    kind = Classification.SUPERVISORY if needed == 2 else Classification.NOT_SUPERVISORY
    return World().case(classification=kind)


@pytest.mark.parametrize("needed", [1, 2])
def test_nothing_leaves_that_its_writers_approved(needed: int) -> None:
    sent = 0
    for wrong, state in explored(beginning(needed), needed, DEPTH):
        sent += 1
        assert not wrong, f"{wrong}: {' → '.join(state.way)}"
    assert sent > 10


def test_what_an_approver_has_changed_leaves_once_a_third_person_approves_it() -> None:
    """Without this the check above could pass because nothing edited ever leaves."""
    ways = [state.way for _, state in explored(beginning(1), 1, 3)]
    assert any([deed.split()[0] for deed in way] == ["SubmitReply", "ChangeReply", "ApproveReply"] for way in ways)


def _without(dropped: Guard) -> Callable[[pytest.MonkeyPatch], None]:
    def spoil(patch: pytest.MonkeyPatch) -> None:
        rows = (replace(row, guards=tuple(g for g in row.guards if g is not dropped)) for row in workflow.TRANSITIONS)
        patch.setattr(workflow, "TRANSITIONS", tuple(rows))

    return spoil


def _only_the_author_wrote(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(guards, "writers_of", lambda case: case.reply.author.signatories if case.reply else frozenset())


def _earlier_writers_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(approvals, "_PUTS_A_TEXT", frozenset())


def _the_represented_do_not_count(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Person, "signatories", property(lambda self: frozenset({self.id})))


def _the_signature_forgets_the_represented(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Signature, "signatories", property(lambda self: frozenset({self.person})))


def _one_step_is_enough(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(replies, "steps_needed", lambda case, steps: 1)


def _a_change_keeps_the_steps_taken(patch: pytest.MonkeyPatch) -> None:
    def change(case: Case, command: c.ChangeReply, act: Any) -> Any:
        after = replies.change_reply(case, command, act)
        if not isinstance(after, Case) or after.reply is None or case.reply is None:
            return after
        return replace(after, reply=replace(after.reply, approvals=case.reply.approvals))

    patch.setitem(effects.EFFECTS, c.ChangeReply, change)


MISTAKES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "no look at who wrote": _without(guards.not_a_writer),
    "no look at who approved": _without(guards.not_an_approver),
    "an editor counts for nothing": _only_the_author_wrote,
    "earlier writers are forgotten": _earlier_writers_are_forgotten,
    "the represented do not count": _the_represented_do_not_count,
    "the signature forgets the represented": _the_signature_forgets_the_represented,
    "one step is enough": _one_step_is_enough,
    "a change keeps the steps taken": _a_change_keeps_the_steps_taken,
}


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_lets_something_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MISTAKES[name](monkeypatch)
    found = (wrong for needed in (2, 1) for wrong, _ in explored(beginning(needed), needed, 4) if wrong)
    assert next(found, None) is not None
