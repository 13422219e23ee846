"""Which buckets that do not add up are worth an effort now: rows first, then the whole, then ever more rarely."""

from collections.abc import Mapping

REPAIRS = 2


def due(tries: Mapping[str, int], diverged: frozenset[str]) -> tuple[dict[str, int], frozenset[str], frozenset[str]]:
    """The tries counted on, the buckets to be repaired row by row, and those to be fetched anew.

    A sum that stays wrong whatever is fetched would otherwise cost a whole bucket at every poll: after the first time
    it is fetched anew only where the number of tries has doubled.
    """
    counted = {bucket: tries.get(bucket, 0) + 1 for bucket in sorted(diverged)}
    repair = frozenset(bucket for bucket, count in counted.items() if count <= REPAIRS)
    again = frozenset(b for b, count in counted.items() if count > REPAIRS and _is_worth_it(count - REPAIRS))
    return {**tries, **counted}, repair, again


def kept(tries: Mapping[str, int], diverged: frozenset[str]) -> dict[str, int]:
    """Forget the tries of what adds up by now."""
    return {bucket: count for bucket, count in tries.items() if bucket in diverged}


def _is_worth_it(count: int) -> bool:
    """Whether it is 1, 2, 4, 8 and so on."""
    return count & (count - 1) == 0
