"""Who is photographed, and in what order: what one leaves behind the next one finds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.views.main_window import MainWindow
from tools.screenshots.arriving import in_again, in_pictures, newcomer
from tools.screenshots.office import admin
from tools.screenshots.officer import officer
from tools.screenshots.onlookers import onlooker, straight_in, trainee
from tools.screenshots.sitting import Sitting, Stage
from tools.screenshots.supervisor import supervisor
from tools.screenshots.together import coordinating, invited
from tools.screenshots.troubles import troubled
from tools.working_day.eyes import sign_in
from tools.working_day.hands import Script, seen

TRAINEE: Final = "latihan"


def signs_in(stage: Stage) -> Script:
    """As a stranger would."""
    yield from sign_in(stage.day, stage.plan)


@dataclass(frozen=True)
class Seat:
    """One start of a console. `arrives` leads to its window, where there is to be one; `works` happens in it.

    A console `on_a_line` can have its answers stalled; one that is not a `demonstration` greets a newcomer.
    """

    person: str
    arrives: Callable[[Stage], Script] = signs_in
    works: Callable[[Sitting], Script] | None = None
    on_a_line: bool = False
    demonstration: bool = True


def _colleague(me: Sitting) -> Script:
    yield from coordinating(me)
    yield from troubled(me)


SEATS: Final = {
    "sari": Seat("sari", works=officer),
    "joko": Seat("joko", works=_colleague, on_a_line=True),
    "halimah": Seat("halimah", works=invited),
    "bambang": Seat("bambang", works=supervisor),
    "ratna": Seat("ratna", works=admin),
    "dewi": Seat("dewi", works=onlooker("60-ombudsman-lewat-tenggat")),
    "yosef": Seat("yosef", works=onlooker("61-pemantau-lewat-tenggat")),
    "yuli": Seat("yuli", in_pictures, newcomer, demonstration=False),
    "yuli-lagi": Seat("yuli", in_again),
    TRAINEE: Seat(TRAINEE, straight_in, trainee),
}


def photographed(seat: Seat, stage: Stage) -> Script:
    yield from seat.arrives(stage)
    if seat.works is not None:
        window = yield seen(MainWindow)
        me = Sitting(window, stage)
        yield from seat.works(me)
        me.window.close()
        yield lambda: not me.window.isVisible()
