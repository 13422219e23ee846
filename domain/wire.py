"""The JSON codec of domain records: compact on the way out, tolerant of unknown and missing fields on the way in.

Fields that hold their default are left out. Instants are UTC in ISO 8601, dates are ISO dates, commands carry their
`type`. Whoever stores a received document stores it as received, so fields of a newer server survive.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from domain.commands import COMMANDS, Command

T = TypeVar("T")
Coder = Callable[[Any], Any]


class WireError(ValueError):
    """Text from outside that is not the record it should be; the message names the place, never the content."""


def dumps(value: object) -> str:
    """Compact JSON of a record; keys keep the order of the record's fields."""
    return json.dumps(to_wire(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str | bytes) -> T:
    """The record of type `kind` in a JSON text. Raises WireError."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WireError("not JSON") from error
    return from_wire(kind, plain)


def to_wire(value: object) -> Any:
    """Plain JSON data of a record."""
    encode: Coder = _encoder(typing.cast(Any, type(value)))
    return encode(value)


def from_wire(kind: type[T], plain: Any) -> T:
    """The record of type `kind` in plain JSON data. Raises WireError."""
    decode: Callable[[Any], T] = _decoder(typing.cast(Any, kind))
    return decode(plain)


def _clean(text: str) -> str:
    """Text that every store and connection can encode: halves of surrogate pairs become U+FFFD."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _key_out(key: object) -> str:
    return key.isoformat() if isinstance(key, date) else str(key)


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    found = []
    for spec in dataclasses.fields(kind):
        default = spec.default
        if spec.default_factory is not dataclasses.MISSING:
            default = spec.default_factory()
        found.append((spec.name, default))
    return tuple(found)


@cache
def _encoder(kind: type) -> Coder:
    if issubclass(kind, Command):
        return lambda value: {"type": value.type, **_fields_out(value)}
    if dataclasses.is_dataclass(kind):
        return _fields_out
    if issubclass(kind, StrEnum):
        return lambda value: value.value
    if issubclass(kind, str):
        return _clean
    if issubclass(kind, types.NoneType | int | float):
        return lambda value: value
    if issubclass(kind, datetime):
        return lambda value: value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, Mapping):
        return lambda value: {_key_out(key): to_wire(item) for key, item in value.items()}
    if issubclass(kind, tuple | list):
        return lambda value: [to_wire(item) for item in value]
    if issubclass(kind, frozenset | set):
        return lambda value: sorted(to_wire(item) for item in value)
    raise TypeError(f"no wire form for {kind.__name__}")


def _fields_out(value: Any) -> dict[str, Any]:
    plain = {}
    for name, default in _defaults(typing.cast(Any, type(value))):
        item = getattr(value, name)
        if default is dataclasses.MISSING or item != default:
            plain[name] = to_wire(item)
    return plain


@cache
def _decoder(kind: Any) -> Coder:
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _optional(arguments)
    if origin is tuple:
        return _sequence(_decoder(arguments[0]), tuple)
    if origin is frozenset:
        return _sequence(_decoder(arguments[0]), frozenset)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_decoder(arguments[0]), _decoder(arguments[1]))
    if hasattr(kind, "__supertype__"):
        return _decoder(kind.__supertype__)
    if kind is Command:
        return _command
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    if kind is datetime:
        return _instant
    if kind is date:
        return _day
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enum(kind)
    if kind is str:
        return _text
    if kind in (int, bool, float):
        return _plain(kind)
    if kind is Any:
        return lambda plain: plain
    raise TypeError(f"no wire form for {kind!r}")


def _optional(arguments: tuple[Any, ...]) -> Coder:
    inner = [a for a in arguments if a is not types.NoneType]
    if len(inner) != 1:
        raise TypeError("only optional unions have a wire form")
    decode = _decoder(inner[0])
    return lambda plain: None if plain is None else decode(plain)


def _sequence(decode: Coder, build: Callable[[Any], Any]) -> Coder:
    def sequence(plain: Any) -> Any:
        if not isinstance(plain, list):
            raise WireError("a list was expected")
        return build([decode(item) for item in plain])

    return sequence


def _mapping(decode_key: Coder, decode_value: Coder) -> Coder:
    def mapping(plain: Any) -> Any:
        if not isinstance(plain, dict):
            raise WireError("an object was expected")
        return {decode_key(key): decode_value(item) for key, item in plain.items()}

    return mapping


def _record(kind: Any) -> Coder:
    hints = typing.get_type_hints(kind)
    fields = [
        (
            spec.name,
            _decoder(hints[spec.name]),
            spec.default is dataclasses.MISSING and spec.default_factory is dataclasses.MISSING,
        )
        for spec in dataclasses.fields(kind)
    ]

    def record(plain: Any) -> Any:
        if not isinstance(plain, dict):
            raise WireError(f"{kind.__name__}: an object was expected")
        values = {}
        for name, decode, required in fields:
            if name in plain:
                values[name] = decode(plain[name])
            elif required:
                raise WireError(f"{kind.__name__}: {name} is missing")
        return kind(**values)

    return record


def _command(plain: Any) -> Any:
    name = plain.get("type") if isinstance(plain, dict) else None
    kind = COMMANDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise WireError("a command of an unknown type")
    return _decoder(typing.cast(Any, kind))(plain)


def _instant(plain: Any) -> datetime:
    try:
        found = datetime.fromisoformat(plain)
    except (TypeError, ValueError) as error:
        raise WireError("an instant was expected") from error
    if found.tzinfo is None:
        raise WireError("an instant with a time zone was expected")
    try:
        return found.astimezone(UTC)
    except OverflowError as error:
        raise WireError("an instant was expected") from error


def _day(plain: Any) -> date:
    try:
        return date.fromisoformat(plain)
    except (TypeError, ValueError) as error:
        raise WireError("a date was expected") from error


def _enum(kind: type[StrEnum]) -> Coder:
    def enum(plain: Any) -> StrEnum:
        try:
            return kind(plain)
        except ValueError as error:
            raise WireError(f"{kind.__name__}: unknown value") from error

    return enum


def _text(plain: Any) -> str:
    if not isinstance(plain, str):
        raise WireError("str was expected")
    return _clean(plain)


def _plain(kind: type) -> Coder:
    def plain_value(plain: Any) -> Any:
        if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
            return float(plain)
        if not isinstance(plain, kind) or (kind is int and isinstance(plain, bool)):
            raise WireError(f"{kind.__name__} was expected")
        return plain

    return plain_value
