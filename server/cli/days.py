"""Reads days as people type them at the terminal, and names them as they read them."""

import re
from datetime import date

from server.cli.terminal import Text

BAD_DAY = Text(
    "Tanggal {given} tidak dikenali. Tulis TAHUN-BULAN-TANGGAL, misalnya 2026-03-13.",
    "The date {given} is not understood. Write YEAR-MONTH-DAY, for example 2026-03-13.",
)
_WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def day_of(text: str) -> date | None:
    """The day written as YYYY-MM-DD, in a year that somebody may mean; None for anything else."""
    if not re.fullmatch(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def weekday(day: date, language: str) -> str:
    return _WEEKDAYS[language][day.weekday()]
