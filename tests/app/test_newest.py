"""What is written away from the window: the newest value comes last, and none that could be written is lost."""

import threading

from app.newest import Newest


def test_the_newest_is_kept_last_and_what_waits_gives_way() -> None:
    begun, go_on, kept = threading.Event(), threading.Event(), list[int]()

    def write(value: int) -> None:
        kept.append(value)
        begun.set()
        assert go_on.wait(30)

    newest = Newest("test", write)
    newest.put(1)
    assert begun.wait(30)
    newest.put(2)
    newest.put(3)
    assert not newest.wait(0), "one is still being written"
    go_on.set()
    assert newest.wait() and kept == [1, 3]
    newest.put(4)
    assert newest.wait() and kept == [1, 3, 4], "and a thread begins anew"


def test_what_cannot_be_written_does_not_stop_what_comes_after() -> None:
    kept: list[str] = []

    def write(value: str) -> None:
        if not value:
            raise OSError(28, "full")
        kept.append(value)

    newest = Newest("test", write)
    for value in ("", "x"):
        newest.put(value)
        assert newest.wait()
    assert kept == ["x"]
