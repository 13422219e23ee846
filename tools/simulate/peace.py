"""The end of every schedule: all troubles are over, and everybody may sync until nothing moves any more."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from app.sync import engine
from app.sync.api import Tokens
from tools.simulate import office
from tools.simulate.centre import Centre
from tools.simulate.console import Console
from tools.simulate.rights import Rights

if TYPE_CHECKING:
    from tools.simulate.play import Play

ROUNDS: Final = 16


def make_peace(play: "Play") -> None:
    for console in play.consoles:
        console.is_old = False
        if console.seat.device in play.network.shut_out:
            play.centre.revoke(console.seat.device, again=True)
    play.network.shut_out.clear()
    for bucket, entity in play.altered:  # a digest is compared when its bucket changes
        other = "SELECT entity FROM member WHERE bucket = ? ORDER BY entity = ?, entity"
        row = play.centre.database.execute(other, (bucket, entity)).fetchone()
        if row:
            office.touch(play.centre, row[0], play.now())


def settle(play: "Play") -> None:
    """What is not quiet after so many rounds is for the verdict."""
    for _ in range(ROUNDS):
        waiting = [one for one in play.awake if not one.is_quiet or one.mark != mark(play.centre, one)]
        if not waiting:
            return
        play.pass_time(timedelta(seconds=60))
        for console in sorted(waiting, key=lambda one: one.is_quiet):  # who has something to send goes first
            if not console.is_quiet or console.mark != mark(play.centre, console):
                _sync(play.centre, console)
                console.mark = mark(play.centre, console)


def _sync(centre: Centre, console: Console) -> None:
    """A sync, and what the console may ask its person for: to sign in, to let many cases go."""
    console.sync()
    if console.is_signed_out:
        tokens = centre.sign_in(console.seat.person.id)
        console.sign_in(Tokens(tokens.access_token, tokens.refresh_token, 3600, console.seat.person))
        console.sync()
    if console.is_held:
        console.sync(engine.Accepted())


def mark(centre: Centre, console: Console) -> object:
    """Differs whenever there may be something new for this console."""
    central, person = centre.database, console.seat.person.id
    names = sorted(Rights.of(central, person).buckets())
    heads = central.execute(f"SELECT name, head FROM bucket WHERE name IN ({marks(names)})", names).fetchall()
    granted = central.execute("SELECT grant_version FROM account WHERE person = ?", (person,)).fetchone()
    return centre.epoch.current(), granted, sorted(heads)


def marks(values: Iterable[object]) -> str:
    """As many placeholders as there are values."""
    return ",".join("?" for _ in values)
