"""The console's language: Indonesian from the compiled catalogue, English as the source texts stand."""

from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

Language = Literal["id", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")
# Each in its own language: who ended up in the wrong one has to find the way back.
LANGUAGE_NAMES: Final[dict[str, str]] = {"id": "Bahasa Indonesia", "en": "English"}
CATALOGUES: Final = Path(__file__).parents[1] / "resources" / "i18n"

_LOCALES: Final = {
    "id": (QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    # Day before month, as everywhere around the people who work here.
    "en": (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_NAME: Final = "konsol.translator"  # how an earlier language's translator is found again


class CatalogueMissing(FileNotFoundError):
    """The compiled catalogue is not where it belongs: the program was not prepared, or is damaged."""


def install(app: QCoreApplication, language: str, catalogues: Path = CATALOGUES) -> None:
    """Let `app` speak `language` ("id" or "en"); what is on the screen already keeps its words.

    Raises CatalogueMissing where the language needs a catalogue and it was never compiled or cannot be read.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    for translator in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale(*_LOCALES[language]))
    if language == "en":
        return
    compiled = catalogues / f"konsol_{language}.qm"
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if not translator.load(str(compiled)):
        raise CatalogueMissing(f"{compiled} is missing or damaged; `python3 bootstrap.py setup` makes it")
    app.installTranslator(translator)
