"""The same screens for other eyes: large letters, high contrast, and the settings that make them so."""

from typing import Any

from app.models.queries import View
from app.settings import Setting
from app.views import theme
from app.views.settings.declared import TEXT_SIZE, THEME
from app.views.settings.window import Choice, SettingsWindow
from app.views.sheet import Sheet
from domain.commands import SubmitReply
from tools.screenshots.album import settled
from tools.screenshots.sitting import Sitting
from tools.working_day.eyes import one
from tools.working_day.hands import Script, seen


def dressed(me: Sitting) -> Script:
    me.hands.show_settings()
    settings = yield seen(SettingsWindow)
    bar = one(settings, Sheet).verticalScrollBar()
    bar.setValue(bar.maximum())
    yield from me.alone(SettingsWindow, "143-pengaturan-lanjutan", stays=True)
    look = one(settings, Choice, f"settings.{THEME.key}").currentData()
    settings.close()
    yield from me.go(View.TODAY)
    case = me.fresh(SubmitReply)
    yield from me.read(case)
    for setting, value, first, second in (
        (TEXT_SIZE, theme.TEXT_SIZES[-1], "144-huruf-besar", "145-huruf-besar-menulis"),
        (THEME, theme.HIGH_CONTRAST, "146-kontras-tinggi", "147-kontras-tinggi-menulis"),
    ):
        yield from _choose(me, setting, value)
        yield from me.take(first)
        me.pane.begin_reply()
        yield from me.take(second)
        me.work.row.reply.click()
        yield from _choose(me, setting, look if setting is THEME else setting.default)


def _choose(me: Sitting, setting: Setting[Any], value: object) -> Script:
    """As if it were chosen by hand."""
    me.hands.show_settings()
    settings = yield seen(SettingsWindow)
    box = one(settings, Choice, f"settings.{setting.key}")
    box.activated.emit(box.findData(value))
    settings.close()
    me.window.activateWindow()
    yield from settled()
