"""The day's exchange over a bad line, made small; all lines and the whole exchange by the command."""

import pytest

from tests.support.tool_run import PATIENCE_SECONDS, tool_run

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)


def test_a_line_with_somebody_s_log_in_page_and_then_none_completes() -> None:
    status, lines = tool_run("links", "--profile", "portal", "--commands", "20", "--changes", "60")
    assert lines[-1].startswith("profiles=1 complete=1 worst_ratio="), lines
    assert status == 0, lines
