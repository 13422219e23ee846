"""What the person may do with the case on the screen, and why not where they may not just now."""

from app.views.words import refusal_sentence
from domain.case import Case
from domain.commands import Command
from domain.errors import Code
from domain.people import Person, Represented
from domain.representation import acting, represented_by
from domain.workflow import NO_MOMENT, Moment, available


class Offers:
    """The offers of the transition table for one case; what the role never allows is not in it.

    What the person can do in an absent one's place is offered too, where they cannot do it themselves.
    """

    def __init__(self, case: Case | None = None, person: Person | None = None, moment: Moment = NO_MOMENT) -> None:
        self._reasons: dict[type[Command], Code | None] = {}
        self._represented: dict[type[Command], Represented | None] = {}
        self._fields = {"status": case.status} if case else {}
        if case and person:
            absent = represented_by(person.id, moment.directory, moment.at)
            for name in (None, *absent):
                acts = acting(person, name, moment.directory, moment.at)
                if isinstance(acts, Person):
                    self._take(case, acts, moment)

    def _take(self, case: Case, acts: Person, moment: Moment) -> None:
        for offer in available(case, acts, moment):
            if offer.command not in self._reasons or (self._reasons[offer.command] and not offer.reason):
                self._reasons[offer.command] = offer.reason
                self._represented[offer.command] = acts.on_behalf_of

    def offered(self, command: type[Command]) -> bool:
        return command in self._reasons

    def possible(self, command: type[Command]) -> bool:
        return self.offered(command) and self._reasons[command] is None

    def code(self, command: type[Command]) -> Code | None:
        """Why it is impossible now, for a program; None where it is possible."""
        return self._reasons.get(command, Code.NOT_ALLOWED)

    def name(self, command: type[Command]) -> str:
        """In whose place it would be done, as it will be signed; empty for the person's own name."""
        absent = self._represented.get(command)
        return f"{absent.capacity} {absent.name}" if absent else ""

    def office(self, command: type[Command]) -> str:
        """The same with the absent person's title, as letters are signed."""
        absent = self._represented.get(command)
        return f"{absent.capacity} {absent.title} ({absent.name})" if absent and absent.title else self.name(command)

    def reason(self, command: type[Command]) -> str:
        """Why the command is impossible now; empty where it is possible."""
        code = self._reasons.get(command, Code.NOT_ALLOWED)
        return refusal_sentence(code, self._fields) if code else ""
