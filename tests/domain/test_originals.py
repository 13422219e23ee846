"""Whatever was corrected, and by whatever means, the timeline still tells what the report said first."""

from random import Random

from domain import commands as c
from domain.case import Case, Status
from domain.originals import KEPT, original, shown
from domain.people import SYSTEM
from domain.wire import dumps, loads
from tests.domain.cast import RATNA, world
from tests.domain.choices import walk


def test_every_way_to_correct_keeps_what_was_there() -> None:
    w = world()
    first = w.case(Status.UNVERIFIED, tags=("jalan", "pasar"), anonymous=True)
    case = w.do(first, RATNA, c.Verify(first.holder.agency, classification="supervisory", category="1-2"))
    case = w.do(case, RATNA, c.Correct(title="Lubang", edited_text="Lubang di pasar.", tags=()))
    case = w.do(case, RATNA, c.Protect(anonymous=False, secret=True))
    case = w.do(case, RATNA, c.Correct(title="Lubang besar", classification="aspiration"))
    case = w.do(case, SYSTEM, c.ImportReport(title="Dari ekspor", secret=False))
    assert {name: original(case, name) for name in KEPT} == {
        "title": "Jalan berlubang",
        "edited_text": "",
        "classification": "not_supervisory",
        "category": "",
        "tags": "jalan, pasar",
        "anonymous": "True",
        "secret": "False",
    }
    assert case.title == "Dari ekspor" and case.original_text == first.original_text


def test_after_any_history_the_first_values_can_be_read_back() -> None:
    for seed in range(60):
        w = world()
        rng = Random(seed)
        first = w.case(Status.UNVERIFIED, anonymous=rng.random() < 0.5, tags=("jalan",))
        last = walk(rng, w, first, steps=25)[-1]
        stored = loads(Case, dumps(last))
        for name in KEPT:
            assert original(stored, name) == shown(getattr(first, name)), (seed, name)
