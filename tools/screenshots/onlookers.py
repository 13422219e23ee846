"""Who reads and reviews only, and who practises."""

from collections.abc import Callable

from app.advance import Advance, Stretch
from app.status import Link
from app.training.region import CASES
from app.views.sign_in.problem_dialog import ProblemDialog
from app.views.training.bar import TrainingBar
from app.views.training.beginning import BeginningNote
from app.views.training.broken import broken_training
from app.views.training.sheet import ExerciseSheet
from tools.screenshots.office import overdue
from tools.screenshots.sitting import Sitting, Stage
from tools.working_day.eyes import one
from tools.working_day.hands import Script


def onlooker(name: str) -> Callable[[Sitting], Script]:
    def scenes(me: Sitting) -> Script:
        yield me.link(Link.CONNECTED)
        yield from overdue(me, name)

    return scenes


def straight_in(_: Stage) -> Script:
    """Nobody signs in to a training."""
    yield lambda: True


def trainee(me: Sitting) -> Script:
    """In the training, as its officer."""
    yield me.link(Link.CONNECTED)
    yield me.has_rows
    yield from me.take("70-latihan")
    bar, sheet = one(me.window, TrainingBar), one(me.window, ExerciseSheet)
    bar.connection.click()
    yield me.link(Link.OFFLINE)
    sheet.cards[-1].fold.click()
    yield from me.take("71-latihan-koneksi-diputus")
    sheet.anew.click()
    yield from me.take("72-latihan-mulai-lagi")
    note = BeginningNote(Advance(Stretch("reports", CASES * 2 // 3, CASES)))  # on a fast computer it is over too soon
    note.show()
    yield from me.alone(BeginningNote, "73-latihan-disiapkan")
    broken_training().open()
    yield from me.alone(ProblemDialog, "74-latihan-rusak")
