"""The invented region on a server of its own, with colleagues who play along; kept until it is begun anew."""

import shutil
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from types import TracebackType
from typing import Final, Self

from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from app.advance import Advance
from app.practice import Part
from app.problems import Problem, ProblemCode, environment_problem
from app.training.colleagues import Colleagues, Pace, submit_for_practice
from app.training.ground import Ground
from server.central import Central
from server.database import make_engine, reading
from server.embedded import EmbeddedServer
from server.schema import NewerSchema, migrate
from server.seed.populate import populate
from server.settings import Settings

PASSWORD: Final = "latihan"
CASES: Final = 160
SEED: Final = 17
_BEGAN: Final = "began"  # a file with the instant from which on things are done in the training
_MADE_ONCE: Final = ("server.db", "key", _BEGAN)


class Region:
    """Runs while entered; `open` makes it first where there is none yet."""

    def __init__(self, ground: Ground, playing: Callable[[], Part], pace: Pace) -> None:
        self._ground = ground
        self._settings = Settings(ground.server)
        self._server = EmbeddedServer(self._settings)
        self._playing = playing
        self._pace = pace
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="region")
        self.growth = Advance()
        self.colleagues: Colleagues | None = None

    @property
    def port(self) -> int:
        return self._server.port

    def open(self) -> Future[None]:
        """Done once the server answers. Raises GivenUp; Problem training_broken where what was kept is damaged."""
        return self._thread.submit(self._open)

    def close(self) -> None:
        if self.colleagues is not None:
            self.colleagues.close()
        self._server.stop()
        self._thread.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        if not self._ground.server.exists():
            _grow(self._ground, self.growth)
        try:
            self._wake()
        except (OSError, ValueError, SQLAlchemyError, CommandError, NewerSchema) as error:
            problem = environment_problem(error)
            if problem is None or problem.code is ProblemCode.CORRUPT_WORK:
                problem = Problem(ProblemCode.TRAINING_BROKEN)
            raise problem from error

    def _wake(self) -> None:
        _check(self._settings)
        self._server.start()
        began = datetime.fromisoformat((self._ground.server / _BEGAN).read_text("ascii"))
        self.colleagues = Colleagues(self._settings, self._playing, self._pace, began)
        self.colleagues.start()


def _check(settings: Settings) -> None:
    """Raises FileNotFoundError for what a server would make anew in silence, ValueError for a damaged page."""
    for name in _MADE_ONCE:
        (settings.data_dir / name).stat()
    engine = make_engine(settings.database)
    try:
        with reading(engine) as connection:
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
                raise ValueError("the region's database is damaged")
    finally:
        engine.dispose()


def _grow(ground: Ground, growth: Advance) -> None:
    """Whole or not at all: a region that was broken off is begun anew."""
    shutil.rmtree(ground.half_server, ignore_errors=True)
    settings = Settings(ground.half_server)
    ground.half_server.mkdir(mode=0o700)
    migrate(settings.database)
    central = Central.over(settings)
    now = datetime.now(UTC)
    made = count(1)

    def one_more() -> None:
        growth.reach("reports", next(made), CASES)

    try:
        # Begun this midnight, so that what is due first does not depend on the hour.
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        populate(central, seed=SEED, count=CASES, password=PASSWORD, now=midnight, each=one_more)
        submit_for_practice(central, now - timedelta(minutes=5))
        (ground.half_server / _BEGAN).write_text(now.isoformat(), encoding="ascii")
    finally:
        central.engine.dispose()
    ground.half_server.rename(ground.server)
