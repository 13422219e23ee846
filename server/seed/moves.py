"""What happens to a case, act by act, before times and words are known."""

import random
from dataclasses import dataclass, field
from datetime import datetime

from server.seed.people import Person, acting
from server.seed.places import Scene
from server.seed.region import Unit, load_region
from server.seed.scenarios import Scenario, phrases

NATIONAL = "PANRB"
REPORTER = "reporter"
SYSTEM = "system"
INVITED = ("PROV-NL", "KAB-TH", "KAB-MS", "LISTRIK-NL", "POLRES-NL", "PERTANAHAN-NL")


@dataclass(frozen=True)
class Course:
    """What is settled beforehand about a case: who shall hold it and in which status it shall end.

    `variant` asks for a loose end: submitted, returned or transfer. `duplicate_of` is another case's number;
    `approvals` how many people have to approve an answer.
    """

    scenario: Scenario
    scene: Scene
    unit: Unit
    status: str
    reported_at: datetime
    now: datetime
    secret: bool = False
    variant: str = ""
    at_unit: bool = False
    duplicate_of: str = ""
    is_empty: bool = False
    approvals: int = 1


@dataclass
class Move:
    """A step before its time is known; `hours` after the one before, `rigid` when a rule sets that gap."""

    kind: str
    actor: str
    hours: float
    bank: tuple[str, ...] = ()
    rigid: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    holding: bool = False
    rating: int | None = None


