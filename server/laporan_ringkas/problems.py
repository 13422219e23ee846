"""The codes of everything that can be wrong with an export; their sentences are in `sentences`."""

from collections.abc import Mapping
from enum import StrEnum


class Problem(StrEnum):
    """Why a whole file is refused."""

    MISSING_FILE = "missing_file"
    PERMISSION = "permission"
    NOT_XLSX = "not_xlsx"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    NO_HEADER = "no_header"
    TOO_MANY_ROWS = "too_many_rows"


class Reason(StrEnum):
    """Why one row is refused while the others are taken."""

    TRACKING_ID_MISSING = "tracking_id_missing"
    TRACKING_ID_NOT_DIGITS = "tracking_id_not_digits"
    DATE_MISSING = "date_missing"
    DATE_UNREADABLE = "date_unreadable"
    DUPLICATE_DIFFERS = "duplicate_differs"


class Warn(StrEnum):
    """What somebody should look at although the row, or the file, was taken."""

    TIME_MISSING = "time_missing"
    TIME_UNREADABLE = "time_unreadable"
    CLASSIFICATION_UNKNOWN = "classification_unknown"
    VISIBILITY_UNKNOWN = "visibility_unknown"
    STATUS_UNKNOWN = "status_unknown"
    RATING_UNREADABLE = "rating_unreadable"
    NO_TIME_COLUMN = "no_time_column"
    NO_VISIBILITY_COLUMN = "no_visibility_column"
    OTHER_SHEET = "other_sheet"


class ExportProblem(Exception):
    """The file cannot be imported at all. `code` says why, `fields` fill the sentence; nothing was changed."""

    def __init__(self, code: Problem, **fields: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.fields: Mapping[str, str | int] = fields
