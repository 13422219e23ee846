"""How the console stands to its server, in words that neither alarm nor promise."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.status import Link, SyncStatus
from app.views.words.moments import moment

translate = QCoreApplication.translate

STALE_AFTER: Final = timedelta(days=3)


def link_text(status: SyncStatus, now: datetime, zone: tzinfo, next_working_day: date) -> str:
    """The state of the connection, always with the time of the data; `now` is aware."""
    data = _data_as_of(status, now, zone)
    match status.link:
        case Link.CONNECTED:
            return _joined(translate("Link", "Online"), data)
        case Link.SYNCING if status.data_as_of is None:
            return _syncing(status)
        case Link.SYNCING:
            return _joined(_syncing(status), data)
        case Link.OFFLINE if status.data_as_of is not None and now - status.data_as_of > STALE_AFTER:
            return _stale((now - status.data_as_of).days, next_working_day)
        case Link.OFFLINE:
            return _joined(translate("Link", "Offline"), translate("Link", "you can go on working"), data)
        case Link.SESSION_EXPIRED:
            return _joined(translate("Link", "Sign in again to send"), _safe(), data)
        case Link.UPGRADE_NEEDED:
            return _joined(translate("Link", "A newer version is needed to send"), _safe(), data)
        case Link.REVOKED:
            return _joined(translate("Link", "This computer may no longer fetch or send"), _safe(), data)
        case Link.HELD:
            return _joined(_held(status), data)
        case Link.NEVER:
            return data


def retry_text(seconds: int) -> str:
    """When the next try follows; in minutes where seconds would only make nervous."""
    if seconds > 90:
        return translate("Link", "Connecting again in {minutes} min").format(minutes=round(seconds / 60))
    return translate("Link", "Connecting again in {seconds} s").format(seconds=seconds)


def _joined(*parts: str) -> str:
    return " · ".join(parts)


def _safe() -> str:
    return translate("Link", "your work is safe on this computer")


def _data_as_of(status: SyncStatus, now: datetime, zone: tzinfo) -> str:
    if status.data_as_of is None:
        return translate("Link", "never synced on this computer")
    return translate("Link", "data as of {time}").format(time=moment(status.data_as_of, now, zone))


def _held(status: SyncStatus) -> str:
    number = QLocale().toString
    text = translate("Link", "{gone} of {total} reports would leave · nothing was removed yet")
    return text.format(gone=number(status.gone), total=number(status.total))


def _syncing(status: SyncStatus) -> str:
    if status.expected:
        number = QLocale().toString
        text = translate("Link", "Syncing {done} of {expected}…")
        return text.format(done=number(status.done), expected=number(status.expected))
    return translate("Link", "Syncing…")


def _stale(days: int, before: date) -> str:
    weekday = QLocale().toString(QDate(before.year, before.month, before.day), "dddd")
    text = translate("Link", "Data is {days} days old · connect before {weekday} to see the latest deadlines")
    return text.format(days=days, weekday=weekday)
