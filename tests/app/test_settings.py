"""Choices about the window are kept, and a damaged file of them is no reason not to start."""

from pathlib import Path

from app.settings import Settings


def test_choices_survive_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.put("theme", "dark")
    settings.put("columns", [204, 392, 768])
    settings.put("single_letters", False)
    settings.put("odd", "100 % = a; b # c\nx")
    again = Settings(tmp_path / "settings.ini")
    assert again.choice("theme", ("system", "light", "dark")) == "dark"
    assert again.numbers("columns", 3) == [204, 392, 768]
    assert again.flag("single_letters", True) is False
    assert again.text("odd") == "100 % = a; b # c\nx"


def test_what_makes_no_sense_is_the_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[window]\ntheme = pink\ncolumns = 1 x 3\nsize = 1\nsingle_letters = maybe\n", encoding="utf-8")
    settings = Settings(path)
    assert settings.choice("theme", ("system", "dark")) == "system"
    assert settings.numbers("columns", 3) == []
    assert settings.numbers("size", 2) == []
    assert settings.flag("single_letters", True) is True


def test_a_damaged_file_is_no_reason_not_to_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    for damage in (b"\xff\xfe\x00garbage", b"no section = 1", b"[window\n"):
        path.write_bytes(damage)
        settings = Settings(path)
        assert settings.text("theme", "system") == "system"
        settings.put("theme", "dark")
        assert Settings(path).text("theme") == "dark"


def test_a_place_that_cannot_be_written_to_only_forgets(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "missing" / "settings.ini")
    settings.put("theme", "dark")
    assert settings.text("theme") == "dark"
    assert list(tmp_path.iterdir()) == []
