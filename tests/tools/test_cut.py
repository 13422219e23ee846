"""An exchange is cut after some of its bytes: a sample here, after every byte by the command."""

import pytest

from tests.support.tool_run import PATIENCE_SECONDS, tool_run

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)


def cut(*arguments: str) -> tuple[int, list[str]]:
    return tool_run("cut", *arguments)


def test_wherever_the_exchange_is_cut_the_end_is_the_same() -> None:
    status, lines = cut("--every", "131", "--stalls", "2")
    offsets, different = lines[-1].split()
    assert different == "different=0", "\n".join(lines)
    assert int(offsets.removeprefix("offsets=")) > 20
    assert status == 0


def test_a_command_that_is_repeated_under_a_new_id_is_found() -> None:
    status, lines = cut("--every", "800", "--stalls", "0", "--mutant", "new-id")
    assert status == 1
    assert any("server.event" in line for line in lines), "\n".join(lines)
