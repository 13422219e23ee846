"""The Indonesian catalogue is complete, and the tool that keeps it so notices when it is not."""

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator

from app.views.words import qt_own
from tools import catalogue
from tools.catalogue import Message


def test_the_catalogue_is_complete() -> None:
    assert catalogue.check() == []


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("View", "New", "", "unfinished"), "not translated"),
        (Message("View", "New", "", ""), "not translated"),
        (Message("View", "Old", "Lama", "vanished"), "left over"),
        (Message("View", "{count} new", "{jumlah} baru", ""), "other placeholders"),
        (Message("View", "%1 new", "baru", ""), "other placeholders"),
        (Message("View", "Nothing new.", "Tidak ada yang baru", ""), "another ending"),
    ],
)
def test_a_fault_is_noticed(message: Message, fault: str) -> None:
    assert [line for line in catalogue.faults([message]) if line.startswith(fault)]


def test_a_text_that_is_not_in_the_catalogue_is_noticed(tmp_path: Path) -> None:
    source = tmp_path / "new_screen.py"
    source.write_text('class Screen(QWidget):\n    def a(self):\n        return self.tr("Brand new")\n')
    found = catalogue.check(tmp_path)
    assert "not translated: Brand new\tScreen" in found
    assert [line for line in found if line.startswith("left over")], "the texts of the real screens are gone here"


def test_merging_adds_what_fits_and_names_what_does_not(tmp_path: Path) -> None:
    target = Path(shutil.copy(catalogue.CATALOGUE, tmp_path))
    given = tmp_path / "given.tsv"
    given.write_text("# remark\nNew\tView\tTerbaru\nNo such text\tView\tApa\nbroken line\n", encoding="utf-8")
    strangers = catalogue.merge(target, given)
    assert strangers == ["No such text\tView\tApa", "broken line"]
    translated = {(m.source, m.context): m.translation for m in catalogue.read(target)}
    assert translated["New", "View"] == "Terbaru"
    assert translated["Today", "View"] == "Hari ini"


def test_two_runs_wait_for_each_other(tmp_path: Path) -> None:
    target, order = tmp_path / "a.ts", []
    inside, released = threading.Event(), threading.Event()

    def second() -> None:
        inside.wait(5)
        with catalogue.alone(target):
            order.append("second")

    other = threading.Thread(target=second)
    other.start()
    with catalogue.alone(target):
        inside.set()
        released.wait(0.3)
        order.append("first")
    other.join(10)
    assert order == ["first", "second"]
    assert list(tmp_path.iterdir()) == []


def test_qts_own_texts_are_texts_of_qt(qapp: object) -> None:
    """A German catalogue of Qt knows each of them: a misspelt one would stay English for ever."""
    german = QTranslator()
    assert german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    ours = {(m.context, m.source) for m in catalogue.read(catalogue.CATALOGUE) if m.context.startswith("Q")}
    assert len(ours) == sum(len(v) for v in vars(qt_own).values() if isinstance(v, tuple))
    assert [text for text in ours if not german.translate(*text)] == []
