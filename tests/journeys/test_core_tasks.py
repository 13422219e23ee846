"""The ten core tasks by mouse and without one: each ends as it should, and takes what its document says."""

from pathlib import Path

import pytest

from tests.journeys.core_tasks import CORE_TASKS, page, play
from tools.core_tasks import PAGE


@pytest.mark.timeout(300)
def test_each_is_done_both_ways_and_takes_what_the_document_says(tmp_path: Path) -> None:
    taken = list(play(tmp_path))
    assert [each.task for each in taken] == list(CORE_TASKS)
    for each in taken:
        assert each.mouse.clicks and not each.keys.clicks, "without a mouse means without a mouse"
    assert page(taken) == PAGE.read_text("utf-8"), "python -m tools.core_tasks"
