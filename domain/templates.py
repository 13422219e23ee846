"""What an answer template leaves open: what is filled in for the case at hand, and blanks for its author to fill.

`{nomor}` is filled in; `{isi: tanggal pengerjaan}` is a blank. A text that still has either does not leave the office.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from domain.case import Case
from domain.directory import Directory, Template
from domain.people import Person

# {nomor} tracking number · {judul} title · {kategori} category · {instansi} agency · {unit} unit · {petugas} author
VARIABLES: Final = frozenset({"nomor", "judul", "kategori", "instansi", "unit", "petugas"})
_BRACES: Final = re.compile(r"\{([^{}\n]*)\}")
_BLANK: Final = re.compile(r"isi:\s*(.+?)\s*")
_TELLING: Final = 12  # characters of wording that hardly stand anywhere by chance


@dataclass(frozen=True)
class Blank:
    """A place of a text that is still open: from `start` to `end`, in characters, and what belongs there."""

    start: int
    end: int
    name: str


def unknown_variables(text: str) -> Iterator[str]:
    """The names in braces that nobody would fill in, in the order of the text."""
    return (name for name in not_filled_in(text) if not _BLANK.fullmatch(name))


def not_filled_in(text: str) -> Iterator[str]:
    """All names in braces that are not filled in by themselves; a blank is one of them."""
    return (name for name in _BRACES.findall(text) if name not in VARIABLES)


def blanks(text: str) -> tuple[Blank, ...]:
    """What is open in a text: its blanks, and the variables that had nothing to be filled in with."""
    found = []
    for match in _BRACES.finditer(text):
        blank = _BLANK.fullmatch(match[1])
        if blank or match[1] in VARIABLES:
            found.append(Blank(match.start(), match.end(), blank[1] if blank else match[1]))
    return tuple(found)


def filled(text: str, case: Case, directory: Directory, author: Person) -> str:
    """The text for this case; a variable that the case has nothing for stays as it is."""
    values = _values(case, directory, author)
    return _BRACES.sub(lambda match: values.get(match[1]) or match[0], text)


def is_written_from(text: str, template: Template) -> bool:
    """Whether at least half of the template's own wording still stands in the text."""
    wording = [part.strip() for part in re.split(r"\{[^{}\n]*\}|\n", template.text)]
    telling = [part for part in wording if len(part) >= _TELLING]
    return bool(telling) and sum(part in text for part in telling) * 2 >= len(telling)


def fitting(templates: Iterable[Template], case: Case) -> list[Template]:
    """The templates of the case's holder that fit its category and status, those made for its category first."""
    found = (each for each in templates if each.agency == case.holder.agency and _fits(each, case))
    return sorted(found, key=lambda each: (not each.categories, not each.statuses, each.title.casefold(), each.id))


def _fits(template: Template, case: Case) -> bool:
    by_category = not template.categories or case.category in template.categories
    by_status = not template.statuses or case.status in template.statuses
    return not template.retired and by_category and by_status


def _values(case: Case, directory: Directory, author: Person) -> Mapping[str, str]:
    holder = case.holder
    category = directory.categories.get(case.category or "")
    agency = directory.agencies.get(holder.agency)
    unit = directory.units.get(holder.unit) if holder.unit else None
    return {
        "nomor": case.tracking,
        "judul": case.title,
        "kategori": (category.sub or category.main) if category else "",
        "instansi": agency.name if agency else "",
        "unit": unit.name if unit else "",
        "petugas": author.name,
    }
