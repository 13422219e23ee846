"""Every test here has a window, so every test here is held to what a window's thread may do."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app import i18n
from app.views import theme
from bootstrap import VENV_BIN
from tests.support.languages import spoken
from tests.support.ui_thread import UIGuard


@pytest.fixture(autouse=True)
def the_window_never_waits(ui_guard: UIGuard) -> None:
    """For the test's own set-up there is `tests.support.ui_thread.off_ui_thread_allowed`."""


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue as it stands now, compiled where no other run can be in its way."""
    folder = tmp_path_factory.mktemp("i18n")
    for source in sorted(i18n.CATALOGUES.glob("*.ts")):
        target = folder / f"{source.stem}.qm"
        subprocess.run([VENV_BIN / "pyside6-lrelease", "-silent", source, "-qm", target], check=True)
    return folder


@pytest.fixture
def indonesian(qapp: QApplication, catalogues: Path) -> Iterator[str]:
    with spoken(qapp, "id", catalogues) as language:
        yield language


@pytest.fixture
def english(qapp: QApplication, catalogues: Path) -> Iterator[str]:
    with spoken(qapp, "en", catalogues) as language:
        yield language


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication, catalogues: Path) -> Iterator[str]:
    with spoken(qapp, request.param, catalogues) as language:
        yield language


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The product's own look, in which targets have their size and words their weight."""
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    theme.install(qapp, theme.LIGHT)
    yield
    qapp.setProperty("konsol.theme", None)
    qapp.setProperty("konsol.points", None)
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])
