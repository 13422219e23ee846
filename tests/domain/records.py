"""Every record that travels or is stored as JSON, and how to make any of them at random."""

import dataclasses
import importlib
import pkgutil
import types
import typing
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from hypothesis import strategies as st

import domain
from domain import amendments, deadlines, duties, entries, knowledge, projection, scope, tenure, veil, workflow
from domain.acts import Act
from domain.commands import COMMANDS, Command

# These stay inside one process: they hold functions or zones, or are made anew from what does travel.
NOT_SENT = {Act, workflow.Transition, workflow.Permit, workflow.Offer, workflow.Moment, projection.Projection}
NOT_SENT |= {deadlines._History, duties.Duty, tenure.Office, tenure.Handover, tenure.Tenure}
NOT_SENT |= {knowledge.Knowledge, scope.Insight, veil.BareCopy}
NOT_SENT |= {amendments.Rule, entries.Amending, entries.Amended, entries.UnitCloses, entries.PersonGoes}

TEXTS = st.text(max_size=12)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


def record_types() -> list[type]:
    """Every dataclass of the domain that has a wire form, found by looking so that a new one is not forgotten."""
    found: dict[str, type] = {}
    for module in pkgutil.iter_modules(domain.__path__, "domain."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.name:
                found[f"{module.name}.{value.__name__}"] = value
    return [kind for _, kind in sorted(found.items()) if kind not in NOT_SENT]


@cache
def of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*(of(a) for a in arguments))
    if origin is tuple:
        return st.lists(of(arguments[0]), max_size=3).map(tuple)
    if origin is frozenset:
        return st.frozensets(of(arguments[0]), max_size=3)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(of(arguments[0]), of(arguments[1]), max_size=3)
    if hasattr(kind, "__supertype__"):
        return of(kind.__supertype__)
    if kind is Command:
        return st.one_of(*(of(typing.cast(Any, command)) for command in COMMANDS.values()))
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(typing.cast(Any, kind), **{f.name: of(hints[f.name]) for f in dataclasses.fields(kind)})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    return PLAIN[kind]


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    float: st.floats(allow_nan=False),
    date: st.dates(),
    datetime: st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    types.NoneType: st.none(),
    Any: JSON,
}
