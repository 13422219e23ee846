"""Actions that press a button of the window: found by name like all others, possible where the button can be seen."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.views.actions.action import Action, Situation, WindowHands
from domain.commands import SubmitReply

translate = QCoreApplication.translate


def _anybody(_: Situation) -> bool:
    return True


def _answers(situation: Situation) -> bool:
    return SubmitReply in situation.reach


def _acts(situation: Situation) -> bool:
    return bool(situation.reach)


def reviews(situation: Situation) -> bool:
    """Whether the person may review delays."""
    return situation.may_review


def _pressed(
    button: str,
    title: Any,
    words: str,
    *,
    in_list: bool = False,
    who: Callable[[Situation], bool] = _anybody,
) -> Action[WindowHands]:
    """`in_list`: the list is shown for it, wherever one is; `who` may ever have it."""

    def standing(situation: Situation) -> str | None:
        if not who(situation):
            return None
        if in_list:
            return ""
        why_not = situation.why_not_pressed(button)
        return translate("Action", "This is not on the screen now.") if why_not is None else why_not

    run = (lambda hands: hands.press_in_list(button)) if in_list else (lambda hands: hands.press(button))
    return Action(f"press.{button}", title, run, words=words, standing=standing)


ARRANGING: Final = (
    _pressed(
        "filter_bar.filter",
        QT_TRANSLATE_NOOP("Action", "Na&rrow the list…"),
        "saring filter batasi syarat status tenggat unit kategori kanal wilayah narrow conditions",
        in_list=True,
    ),
    _pressed(
        "filter_bar.order",
        QT_TRANSLATE_NOOP("Action", "S&ort the list…"),
        "urutkan urut susun sort order",
        in_list=True,
    ),
    _pressed(
        "filter_bar.grouping",
        QT_TRANSLATE_NOOP("Action", "&Group the list…"),
        "kelompokkan kelompok grup group by",
        in_list=True,
    ),
    _pressed(
        "filter_bar.saved",
        QT_TRANSLATE_NOOP("Action", "Saved &views…"),
        "tampilan tersimpan bersama bagikan sematkan saved views shared pinned",
        in_list=True,
    ),
    _pressed(
        "filter_bar.save",
        QT_TRANSLATE_NOOP("Action", "Save this list as a view…"),
        "simpan tampilan save view",
    ),
    _pressed(
        "filter_bar.clear",
        QT_TRANSLATE_NOOP("Action", "Clear the filter"),
        "hapus filter bersihkan saringan clear",
    ),
    _pressed(
        "bulk_bar.act",
        QT_TRANSLATE_NOOP("Action", "Act on all chosen reports…"),
        "massal sekaligus banyak laporan terpilih bulk several selected",
        who=_acts,
    ),
)
HANDLING: Final = (
    _pressed(
        "case.reply.attach",
        QT_TRANSLATE_NOOP("Action", "Attach a file to the answer…"),
        "lampirkan lampiran berkas foto unggah attach file photo",
        who=_answers,
    ),
    _pressed(
        "case.keep_offline",
        QT_TRANSLATE_NOOP("Action", "Keep the files of the report on this computer"),
        "simpan luring sematkan lampiran unduh keep offline pin attachments",
    ),
    _pressed(
        "dossier.letter",
        QT_TRANSLATE_NOOP("Action", "Reminder letter to the unit of the dossier…"),
        "surat pengingat teguran reminder letter reprimand",
        who=reviews,
    ),
    _pressed(
        "dossier.print",
        QT_TRANSLATE_NOOP("Action", "Print the dossier…"),
        "cetak berkas lewat tenggat print dossier",
    ),
    _pressed(
        "printout.save",
        QT_TRANSLATE_NOOP("Action", "Save what is shown as PDF…"),
        "simpan pdf surat berkas cetak save print",
    ),
    _pressed(
        "dashboard.export",
        QT_TRANSLATE_NOOP("Action", "Save the dashboard as a picture…"),
        "simpan gambar dasbor ekspor grafik export picture chart",
    ),
)
