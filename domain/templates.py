"""What an answer template may leave open: the variables that are filled in for the case at hand."""

import re
from collections.abc import Iterator
from typing import Final

# {nomor} tracking number · {judul} title · {kategori} category · {instansi} agency · {unit} unit · {petugas} author
VARIABLES: Final = frozenset({"nomor", "judul", "kategori", "instansi", "unit", "petugas"})
_BRACES: Final = re.compile(r"\{([^{}]*)\}")


def unknown_variables(text: str) -> Iterator[str]:
    """The names in braces for which nothing would be filled in, in the order of the text."""
    return (name for name in _BRACES.findall(text) if name not in VARIABLES)
