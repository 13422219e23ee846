"""The invented region must be believable and lawful: a demonstration that breaks the rules teaches them wrongly."""

import csv
import re
import zlib
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from domain.case import Classification, Status
from server.seed.cases import CHANNELS, CaseSeed, generate_cases
from server.seed.files import make_attachment
from server.seed.people import Person, acting, load_people
from server.seed.region import RESOURCES, load_region
from server.seed.scenarios import load_scenarios

NOW = datetime(2026, 11, 18, 4, 30, tzinfo=UTC)
COUNT = 2000
OPEN = ("unverified", "awaiting_information", "disposed", "in_progress", "reporter_replied")
WORKING = ("disposed", "in_progress", "reporter_replied")
ANSWERED = ("in_progress", "reporter_replied")
DESK = ("KAB-TH", "TH-PUPR")


@pytest.fixture(scope="module")
def cases() -> list[CaseSeed]:
    return list(generate_cases(7, COUNT, NOW))


def every_text(case: CaseSeed) -> list[str]:
    captions = [file[2] for file in case.attachments] + [file[2] for step in case.steps for file in step.attachments]
    return [case.title, case.original_text, case.edited_text or "", *captions, *(step.text for step in case.steps)]


def replay(case: CaseSeed) -> tuple[str, str, str]:
    """Status, agency and unit after the steps; AssertionError at the first one that the rules forbid."""
    people: dict[str, Person] = {person.username: person for person in load_people()}
    status, agency, unit, resume, author, transfer = "unverified", case.intake, "", "", "", False

    invited: list[str] = []
    approvers: set[str] = set()

    def holds(actor: str, *roles: str) -> bool:
        where = (agency, unit or None)
        return any(people[actor].acts_as(role, *where) for role in roles)

    for step in case.steps:
        actor, staff = step.actor, step.actor not in ("reporter", "system")
        told = f"{case.tracking} {step.kind} by {actor} while {status} at {agency}/{unit}"
        assert not staff or not case.secret or people[actor].secret_clearance, told
        match step.kind:
            case "verify":
                assert status == "unverified" and holds(actor, "national_admin", "agency_admin"), told
                assert holds(actor, "national_admin") or step.agency == agency, told
                status, agency, unit = "disposed", step.agency, step.unit
            case "dispose":
                assert status in WORKING and holds(actor, "agency_admin") and step.unit != unit and not transfer, told
                unit = step.unit
            case "ask_information":
                assert status in ("unverified", "disposed") and step.text, told
                assert holds(actor, "national_admin", "agency_admin", "liaison_officer"), told
                status, resume = "awaiting_information", status
            case "give_information":
                assert status == "awaiting_information" and actor == "reporter", told
                status = resume
            case "note":
                assert holds(actor, "liaison_officer", "supervisor", "agency_admin") and step.text, told
                assert step.audience in ("internal", "agencies"), told
            case "invite":
                assert status in WORKING and holds(actor, "liaison_officer", "agency_admin"), told
                assert step.agency not in (agency, *invited), told
                invited.append(step.agency)
            case "ask_transfer":
                assert status in WORKING and holds(actor, "liaison_officer", "agency_admin") and not transfer, told
                assert step.agency != agency and step.text, told
                transfer = True
            case "submit_reply":
                assert status in WORKING and holds(actor, "liaison_officer", "agency_admin") and not transfer, told
                assert 0 < len(step.text) <= 1000, told
                author, approvers = actor, set()
            case "approve" | "return":
                assert status in WORKING and holds(actor, "supervisor") and author not in ("", actor), told
                assert step.approver == actor and (step.text or step.kind == "approve"), told
                assert actor not in approvers, told
                approvers.add(actor)
                if step.kind == "return":
                    author = ""
                elif len(approvers) == (2 if case.secret or case.classification == "supervisory" else 1):
                    status, author = "in_progress", ""
            case "reporter_reply":
                assert status in ANSWERED and actor == "reporter" and step.text, told
                status = "reporter_replied"
            case "close":
                assert status in (("in_progress",) if actor == "system" else ANSWERED), told
                assert not staff or holds(actor, "national_admin", "agency_admin"), told
                status = f"closed_by_{actor if not staff else 'admin'}"
            case "archive":
                assert status in (("awaiting_information",) if actor == "system" else OPEN) and step.text, told
                assert not staff or holds(actor, "national_admin", "agency_admin"), told
                status = f"archived_by_{actor if not staff else 'admin'}"
            case "block":
                assert status in OPEN and holds(actor, "national_admin", "agency_admin") and step.text, told
                status = "content_blocked"
            case "rate":
                assert status.startswith("closed") and actor == "reporter" and step.rating == case.rating, told
            case other:
                pytest.fail(f"unknown step {other}")
    return status, agency, unit


