"""Templates of the seed texts: `[a|b]` offers alternatives, `{name}` is filled by the scene."""

import random
import re
from collections.abc import Callable, Mapping

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-z_0-9]+)\}")
_SPACES = re.compile(r" {2,}| +(?=[,.;?!])")
_TWICE_NEAR = re.compile(r"\b(dekat|depan|samping) (depan|dekat|samping|seberang|sebelum|pertigaan) ")
_WORD = re.compile(r"\b[a-z]+\b")


def expand(template: str, rng: random.Random, slot: Callable[[str], str]) -> str:
    """`template` with every alternative drawn and every slot filled, beginning with a capital letter."""
    while "[" in template:
        template = _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), template)
    text = _SPACES.sub(lambda found: "" if _before_mark(found) else " ", template)
    text = _SLOT.sub(lambda found: slot(found[1]), text).strip()
    text = _TWICE_NEAR.sub(r"\1 ", text)  # a landmark brings its own preposition
    return text[:1].upper() + text[1:]


def _before_mark(found: re.Match[str]) -> bool:
    return found.end() < len(found.string) and found.string[found.end()] in ",.;?!"


def lines(block: str) -> tuple[str, ...]:
    """One phrase a line."""
    return tuple(line.strip() for line in block.splitlines() if line.strip())


def respell(text: str, words: Mapping[str, str], rng: random.Random, share: float) -> str:
    """`text` with about `share` of the `words` in it written the other way, as thumbs do."""
    return _WORD.sub(lambda found: words[found[0]] if found[0] in words and rng.random() < share else found[0], text)
