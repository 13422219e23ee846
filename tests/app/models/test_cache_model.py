"""Whatever comes and goes in whatever buckets, the cache holds what a plain model of it holds."""

from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models import cache
from app.models.engine import writing
from app.models.stores import Stores
from app.models.tables import cache_metadata
from domain.protocol import BucketDelta, Op
from tests.support.console import new_case
from tests.support.feeds import Feeds, cached, out, put, sums

BUCKETS = ("ag:a", "un:b", "u:c")
CASE = new_case(1, days_ago=3).case
CASES = {f"case-{n}": replace(CASE, id=f"case-{n}") for n in range(5)}  # type: ignore[arg-type]


@dataclass(frozen=True)
class Step:
    """What happens to one case in one bucket, or to the bucket as a whole (reset, lost)."""

    kind: str
    bucket: str
    case: str


STEPS = st.builds(
    Step,
    st.sampled_from(["put", "put", "put", "out", "change", "reset", "lost"]),
    st.sampled_from(BUCKETS),
    st.sampled_from(sorted(CASES)),
)
PAGES = st.lists(st.lists(STEPS, max_size=6), min_size=1, max_size=12)


@dataclass
class Model:
    """The server's buckets, and the cases a console holds by the rules: while any bucket does, at the newest sent."""

    feeds: Feeds = field(default_factory=Feeds)
    versions: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CASES, 1))
    held: dict[str, int] = field(default_factory=dict)

    def page(self, steps: list[Step]) -> tuple[list[BucketDelta], frozenset[str]]:
        deltas, lost = [], frozenset(step.bucket for step in steps if step.kind == "lost")
        for name in lost:
            self.feeds.members.pop(name, None)
            self.feeds.places.pop(name, None)
        for name in dict.fromkeys(step.bucket for step in steps if step.bucket not in lost):
            here = [step for step in steps if step.bucket == name]
            reset = any(step.kind == "reset" for step in here)
            inside = dict.fromkeys(self.feeds.members.get(name, {}) if reset else ())
            ops = [self._put(case) for case in inside]
            for step in here:
                if step.kind == "change":
                    self.versions[step.case] += 1
                if step.kind in ("put", "change"):
                    ops.append(self._put(step.case))
                elif step.kind == "out":
                    ops.append(out(step.case))
            deltas.append(self.feeds.delta(name, *ops, reset=reset))
        present = {case for members in self.feeds.members.values() for case in members}
        last = [op for delta in deltas for op in {op.id: op for op in delta.ops}.values() if op.op == "put"]
        sent = {op.id: max(each.version for each in last if each.id == op.id) for op in last}
        self.held = {case: max(sent.get(case, 0), self.held.get(case, 0)) for case in present}
        return deltas, lost

    def _put(self, case: str) -> Op:
        return put(replace(CASES[case], version=self.versions[case]))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages=PAGES)
def test_the_cache_is_what_the_model_says(stores: Stores, pages: list[list[Step]]) -> None:
    with writing(stores.cache) as connection:
        for table in cache_metadata.sorted_tables:
            connection.execute(table.delete())
    model = Model()
    for steps in pages:
        before = set(cached(stores))
        deltas, lost = model.page(steps)
        with writing(stores.cache) as connection:
            effect = cache.take_page(connection, model.feeds.reply(*deltas, without=lost))
        assert effect.diverged == set()
        assert cached(stores) == model.held
        assert sums(stores) == {
            name: (model.feeds.digest(name), len(model.feeds.members[name])) for name in model.feeds.places
        }
        assert before - set(model.held) <= set(effect.gone)
        assert set(model.held) - before <= set(effect.touched)
        assert not effect.gone & set(model.held)
