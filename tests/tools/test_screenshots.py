"""The pictures of the screens are taken of a real console over a real server; here one person's, in one kind."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tools.screenshots.__main__ import main


def test_each_size_is_photographed_and_shows_something(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    kind = ["--language", "id", "--look", "dark", "--person", "bambang", "--only", "persetujuan", "--cases", "300"]
    assert main(["--out", str(tmp_path), *kind]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "pictures=2"
    assert (tmp_path / "README.md").read_text(encoding="utf-8").count("id-dark/1366x768/40-persetujuan.webp") == 1
    for size in ("1366x768", "1920x1080"):
        picture = QImage(str(tmp_path / "id-dark" / size / "40-persetujuan.webp"))
        assert f"{picture.width()}x{picture.height()}" == size
        shades = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 5)}
        assert len(shades) > 20, "more than an empty window"