class Author:
    """Composes the moves of one case; every public method adds what it is named after."""

    def __init__(self, course: Course, rng: random.Random) -> None:
        self.course = course
        self.rng = rng
        self.moves: list[Move] = []
        self.bank = phrases("officials")
        self.target = course.unit
        self.intake = NATIONAL if rng.random() < 0.62 or course.unit.agency == NATIONAL else course.unit.agency
        self.agency, self.unit = self.intake, ""
        self.officer = self.somebody("liaison_officer")
        self.delay_at: int | None = None

    def somebody(self, role: str) -> Person:
        people = acting(role, self.target.agency, self.target.code, self.course.secret)
        return people[0] if self.rng.random() < 0.8 else self.rng.choice(people)

    def admin(self) -> str:
        """Who may act for the agency that holds the case now, as a whole."""
        role = "national_admin" if self.agency == NATIONAL else "agency_admin"
        return self.rng.choice(acting(role, self.agency, None, self.course.secret)).username

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def hours(self, least: float, most: float) -> float:
        return self.rng.uniform(least, most)

    def add(self, kind: str, actor: str, hours: float, *bank: str, **fields: str) -> Move:
        move = Move(kind, actor, hours, bank, fields=fields)
        self.moves.append(move)
        return move

    def question(self, actor: str) -> None:
        self.delay_at = len(self.moves)
        self.add("ask_information", actor, self.hours(3, 40), *self.bank["questions"])

    def information(self) -> None:
        self.add("give_information", REPORTER, self.hours(5, 120), *self.bank["information"])

    def route(self, to_unit: bool = True) -> None:
        """From the intake to the unit, or only to the agency's inbox."""
        target = self.target
        if self.chance(0.05) and self.course.variant == "" and not self.course.at_unit:
            self.question(self.admin())
            self.information()
        first_hop = self.intake == NATIONAL != target.agency
        self.add(
            "verify",
            self.admin(),
            self.hours(1, 26),
            *(self.bank["verify_notes"] if self.chance(0.6) else ()),
            agency=target.agency,
            unit="" if first_hop else target.code,
        )
        self.agency, self.unit = target.agency, "" if first_hop else target.code
        if not first_hop or not to_unit:
            return
        others = [u.code for u in load_region().units_of(target.agency) if u.code != target.code]
        if others and self.chance(0.05):
            self.dispose(self.rng.choice(others), "dispose_notes")
            self.dispose(target.code, "redispose_notes")
        else:
            self.dispose(target.code, "dispose_notes")

    def dispose(self, unit: str, bank: str) -> None:
        self.add("dispose", self.admin(), self.hours(1, 22), *(self.bank[bank] if self.chance(0.7) else ()), unit=unit)
        self.unit = unit

    def talk(self) -> None:
        if self.chance(0.06):
            there = (self.agency, *(move.fields["agency"] for move in self.moves if move.kind == "invite"))
            others = [code for code in INVITED if code not in there]
            self.add(
                "invite",
                self.officer.username,
                self.hours(4, 30),
                *self.bank["invitations"],
                agency=self.rng.choice(others),
            )
            self.note("agencies")
        while self.chance(0.22):
            self.note("internal")

    def note(self, audience: str) -> None:
        writer = self.officer.username if self.chance(0.7) else self.somebody("supervisor").username
        self.add("note", writer, self.hours(2, 30), *self.bank[f"notes_{audience}"], audience=audience)

    def draft(self, holding: bool = False) -> None:
        author = self.officer.username
        if self.chance(0.06) and self.agency != NATIONAL:
            admin = self.admin()
            supervisors = acting("supervisor", self.target.agency, self.target.code)
            author = author if admin in (p.username for p in supervisors) else admin  # somebody else must approve
        self.delay_at = len(self.moves) if self.delay_at is None else self.delay_at
        move = self.add("submit_reply", author, self.hours(8, 70))
        move.holding = holding

    def decide(self, kind: str) -> None:
        author = self.moves[-1].actor
        people = acting("supervisor", self.target.agency, self.target.code, self.course.secret)
        others = [p.username for p in people if p.username != author]
        for decider in self.rng.sample(others, 1 if kind == "return" else self.course.approvals):
            bank = self.bank["returns"] if kind == "return" else self.bank["approvals"] if self.chance(0.5) else ()
            self.add(kind, decider, self.hours(0.5, 26), *bank)

    def answer(self, holding_share: float = 0.14) -> None:
        """One published answer, after whatever went before it."""
        self.talk()
        if self.chance(holding_share):
            self.draft(holding=True)
            self.decide("approve")
            if self.course.status == "in_progress" and self.chance(0.6):
                return
        self.draft()
        if self.chance(0.07):
            self.decide("return")
            self.draft()
        self.decide("approve")

    def objection(self) -> None:
        own = self.course.scenario.rebuttals
        bank = own if own and self.chance(0.6) else self.bank["rebuttals"]
        self.add("reporter_reply", REPORTER, self.hours(6, 150), *bank)

    def answered(self) -> None:
        self.route()
        self.answer()
        if self.chance(0.16):
            self.objection()
            self.answer(0.03)

    def rate(self, share: float, good: float) -> None:
        if self.chance(share):
            pleased = self.chance(good)
            move = self.add("rate", REPORTER, self.hours(1, 60), *self.bank["rate_good" if pleased else "rate_bad"])
            move.rating = self.rng.choice((4, 5, 5)) if pleased else self.rng.choice((1, 1, 2, 3))

    def end(self, kind: str, actor: str, hours: float, bank: str = "", rigid: bool = False) -> None:
        self.add(kind, actor, hours, *(self.bank[bank] if bank else ())).rigid = rigid

    def compose(self) -> None:
        """All moves up to the final status."""
        match self.course.status:
            case "unverified":
                if self.chance(0.08):
                    self.question(self.admin())
                    self.information()
            case "awaiting_information":
                if self.course.at_unit or self.chance(0.35):
                    self.route()
                    self.delay_at = None
                    self.question(self.officer.username)
                else:
                    self.question(self.admin())
            case "disposed":
                self.route(to_unit=self.course.at_unit or self.chance(0.8))
                if self.unit:
                    self.talk()
                    self.loose_end()
            case "in_progress":
                self.answered()
                self.loose_end()
            case "reporter_replied":
                self.route()
                self.answer(0.3)
                self.objection()
                self.loose_end()
            case "closed_by_system":
                self.answered()
                self.end("close", SYSTEM, self.hours(24 * 15, 24 * 17), rigid=True)
                self.rate(0.14, 0.3)
            case "closed_by_admin":
                self.answered()
                if self.chance(0.4):
                    self.add("reporter_reply", REPORTER, self.hours(4, 90), *self.bank["thanks"])
                self.end("close", self.admin(), self.hours(5, 100), "close_admin")
                self.rate(0.2, 0.6)
            case "closed_by_reporter":
                self.answered()
                self.end("close", REPORTER, self.hours(3, 150), "thanks" if self.chance(0.6) else "")
                self.rate(0.75, 0.85)
            case "archived_by_system":
                if self.course.at_unit:
                    self.route()
                self.question(self.officer.username if self.course.at_unit else self.admin())
                self.end("archive", SYSTEM, self.hours(24 * 15, 24 * 17), "archive_system", rigid=True)
            case "archived_by_admin":
                if self.course.at_unit:
                    self.route()
                bank = "archive_empty" if self.course.is_empty else "archive_admin"
                bank = "archive_duplicate" if self.course.duplicate_of else bank
                self.end("archive", self.admin(), self.hours(2, 40), bank)
            case "archived_by_reporter":
                if self.course.at_unit or self.chance(0.6):
                    self.route()
                self.end("archive", REPORTER, self.hours(10, 120), "archive_reporter")
            case "content_blocked":
                self.end("block", self.admin(), self.hours(1, 20), "blocks")
            case other:
                raise ValueError(other)

    def loose_end(self) -> None:
        match self.course.variant:
            case "submitted":
                self.draft()
            case "returned":
                self.draft()
                self.decide("return")
            case "transfer":
                to = "PROV-NL" if self.agency != "PROV-NL" else "KAB-TH"
                self.add("ask_transfer", self.officer.username, self.hours(4, 30), *self.bank["transfers"], agency=to)
