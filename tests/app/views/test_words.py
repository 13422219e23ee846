"""Every code that can reach the screen has its words in both languages, and those of the law are exactly those."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.models.outbox import OutboxItem, State
from app.models.queries import View
from app.problems import Problem, ProblemCode
from app.status import Link, SyncStatus
from app.views import words
from app.views.marks import MarkRole
from app.views.words.fields import field_word, value_text
from app.views.words.link import link_text, retry_text
from domain.case import Audience, Classification, Event, EventKind, Signature, Status
from domain.commands import COMMANDS, AddNote, Envelope, SubmitReply
from domain.directory import TIME_ZONES
from domain.directory_commands import ShareView
from domain.effects import CORRECTABLE
from domain.errors import Code
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId
from domain.people import Role
from domain.rules import ClockKind
from domain.shared_views import Recommended
from tests.support.console import ROADS, WORLD
from tests.support.languages import spoken

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # a Friday, 10.00 WITA
ZONE = TIME_ZONES["WITA"]
FIELDS = {"status": "closed_by_admin", "limit": "1000", "length": "1200", "name": "foto.jpg"}


def _event(kind: str, audience: str = Audience.PUBLIC, **data: str) -> Event:
    by = Signature(PersonId("sari"), "Sari", "", AgencyId("kab-th"))
    return Event("e", kind, by, NOW, NOW, audience, 1, data=data)


def _item(state: State, code: str = "", receipt: str = "", fields: dict[str, str] | None = None) -> OutboxItem:
    envelope = Envelope(
        CommandId("c"), CaseId("k"), 1, PersonId("sari"), DeviceId("d"), NOW, SubmitReply("Sudah diperbaiki.")
    )
    at = NOW - timedelta(minutes=18)
    return OutboxItem(1, envelope, "8500001", "", state, at, at, code=code, receipt=receipt, fields=fields or {})


STATUS = SyncStatus(Link.CONNECTED, NOW - timedelta(minutes=19))
PROGRESS = "Menyinkronkan 1.200 dari 12.000…"
TOO_LARGE = "Perlu ditinjau: ini lebih besar daripada yang diterima server sekaligus"

SET_ASIDE = ("out_of_scope", "too_large", "attachment_refused")

VOCABULARIES = {
    "status": [lambda s=s: words.status_word(s) for s in Status],
    "status mark": [lambda s=s: words.status_mark(s).text for s in Status],
    "clock": [lambda k=k: words.clock_word(k) for k in ClockKind],
    "classification": [lambda k=k: words.classification_word(k) for k in Classification],
    "audience": [lambda a=a: words.audience_word(a) for a in Audience],
    "role": [lambda r=r: words.role_word(r) for r in Role],
    "command": [lambda c=c: words.command_word(c) for c in COMMANDS.values()],
    "view": [lambda v=v: words.view_word(v) for v in View],
    "refusal": [lambda c=c: words.refusal_sentence(c, FIELDS) for c in [*Code, *SET_ASIDE]],
    "field": [lambda n=n: field_word(n) for n in CORRECTABLE],
    "problem": [lambda c=c: words.problem_sentence(Problem(c, name="foto.jpg", limit=5)).whole for c in ProblemCode],
    "event": [lambda k=k: words.event_title(_event(k, unit=ROADS, rating="4"), WORLD) for k in EventKind],
    "item": [lambda s=s: words.item_state_text(_item(s), SyncStatus(), NOW, ZONE).text for s in State],
    "link": [lambda n=n: link_text(SyncStatus(n, NOW), NOW, ZONE, date(2026, 11, 23)) for n in Link],
}
SAME_IN_BOTH = {"Status", "Ombudsman", "Email"}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_code_has_words_in_both_languages(
    name: str, qapp: QCoreApplication, catalogues: Path, subtests: pytest.Subtests
) -> None:
    with spoken(qapp, "id", catalogues):
        indonesian = [word() for word in VOCABULARIES[name]]
    with spoken(qapp, "en", catalogues):
        english = [word() for word in VOCABULARIES[name]]
    for ours, source in zip(indonesian, english, strict=True):
        with subtests.test(source):
            assert ours and source
            assert ours != source or ours in SAME_IN_BOTH
            assert not re.search(r"[{}_]|\?$", ours + source), "a hole, a code, or a value that is not known"


def test_problems_say_what_and_whether_the_work_is_safe_and_what_to_do(language: str) -> None:
    for code in ProblemCode:
        sentence = words.problem_sentence(Problem(code, name="foto.jpg", limit=5 * 1024 * 1024))
        assert all(part.endswith(".") for part in (sentence.what, sentence.safe, sentence.next)), code


def test_a_finding_shows_what_it_recommends_and_until_when(indonesian: str) -> None:
    asked = replace(_event(EventKind.FINDING_RECORDED, recommendation="Jawab pelapor."), text="Terlambat.")
    assert words.event_text(asked, NOW.date()) == "Terlambat.\n\nRekomendasi: Jawab pelapor."
    until = replace(asked, data={**asked.data, "due_on": "2026-11-30"})
    shown = "Terlambat.\n\nRekomendasi, harus selesai paling lambat Sen 30 Nov: Jawab pelapor."
    assert words.event_text(until, NOW.date()) == shown
    unreadable = replace(asked, data={**asked.data, "due_on": "besok"})
    assert words.event_text(unreadable, NOW.date()) == words.event_text(asked, NOW.date())
    assert words.event_text(replace(asked, kind=EventKind.NOTE), NOW.date()) == "Terlambat."


def test_what_a_newer_server_says_stays_readable(language: str) -> None:
    assert words.status_word("held_in_space") == "Held in space"
    assert words.status_mark("held_in_space").text == "Held in space"
    assert words.event_title(_event("beamed_up"), WORLD) == "Beamed up"
    assert words.channel_word("Sapa Warga") == "Sapa Warga"
    assert words.command_word("case.beam.v9") == "Case.beam.v9"
    assert words.classification_word(None) == ""
    assert "Beamed" in words.refusal_sentence("beamed")


@pytest.mark.parametrize(
    ("item", "link", "expected"),
    [
        (_item(State.QUEUED), Link.OFFLINE, "Menunggu koneksi"),
        (_item(State.SENT), Link.SYNCING, "Mengirim…"),
        (_item(State.SENT), Link.OFFLINE, "Belum pasti terkirim · memeriksa ke server"),
        (_item(State.APPLIED, receipt="7F3A"), Link.CONNECTED, "Terkirim 09.42 · tanda terima 7F3A"),
        (_item(State.SETTLED, receipt="7F3A"), Link.CONNECTED, "Terkirim 09.42 · tanda terima 7F3A"),
        (
            _item(State.REJECTED, Code.WRONG_STATUS, fields={"status": "closed_by_system"}),
            Link.CONNECTED,
            "Ditolak: laporan sudah ditutup",
        ),
        (
            _item(State.CONFLICT, fields={"title": "Jalan rusak", "title.by": "Dinas PUPR"}),
            Link.CONNECTED,
            "Perlu ditinjau: laporan berubah di server oleh Dinas PUPR",
        ),
        (_item(State.ORPHANED, "out_of_scope"), Link.CONNECTED, "Perlu ditinjau: laporan tidak lagi di tangan Anda"),
        (_item(State.WITHDRAWN), Link.CONNECTED, "Ditarik kembali 09.42"),
        (_item(State.QUEUED), Link.SESSION_EXPIRED, "Menunggu Anda masuk lagi"),
        (_item(State.QUARANTINED, "too_large"), Link.CONNECTED, TOO_LARGE),
        (
            _item(State.QUARANTINED),
            Link.CONNECTED,
            "Perlu ditinjau: server gagal memprosesnya dan menyimpannya untuk diperbaiki",
        ),
    ],
)
def test_the_fate_of_a_command_in_the_words_of_the_law(
    item: OutboxItem, link: Link, expected: str, indonesian: str
) -> None:
    assert words.item_state_text(item, SyncStatus(link, NOW), NOW, ZONE).text == expected


def test_a_conflict_names_the_agency_where_it_is_known(indonesian: str) -> None:
    fields = {"title": "Jalan rusak", "title.by": "Rudi Hartono", "title.by_agency": "kab-ms"}
    text = words.item_state_text(_item(State.CONFLICT, fields=fields), STATUS, NOW, ZONE, world=WORLD).text
    assert text == "Perlu ditinjau: laporan berubah di server oleh Kabupaten Muara Seruni"


def test_what_two_did_to_a_shared_view_is_told_in_words(indonesian: str) -> None:
    fields = {"withdrawn": "True", "content": "{'view': 'late'}", "unit": ROADS, "name": "Terlambat"}
    item = _item(State.CONFLICT, fields={**fields, "withdrawn.by": "Ratna Siregar"})
    shared = ShareView(AgencyId("kab-th"), "Terlambat", Recommended("all"), ROADS)
    item = replace(item, envelope=replace(item.envelope, command=shared))
    text = words.item_state_text(item, STATUS, NOW, ZONE, world=WORLD).text
    assert text == "Perlu ditinjau: Ratna Siregar sudah mengubah hal yang sama di server"
    told = {field_word(name): value_text(name, value, WORLD) for name, value in fields.items()}
    assert told == {
        "Dibagikan": "tidak lagi",
        "Isi tampilan": "sudah berbeda",
        "Unit": "Dinas PUPR",
        "Nama": "Terlambat",
    }
    assert value_text("unit", "", WORLD) == "seluruh instansi"


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (State.REJECTED, "Menunggu: “Jawaban untuk pelapor” ditolak"),
        (State.WITHDRAWN, "Menunggu: “Jawaban untuk pelapor” ditarik kembali"),
        (State.CONFLICT, "Menunggu: “Jawaban untuk pelapor” perlu Anda tinjau"),
    ],
)
def test_a_blocked_command_names_what_it_waits_for(state: State, text: str, indonesian: str) -> None:
    blocked = words.item_state_text(_item(State.BLOCKED), STATUS, NOW, ZONE, cause=_item(state))
    assert (blocked.text, blocked.role) == (text, MarkRole.REVIEW)


@pytest.mark.parametrize(
    ("after", "counted", "still"),
    [
        (0.0, "Dikirim dalam 10 dtk", "Segera dikirim · masih bisa dibatalkan"),
        (0.1, "Dikirim dalam 10 dtk", "Segera dikirim · masih bisa dibatalkan"),
        (9.5, "Dikirim dalam 1 dtk", "Segera dikirim · masih bisa dibatalkan"),
        (10.0, "Menunggu koneksi", "Menunggu koneksi"),
        (-0.5, "Menunggu koneksi", "Menunggu koneksi"),
        (-86_400.0, "Menunggu koneksi", "Menunggu koneksi"),
    ],
)
def test_the_seconds_to_undo_are_never_more_than_there_are(
    after: float, counted: str, still: str, indonesian: str
) -> None:
    item = replace(_item(State.QUEUED), held_until=NOW + timedelta(seconds=10))
    now = NOW + timedelta(seconds=after)
    assert words.item_state_text(item, STATUS, now, ZONE, counted=True).text == counted
    assert words.item_state_text(item, STATUS, now, ZONE).text == still
    assert words.undo_seconds(replace(item, state=State.SENT), now) == 0


def test_sent_is_said_with_the_time_of_the_answer(indonesian: str) -> None:
    item = replace(_item(State.SETTLED, receipt="7F3A"), answered_at=NOW - timedelta(minutes=30))
    assert words.item_state_text(item, STATUS, NOW, ZONE).text == "Terkirim 09.30 · tanda terima 7F3A"


@pytest.mark.parametrize("state", [s for s in State if s not in (State.APPLIED, State.SETTLED)])
@pytest.mark.parametrize("link", Link)
def test_sent_is_never_said_without_a_receipt(state: State, link: Link, indonesian: str) -> None:
    text = words.item_state_text(_item(state), SyncStatus(link, NOW), NOW, ZONE).text
    assert not text.startswith("Terkirim")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (STATUS, "Daring · data per 09.41"),
        (replace(STATUS, link=Link.SYNCING, done=12, expected=40), "Menyinkronkan 12 dari 40… · data per 09.41"),
        (
            SyncStatus(Link.OFFLINE, datetime(2026, 11, 19, 8, 2, tzinfo=UTC)),
            "Luring · Anda tetap bisa bekerja · data per Kam 19 Nov 16.02",
        ),
        (
            replace(STATUS, link=Link.SESSION_EXPIRED),
            "Perlu masuk lagi untuk mengirim · pekerjaan Anda aman di komputer ini · data per 09.41",
        ),
        (
            SyncStatus(Link.OFFLINE, NOW - timedelta(days=4, hours=1)),
            "Data berumur 4 hari · hubungkan sebelum Senin agar tenggat terbaru terlihat",
        ),
        (SyncStatus(Link.SYNCING, done=12, expected=40), "Menyinkronkan 12 dari 40…"),
        (
            SyncStatus(Link.HELD, NOW - timedelta(minutes=19), problem="many_cases_gone", gone=412, total=2000),
            "412 dari 2.000 laporan akan keluar · belum ada yang dihapus · data per 09.41",
        ),
        (replace(STATUS, link=Link.SYNCING, data_as_of=None, done=1200, expected=12000), PROGRESS),
        (SyncStatus(Link.NEVER), "belum pernah disinkronkan di komputer ini"),
    ],
)
def test_the_link_in_the_words_of_the_law(status: SyncStatus, expected: str, indonesian: str) -> None:
    assert link_text(status, NOW, ZONE, date(2026, 11, 23)) == expected


def test_the_next_try_is_counted_down(indonesian: str) -> None:
    assert retry_text(30) == "Menghubungkan lagi dalam 30 dtk"
    assert retry_text(300) == "Menghubungkan lagi dalam 5 mnt"


@pytest.mark.parametrize(
    ("due", "text", "role", "deadline"),
    [
        (date(2026, 11, 17), "lewat 3 hari", MarkRole.LATE, "tenggat Sel 17 Nov"),
        (date(2026, 11, 20), "hari ini", MarkRole.DUE_SOON, "tenggat Jum 20 Nov"),
        (date(2026, 11, 22), "2 hari lagi", MarkRole.DUE_SOON, "tenggat Min 22 Nov"),
        (date(2027, 1, 4), "45 hari lagi", None, "tenggat Sen 4 Jan 2027"),
    ],
)
def test_time_left(due: date, text: str, role: MarkRole | None, deadline: str, indonesian: str) -> None:
    left = words.time_left(due, date(2026, 11, 20))
    assert (left.text, left.role, left.deadline) == (text, role, deadline)
    assert bool(left.glyph) is (role is not None)


def test_a_moment_names_its_day_unless_it_is_today(indonesian: str) -> None:
    assert words.moment(datetime(2026, 11, 20, 1, 41, tzinfo=UTC), NOW, ZONE) == "09.41"
    assert words.moment(datetime(2026, 11, 19, 16, 0, tzinfo=UTC), NOW, ZONE) == "00.00"  # midnight in the office
    assert words.moment(datetime(2026, 11, 19, 15, 59, tzinfo=UTC), NOW, ZONE) == "Kam 19 Nov 23.59"
    assert words.moment(datetime(2025, 11, 20, 8, 2, tzinfo=UTC), NOW, ZONE) == "Kam 20 Nov 2025 16.02"


def test_a_note_says_who_will_read_it(indonesian: str) -> None:
    assert words.command_word(AddNote("x")) == "Catatan internal"
    assert words.command_word(AddNote("x", Audience.AGENCIES)) == "Catatan untuk semua instansi pada laporan"
    assert words.command_word(AddNote("x", to=(AgencyId("kab-ms"),))) == "Catatan untuk instansi yang disebut"


def test_working_together_in_words(indonesian: str) -> None:
    named = replace(_event(EventKind.NOTE, Audience.NAMED), shared_with=(AgencyId("kab-ms"), AgencyId("lain")))
    assert words.event_title(named, WORLD) == "Catatan untuk Kabupaten Muara Seruni, lain"
    given = _event(EventKind.TASK_GIVEN, Audience.NAMED, agency="kab-ms", unit=ROADS, title="Ukur {lubang}")
    assert words.event_title(given, WORLD) == "Tugas untuk Dinas PUPR: Ukur {lubang}"
    hurried = _event(EventKind.REPLY_SUBMITTED, despite_open_tasks="Warga menunggu.")
    assert words.event_title(hurried, WORLD) == "Jawaban diajukan sebelum semua tugas selesai: Warga menunggu."
    main = _event(EventKind.DUPLICATE_LINKED, duplicate="laporan")
    assert words.event_title(main, WORLD) == "Laporan lain tentang hal yang sama ditautkan ke laporan ini"
    answer = _event(EventKind.FOLLOW_UP, contributors="kab-ms lain")
    assert words.contributor_names(answer, WORLD) == "Kabupaten Muara Seruni, lain"
    assert words.contributor_names(_event(EventKind.FOLLOW_UP), WORLD) == ""
    waiting = words.refusal_sentence(Code.OPEN_TASKS, {"tasks": "Ukur lubang"})
    assert waiting == "Masih ada tugas wajib yang belum selesai: Ukur lubang."
