"""Makes the application a window can open in: its name, its language, its look."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from app import i18n, log
from app.settings import Settings
from app.version import VERSION
from app.views import theme
from app.views.main_window import APP_TITLE
from app.views.settings.declared import LANGUAGE, TEXT_SIZE, THEME
from app.views.stamp import mark_training, titled


def dressed_application(settings: Settings, language: str = "", *, training: bool = False) -> QApplication:
    """`language` empty means as the person chose last; `training` marks whatever leaves the application as practice."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationVersion(VERSION)
    _speak(app, language or settings.get(LANGUAGE))
    mark_training(app, training)
    app.setApplicationName(titled(APP_TITLE))  # the tray says it above every message
    theme.install(app, settings.get(THEME), settings.get(TEXT_SIZE))
    return app


def end_windows() -> None:
    """Delete the windows of a console that has ended, with their timers, where another follows in this process.

    The list beneath a field that completes what is typed has no parent, but goes with the field.
    """
    for window in QApplication.topLevelWidgets():
        if window.parent() is None and window.windowType() is not Qt.WindowType.Popup:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _speak(app: QApplication, language: str) -> None:
    try:
        i18n.install(app, language)
    except i18n.CatalogueMissing:
        # A damaged installation: English words beat no window at all.
        log.ui.error("the catalogue of %s is missing", language)
        i18n.install(app, "en")
