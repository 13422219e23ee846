"""Ids are UUIDv7 (RFC 9562): they sort by the millisecond of their making and carry its time."""

import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.ids import new_id

instants = st.datetimes(datetime(2020, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@given(instants, st.binary(min_size=10, max_size=10))
def test_version_and_variant_whatever_the_randomness(now: datetime, entropy: bytes) -> None:
    made = uuid.UUID(new_id(now, lambda size: entropy[:size]))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


@given(instants)
def test_the_first_48_bits_are_the_millisecond(now: datetime) -> None:
    assert uuid.UUID(new_id(now)).int >> 80 == (now - EPOCH) // timedelta(milliseconds=1)


@given(instants, st.integers(1, 10**9))
def test_a_later_millisecond_sorts_later_as_text(now: datetime, later: int) -> None:
    early = new_id(now, lambda size: b"\xff" * size)
    late = new_id(now + timedelta(milliseconds=later), lambda size: b"\x00" * size)
    assert early < late


@given(instants, st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_all_other_bits_are_random(now: datetime, one: bytes, other: bytes) -> None:
    def masked(entropy: bytes) -> int:
        return int.from_bytes(entropy, "big") & ~(0xF << 76) & ~(0x3 << 62)

    same = new_id(now, lambda size: one) == new_id(now, lambda size: other)
    assert same == (masked(one) == masked(other))


def test_the_text_is_canonical_and_never_twice_the_same() -> None:
    now = datetime(2026, 3, 16, tzinfo=UTC)
    made = {new_id(now) for _ in range(1_000)}
    assert len(made) == 1_000
    assert all(text == str(uuid.UUID(text)) for text in made)
