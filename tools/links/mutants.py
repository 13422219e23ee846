"""Defects of the console to be switched on in its process, to see that the ratio would tell of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from app.models.stores import Stores
from app.problems import Problem
from app.sync import engine, exchange
from app.sync.carrier import Carrier
from app.sync.schedule import LARGEST_PAGE
from domain.ids import DeviceId


def _starts_over() -> None:
    """After an exchange that failed, everything is asked for from the beginning."""
    prepare, failure = exchange.prepare, Carrier._failure
    failed: list[Problem] = []

    def noticing(carrier: Carrier, problem: Problem) -> engine.Failed:
        failed.append(problem)
        return failure(carrier, problem)

    def broken(*told: Any) -> exchange.Outgoing:
        found = prepare(*told)
        if failed:
            failed.clear()
            return replace(found, request=replace(found.request, cursor=""))
        return found

    Carrier._failure = noticing  # type: ignore[method-assign, assignment]
    exchange.prepare = broken  # type: ignore[assignment]


def _forgets_size() -> None:
    """Every page is asked for at full size, whatever the line has carried so far."""
    prepare = exchange.prepare

    def broken(stores: Stores, device: DeviceId, limit_bytes: int, now: datetime) -> exchange.Outgoing:
        return prepare(stores, device, LARGEST_PAGE, now)

    exchange.prepare = broken


MUTANTS: Final[dict[str, Callable[[], None]]] = {"starts-over": _starts_over, "forgets-size": _forgets_size}


def switch_on(name: str) -> None:
    if name:
        MUTANTS[name]()
