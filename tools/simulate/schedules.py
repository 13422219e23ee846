"""Makes the schedule of a seed: at random, or around one of the stories in which sync is known to go wrong."""

import random
from dataclasses import dataclass, replace
from typing import Final

from tools.simulate.region import SEATS
from tools.simulate.script import Kind, Line, Step, Trouble

# How often each thing happens where nothing speaks against it.
WEIGHTS: Final = {
    Kind.ACT: 26,
    Kind.DRAFT: 2,
    Kind.SYNC: 22,
    Kind.WITHDRAW: 3,
    Kind.RETRY: 1,
    Kind.LATE: 4,
    Kind.WIPE: 2,
    Kind.FLIP: 2,
    Kind.SKEW: 1,
    Kind.AGE: 1,
    Kind.OUT: 1,
    Kind.RESTART: 1,
    Kind.BACKUP: 3,
    Kind.RESTORE: 4,
    Kind.GRANT: 4,
    Kind.OFFICE: 4,
    Kind.PAUSE: 2,
    Kind.COMPACT: 3,
}
ALWAYS: Final = (Kind.ACT, Kind.SYNC, Kind.BACKUP)
# What can run while a request waits for its next transaction; a restart cuts the request off there.
IN_BETWEEN: Final = (Kind.SYNC, Kind.SYNC, Kind.SYNC, Kind.RESTART, Kind.RESTART, Kind.OFFICE, Kind.GRANT)
CRASH_TURNS: Final = 14
SERVER_TURNS: Final = 5
NO_TROUBLE: Final = Trouble()
STEPS: Final = (3, 8)
SHARE_OF_STORIES: Final = 0.5


def script_of(seed: int) -> tuple[Step, ...]:
    """The schedule of a seed. Each has its own choice of faults, so that they meet in every combination."""
    rng = random.Random(seed)
    kinds = [kind for kind in WEIGHTS if kind in ALWAYS or rng.random() < 0.4]
    lines: list[Line] = [line for line in Line if line is not Line.GOOD and rng.random() < 0.4]
    seats = rng.sample(range(len(SEATS)), rng.choice((1, 2, 2, 3)))
    maker = _Maker(rng, kinds, lines, seats, crashes=rng.random() < 0.4, meanwhile=rng.random() < 0.5)
    if rng.random() < SHARE_OF_STORIES:
        return tuple(maker.story())
    return tuple(maker.step() for _ in range(rng.randint(*STEPS)))


@dataclass(frozen=True)
class _Maker:
    rng: random.Random
    kinds: list[Kind]
    lines: list[Line]
    seats: list[int]
    crashes: bool
    meanwhile: bool

    def step(self, *, inner: bool = False) -> Step:
        kind = self.rng.choices(self.kinds, [WEIGHTS[kind] for kind in self.kinds])[0]
        if inner:
            kind = self.rng.choice(IN_BETWEEN)
        step = Step(kind, self.rng.choice(self.seats), self.rng.randrange(1_000))
        return step if inner else replace(step, trouble=self._trouble(kind))

    def _line(self) -> tuple[Line, ...]:
        """The first requests of a step and what happens to them; troubles come alone, in a row, or after good ones."""
        if not self.lines or self.rng.random() < 0.5:
            return ()
        good = (Line.GOOD,) * self.rng.choice((0, 0, 0, 1, 2))
        return good + tuple(self.rng.choice(self.lines) for _ in range(self.rng.choice((1, 1, 2))))

    def _trouble(self, kind: Kind) -> Trouble:
        rng = self.rng
        crash = rng.randint(1, CRASH_TURNS) if self.crashes and rng.random() < 0.3 else 0
        if kind is Kind.ACT:
            return Trouble(crash=1 + crash % 5 if crash else 0)
        if kind is not Kind.SYNC:
            return Trouble()
        line = self._line()
        if self.meanwhile and rng.random() < 0.5:
            return Trouble(line, crash, rng.randint(1, SERVER_TURNS), self.step(inner=True))
        return Trouble(line, crash)

    def story(self) -> list[Step]:
        """One of the dangerous stories, with something else happening before, after or in the middle of it."""
        told = self.rng.choice(STORIES)(self)
        for _ in range(self.rng.choice((0, 1, 2))):
            told.insert(self.rng.randint(0, len(told)), self.step())
        return told

    def at(self, kind: Kind, seat: int, trouble: Trouble = NO_TROUBLE) -> Step:
        return Step(kind, seat, self.rng.randrange(1_000), trouble)

    def pair(self) -> tuple[int, int]:
        """Two consoles, mostly of the one agency."""
        one, other = self.rng.sample(range(len(SEATS)), 2)
        return one, other

    def acts(self, seat: int, at_least: int = 1) -> list[Step]:
        return [self.at(Kind.ACT, seat) for _ in range(self.rng.randint(at_least, at_least + 1))]

    def turn(self, inner: Step) -> Trouble:
        return Trouble(turn=self.rng.randint(1, SERVER_TURNS), meanwhile=inner)


