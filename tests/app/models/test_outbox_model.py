"""However commands, answers, losses of scope and second thoughts alternate, the outbox does what its rules say."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models import outbox
from app.models.account import Account, write_account
from app.models.engine import reading, writing
from app.models.outbox import State
from app.models.stores import Stores
from app.models.tables import outbox as table
from app.models.tables import work_metadata
from domain.commands import AddNote, Envelope
from domain.ids import CommandId, DeviceId
from domain.protocol import Outcome, Result
from tests.support.console import NOW, SARI, new_case

CASES = [new_case(number, days_ago=3).case for number in range(2)]
FINAL = {
    Outcome.APPLIED: State.APPLIED,
    Outcome.REJECTED: State.REJECTED,
    Outcome.CONFLICT: State.CONFLICT,
    Outcome.QUARANTINED: State.QUARANTINED,
}
OPEN = (State.QUEUED, State.SENT)
BEGUN = 3
PICK = st.integers(0, BEGUN + 1)
STEPS = st.one_of(
    st.tuples(st.just("enqueue"), st.integers(0, 1), st.none()),
    st.tuples(st.just("send"), PICK, st.none()),
    st.tuples(st.just("answer"), PICK, st.sampled_from([*[Outcome.APPLIED] * 5, *Outcome, "unheard of"])),
    st.tuples(st.just("settle"), st.integers(0, 1), st.integers(1, 6)),
    st.tuples(st.just("orphan"), st.integers(0, 1), st.none()),
    st.tuples(st.just("withdraw"), PICK, st.none()),
    st.tuples(st.just("retry"), PICK, st.none()),
)


@dataclass
class Model:
    """The rules in plain words: a list of commands with case, state and the version they led to."""

    commands: list[tuple[int, State, int]] = field(default_factory=list)
    acknowledged: int = 0

    def move(self, at: int, allowed: tuple[State, ...], to: State, version: int | None = None) -> bool:
        if at >= len(self.commands) or self.commands[at][1] not in allowed:
            return False
        case, _, before = self.commands[at]
        self.commands[at] = (case, to, before if version is None else version)
        return True

    def acknowledge(self) -> None:
        prefix = 0
        while prefix < len(self.commands) and self.commands[prefix][1] not in OPEN:
            prefix += 1
        self.acknowledged = max(self.acknowledged, prefix)


def change(stores: Stores, rule: Callable[..., bool], number: int) -> bool:
    with writing(stores.work) as connection:
        return rule(connection, CommandId(f"c{number + 1}"), NOW)


def do(stores: Stores, model: Model, kind: str, at: int, what: object) -> None:
    with writing(stores.work) as connection:
        if kind == "enqueue":
            number = len(model.commands) + 1
            id, case = CommandId(f"c{number}"), CASES[at]
            envelope = Envelope(id, case.id, 2, SARI.id, DeviceId("d"), NOW, AddNote(f"n{number}"))
            assert outbox.enqueue(connection, envelope, case, NOW) == number
            model.commands.append((at, State.QUEUED, 0))
        elif kind == "send":
            outbox.mark_sent(connection, [at + 1], NOW)
            model.move(at, OPEN, State.SENT)
        elif kind == "answer":
            version = 2 + at % 4
            told = Result(CommandId(f"c{at + 1}"), at + 1, str(what), CASES[0].id, version)
            outbox.take_results(connection, [told, told], NOW)
            if what in FINAL:
                model.move(at, OPEN, FINAL[Outcome(str(what))], version)
            model.acknowledge()
        elif kind == "settle":
            assert isinstance(what, int)
            outbox.settle(connection, {CASES[at].id: what}, NOW)
            for index, (case, _, version) in enumerate(model.commands):
                if case == at and version <= what:
                    model.move(index, (State.APPLIED,), State.SETTLED)
        elif kind == "orphan":
            outbox.orphan(connection, [CASES[at].id], NOW)
            for index, (case, _, _) in enumerate(model.commands):
                if case == at:
                    model.move(index, (State.QUEUED,), State.ORPHANED) or model.move(
                        index, (State.APPLIED,), State.SETTLED
                    )
    if kind == "withdraw":
        allowed = (State.QUEUED, State.REJECTED, State.CONFLICT, State.QUARANTINED, State.ORPHANED)
        assert change(stores, outbox.withdraw, at) is model.move(at, allowed, State.WITHDRAWN)
    elif kind == "retry":
        assert change(stores, outbox.retry, at) is model.move(at, (State.ORPHANED,), State.QUEUED)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=4, max_size=25))
def test_the_outbox_does_what_its_rules_say(stores: Stores, steps: list[tuple[str, int, object]]) -> None:
    with writing(stores.work) as connection:
        for each in work_metadata.sorted_tables:
            connection.execute(each.delete())
        connection.exec_driver_sql("DELETE FROM sqlite_sequence")
    write_account(stores.work, Account(SARI, SARI.id, "http://127.0.0.1", DeviceId("d"), ""))
    model = Model()
    for kind, at, what in [*(("enqueue", n % 2, None) for n in range(BEGUN)), *steps]:
        do(stores, model, kind, at, what)
    with reading(stores.work) as connection:
        rows = connection.execute(table.select().order_by(table.c.dseq)).all()
        found = [outbox.item_of(row) for row in rows]
        assert [(item.dseq, item.id) for item in found] == [(n, f"c{n}") for n in range(1, len(model.commands) + 1)]
        assert [(item.state, item.result_version) for item in found] == [(s, v) for _, s, v in model.commands]
        assert [item.envelope.command for item in found] == [AddNote(f"n{item.dseq}") for item in found]
        assert outbox.standing(connection).acknowledged_through == model.acknowledged
        waiting = [message.dseq for message in outbox.waiting(connection)]
        assert waiting == [n for n, (_, state, _) in enumerate(model.commands, 1) if state in OPEN]