def test_the_same_seed_tells_the_same_region(cases: list[CaseSeed]) -> None:
    assert list(generate_cases(7, COUNT, NOW)) == cases
    assert [case.original_text for case in generate_cases(8, 50, NOW)] != [
        case.original_text for case in generate_cases(7, 50, NOW)
    ]


def test_steps_follow_the_rules_to_the_final_status(cases: list[CaseSeed]) -> None:
    for case in cases:
        assert replay(case) == (case.final_status, case.agency, case.unit or ""), case.tracking


@pytest.mark.parametrize("seed", [2, 3])
def test_other_seeds_follow_the_rules_too(seed: int) -> None:
    for case in generate_cases(seed, COUNT, NOW):
        assert replay(case) == (case.final_status, case.agency, case.unit or ""), case.tracking


def test_every_status_occurs_and_most_old_cases_are_closed_by_the_system(cases: list[CaseSeed]) -> None:
    assert {case.final_status for case in cases} == set(Status)
    old = Counter(case.final_status for case in cases if NOW - case.reported_at > timedelta(days=60))
    assert old["closed_by_system"] > old.total() / 2


def test_times_are_ordered_and_not_in_the_future(cases: list[CaseSeed]) -> None:
    for case in cases:
        times = [case.reported_at, *(step.at for step in case.steps)]
        assert all(earlier < later for earlier, later in pairwise(times)), case.tracking
        assert times[-1] <= NOW and all(time.utcoffset() == timedelta(0) for time in times), case.tracking
        assert case.incident_date is None or case.incident_date <= NOW.date() + timedelta(days=1)


def test_the_system_only_closes_and_archives_after_ten_working_days(cases: list[CaseSeed]) -> None:
    for case in cases:
        for before, step in pairwise(case.steps):
            if step.actor == "system":
                assert step.at - before.at >= timedelta(days=14), case.tracking


def test_numbers_are_unique_and_people_are_invented(cases: list[CaseSeed]) -> None:
    assert len({case.tracking for case in cases}) == COUNT
    for case in cases:
        assert re.fullmatch(r"\d{7}", case.tracking)
        assert case.reporter_phone.startswith("0800-00") and case.reporter_nik[:2] in ("00", "")
        assert case.reporter_email == "" or case.reporter_email.endswith("@surel.example")
        for text in every_text(case):
            assert all(found.startswith("00") for found in re.findall(r"\b\d{16}\b", text)), case.tracking
            assert all(found.startswith("0800") for found in re.findall(r"\b0\d{3}-\d{4}-\d{4}\b", text))
            assert not re.search(r"\b(?:\+62|08[1-9])\d{6,}", text), case.tracking


def test_nothing_of_the_templates_is_left(cases: list[CaseSeed]) -> None:
    for case in cases:
        for text in every_text(case):
            assert not re.search(r"[{}\[\]|]", text), f"{case.tracking}: {text}"


def test_texts_vary_but_some_are_sent_twice(cases: list[CaseSeed]) -> None:
    assert len({case.title for case in cases}) >= 1200
    bodies = Counter(case.original_text for case in cases if len(case.original_text) > 30)
    again = bodies.total() - len(bodies)
    assert 0.02 * COUNT <= again <= 0.06 * COUNT
    lengths = [len(case.original_text) for case in cases]
    assert sum(3000 <= length <= 8000 for length in lengths) >= 5 and max(lengths) <= 8000
    assert sum(len(case.title) <= 1 for case in cases) >= 5
    assert any("\\n" in case.original_text for case in cases)


def test_the_desk_of_public_works_has_work_of_every_kind(cases: list[CaseSeed]) -> None:
    desk = [case for case in cases if (case.agency, case.unit) == DESK]
    waiting = [case for case in desk if case.final_status in OPEN]
    assert len(desk) >= 0.15 * COUNT
    recent = [case for case in waiting if timedelta(days=1) <= NOW - case.reported_at <= timedelta(days=21)]
    assert len(recent) >= 70
    assert {(NOW - case.reported_at).days for case in recent if case.final_status == "disposed"} >= set(range(2, 20))
    assert sum(case.final_status == "reporter_replied" for case in waiting) >= 5
    last = Counter(case.steps[-1].kind for case in waiting)
    assert last["submit_reply"] >= 5 and 1 <= last["return"] <= 3 and last["ask_transfer"] >= 1


