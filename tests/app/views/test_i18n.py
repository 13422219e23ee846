"""Two languages: Indonesian from its catalogue, English without any; a missing catalogue is said, not shrugged off."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from app import i18n
from tests.support.languages import spoken


def test_indonesian_reaches_qts_own_buttons_and_the_dates(qtbot: object, indonesian: str) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    assert sorted(button.text() for button in box.buttons()) == ["Batal", "Simpan"]
    assert QLocale().monthName(8) == "Agustus"


def test_english_needs_no_catalogue(qapp: QApplication, tmp_path: Path) -> None:
    before = QLocale()
    i18n.install(qapp, "en", tmp_path)
    assert QCoreApplication.translate("View", "Today") == "Today"
    assert QLocale().toString(1234) == "1,234"
    QLocale.setDefault(before)


def test_a_missing_catalogue_is_said(qapp: QApplication, tmp_path: Path) -> None:
    before = QLocale()
    with pytest.raises(i18n.CatalogueMissing, match=r"konsol_id\.qm is missing or damaged; .*bootstrap\.py setup"):
        i18n.install(qapp, "id", tmp_path)
    QLocale.setDefault(before)


def test_a_damaged_catalogue_is_said(qapp: QApplication, tmp_path: Path) -> None:
    before = QLocale()
    (tmp_path / "konsol_id.qm").write_bytes(b"no catalogue at all")
    with pytest.raises(i18n.CatalogueMissing):
        i18n.install(qapp, "id", tmp_path)
    QLocale.setDefault(before)


def test_the_language_can_be_changed_and_changed_back(qapp: QApplication, catalogues: Path) -> None:
    with spoken(qapp, "id", catalogues):
        assert QCoreApplication.translate("View", "Today") == "Hari ini"
        i18n.install(qapp, "en", catalogues)
        assert QCoreApplication.translate("View", "Today") == "Today"
        i18n.install(qapp, "id", catalogues)
        assert QCoreApplication.translate("View", "Today") == "Hari ini"


def test_an_unknown_language_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="no such language"):
        i18n.install(qapp, "xx")
