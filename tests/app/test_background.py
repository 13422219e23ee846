"""A worker loses nothing it was given, survives what it is given, and ends when told."""

import logging
import sys
import threading

import pytest

from app.background import GIVE_WAY_SECONDS, Worker, Workers
from app.problems import Problem
from tests.support.guards import ExpectedLog


def test_work_is_done_in_order_in_one_named_thread() -> None:
    worker = Worker("drafts")
    seen: list[tuple[int, str]] = []

    def note(number: int, *, twice: bool = False) -> int:
        seen.append((number, threading.current_thread().name))
        return number * 2 if twice else number

    results = [worker.submit(note, number, twice=True) for number in range(100)]
    assert [result.result(5) for result in results] == [number * 2 for number in range(100)]
    assert seen == [(number, "drafts") for number in range(100)]
    assert worker.close(5)


def test_close_finishes_what_is_waiting_and_then_refuses() -> None:
    worker, gate = Worker("drafts"), threading.Event()
    seen: list[int] = []
    worker.submit(gate.wait, 5)
    for number in range(50):
        worker.submit(seen.append, number)
    threading.Timer(0.05, gate.set).start()
    assert worker.close(5)
    assert seen == list(range(50))
    with pytest.raises(RuntimeError, match="'drafts' is closed"):
        worker.submit(seen.append, 50)
    assert worker.close(5)  # again, to no effect


def test_close_gives_up_on_work_that_hangs_and_says_so(expected_log: ExpectedLog) -> None:
    worker, gate = Worker("talk"), threading.Event()
    expected_log("konsol.background", logging.WARNING, "the worker talk did not end in time")
    hanging = worker.submit(gate.wait, 30)
    assert not worker.close(0.05)
    gate.set()
    assert hanging.result(5)
    assert worker.close(5)


def test_a_bug_goes_to_its_future_and_the_log_and_the_thread_goes_on(expected_log: ExpectedLog) -> None:
    expected_log("konsol.background", logging.ERROR, "failed")
    worker = Worker("drafts")

    def fail() -> None:
        raise ZeroDivisionError

    failed = worker.submit(fail)
    assert worker.submit(sum, (1, 2)).result(5) == 3
    assert isinstance(failed.exception(5), ZeroDivisionError)
    assert worker.close(5)


def test_even_an_exit_does_not_end_the_thread(expected_log: ExpectedLog) -> None:
    expected_log("konsol.background", logging.ERROR, "failed")
    worker = Worker("drafts")

    def leave() -> None:
        raise SystemExit(3)

    assert isinstance(worker.submit(leave).exception(5), SystemExit)
    assert worker.submit(sum, (1, 2)).result(5) == 3
    assert worker.close(5)


def test_a_problem_of_the_surroundings_is_no_alarm(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "konsol")
    worker = Worker("talk")

    def push() -> None:
        raise Problem("offline")

    assert isinstance(worker.submit(push).exception(5), Problem)
    assert worker.close(5)
    assert [(record.levelname, record.message.rpartition(" ")[2]) for record in caplog.records] == [("INFO", "offline")]


def test_cancelled_work_is_not_done() -> None:
    worker, gate = Worker("drafts"), threading.Event()
    seen: list[int] = []
    worker.submit(gate.wait, 5)
    unwanted = worker.submit(seen.append, 1)
    assert unwanted.cancel()
    gate.set()
    assert worker.close(5)
    assert seen == []


def test_the_four_begin_together_and_the_drafts_thread_ends_last() -> None:
    ended: list[str] = []

    def last_words(name: str) -> None:
        ended.append(name)

    with Workers(close_timeout=5) as workers:
        names = {
            worker.submit(threading.current_thread).result(5).name
            for worker in vars(workers).values()
            if isinstance(worker, Worker)
        }
        assert names == {"hint", "talk", "transfer", "index", "background"}
        # What the network threads store at their end still goes through.
        workers.transfer.submit(lambda: workers.background.submit(last_words, "transfer").result(5))
        workers.talk.submit(lambda: workers.background.submit(last_words, "talk").result(5))
    assert sorted(ended) == ["talk", "transfer"]
    assert not {"hint", "talk", "transfer", "index", "background"} & {thread.name for thread in threading.enumerate()}


def test_while_there_are_workers_every_thread_gives_way_sooner() -> None:
    usual = sys.getswitchinterval()
    with Workers(close_timeout=5):
        assert sys.getswitchinterval() == pytest.approx(GIVE_WAY_SECONDS) != usual
    assert sys.getswitchinterval() == usual


def test_a_hanging_network_does_not_cost_the_drafts(expected_log: ExpectedLog) -> None:
    expected_log("konsol.sync", logging.WARNING, "did not end in time")
    gate = threading.Event()
    saved: list[int] = []
    with Workers(close_timeout=0.2) as workers:
        talk = workers.talk
        talk.submit(gate.wait, 30)
        for number in range(20):
            workers.background.submit(saved.append, number)
    gate.set()
    assert talk.close(5)
    assert saved == list(range(20))
