"""The search for identities finds none in the product, and finds them as soon as one protection is taken away."""

import pytest

from tests.support.tool_run import PATIENCE_SECONDS, tool_run
from tools.canaries.__main__ import search
from tools.canaries.defects import DEFECTS
from tools.canaries.marks import Mark, marks_in

pytestmark = pytest.mark.timeout(PATIENCE_SECONDS)

CASES = 8
# Most defects show wherever cases are given; these elsewhere.
WHERE = {"conflicts": {"sync"}, "pictures": {"blobs"}}


def test_no_answer_gives_a_protected_reporter_away() -> None:
    status, lines = tool_run("canaries", "--cases", str(CASES))
    assert lines[-1].startswith(f"cases={CASES} responses=") and lines[-1].endswith(" hits=0"), lines
    assert status == 0, "it is not blind: those who may know do read the names"


@pytest.mark.parametrize("defect", DEFECTS)
def test_each_protection_taken_away_is_noticed(defect: str) -> None:
    hits = search(CASES, defect).hits
    where = {hit.rpartition(" by ")[2].split("/")[2] for hit in hits}
    assert WHERE.get(defect, {"sync", "snapshots", "repair"}) <= where


def test_a_canary_is_found_in_every_spelling() -> None:
    mark = Mark(417)
    found = [*marks_in(mark.sentence.encode()), *marks_in(mark.file_name.encode()), *marks_in(mark.picture())]
    assert set(found) == {mark} and len(found) >= 9
    assert [*marks_in(str(mark.reporter).encode())] == [mark] * 4