def test_shares_are_as_in_real_life(cases: list[CaseSeed]) -> None:
    assert 0.20 <= sum(case.anonymous for case in cases) / COUNT <= 0.30
    assert 0.07 <= sum(case.secret for case in cases) / COUNT <= 0.14
    assert 0.25 <= sum(case.classification is None for case in cases) / COUNT <= 0.42
    assert {case.classification for case in cases} == {None, *Classification}
    assert {case.channel for case in cases} == set(CHANNELS)
    assert {case.rating for case in cases} >= {None, 1, 2, 5}


def test_everything_named_exists(cases: list[CaseSeed]) -> None:
    region = load_region()
    units = {(unit.agency, unit.code) for unit in region.units}
    with (RESOURCES / "ref" / "categories.csv").open(encoding="utf-8", newline="") as file:
        categories = {row["id"] for row in csv.DictReader(file)}
    for case in cases:
        assert case.unit is None or (case.agency, case.unit) in units
        assert case.category_id in categories
    topics = {topic for unit in region.units for topic in unit.topics}
    assert {scenario.topic for scenario in load_scenarios()} <= topics


def test_every_unit_can_answer_and_approve() -> None:
    for unit in load_region().units:
        for cleared in (False, True):
            officers = acting("liaison_officer", unit.agency, unit.code, cleared)
            supervisors = acting("supervisor", unit.agency, unit.code, cleared)
            assert officers and len(set(supervisors) - set(officers)) >= 2, unit.code


def test_the_people_of_the_demonstration_are_there() -> None:
    roles = {(p.username, m) for p in load_people() for m in p.memberships}
    assert roles >= {
        ("sari", ("liaison_officer", *DESK)),
        ("bambang", ("supervisor", *DESK)),
        ("ratna", ("agency_admin", "KAB-TH", None)),
        ("wayan", ("national_admin", "PANRB", None)),
        ("yosef", ("monitor", "PROV-NL", None)),
    }
    assert any(username == "dewi" and member[0] == "ombudsman" for username, member in roles)
    assert {agency.kind for agency in load_region().agencies} >= {"ombudsman", "vertical", "regency", "province"}


@pytest.mark.parametrize("number", range(5))
def test_attachments_are_real_files(number: int) -> None:
    made = {kind: make_attachment(kind, str(number), "Lubang – depan (pasar)") for kind in ("jpg", "png", "pdf")}
    assert all(1_000 <= len(content) <= 40_000 for content in made.values())
    assert made["jpg"][:3] == b"\xff\xd8\xff" and made["jpg"][-2:] == b"\xff\xd9"
    assert made["png"] == make_attachment("png", str(number), "Lubang – depan (pasar)")
    assert made["png"] != make_attachment("png", f"{number}x", "Lubang – depan (pasar)")
    pdf = made["pdf"]
    assert pdf.startswith(b"%PDF-1.") and pdf.rstrip().endswith(b"%%EOF")
    table = int(pdf.split(b"startxref\n")[1].split()[0])
    assert pdf[table:].startswith(b"xref\n")
    for line, number_of_object in zip(pdf[table:].splitlines()[3:], range(1, 7), strict=False):
        assert pdf[int(line[:10]) :].startswith(b"%d 0 obj" % number_of_object)


def test_a_picture_can_be_unpacked() -> None:
    png = make_attachment("png", "a", "Jembatan")
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    start = png.index(b"IDAT")
    packed = png[start + 4 : start + 4 + int.from_bytes(png[start - 4 : start])]
    assert len(zlib.decompress(packed)) == height * (width * 3 + 1)


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(ValueError, match="exe"):
        make_attachment("exe", "a", "b")


def test_now_must_be_utc() -> None:
    with pytest.raises(ValueError, match="UTC"):
        next(generate_cases(7, 10, datetime(2026, 11, 18, 12, 0)))


@pytest.mark.parametrize("count", [0, 1, 7])
def test_small_regions_work(count: int) -> None:
    assert len(list(generate_cases(3, count, NOW))) == count
