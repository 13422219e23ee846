"""A connection that says a statement it has said before straight to SQLite: most of a schedule is statements.

The first time, SQLAlchemy compiles and runs it; from then on what it found out – the text, where each value goes, what
becomes of the columns – is enough. Whatever is not plain (defaults, generated keys, streams) stays with SQLAlchemy.
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
_Slot = tuple[str, int | None, Callable[[Any], Any] | None]  # whose value, which of a list, how it is written


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

    A value is given, or the statement's own, or `fixed`: what the compiler added.
    """

    compiled: SQLCompiler
    binds: list[tuple[str, str, int | None]]  # a value's name in the text, its name in what is given, or its place
    fixed: list[Any]
    lists: tuple[str, ...]
    columns: ResultMetaData | None
    texts: dict[tuple[int, ...], tuple[str, list[_Slot]]] = field(default_factory=dict)

    def values(self, given: Values, own: Sequence[Any]) -> dict[str, Any]:
        return {name: given[key] if key in given else own[at] for name, key, at in self.binds}  # type: ignore[index]

    def text(self, values: dict[str, Any]) -> tuple[str, list[_Slot]]:
        """The statement with as many placeholders as the lists among its values are long."""
        lengths = tuple([len(values[name]) for name in self.lists])
        found = self.texts.get(lengths)
        if found is None:
            found = self.texts[lengths] = self._written(values)
        return found

    def _written(self, values: dict[str, Any]) -> tuple[str, list[_Slot]]:
        processors: dict[str, Any] = dict(self.compiled._bind_processors)
        if not self.lists:
            names = self.compiled.positiontup or ()
            return self.compiled.string, [(name, None, processors.get(name)) for name in names]
        state = self.compiled._process_parameters_for_postcompile(dict(values))
        lists = state.parameter_expansion.items()
        parts = {part: (name, at) for name, all_ in lists for at, part in enumerate(all_)}
        processors.update(state.processors)
        return state.statement, [
            (*parts.get(name, (name, None)), processors.get(name)) for name in state.positiontup or ()
        ]


# A statement that is built once and kept is found by itself, any other by its shape.
_Known = tuple[tuple[str, ...], bool, _Plan | None, list[Any]]
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
            own = [bind.effective_value for bind in shape.bindparams] + (plan.fixed if plan else [])
            known = keys, count > 1, plan, own
            _BY_STATEMENT[elem] = known
        _, _, plan, own = known
        if plan is None or "stream_results" in self._execution_options:
            return super()._execute_clauseelement(elem, distilled_parameters, execution_options)
        sql = ""
        try:
            if count > 1:
                return Done(self._run_many(plan, distilled_parameters, own).rowcount)
            values = plan.values(distilled_parameters[0] if count else {}, own)
            sql, slots = plan.text(values)
            cursor = self._held.execute(sql, _placed(slots, values))
            if plan.columns is None:
                return Done(cursor.rowcount, (cursor.lastrowid,))
            return IteratorResult(plan.columns, iter(cursor.fetchall()))
        except sqlite3.Error as error:
            self._handle_dbapi_exception(error, sql, None, None, None)

    def _run_many(self, plan: _Plan, rows: Sequence[Values], own: Sequence[Any]) -> sqlite3.Cursor:
        placed = []
        for row in rows:
            values = plan.values(row, own)
            sql, slots = plan.text(values)
            placed.append(_placed(slots, values))
        return self._held.executemany(sql, placed)


def _placed(slots: Sequence[_Slot], values: Values) -> list[Any]:
    placed = []
    for name, at, written in slots:
        value = values[name] if at is None else values[name][at]
        placed.append(value if written is None else written(value))
    return placed


def _plan(result: Any, many: bool) -> _Plan | None:
    """How to run again what has just been run; None if only SQLAlchemy can."""
    compiled: SQLCompiler = result.context.compiled
    lists = compiled.post_compile_params
    if compiled.insert_prefetch or compiled.update_prefetch or compiled.literal_execute_params:
        return None
    if any(bind.type._is_tuple_type for bind in lists) or (many and (lists or result.returns_rows)):
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
        [(name, bind.key, places.get(bind)) for bind, name in compiled.bind_names.items()],
        fixed,
        tuple(name for bind, name in compiled.bind_names.items() if bind in lists),
        result._metadata if result.returns_rows else None,
    )
