"""Choices about the window are kept, and a damaged file of them is no reason not to start."""

from pathlib import Path

import pytest

from app.settings import Setting, Settings


def test_choices_survive_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.put("theme", "dark")
    settings.put("columns", [204, 392, 768])
    settings.put("single_letters", False)
    settings.put("odd", "100 % = a; b # c\nx")
    settings.flush()
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
        settings.flush()
        assert Settings(path).text("theme") == "dark"


def test_a_place_that_cannot_be_written_to_only_forgets(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "missing" / "settings.ini")
    settings.put("theme", "dark")
    settings.flush()
    assert settings.text("theme") == "dark"
    assert list(tmp_path.iterdir()) == []


THEME = Setting[str]("theme", ("system", "dark"), "system")
SIZE = Setting[int]("text_size", (100, 200), 100)
LETTERS = Setting[bool]("single_letters", (True, False), True)


def test_declared_settings_come_back_as_what_they_are(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.get(THEME), settings.get(SIZE), settings.get(LETTERS)) == ("system", 100, True)
    settings.set(THEME, "dark")
    settings.set(SIZE, 200)
    settings.set(LETTERS, False)
    settings.flush()
    again = Settings(tmp_path / "settings.ini")
    assert (again.get(THEME), again.get(SIZE), again.get(LETTERS)) == ("dark", 200, False)


def test_a_setting_refuses_what_it_does_not_allow(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    with pytest.raises(ValueError, match="text_size"):
        settings.set(SIZE, 150)
    assert settings.text("text_size") == ""


def test_a_value_that_is_not_understood_counts_as_the_default_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[window]\ntheme = sepia\ntext_size = 0200\nsingle_letters = 1\n", encoding="utf-8")
    settings = Settings(path)
    assert (settings.get(THEME), settings.get(SIZE), settings.get(LETTERS)) == ("system", 100, True)
    assert [settings.not_understood(s) for s in (THEME, SIZE, LETTERS)] == ["sepia", "0200", "1"]
    settings.put("columns", [1, 2])
    settings.flush()
    assert Settings(path).text("theme") == "sepia", "a newer version may know it"
    settings.set(THEME, "system")
    settings.flush()
    assert Settings(path).not_understood(THEME) == ""


def test_a_damaged_file_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(b"theme = dark\n")
    settings = Settings(path)
    assert path.read_bytes() == b"theme = dark\n"
    settings.put("theme", "dark")
    settings.put("theme", "light")
    settings.flush()
    assert (tmp_path / "settings.unreadable").read_bytes() == b"theme = dark\n"
    assert Settings(path).text("theme") == "light"
