"""A connection that says a statement it has said before straight to SQLite: most of a schedule is statements.

The first time, SQLAlchemy compiles and runs it; from then on what it found out – the text, where each value goes, what
becomes of the columns – is enough. Whatever is not plain (defaults, streams) stays with SQLAlchemy.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.result import ResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    from tools.simulate.databases import Database

Values = Mapping[str, Any]
NOTHING: Final[Values] = {}
# Under which name a value is given, or the value itself; how it is written; whether it is a list.
_Slot = tuple[str | None, Any, Any, bool]


class Held:
    """What a pool would hand out: the one connection, which nobody takes away and nobody gives back."""

    is_valid = True

    def __init__(self, database: "Database") -> None:
        self.driver_connection = self.dbapi_connection = database
        self.cursor = database.cursor
        self.execute = partial(sqlite3.Connection.execute, database)
        self.executemany = database.executemany
        self.commit = database.commit
        self.rollback = database.rollback

    def close(self) -> None:
        """Nothing: it outlives every connection of SQLAlchemy's."""

    def invalidate(self, *why: object, **more: object) -> None:
        """As `close`: what a crash went through is put right by `Database.recover`."""

    def _close_special(self, *, transaction_reset: bool = False) -> None:
        """As `close`."""


@dataclass(frozen=True)
class Done:
    """What is to be known of a statement that returns nothing; its key is told where SQLite gave one."""

    rowcount: int
    inserted_primary_key: tuple[int | None, ...] = ()


@dataclass
class _Plan:
    """All that has to be known of a compiled statement to run it again. `columns` is None if it returns none.

    `binds`: by the name of a value in the text, what it is called where it is given, and its place among the
    statement's own values, which those that the compiler added, `fixed`, follow.
    """

    compiled: SQLCompiler
    binds: dict[str, tuple[str, int | None]]
    fixed: list[Any]
    lists: frozenset[str]
    columns: ResultMetaData | None
    texts: dict[tuple[int, ...], str] = field(default_factory=dict)

    def slots(self, keys: tuple[str, ...], own: list[Any]) -> list[_Slot]:
        """What goes where, in a statement with values of its `own` that is given values of these names."""
        whole = own + self.fixed
        processors: Mapping[str, Any] = self.compiled._bind_processors
        found: list[_Slot] = []
        for name in self.compiled.positiontup or ():
            key, at = self.binds[name]
            written, is_list = processors.get(name), name in self.lists
            if key in keys:
                found.append((key, None, written, is_list))
            elif at is not None:
                found.append((None, whole[at], written, is_list))
            else:
                raise sa.exc.InvalidRequestError(f"a value is required for {key!r}")
        return found

    def text(self, slots: list[_Slot], given: Values) -> str:
        """The statement with as many placeholders as the lists among its values are long."""
        if not self.lists:
            return self.compiled.string
        values = [value if key is None else given[key] for key, value, _, _ in slots]
        lengths = tuple([len(value) for value, slot in zip(values, slots, strict=True) if slot[3]])
        if lengths not in self.texts:
            named = dict(zip(self.compiled.positiontup or (), values, strict=True))
            self.texts[lengths] = self.compiled._process_parameters_for_postcompile(named).statement
        return self.texts[lengths]


# A statement that is built once and kept is found by itself, any other by its shape.
_Known = tuple[tuple[str, ...], bool, _Plan | None, list[_Slot]]
_BY_STATEMENT: Final["WeakKeyDictionary[Any, _Known]"] = WeakKeyDictionary()
_BY_SHAPE: Final[dict[Any, _Plan | None]] = {}


class Connection(sa.Connection):
    """SQLAlchemy's connection over one that is always there; `begin` is what its engine does at a beginning."""

    def __init__(self, engine: sa.Engine, held: Held, begin: Callable[[sa.Connection], None]) -> None:
        super().__init__(engine, held, _has_events=False)  # type: ignore[arg-type]
        self._held = held
        self._begun = begin

    def _begin_impl(self, transaction: Any) -> None:
        self._begun(self)

    def execution_options(self, **options: Any) -> "Connection":
        """Those of the product mean nothing to SQLAlchemy."""
        self._execution_options = self._execution_options.union(options)
        return self

    def _execute_clauseelement(self, elem: Any, distilled_parameters: Any, execution_options: Any) -> Any:
        if elem.is_dml and self._held.driver_connection.reads_only:
            raise sa.exc.InvalidRequestError("a reading writes")
        count = len(distilled_parameters)
        keys = tuple(distilled_parameters[0]) if count else ()
        known = _BY_STATEMENT.get(elem)
        if known is None or known[0] != keys or known[1] != (count > 1):
            shape = elem._generate_cache_key()
            if shape is None:
                return super()._execute_clauseelement(elem, distilled_parameters, execution_options)
            sought = shape.key, keys, count > 1
            if sought not in _BY_SHAPE:
                result = super()._execute_clauseelement(elem, distilled_parameters, execution_options)
                _BY_SHAPE[sought] = None if shape.params else _plan(result, count > 1)
                return result
            plan = _BY_SHAPE[sought]
            own = plan.slots(keys, [bind.effective_value for bind in shape.bindparams]) if plan else []
            known = _BY_STATEMENT[elem] = keys, count > 1, plan, own
        _, _, plan, slots = known
        if plan is None or "stream_results" in self._execution_options:
            return super()._execute_clauseelement(elem, distilled_parameters, execution_options)
        sql = ""
        try:
            if count > 1:
                rows = [_placed(slots, given) for given in distilled_parameters]
                return Done(self._held.executemany(plan.compiled.string, rows).rowcount)
            given = distilled_parameters[0] if count else NOTHING
            sql = plan.text(slots, given)
            cursor = self._held.execute(sql, _placed(slots, given))
            if plan.columns is None:
                return Done(cursor.rowcount, (cursor.lastrowid,))
            return IteratorResult(plan.columns, iter(cursor.fetchall()))
        except sqlite3.Error as error:
            self._handle_dbapi_exception(error, sql, None, None, None)


def _placed(slots: Sequence[_Slot], given: Values) -> list[Any]:
    placed = []
    for key, value, written, is_list in slots:
        if key is not None:
            value = given[key]
        if not is_list:
            placed.append(value if written is None else written(value))
        elif isinstance(written, tuple):
            placed += [one if how is None else how(one) for row in value for one, how in zip(row, written, strict=True)]
        else:
            placed += value if written is None else map(written, value)
    return placed


def _plan(result: Any, many: bool) -> _Plan | None:
    """How to run again what has just been run; None if only SQLAlchemy can."""
    compiled: SQLCompiler = result.context.compiled
    lists = compiled.post_compile_params
    if compiled.insert_prefetch or compiled.update_prefetch or compiled.literal_execute_params:
        return None
    if many and (lists or result.returns_rows):
        return None
    copies: Any = compiled._cache_key_bind_match
    extracted: Any = compiled.cache_key
    places = {copy: at for at, bind in enumerate(extracted.bindparams) for copy in copies[0][bind]}
    fixed: list[Any] = []
    for bind in compiled.bind_names:
        if bind not in places and not bind.required:
            places[bind] = len(extracted.bindparams) + len(fixed)
            fixed.append(bind.value)
    return _Plan(
        compiled,
        {name: (bind.key, places.get(bind)) for bind, name in compiled.bind_names.items()},
        fixed,
        frozenset(name for bind, name in compiled.bind_names.items() if bind in lists),
        result._metadata if result.returns_rows else None,
    )
