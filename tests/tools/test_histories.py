"""What a console shows of its own queued work is what the server makes of it: two hundred here, more by the command."""

import pytest

from domain import projection
from tools import histories


def test_console_and_server_agree_on_what_becomes_of_a_case() -> None:
    total = histories.run(1, 200)
    assert total.different == []
    assert total.fates["accepted"] > 100 and total.fates["refused"] > 100


def test_a_console_that_leaves_out_a_command_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the agreement above could be that of two sides which were never compared."""
    whole = projection.project
    monkeypatch.setattr(histories, "project", lambda case, pending, *rest: whole(case, list(pending)[1:], *rest))
    assert histories.run(1, 40).different
