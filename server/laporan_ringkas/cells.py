"""A cell as inert text: whatever a spreadsheet put there, nothing of it is ever evaluated."""

import re
from datetime import date, datetime, time, timedelta

from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

Cell = object
"""What openpyxl yields: None, str, bool, int, float, date, datetime, time, timedelta or a formula record."""

# OOXML writes characters that XML forbids as _xHHHH_ (a carriage return arrives as _x000D_).
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|007[Ff]|005[Ff]|[Ff]{3}[EeFf])_")
# Unicode category Cc without tab and line feed, and the two code points that XML cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def text(cell: Cell) -> str:
    """The cell's text, verbatim but for control characters; a formula gives its source, `=…`."""
    match cell:
        case None:
            return ""
        case str():
            return clean(cell)
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.isoformat(sep=" ", timespec="seconds")
        case date() | time() | timedelta():
            return str(cell)
        case ArrayFormula():
            return clean(str(cell.text or ""))
        case DataTableFormula():
            return "=TABLE()"
        case _:
            return clean(str(cell))


def clean(raw: str) -> str:
    """Without control characters (Unicode Cc) except tab and line feed; CR LF and CR become line feeds."""
    raw = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), raw)
    return _CONTROL.sub("", raw.replace("\r\n", "\n").replace("\r", "\n"))


def short(cell: Cell) -> str:
    """The trimmed text of a one-line value, where the export writes a lone dash for "none"."""
    value = text(cell).strip()
    return "" if value == "-" else value


def excerpt(cell: Cell, limit: int = 60) -> str:
    """The text on one line and cut, to be quoted in a message."""
    value = " ".join(text(cell).split())
    return value if len(value) <= limit else value[: limit - 1] + "…"
