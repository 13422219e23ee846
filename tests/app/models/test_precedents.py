"""Answers to like reports: full ones only, from the cache, the likest first, and none of the report itself."""

from contextlib import closing
from dataclasses import replace
from typing import Any

from sqlalchemy import event

from app.models.precedents import SHOWN, precedents
from app.models.usual_units import usual_units
from domain.case import Case
from domain.commands import ApproveReply, SubmitReply
from tests.support.console import BAMBANG, SARI, Console, new_case
from tests.support.ui_thread import off_ui_thread_allowed

TEXT = "Lubang di depan sekolah sudah ditambal."


def answered(number: int, text: str = TEXT, *, holding: bool = False) -> Case:
    maker = new_case(number, days_ago=9).act(SARI, SubmitReply(text, holding=holding))
    assert maker.case.reply is not None
    return maker.act(BAMBANG, ApproveReply(maker.case.reply.pin)).case


def found(console: Console, case: Case) -> list[tuple[str, float]]:
    with off_ui_thread_allowed():
        return [(each.tracking, round(each.likeness, 3)) for each in precedents(console.stores.cache, case)]


def test_the_likest_come_first_and_what_is_unlike_not_at_all(console: Console) -> None:
    asked = new_case(40, days_ago=1).case
    same = answered(45)
    inflected = answered(50)
    near = replace(
        inflected, title="Perbaikan jalan yang berlubang di SDN 3", original_text="Jalannya berlubang, motor terjatuh."
    )
    unlike = answered(42)
    console.take([same, near, unlike])
    first, second = found(console, asked)
    assert first == (same.tracking, 1.0)
    assert second[0] == near.tracking and 0.3 < second[1] < 1.0, "roots are compared, not spellings"


def test_interim_answers_teach_nothing_and_a_report_is_not_its_own_precedent(console: Console) -> None:
    asked = answered(40)
    console.take([asked, answered(45, holding=True)])
    assert found(console, asked) == []


def test_without_a_category_nothing_is_compared_and_more_than_a_few_are_not_shown(console: Console) -> None:
    console.take([answered(number) for number in range(100, 150, 5)])
    asked = new_case(40, days_ago=1).case
    assert len(found(console, asked)) == SHOWN
    assert found(console, replace(asked, category=None)) == []


def test_what_is_alike_is_looked_for_in_the_index_of_lists_alone(console: Console) -> None:
    """Through the documents of 200,000 cases it would hold up the drafts, which wait for the same thread."""
    asked, plans = new_case(40, days_ago=1).case, []

    @event.listens_for(console.stores.cache, "before_cursor_execute")
    def explained(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith("SELECT cases"):
            with closing(cursor.connection.cursor()) as other:
                other.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
                plans.extend(row[3] for row in other.fetchall())

    with off_ui_thread_allowed():
        precedents(console.stores.cache, asked)
        usual_units(console.stores.cache, asked)
    assert sum("USING COVERING INDEX cases_as_listed" in step for step in plans) == 2
    assert not any(step.startswith("SCAN cases") and "COVERING" not in step for step in plans)
