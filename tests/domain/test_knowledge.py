"""What each role may know, written down a second time and compared with what the masked case really holds."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from domain import commands as c
from domain import knowledge, scope
from domain.case import Case, EventKind, Holder, Reporter, Reveal
from domain.ids import CommandId, UnitId
from domain.knowledge import KNOWLEDGE, Knowledge, Reach, Secrets, Standing
from domain.people import Membership, Person, Role
from domain.scope import buckets_held, buckets_of, masked
from domain.wire import dumps
from tests.domain.cast import BALAI, HARAPAN, JALAN, MARIA, MUARA, ORI, PANRB, PROVINCE, RATNA, SARI, SEHAT, TONO, world
from tests.domain.viewers import DIRECTORY

# N I T A: who reported is known of a named report; of an anonymous one. E: entries for all agencies and what waits
# there. H: internal entries of one's own agency. D: an answer that was not sent. R: the report alone. -: nothing.
# First an office as a whole (its admins, a chief without a unit), then its unit; "other unit" is not concerned.
TABLE = """
role              holds      holds.unit  other_unit  supports  decides  region  elsewhere  secret  secret.unit  overseen
national_admin    NAEHD      NAEHD       NAEHD       NAEH      EH       -       -          NAEHD   NAEHD  -
agency_admin      NEHD       NEHD        NEHD        NEH       EH       -       -          NEHD    NEHD   -
liaison_officer   NEHD       NEHD        -           NEH       EH       -       -          -       NEHD   -
supervisor        NEHD       NEHD        -           NEH       EH       -       -          -       NEHD   -
ombudsman         EHD        EHD         EHD         EH        EH       -       -          EHD     EHD    E
monitor           R          R           R           R         R        R       -          -       -            R
reporter          -          -           -           -         -        -       -          -       -      -
system            -          -           -           -         -        -       -          -       -      -
"""
NAME, NOTE, SHARED, DRAFT = "Kenari Bersuara", "catatan-dalam", "catatan-bersama", "konsep-jawaban"
ASKED = "perlu-dihubungi"
WORLD = world()


def written() -> dict[tuple[Role, str], str]:
    head, *lines = TABLE.strip().splitlines()
    places = head.split()[1:]
    found = {}
    for line in lines:
        role, *cells = line.split()
        found |= {(Role(role), place): cell for place, cell in zip(places, cells, strict=True)}
    return found


def member(role: Role, place: str) -> Membership:
    units: dict[str, UnitId] = {"holds.unit": JALAN, "secret.unit": JALAN, "other_unit": SEHAT}
    agencies = {"supports": BALAI, "decides": PANRB, "region": PROVINCE, "elsewhere": MUARA, "overseen": ORI}
    return Membership(role, agencies.get(place, HARAPAN), units.get(place))


def busy_case(viewer: Membership) -> Case:
    """A case in which there is something of everything, also by the viewer's own agency."""
    case = WORLD.case(supporting=(BALAI,), reporter=Reporter(NAME))
    case = WORLD.do(case, SARI, c.SubmitReply(DRAFT))
    case = WORLD.do(case, SARI, c.AddNote(SHARED, audience="agencies"))
    case = WORLD.do(case, RATNA, c.AskTransfer(MUARA, "Jalan kota."))
    asked = Reveal(CommandId("permintaan"), case.events[-1].by, ASKED, case.reported_at)
    inner = case.events[-1]
    inner = replace(inner, id="dalam", kind=EventKind.NOTE, audience="internal", text=NOTE)
    entries = (*case.events, replace(inner, by=replace(inner.by, agency=viewer.agency)))
    return replace(case, events=entries, reveals=(asked,))


def told(case: Case, viewer: Person) -> str:
    """Everything that reaches the viewer, as text."""
    held = buckets_held(viewer, DIRECTORY)
    return dumps(masked(case, viewer)) if buckets_of(case) & held else ""


