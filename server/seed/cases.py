"""Thousands of believable reports, the same for the same seed: who wrote what, when, and what became of it."""

import random
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from server.seed.history import Attachment, Step, write_history
from server.seed.moves import Course
from server.seed.places import LOCAL, Scene
from server.seed.plans import FOCUS_AGENCY, FOCUS_CATEGORY, FOCUS_TOPIC, Plan, plans
from server.seed.region import load_region
from server.seed.scenarios import Draw, Scenario, category_of, other_topic
from server.seed.texts import ABUSIVE, EMPTY, Story, odd, tell

CHANNELS = {
    "website": 30,
    "android": 24,
    "whatsapp": 12,
    "sms": 7,
    "ios": 5,
    "instagram": 3,
    "facebook": 3,
    "x": 3,
    "email": 3,
    "call_center": 3,
    "in_person": 3,
    "local_app": 3,
    "post": 1,
}
PICTURED = frozenset({"website", "android", "ios", "local_app", "whatsapp", "email"})
DUPLICATES = 0.043


@dataclass(frozen=True)
class CaseSeed:
    """One report and its history. It begins at the agency `intake`; after `steps` `agency` and `unit` hold it.

    All instants are aware UTC. The reporter is always given, also of anonymous reports: hiding them is the server's.
    """

    tracking: str
    title: str
    original_text: str
    edited_text: str | None
    incident_date: date | None
    province: str
    regency: str
    district: str
    village: str
    classification: str | None
    category_id: str
    tags: tuple[str, ...]
    channel: str
    anonymous: bool
    secret: bool
    reporter_name: str
    reporter_nik: str
    reporter_phone: str
    reporter_email: str
    intake: str
    agency: str
    unit: str | None
    reported_at: datetime
    final_status: str
    rating: int | None
    attachments: tuple[Attachment, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Told:
    """A report as told, kept for a while because the impatient send theirs again."""

    scenario: Scenario
    scene: Scene
    story: Story
    category: str
    channel: str
    tracking: str
    is_odd: bool = False


def generate_cases(seed: int, count: int, now: datetime) -> Iterator[CaseSeed]:
    """`count` cases reported before `now` (aware UTC), oldest first."""
    if now.utcoffset() != timedelta(0):
        raise ValueError("now must be an aware UTC datetime")
    rng = random.Random(f"cases/{seed}/{count}")
    teller = _Teller(seed, now)
    tracking, stride = 7_100_000 + rng.randrange(400_000), max(1, min(40, 2_000_000 // max(count, 1)))
    for number, plan in enumerate(plans(rng, count, now)):
        tracking += rng.randint(1, stride)
        yield teller.case(number, str(tracking), plan)


class _Teller:
    """Remembers what has been told, so that only intended duplicates are alike."""

    def __init__(self, seed: int, now: datetime) -> None:
        self.seed = seed
        self.now = now
        self.draw = Draw({FOCUS_CATEGORY: 0.3})
        self.recent: deque[_Told] = deque(maxlen=12)
        self.bodies: set[str] = set()

    def case(self, number: int, tracking: str, plan: Plan) -> CaseSeed:
        rng = random.Random(f"case/{self.seed}/{number}/{tracking}")
        double = not plan.focus and len(self.recent) > 3 and rng.random() < DUPLICATES
        if double and plan.status != "content_blocked":
            source = rng.choice(self.recent)
            told = _Told(
                source.scenario, source.scene, source.story, source.category, source.channel, tracking, source.is_odd
            )
            status = "archived_by_admin" if plan.is_ended and rng.random() < 0.6 else plan.status
            return self._finish(told, Plan(plan.reported_at, status), rng, source.tracking)
        told = self._tell(plan, tracking, rng)
        if told.story.body in self.bodies or plan.status == "content_blocked":
            return self._finish(told, plan, rng)
        self.bodies.add(told.story.body)
        self.recent.append(told)
        return self._finish(told, plan, rng)

    def _tell(self, plan: Plan, tracking: str, rng: random.Random) -> _Told:
        regencies = load_region().regencies
        at_home = plan.focus or rng.random() < 0.62
        regency = next(r for r in regencies if (r.agency == FOCUS_AGENCY) == at_home)
        scenario = self.draw.about(FOCUS_TOPIC, rng) if plan.focus else self.draw.any(rng)
        scene = Scene(rng, regency, plan.reported_at)
        channel = rng.choices(list(CHANNELS), list(CHANNELS.values()))[0]
        strange = ABUSIVE if plan.status == "content_blocked" else EMPTY if self._is_empty(plan, rng) else ""
        if strange:
            return _Told(scenario, scene, odd(strange, scene, rng), other_topic(), channel, tracking, True)
        story = tell(scenario, channel, scene, rng)
        for _ in range(6):
            if story.body not in self.bodies:
                break
            story = tell(scenario, channel, scene, rng)
        category = other_topic() if self._is_misfiled(plan, rng) else category_of(scenario, rng)
        return _Told(scenario, scene, story, category, channel, tracking)

    def _is_empty(self, plan: Plan, rng: random.Random) -> bool:
        doubtful = plan.status in ("unverified", "awaiting_information", "archived_by_admin", "archived_by_system")
        return doubtful and not plan.focus and rng.random() < 0.14

    def _is_misfiled(self, plan: Plan, rng: random.Random) -> bool:
        """Reporters who find no topic that fits choose the last one in the list."""
        return rng.random() < (0.03 if plan.focus else 0.11)

    def _finish(self, told: _Told, plan: Plan, rng: random.Random, duplicate_of: str = "") -> CaseSeed:
        scenario, scene, story = told.scenario, told.scene, told.story
        regency = scene.regency
        unit = load_region().answering(scenario.topic, regency)
        secret = rng.random() < (0.28 if scenario.sensitive else 0.085)
        district, village = (scene.district, scene.village) if rng.random() < 0.84 else ("", "")
        attachments = _attachments(told, plan.reported_at, rng)
        anonymous = rng.random() < (0.45 if scenario.sensitive else 0.21)
        verified_class = _classification(scenario, rng)
        nik, email = _identity(told, rng)
        incident = (plan.reported_at.astimezone(LOCAL) - timedelta(days=rng.choice((0, 0, 1, 1, 2, 4, 9, 20)))).date()
        incident_date = incident if rng.random() < 0.58 else None
        edited = _edited(told, rng)
        course = Course(
            scenario,
            scene,
            unit,
            plan.status,
            plan.reported_at,
            self.now,
            secret,
            plan.variant,
            plan.focus,
            duplicate_of,
            told.is_odd,
            approvals=2 if secret or verified_class == "supervisory" else 1,
        )
        history = write_history(course, rng)
        verified = any(step.kind == "verify" for step in history.steps)
        return CaseSeed(
            told.tracking,
            story.title,
            story.body,
            edited if verified else None,
            incident_date,
            load_region().province,
            regency.name if district or rng.random() < 0.6 else "",
            district,
            village,
            verified_class if verified or rng.random() < 0.15 else None,
            told.category,
            tuple(rng.sample(scenario.tags, min(len(scenario.tags), rng.choice((0, 0, 1, 2)))))
            if verified and not told.is_odd
            else (),
            told.channel,
            anonymous,
            secret,
            scene.name,
            nik,
            scene.phone,
            email,
            history.intake,
            history.agency,
            history.unit,
            plan.reported_at,
            plan.status,
            next((step.rating for step in history.steps if step.rating), None),
            attachments,
            history.steps,
        )


def _classification(scenario: Scenario, rng: random.Random) -> str | None:
    if rng.random() < 0.26:
        return None
    if scenario.classification == "not_supervisory" and rng.random() < 0.09:
        return rng.choice(("supervisory", "information_request", "aspiration", "aspiration"))
    return scenario.classification


def _identity(told: _Told, rng: random.Random) -> tuple[str, str]:
    """NIK and e-mail address; whoever writes from a chat has given neither."""
    if told.channel in ("sms", "whatsapp", "instagram", "facebook", "x"):
        return "", ""
    return told.scene.nik, told.scene.email if rng.random() < 0.8 else ""


def _edited(told: _Told, rng: random.Random) -> str | None:
    """The text as an admin tidied it before passing it on: identity hidden, line breaks real, no shouting."""
    text = original = told.story.body
    scene = told.scene
    if scene.phone in text or scene.nik in text:
        identities = "|".join(map(re.escape, (scene.phone, scene.nik, scene.email, scene.name)))
        text = re.sub(identities, "(disamarkan)", text, flags=re.IGNORECASE)
    if rng.random() < 0.5:
        text = text.replace("\\n", "\n")
    if text.isupper() and rng.random() < 0.6:
        text = ". ".join(sentence.strip().capitalize() for sentence in text.split("."))
    return text if text != original else None


def _attachments(told: _Told, reported_at: datetime, rng: random.Random) -> tuple[Attachment, ...]:
    photos = () if told.is_odd else told.scenario.photos
    share = 1.0 if "lampir" in told.story.body else 0.47 if told.channel in PICTURED else 0.08
    if not photos or rng.random() > share:
        return ()
    taken = reported_at.astimezone(LOCAL) - timedelta(minutes=rng.randrange(3, 2_000))
    found = []
    for number in range(rng.choice((1, 1, 1, 2, 2, 3))):
        moment = taken + timedelta(seconds=number * 47)
        caption = told.scene.fill(rng.choice(photos))
        match rng.random():
            case r if r < 0.1:
                found.append((f"surat_pernyataan_{number + 1}.pdf", "pdf", "Surat pernyataan warga"))
            case r if r < 0.3:
                found.append((f"Screenshot_{moment:%Y%m%d-%H%M%S}.png", "png", caption))
            case _:
                found.append((f"IMG_{moment:%Y%m%d_%H%M%S}.jpg", "jpg", caption))
    return tuple(found)
