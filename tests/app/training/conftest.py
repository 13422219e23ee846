"""Windows of a training, held to what a window's thread may do."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.views import theme
from app.views.stamp import mark_training
from tests.app.views.conftest import catalogues, indonesian

__all__ = ["catalogues", "indonesian"]


@pytest.fixture(autouse=True)
def real_work_afterwards(qapp: QApplication) -> Iterator[None]:
    """What a training makes of the process is undone for the tests that follow."""
    yield
    mark_training(qapp, False)


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[QApplication]:
    """The process as a training is: as a whole."""
    theme.choose(qapp, theme.LIGHT)
    mark_training(qapp, True)
    yield qapp
    theme.choose(qapp, theme.SYSTEM)
