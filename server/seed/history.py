"""What became of each case: the steps of reporter, offices and system, in the order the rules allow."""

import random
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, cycle

from server.seed.moves import Author, Course, Move
from server.seed.phrases import expand
from server.seed.places import Scene
from server.seed.region import load_region
from server.seed.timing import schedule

LONGEST_REPLY = 1000
Attachment = tuple[str, str, str]


@dataclass(frozen=True)
class Step:
    """One act. `actor` is a username, "reporter" or "system"; `at` aware UTC; `text` the note, question or reason.

    `agency` and `unit` say where verify, dispose, invite and ask_transfer point; `approver` repeats the actor of an
    approve or return; `audience` is that of a note; `attachments` are (file name, kind, caption).
    """

    kind: str
    actor: str
    at: datetime
    text: str = ""
    agency: str = ""
    unit: str = ""
    approver: str = ""
    audience: str = ""
    holding: bool = False
    attachments: tuple[Attachment, ...] = ()
    rating: int | None = None


@dataclass(frozen=True)
class History:
    """The steps of a case, where it began and who holds it after the last one."""

    steps: tuple[Step, ...]
    intake: str
    agency: str
    unit: str | None


def _speaker(scene: Scene, words: Mapping[str, str]) -> Callable[[str], str]:
    return lambda name: words.get(name) or scene(name)


def _reply(author: Author, move: Move, scene: Scene, words: dict[str, str], answers: Iterator[str]) -> str:
    """An answer as offices write it: what was done, on what basis, whom to ask; at most 1,000 characters."""
    rng, bank = author.rng, author.bank

    def said(template: str) -> str:
        return expand(template, rng, _speaker(scene, words))

    if move.holding:
        return said(rng.choice(bank["holding_replies"]))
    core = said(next(answers))
    opening = said(rng.choice(bank["answer_openings"])) + " " if rng.random() < 0.8 else ""
    basis = " " + said(rng.choice(bank["answer_basis"])) if rng.random() < 0.35 else ""
    closing = " " + said(rng.choice(bank["answer_closings"])) if rng.random() < 0.8 else ""
    for text in (opening + core + basis + closing, opening + core + closing, core):
        if len(text) <= LONGEST_REPLY:
            return text
    return core[:LONGEST_REPLY]


def write_history(course: Course, rng: random.Random) -> History:
    """The steps that bring a case reported at `course.reported_at` to `course.status`, none later than `now`."""
    author = Author(course, rng)
    author.compose()
    name = course.unit.name if author.unit else load_region().agency(author.agency).name
    words = {
        "unit": name,
        "ekor": f"{zlib.crc32(name.encode()) % 10_000:04}",
        "asal": course.duplicate_of,
    }
    pool = course.scenario.answers
    answers = chain(rng.sample(pool, 1), cycle(rng.sample(author.bank["second_answers"], 4)))
    steps = []
    for move, at in zip(author.moves, schedule(author), strict=True):
        scene = course.scene.at(at)
        files: tuple[Attachment, ...] = ()
        if move.kind == "submit_reply":
            text = _reply(author, move, scene, words, answers)
            if not move.holding and (rng.random() < 0.25 or "terlampir" in text):
                files = ((f"tindak_lanjut_{at:%Y%m%d}.jpg", "jpg", f"Foto tindak lanjut {scene.village}"),)
        else:
            template = rng.choice(move.bank) if move.bank else ""
            text = expand(template, rng, _speaker(scene, words))
        approver = move.actor if move.kind in ("approve", "return") else ""
        steps.append(
            Step(
                move.kind,
                move.actor,
                at,
                text,
                approver=approver,
                holding=move.holding,
                attachments=files,
                rating=move.rating,
                **move.fields,
            )
        )
    return History(tuple(steps), author.intake, author.agency, author.unit or None)