def _answer_lost(m: _Maker) -> list[Step]:
    """The answer does not arrive, and the person changes their mind, loses the case, or tries again."""
    one, _ = m.pair()
    line = m.rng.choice((Line.UNANSWERED, Line.GATEWAY, Line.TWICE, Line.DELAYED))
    after = m.rng.choice((Kind.WITHDRAW, Kind.WITHDRAW, Kind.GRANT, Kind.LATE, Kind.PAUSE))
    return [*m.acts(one), m.at(Kind.PAUSE, one), m.at(Kind.SYNC, one, Trouble((line,))), m.at(after, one)]


def _meeting(m: _Maker) -> list[Step]:
    """A request is on its way through the server while another console's whole sync passes it."""
    one, other = m.pair()
    inner = m.at(Kind.SYNC, other)
    return [*m.acts(one), *m.acts(other), m.at(Kind.PAUSE, one), m.at(Kind.SYNC, one, m.turn(inner))]


def _killed(m: _Maker) -> list[Step]:
    """The server goes down in the middle of a request with commands."""
    one, _ = m.pair()
    return [*m.acts(one), m.at(Kind.PAUSE, one), m.at(Kind.SYNC, one, m.turn(m.at(Kind.RESTART, one)))]


def _forked(m: _Maker) -> list[Step]:
    """A backup comes back, and the history goes on in another way."""
    one, other = m.pair()
    first = [m.at(Kind.BACKUP, one), *m.acts(one), m.at(Kind.PAUSE, one), m.at(Kind.SYNC, one)]
    seen = [m.at(Kind.SYNC, other)] if m.rng.random() < 0.6 else []
    again = [*m.acts(other), m.at(Kind.OFFICE, other), m.at(Kind.PAUSE, other), m.at(Kind.SYNC, other)]
    return [*first, *seen, m.at(Kind.RESTORE, one), *again]


def _regranted(m: _Maker) -> list[Step]:
    """A person's buckets start anew while commands of theirs wait."""
    one, _ = m.pair()
    line = (Line.GOOD,) * m.rng.randint(0, 2) + (m.rng.choice((Line.UNANSWERED, Line.CUT_RESPONSE, Line.BUSY)),)
    trouble = Trouble(line) if m.rng.random() < 0.6 else Trouble(crash=m.rng.randint(1, CRASH_TURNS))
    return [*m.acts(one, 4), m.at(Kind.GRANT, one), m.at(Kind.SYNC, one, trouble)]


def _out_of_order(m: _Maker) -> list[Step]:
    """An answer comes that belongs to an earlier question."""
    one, other = m.pair()
    between = m.at(m.rng.choice((Kind.OFFICE, Kind.WIPE, Kind.GRANT)), one)
    return [m.at(Kind.OFFICE, other), m.at(Kind.SYNC, one), between, m.at(Kind.SYNC, one, Trouble((Line.STALE,)))]


def _cut_short(m: _Maker) -> list[Step]:
    """Somebody was away for so long that the feeds no longer reach back to them, and begins anew with a bad line."""
    one, other = m.pair()
    line = (Line.GOOD,) * m.rng.randint(0, 3) + (m.rng.choice((Line.UNANSWERED, Line.CUT_RESPONSE)),)
    changed = [m.at(Kind.OFFICE, other) for _ in range(m.rng.randint(2, 5))]
    away = m.at(m.rng.choice((Kind.COMPACT, Kind.WIPE)), one)
    return [*changed, away, m.at(Kind.SYNC, one, Trouble(line)), *changed[:1], m.at(Kind.SYNC, one)]


def _begun_anew(m: _Maker) -> list[Step]:
    """The cache is lost while more commands wait than one request takes."""
    one, _ = m.pair()
    return [*m.acts(one, 3), m.at(Kind.WIPE, one), m.at(Kind.SYNC, one)]


def _lost_while_loading(m: _Maker) -> list[Step]:
    """A person's roles change while they fetch a large bucket piece by piece."""
    one, _ = m.pair()
    changing = m.at(m.rng.choice((Kind.GRANT, Kind.OFFICE)), one)
    turn = Trouble(turn=m.rng.randint(2, 2 * SERVER_TURNS), meanwhile=changing)
    return [m.at(Kind.WIPE, one), m.at(Kind.SYNC, one, turn)]


def _killed_while_typing(m: _Maker) -> list[Step]:
    """The console goes down while a text becomes a command."""
    one, _ = m.pair()
    return [m.at(Kind.DRAFT, one), m.at(Kind.ACT, one, Trouble(crash=m.rng.randint(1, 6))), m.at(Kind.SYNC, one)]


STORIES: Final = (
    _answer_lost,
    _meeting,
    _killed,
    _forked,
    _regranted,
    _out_of_order,
    _cut_short,
    _begun_anew,
    _lost_while_loading,
    _killed_while_typing,
)
