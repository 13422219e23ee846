"""The day's exchange over a bad line, made small; all lines and the whole exchange by the command."""

import pytest

from tests.support.tool_run import PATIENCE_SECONDS, tool_run

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)


def test_a_line_that_dies_again_and_again_carries_half_as_much_more_at_most() -> None:
    status, lines = tool_run("links", "--profile", "limit")
    assert lines[-1].startswith("profiles=1 complete=1 worst_ratio="), lines
    assert float(lines[-1].rpartition("=")[2]) < 1.45, lines
    assert status == 0, lines


def test_pages_of_a_size_that_does_not_follow_the_line_are_found() -> None:
    status, lines = tool_run("links", "--profile", "limit", "--mutant", "forgets-size", "--hours", "0.3")
    assert status == 1, lines


def test_a_line_with_somebody_s_log_in_page_and_then_none_completes() -> None:
    status, lines = tool_run("links", "--profile", "portal", "--commands", "20", "--changes", "60")
    assert lines[-1].startswith("profiles=1 complete=1 worst_ratio="), lines
    assert status == 0, lines
