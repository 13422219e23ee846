"""What is asked where a training cannot be opened: leaving is the default, so that nothing is begun unawares."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.problems import Problem, ProblemCode
from app.views.sign_in.problem_dialog import ProblemDialog
from app.views.stamp import titled

translate = QCoreApplication.translate
ANEW: Final = "anew"


def broken_training() -> ProblemDialog:
    """Accepted where the training is to begin anew."""
    dialog = ProblemDialog(Problem(ProblemCode.TRAINING_BROKEN), [(ANEW, translate("Training", "Start training anew"))])
    dialog.setWindowTitle(titled("Konsol Penghubung"))
    return dialog
