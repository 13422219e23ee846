"""Takes identity out of free text: people type their number, or their name, into the body of anonymous reports too.

What an office wrote loses only what is recorded of this reporter. The reporter's own words also lose whatever looks
like an identity number (NIK), an Indonesian mobile number or a private e-mail address, whoever it belongs to.
"""

import re
from collections.abc import Iterator
from typing import Final

from domain.case import Reporter

NAME: Final = "[nama disembunyikan]"
NIK: Final = "[NIK disembunyikan]"
PHONE: Final = "[nomor telepon disembunyikan]"
EMAIL: Final = "[surel disembunyikan]"

LONGEST_PHONE: Final = 13  # as dialled at home, with the leading 0
SHORTEST_PHONE: Final = 10
FEWEST_OWN_DIGITS: Final = 6  # a shorter recorded number would hit house numbers and amounts
SHORTEST_PART: Final = 4  # of a name: shorter parts are everyday words ("Adi", "Eka", "Nur")

# Sixteen digits, in one piece or in groups as on a KTP. Amounts and pairs of dates can look the same.
_SIXTEEN = re.compile(r"(?<!\d)(?<!\d[.,])\d(?:[ .-]?\d){15}(?!\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DAY = re.compile(r"\d{1,2}([ ./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}")
# How a number in the country begins: 0, or the country's own number in its spellings.
_TRUNK = r"(?:(?:\+|00)?62[ .-]?\(?0?\)?|\(?0)"
# The first group holds the network's number (8…), so that dates and times are no telephones.
_MOBILE = re.compile(rf"(?<![\d.,]){_TRUNK}8\d{{1,2}}\)?(?:[ .-]?\d{{2,5}}){{1,5}}(?![\d-])")
_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_OFFICIAL = re.compile(r"\.(?:go|desa)\.id$", re.IGNORECASE)


def without_recorded(text: str, reporter: Reporter | None) -> str:
    """The text without what is recorded of the reporter: full name, NIK, telephone, e-mail."""
    for pattern, mark in _recorded(reporter) if reporter and text else ():
        text = pattern.sub(mark, text)
    return text


def without_identity(text: str, reporter: Reporter | None) -> str:
    """The reporter's own words without what is recorded of them, nor what looks as if it could be."""
    if not text:
        return text
    text = without_recorded(text, reporter)
    for part in _name_parts(reporter):
        text = part.sub(NAME, text)
    text = _ADDRESS.sub(lambda found: found[0] if _OFFICIAL.search(found[0]) else EMAIL, text)
    text = _SIXTEEN.sub(lambda found: NIK if _is_identity_number(found[0]) else found[0], text)
    return _MOBILE.sub(lambda found: PHONE if _is_telephone(found[0]) else found[0], text)


def _recorded(reporter: Reporter) -> Iterator[tuple[re.Pattern[str], str]]:
    if reporter.email.strip():
        yield re.compile(re.escape(reporter.email.strip()), re.IGNORECASE), EMAIL
    if (nik := _digits(reporter.nik)) and len(nik) >= FEWEST_OWN_DIGITS:
        yield _number(_spread(nik)), NIK
    if len(phone := _subscriber(reporter.phone)) >= FEWEST_OWN_DIGITS:
        yield _number(rf"{_TRUNK}?{_spread(phone)}"), PHONE
    if words := reporter.name.split():
        yield _whole(r"[\W_]*".join(map(re.escape, words))), NAME


def _name_parts(reporter: Reporter | None) -> Iterator[re.Pattern[str]]:
    for word in reporter.name.split() if reporter else ():
        if len(bare := word.strip(".,;:'\"()")) >= SHORTEST_PART:
            yield _whole(re.escape(bare))


def _whole(pattern: str) -> re.Pattern[str]:
    """The pattern where no letter adjoins it: `_` and digits in file names do not count as letters."""
    return re.compile(rf"(?<![^\W\d_]){pattern}(?![^\W\d_])", re.IGNORECASE)


def _number(pattern: str) -> re.Pattern[str]:
    """The pattern where it is not a part of a longer number."""
    return re.compile(rf"(?<!\d){pattern}(?!\d)")


def _spread(digits: str) -> str:
    """The digits, whatever blanks, dots and dashes stand between them."""
    return r"[ .()-]*".join(digits)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal())


def _subscriber(text: str) -> str:
    """A telephone number without +62 or the leading 0."""
    digits = _digits(text)
    if text.strip().startswith(("+62", "0062")) or digits.startswith("62"):
        digits = digits.removeprefix("00").removeprefix("62")
    return digits.removeprefix("0")


def _is_identity_number(text: str) -> bool:
    return not _THOUSANDS.fullmatch(text) and not _DAY.search(text)


def _is_telephone(text: str) -> bool:
    return SHORTEST_PHONE <= len("0" + _subscriber(text)) <= LONGEST_PHONE
