"""Defects of masking for the search to find: each takes one protection away, by one small patch."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from domain import scope, veil
from domain.case import Case
from domain.knowledge import KNOWLEDGE, WORKING
from domain.people import Role
from domain.veil import BareCopy
from server import masking, subjects


def _identity() -> tuple[Any, str, Any]:
    """The record of the reporter is sent along."""
    real = veil.veiled
    return scope, "veiled", lambda case, copies: replace(real(case, copies), reporter=case.reporter)


def _texts() -> tuple[Any, str, Any]:
    """What people typed about themselves stays in their words."""
    return veil, "without_identity", lambda text, reporter: text


def _office_texts() -> tuple[Any, str, Any]:
    """What an office wrote of the reporter by name stays."""
    return veil, "without_recorded", lambda text, reporter: text


def _file_names() -> tuple[Any, str, Any]:
    """Files are shown without metadata, but under the names they came with."""
    return (
        veil,
        "_bare",
        lambda files, copies: tuple(
            replace(item, sha256=copies[item.sha256].sha256, size=copies[item.sha256].size)
            for item in files
            if item.sha256 in copies
        ),
    )


def _pictures() -> tuple[Any, str, Any]:
    """The original picture is given where its bare copy should be."""

    def originals(connection: Any, case: Case) -> dict[str, BareCopy]:
        return {item.sha256: BareCopy(item.sha256, item.size) for item in veil.reporters_files(case)}

    return masking, "_copies", originals


def _conflicts() -> tuple[Any, str, Any]:
    """The answer to a conflict quotes the case as it is."""
    return subjects, "masked_conflict", lambda conflict, case, person: conflict


def _one_role_too_many() -> tuple[Any, str, Any]:
    """Officers know anonymous reporters."""
    officer = replace(KNOWLEDGE[Role.LIAISON_OFFICER], anonymous=WORKING)
    return scope, "KNOWLEDGE", {**KNOWLEDGE, Role.LIAISON_OFFICER: officer}


DEFECTS: Mapping[str, Callable[[], tuple[Any, str, Any]]] = {
    "identity": _identity,
    "texts": _texts,
    "office_texts": _office_texts,
    "file_names": _file_names,
    "pictures": _pictures,
    "conflicts": _conflicts,
    "one_role_too_many": _one_role_too_many,
}


@contextmanager
def with_defect(name: str) -> Iterator[None]:
    """The product with this defect in it; without one where the name is empty."""
    if not name:
        yield
        return
    module, attribute, broken = DEFECTS[name]()
    sound = getattr(module, attribute)
    setattr(module, attribute, broken)
    try:
        yield
    finally:
        setattr(module, attribute, sound)
