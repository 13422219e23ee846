"""What the person may do with the case on the screen, and why not where they may not just now."""

from app.views.words import refusal_sentence
from domain.capabilities import NOTHING_ANNOUNCED, Capabilities
from domain.case import Case
from domain.commands import Command
from domain.errors import Code
from domain.people import Person
from domain.workflow import available


class Offers:
    """The offers of the transition table for one case; what the role never allows is not in it."""

    def __init__(
        self, case: Case | None = None, person: Person | None = None, capabilities: Capabilities = NOTHING_ANNOUNCED
    ) -> None:
        found = available(case, person, capabilities) if case and person else ()
        self._reasons: dict[type[Command], Code | None] = {offer.command: offer.reason for offer in found}
        self._fields = {"status": case.status} if case else {}

    def offered(self, command: type[Command]) -> bool:
        return command in self._reasons

    def reason(self, command: type[Command]) -> str:
        """Why the command is impossible now; empty where it is possible."""
        code = self._reasons.get(command, Code.NOT_ALLOWED)
        return refusal_sentence(code, self._fields) if code else ""
