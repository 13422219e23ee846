"""How reporters tell it: a title and a body for a scenario, in the manner of their channel."""

import random
import re
from dataclasses import dataclass

from server.seed.phrases import expand, respell
from server.seed.places import Scene
from server.seed.scenarios import Scenario, phrases, spellings

CHATTY = frozenset({"sms", "whatsapp", "instagram", "facebook", "x"})
PLEASANT = frozenset({"aspiration", "information_request"})
SPOKEN = frozenset({"call_center", "in_person"})
GREETED = {"formal": 0.4, "informal": 0.3, "spoken": 0.0}
_STOP = re.compile(r"(?<!Wr)(?<!Wb)(?<!No)(?<!Kec)(?<!Yth)\. (?=[A-Za-z])")
EMPTY = "empty"
ABUSIVE = "abusive"


@dataclass(frozen=True)
class Story:
    """What was written."""

    title: str
    body: str


def tell(scenario: Scenario, channel: str, scene: Scene, rng: random.Random) -> Story:
    """A report; about one in a hundred is very long, and chats are mostly one short message."""
    style = phrases("style")
    if channel not in CHATTY | SPOKEN and rng.random() < 0.016:
        return Story(_title(scenario, scene, rng), _long(scenario, scene, rng))
    contact = rng.random() < 0.07
    if scenario.short and rng.random() < (0.55 if channel in CHATTY else 0.08):
        body = expand(rng.choice(scenario.short), rng, scene)
        tail = 0.0 if scenario.classification in PLEASANT else 0.5
        if tail and rng.random() < 0.55:
            body += _glue(rng, body) + expand(
                rng.choice(style["tails" if rng.random() < tail else "common"]), rng, scene
            )
        body = _sms(body, channel, rng)
    elif channel in CHATTY:
        body = _sms(_paragraphs(scenario, scene, rng, "informal", 1), channel, rng)
    else:
        manner = "spoken" if channel in SPOKEN else "formal"
        manner = "informal" if channel in ("android", "ios") and rng.random() < 0.55 else manner
        body = _paragraphs(scenario, scene, rng, manner, rng.choice((1, 2, 2, 3)))
        if channel in SPOKEN:
            body = expand(rng.choice(style["dictated"]), rng, scene) + " " + body
        elif manner == "informal" and rng.random() < 0.25:
            body = respell(body, spellings("slang"), rng, 0.6)
    if contact:
        body += " " + expand(rng.choice(style["contacts"]), rng, scene)
    return Story(_title(scenario, scene, rng), _typed(body, channel, rng))


def odd(kind: str, scene: Scene, rng: random.Random) -> Story:
    """A report that says nothing (EMPTY) or that nobody should have to read (ABUSIVE)."""
    body = expand(rng.choice(phrases("officials")[kind]), rng, scene)
    title = rng.choice(phrases("style")["odd_titles"]) if kind == EMPTY else " ".join(body.split()[:5])
    return Story("" if kind == EMPTY and rng.random() < 0.2 else title, body)


def _title(scenario: Scenario, scene: Scene, rng: random.Random) -> str:
    if rng.random() < 0.012:
        return rng.choice(("", *phrases("style")["odd_titles"]))
    title = expand(rng.choice(scenario.titles), rng, scene)
    match rng.random():
        case r if r < 0.07:
            return title.upper()
        case r if r < 0.12:
            return title.lower()
        case r if r < 0.14:
            return title + "!!!"
        case r if r < 0.2 and len(title) < 60:
            return f"{title} - {scene.district}"
    return title


def _paragraphs(scenario: Scenario, scene: Scene, rng: random.Random, manner: str, facts: int) -> str:
    style = phrases("style")
    said = [rng.choice(scenario.openings)]
    said += rng.sample(scenario.facts, min(facts, len(scenario.facts)))
    if scenario.impact and rng.random() < 0.6:
        said.append(rng.choice(scenario.impact))
    if rng.random() < 0.22:
        said.append(rng.choice(style["common"]))
    said += rng.sample(scenario.asks, 2 if rng.random() < 0.25 and len(scenario.asks) > 1 else 1)
    if rng.random() < 0.5:
        said.append(rng.choice(style["closings_informal" if manner == "informal" else "closings_formal"]))
    if scenario.classification not in PLEASANT and rng.random() < 0.07:
        said.append(rng.choice(style["tails"]))
    text = " ".join(expand(part, rng, scene) for part in said)
    if rng.random() < GREETED[manner]:
        greeting = expand(rng.choice(style[f"greetings_{manner}"]), rng, scene)
        text = greeting + rng.choice((" ", "\n", "\n\n")) + text
    return text


def _long(scenario: Scenario, scene: Scene, rng: random.Random) -> str:
    """A chronicle of 3,000 to 8,000 characters, as people write who have been sent away too often."""
    style = phrases("style")
    wanted = rng.randrange(3_000, 6_800)
    parts = [
        expand(rng.choice(style["greetings_formal"]), rng, scene),
        expand(rng.choice(style["background"]), rng, scene),
        " ".join(expand(part, rng, scene) for part in (rng.choice(scenario.openings), *scenario.facts[:5])),
        "Kronologinya sebagai berikut.",
    ]
    entries = _chapters(style["chronology"], 16, rng)
    while sum(map(len, parts)) < wanted - 1_100:
        if not entries:
            parts.append(
                " ".join(expand(part, rng, scene) for part in rng.sample(scenario.facts, min(2, len(scenario.facts))))
            )
            entries = _chapters(style["chronology"], 6, rng)
        parts.append("- " + expand(entries.pop(0), rng, scene))
    parts.append(" ".join(expand(part, rng, scene) for part in (*scenario.impact, rng.choice(scenario.asks))))
    parts.append("Karena itu kami memohon:\n" + "\n".join(style["demands"][: rng.randint(3, 5)]))
    parts.append(expand(rng.choice(style["long_endings"]), rng, scene))
    parts.append(expand(rng.choice(style["contacts"]), rng, scene))
    return "\n\n".join(parts)[:7_900]


def _chapters(pool: tuple[str, ...], count: int, rng: random.Random) -> list[str]:
    """Some of the pool in its own order, which is that of a story."""
    return [pool[number] for number in sorted(rng.sample(range(len(pool)), min(count, len(pool))))]


def _glue(rng: random.Random, before: str) -> str:
    return " " if before[-1] in ".!?…" else rng.choice((". ", "! ", " "))


def _sms(text: str, channel: str, rng: random.Random) -> str:
    if channel in ("sms", "whatsapp"):
        text = respell(text, spellings("abbreviations"), rng, rng.choice((0.3, 0.7, 0.95)))
    elif rng.random() < 0.5:
        text = respell(text, spellings("slang"), rng, 0.5)
    if rng.random() < 0.3:
        text = text.lower()
    if channel != "sms" and rng.random() < 0.3:
        text += " " + rng.choice(phrases("style")["emoji"])
    return text


def _typed(text: str, channel: str, rng: random.Random) -> str:
    """The marks that keyboards and gateways leave: capitals throughout, a literal backslash-n, dots for breaths."""
    match rng.random():
        case r if r < 0.03:
            return text.upper()
        case r if r < 0.07 and channel != "email":
            return _STOP.sub(r".\\n", text.replace("\n", r"\n"), 2)
        case r if r < 0.1:
            return _STOP.sub("... ", text)
        case r if r < 0.12:
            return _STOP.sub(" , ", text)
        case r if r < 0.2 and channel in ("website", "email"):
            return _STOP.sub(".\n\n", text, 2)
    return text
