"""The pictures of the screens are taken of a real console over a real server; here one person's, in one kind."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.models.outbox import State
from app.status import Link
from app.views.case.forms import FORMS
from app.views.case.reading import Sheet
from app.views.case.work_area import Page
from tests.support.screens import SCREENS
from tools.screenshots.__main__ import HOME, main
from tools.screenshots.pictures import PICTURES

OF_A_REPORT = {"examples of answers", "missing choice", "gone", "nothing chosen"}
WITHOUT_PICTURE = {
    "link never": "over before the window can be seen",
    "item applied": "looks like settled, and is so as soon as the page has come",
    "item quarantined": "only where the server itself breaks down on a command",
}


def test_every_screen_and_state_has_a_picture() -> None:
    kinds = {"link": Link, "item": State, "page": Page, "sheet": Sheet}
    wanted = {f"{kind} {each}" for kind, all_of_them in kinds.items() for each in all_of_them}
    wanted |= {*SCREENS, *OF_A_REPORT, *(f"form {form.purpose}" for form in FORMS)}
    shown = {what for shows in PICTURES.values() for what in shows}
    assert wanted - shown == set(WITHOUT_PICTURE)
    assert shown <= wanted, "a picture claims to show what is not there"


def test_every_picture_is_taken_by_one_scene_and_kept() -> None:
    modules = Path(main.__code__.co_filename).parent.glob("*.py")
    scenes = "\n".join(each.read_text(encoding="utf-8") for each in modules if each.stem != "pictures")
    assert [name for name in PICTURES if scenes.count(f'"{name}"') != 1] == []
    assert {picture.stem for picture in (HOME / "id-light").rglob("*.webp")} == set(PICTURES)
    index = (HOME / "README.md").read_text(encoding="utf-8")
    assert [name for name in PICTURES if index.count(f"/{name}.webp)") != 1] == []


def test_each_size_is_photographed_and_shows_something(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    kind = ["--language", "id", "--look", "dark", "--seat", "bambang", "--only", "persetujuan", "--cases", "300"]
    assert main(["--out", str(tmp_path), *kind]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "pictures=2"
    assert (tmp_path / "README.md").read_text(encoding="utf-8").count("id-dark/1366x768/40-persetujuan.webp") == 1
    for size in ("1366x768", "1920x1080"):
        picture = QImage(str(tmp_path / "id-dark" / size / "40-persetujuan.webp"))
        assert f"{picture.width()}x{picture.height()}" == size
        shades = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 5)}
        assert len(shades) > 20, "more than an empty window"
