"""Every intent about learning who reported where a role may not know it (domain.reveals)."""

from dataclasses import dataclass

from domain.ids import CommandId
from domain.intents import Command


@dataclass(frozen=True)
class AskReveal(Command):
    """Ask to learn who reported, with a reason; a second person decides."""

    type = "reveal.ask.v1"
    reason: str


@dataclass(frozen=True)
class DecideReveal(Command):
    """Grant or refuse what `request` (the id of an AskReveal) asks for."""

    type = "reveal.decide.v1"
    request: CommandId
    accept: bool
    reason: str = ""


@dataclass(frozen=True)
class ViewIdentity(Command):
    """Look at who reported, under a grant. Only online: the server makes it when the identity is asked for."""

    type = "reveal.view.v1"
    online_only = True


REVEALING: tuple[type[Command], ...] = (
    AskReveal,
    DecideReveal,
    ViewIdentity,
)
