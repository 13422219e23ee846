"""The lines between the consoles and the centre, with everything a line can do to a request."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.problems import Problem, ProblemCode
from app.sync.api import Answer
from tools.simulate.centre import Centre, ServerKilled, aged, unreadable
from tools.simulate.console import Console
from tools.simulate.ledger import Ledger, Violation
from tools.simulate.script import Line

TOLD: Final = ("/v1/sync", "/v1/repair")  # what a snapshot holds is looked at when it is offered
SNAPSHOTS: Final = "/v1/snapshots/"
CUT: Final = Problem(ProblemCode.SERVER_DOWN)
PORTAL: Final = Answer(200, {"Content-Type": "text/html"}, b"<html>Masuk ke WiFi</html>")


@dataclass(frozen=True)
class Sent:
    """A request as it left; it may arrive later, or once more."""

    console: Console
    method: str
    path: str
    body: bytes
    headers: Mapping[str, str]


class Network:
    """Carries requests. `coming` says what happens to the next ones; `shut_out` are devices that get no answer."""

    def __init__(self, centre: Centre, ledger: Ledger, faults: Counter[str]) -> None:
        self.coming: list[Line] = []
        self.sent: list[Sent] = []
        self.shut_out: set[str] = set()
        self._centre = centre
        self._ledger = ledger
        self._faults = faults
        self._answered: dict[tuple[str, str], Answer] = {}

    def exchange(self, console: Console, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        line = self.coming.pop(0) if self.coming else Line.GOOD
        if console.is_old and path == "/v1/sync":
            body = aged(body)
        sent = Sent(console, method, path, body, headers)
        if line is not Line.LOST:
            self.sent.append(sent)
        if line is not Line.GOOD:
            self._faults[line.value] += 1
        answer = self._over(line, sent)
        self._answered[console.seat.name, path] = answer
        return answer

    def _over(self, line: Line, sent: Sent) -> Answer:
        match line:
            case Line.UNREACHABLE:
                raise Problem(ProblemCode.SERVER_DOWN, unsent=True)
            case Line.LOST | Line.DELAYED:  # what is delayed arrives with a later step, if at all
                raise Problem(ProblemCode.SERVER_SLOW)
            case Line.CUT_REQUEST:
                self._handled(sent, sent.body[: len(sent.body) // 2])
                raise Problem(ProblemCode.SERVER_DOWN)
            case Line.PORTAL:
                return PORTAL
            case Line.BUSY:
                return Answer(503, {"Retry-After": "20"}, b"")
            case Line.TOO_LARGE:
                return Answer(413, {}, b"")
            case Line.STALE if (earlier := self._answered.get((sent.console.seat.name, sent.path))) is not None:
                self.arrive(sent)
                return earlier
        answer = self.arrive(sent)
        match line:
            case Line.TWICE:
                return self.arrive(sent)
            case Line.UNANSWERED:
                raise Problem(ProblemCode.SERVER_SLOW)
            case Line.GATEWAY:
                return Answer(504, {}, b"")
            case Line.CUT_RESPONSE:
                return replace(answer, body=answer.body[: len(answer.body) * 2 // 3], cut=CUT)
        return answer

    def arrive(self, sent: Sent) -> Answer:
        """The request reaches the server; whatever it answers is looked at, received or not."""
        answer = self._handled(sent, unreadable(sent.body))
        if answer.status in (200, 206) and sent.path.startswith(SNAPSHOTS):
            self._ledger.violations += self._ledger.inspect_snapshot(self._centre, sent.console.seat, sent.path)
        if answer.status == 200 and sent.path in TOLD:
            if sent.console.seat.device in self.shut_out:
                self._ledger.violations.append(Violation("leaked", "a device that was shut out got an answer"))
            self._ledger.violations += self._ledger.inspect(self._centre, sent.console.seat, answer)
        return answer

    def _handled(self, sent: Sent, body: bytes) -> Answer:
        """What the server says to as much of a request as has reached it, if it lives to say anything."""
        try:
            return self._centre.answer(sent.method, sent.path, body, sent.headers)
        except ServerKilled:
            self._faults["server killed"] += 1
            self._centre.restart()
            raise Problem(ProblemCode.SERVER_DOWN) from None