def known(viewer: Membership, place: str) -> str:
    person = Person(SARI.id, "Peraga", "", (viewer,))
    case = replace(busy_case(viewer), secret=place.startswith("secret"))
    if place == "overseen":
        told_to = replace(case.events[0], id="lewat", kind=EventKind.ESCALATED, data={"role": Role.OMBUDSMAN})
        case = replace(case, events=(*case.events, told_to))
    named, anonymous = told(case, person), told(replace(case, anonymous=True), person)
    if not named:
        return "-"
    signs = {"N": NAME in named, "A": NAME in anonymous, "E": SHARED in named, "H": NOTE in named, "D": DRAFT in named}
    assert (ASKED in named) == ('"transfer"' in named) == signs["E"], "requests are among what the agencies share"
    return "".join(letter for letter, there in signs.items() if there) or "R"


def differences() -> Iterator[str]:
    for (role, place), wanted in written().items():
        found = known(member(role, place), place)
        if found != wanted:
            yield f"{role} {place}: {found}, not {wanted}"


def test_every_role_knows_what_is_written_down_and_no_more() -> None:
    assert list(differences()) == []
    assert {role for role, _ in written()} == set(Role) == set(KNOWLEDGE)


def spoilt(row: Knowledge) -> Iterator[tuple[str, Knowledge]]:
    """The row with each possible small mistake."""
    for name in (field.name for field in fields(row) if field.name not in ("reach", "secrets")):
        for standing in Standing:
            if standing is Standing.OVERSEES and name != "shared" and not row.oversees:
                continue  # whoever does not receive what is overseen knows nothing of it
            yield f"{name} {standing}", replace(row, **{name: getattr(row, name) ^ {standing}})
    for reach in set(Reach) - {row.reach}:
        yield f"reach {reach}", replace(row, reach=reach)
    for secrets in set(Secrets) - {row.secrets}:
        yield f"secrets {secrets}", replace(row, secrets=secrets)


# Neither changes what is received: nobody decides a transfer of a case whose answer they hold without holding it, and
# a monitor's or an outsider's row has no bucket in which more knowledge could show.
def _shows(role: Role, row: Knowledge, bad: Knowledge) -> bool:
    works = {Reach.PLACE, Reach.AGENCY}
    if row.reach in works:
        return bad.secrets is Secrets.ALWAYS or row.secrets is Secrets.ALWAYS or bad.secrets is row.secrets
    return bad.reach in works or (row.reach is Reach.REGION) != (bad.reach is Reach.REGION)


@pytest.mark.parametrize("role", Role)
def test_every_small_mistake_in_a_row_is_noticed(role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    unnoticed = []
    for mistake, bad in spoilt(KNOWLEDGE[role]):
        changed = {**KNOWLEDGE, role: bad}
        monkeypatch.setattr(knowledge, "KNOWLEDGE", changed)
        monkeypatch.setattr(scope, "KNOWLEDGE", changed)
        if next(differences(), None) is None and _shows(role, KNOWLEDGE[role], bad):
            unnoticed.append(mistake)
    assert unnoticed == []


def test_a_membership_knows_only_of_what_it_receives_itself() -> None:
    """Lina of the next unit also monitors the region: she reads the case as a monitor, not as one of its office."""
    desk = Membership(Role.LIAISON_OFFICER, HARAPAN, SEHAT)
    both = Person(SARI.id, "Lina", "", (desk, Membership(Role.MONITOR, PROVINCE)))
    seen: Any = told(busy_case(desk), both)
    assert seen and not [word for word in (NAME, NOTE, SHARED, DRAFT) if word in seen]


def test_knowledge_ends_with_the_standing() -> None:
    case = WORLD.do(WORLD.case(supporting=(BALAI,), reporter=Reporter(NAME)), MARIA, c.AddNote(NOTE))
    assert NOTE in told(case, MARIA)
    moved = replace(case, holder=Holder(MUARA), supporting=())
    assert not told(moved, MARIA) and NOTE not in told(moved, TONO)
