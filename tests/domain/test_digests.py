"""Both sides can tell whether they hold the same: sums over a bucket, fingerprints of commands, receipts for people."""

import json
import re
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.ids import CommandId
from domain.protocol import digest_text, entity_digest, fingerprint, receipt_of
from tests.domain.records import JSON

COMMAND = CommandId("019cf45f-1d00-7000-8000-000000000001")


@given(JSON)
def test_a_fingerprint_depends_on_the_content_alone(plain: Any) -> None:
    shuffled = json.loads(json.dumps(plain, sort_keys=True))
    assert fingerprint(plain) == fingerprint(shuffled)
    assert fingerprint({"a": plain}) != fingerprint({"a": [plain]})


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 99), max_size=8), st.randoms())
def test_a_digest_is_the_same_in_any_order_and_kept_as_one_goes(entities: dict[str, int], rng: Random) -> None:
    parts = [entity_digest(name, version) for name, version in entities.items()]
    total = sum(parts)
    rng.shuffle(parts)
    assert digest_text(sum(parts)) == digest_text(total)
    for name, version in entities.items():
        step = entity_digest(name, version + 1) - entity_digest(name, version)
        assert digest_text(total + step) != digest_text(total)
        assert digest_text(total + step - step) == digest_text(total)
    assert digest_text(total - total) == "0" * 32


def test_a_digest_tells_where_the_id_ends() -> None:
    assert entity_digest("a1", 2) != entity_digest("a", 12)


def test_a_receipt_is_short_and_of_one_command_at_one_version() -> None:
    assert re.fullmatch("[0-9A-F]{4}", receipt_of(COMMAND, 3))
    assert receipt_of(COMMAND, 3) == receipt_of(COMMAND, 3)
    assert len({receipt_of(COMMAND, version) for version in range(200)}) > 190
