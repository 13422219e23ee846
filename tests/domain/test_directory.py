"""Who may change what in the directory, and what comes of it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain import directory_commands as d
from domain.amendments import RULES, amend, laid_over, made_after
from domain.case import Holder
from domain.commands import AddNote, Envelope
from domain.directory import Directory, Leave
from domain.entries import Amended, with_entries
from domain.errors import Code, Conflict, Refused
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId, UnitId
from domain.people import Person, Role
from domain.shared_views import Recommended
from domain.staged import Staged, StagedKind
from tests.domain.amending import FRESH, PEOPLE, after, done, known, sent
from tests.domain.cast import (
    AGUS,
    BAMBANG,
    HARAPAN,
    JALAN,
    JOKO,
    LINA,
    MONDAY,
    MUARA,
    MUARA_JALAN,
    PANRB,
    PUTU,
    RATNA,
    RINI,
    SARI,
    SEHAT,
    TONO,
    WAYAN,
)

TEMPLATE = d.AddTemplate(HARAPAN, "Sudah ditangani", "Laporan {nomor} sudah ditangani oleh {unit}.", ("1-2",))


def staging(*staged: Any, **more: Any) -> d.AddTemplate:
    return replace(TEMPLATE, staged=(Staged(*staged, **more),))


def templated() -> Directory:
    return after(known(), RATNA, FRESH, TEMPLATE)


APPOINTMENT = d.AppointSubstitute(
    LINA.id, SARI.id, Role.LIAISON_OFFICER, HARAPAN, MONDAY, MONDAY + timedelta(days=14), JALAN
)


def lent() -> Directory:
    return after(known(), RATNA, FRESH, APPOINTMENT)


def shared() -> Directory:
    return after(known(), BAMBANG, FRESH, d.ShareView(HARAPAN, "Terlambat", Recommended("late"), JALAN))


# Written down a second time, from who answers for what: N the national admin, A the agency's own admin, o oneself
# or who made it, Bambang.
TABLE: dict[type[d.Amendment], tuple[str, str, d.Amendment]] = {
    d.AddAgency: ("N", FRESH, d.AddAgency("BARU", "Kabupaten Baru", "regency", "99.09", "WIT", PANRB)),
    d.ChangeAgency: ("N", HARAPAN, d.ChangeAgency(name="Kabupaten Harapan Baru")),
    d.AddUnit: ("NA", FRESH, d.AddUnit(HARAPAN, "Bidang Air", JALAN)),
    d.ChangeUnit: ("NA", SEHAT, d.ChangeUnit(name="Dinas Kesehatan Daerah")),
    d.RetireUnit: ("NA", SEHAT, d.RetireUnit(JALAN)),
    d.AddCategory: ("N", FRESH, d.AddCategory("Sosial", "Bantuan")),
    d.ChangeCategory: ("N", "1-3", d.ChangeCategory(retired=True)),
    d.AddTemplate: ("NA", FRESH, staging(StagedKind.TASK, "Periksa {nomor}", HARAPAN, SEHAT)),
    d.ChangeTemplate: ("NA", FRESH, d.ChangeTemplate(staged=(Staged(StagedKind.NOTE, "Periksa {nomor}."),))),
    d.DescribePerson: ("NA", LINA.id, d.DescribePerson(title="Kepala Seksi")),
    d.GrantRole: ("NA", LINA.id, d.GrantRole(Role.SUPERVISOR, HARAPAN, SEHAT)),
    d.EndRole: ("NA", JOKO.id, d.EndRole(Role.SUPERVISOR, HARAPAN)),
    d.LeaveAgency: ("NA", LINA.id, d.LeaveAgency(HARAPAN, SARI.id)),
    d.TakeLeave: ("NAo", LINA.id, d.TakeLeave(date(2026, 4, 1), date(2026, 4, 3))),
    d.CancelLeave: ("NAo", LINA.id, d.CancelLeave(date(2026, 5, 1))),
    d.SetPolicy: ("NA", FRESH, d.SetPolicy(HARAPAN, JALAN, steps=2)),
    d.AppointSubstitute: ("NA", FRESH, APPOINTMENT),
    d.EndSubstitution: ("NA", FRESH, d.EndSubstitution()),
    d.ShareView: ("A", FRESH, d.ShareView(HARAPAN, "Terlambat", Recommended("late"))),
    d.WithdrawView: ("Ao", FRESH, d.WithdrawView()),
}
ON_LEAVE = Leave(date(2026, 5, 1), date(2026, 5, 2))


def test_every_command_has_its_row_in_both_tables() -> None:
    assert {rule.command for rule in RULES} == set(TABLE) == set(d.AMENDMENTS)
    assert len({rule.command for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.__name__)
def test_each_row_is_for_those_it_is_written_down_for(command: type[d.Amendment]) -> None:
    who, id, sample = TABLE[command]
    base = {d.ChangeTemplate: templated, d.EndSubstitution: lent, d.WithdrawView: shared}.get(command, known)()
    base = replace(base, people={**base.people, LINA.id: replace(base.people[LINA.id], leave=(ON_LEAVE,))})
    wrong = []
    for actor in PEOPLE:
        admin_here = actor in (RATNA, AGUS)
        own = actor.id == id or (command is d.WithdrawView and actor is BAMBANG)
        allowed = (actor is WAYAN and "N" in who) or (admin_here and "A" in who) or (own and "o" in who)
        outcome = done(base, actor, id, sample)
        if isinstance(outcome, Amended) is not allowed:
            wrong.append(f"{actor.name}: {outcome}")
        refused = Code.NOT_SHARER if command in (d.ShareView, d.WithdrawView) else Code.ADMINS_ONLY
        if not allowed and outcome != Refused(refused):
            wrong.append(f"{actor.name} is told {outcome}")
    assert wrong == []


REFUSED: list[tuple[Person, str, d.Amendment, Code]] = [
    (WAYAN, "tak-dikenal", d.ChangeUnit(name="x"), Code.UNKNOWN_ENTRY),
    (WAYAN, JALAN, d.AddUnit(HARAPAN, "x"), Code.REUSED_ID),
    (WAYAN, HARAPAN, d.ChangeUnit(name="x"), Code.UNKNOWN_ENTRY),
    (RATNA, JALAN, d.ChangeUnit(parent=UnitId("harapan-jembatan")), Code.CYCLE),
    (RATNA, JALAN, d.ChangeUnit(parent=JALAN), Code.CYCLE),
    (RATNA, JALAN, d.ChangeUnit(parent=MUARA_JALAN), Code.UNKNOWN_UNIT),
    (RATNA, JALAN, d.ChangeUnit(name=" "), Code.TEXT_REQUIRED),
    (RATNA, JALAN, d.ChangeUnit(name="a" * 201), Code.TEXT_TOO_LONG),
    (RATNA, JALAN, d.ChangeUnit(name="Bidang Jalan"), Code.ALREADY_SO),
    (RATNA, JALAN, d.RetireUnit(), Code.UNIT_IN_USE),
    (RATNA, JALAN, d.RetireUnit(UnitId("harapan-jembatan")), Code.CYCLE),
    (RATNA, JALAN, d.RetireUnit(JALAN), Code.CYCLE),
    (RATNA, JALAN, d.RetireUnit(MUARA_JALAN), Code.UNKNOWN_SUCCESSOR),
    (RATNA, FRESH, d.AddUnit(HARAPAN, "x", UnitId("tak-dikenal")), Code.UNKNOWN_UNIT),
    (WAYAN, FRESH, d.AddUnit(AgencyId("tak-dikenal"), "x"), Code.UNKNOWN_AGENCY),
    (WAYAN, PANRB, d.ChangeAgency(parent=HARAPAN), Code.CYCLE),
    (WAYAN, HARAPAN, d.ChangeAgency(time_zone="CET"), Code.MALFORMED),
    (WAYAN, HARAPAN, d.ChangeAgency(parent=AgencyId("tak-dikenal")), Code.UNKNOWN_AGENCY),
    (WAYAN, FRESH, d.AddAgency("HARAPAN", "x", "regency", "1", "WIB"), Code.NAME_TAKEN),
    (WAYAN, FRESH, d.AddAgency("B", "x", "national", "1", "WIB"), Code.NAME_TAKEN),
    (WAYAN, FRESH, d.AddAgency("B", "x", " ", "1", "WIB"), Code.MALFORMED),
    (WAYAN, FRESH, d.AddCategory("", "x"), Code.TEXT_REQUIRED),
    (RATNA, FRESH, replace(TEMPLATE, text="{nik}"), Code.UNKNOWN_VARIABLE),
    (RATNA, FRESH, staging(StagedKind.NOTE, "{isi: tanggal}"), Code.UNKNOWN_VARIABLE),
    (RATNA, FRESH, staging(StagedKind.NOTE, "a" * 201), Code.TEXT_TOO_LONG),
    (RATNA, FRESH, staging(StagedKind.NOTE, " "), Code.TEXT_REQUIRED),
    (RATNA, FRESH, staging("kopi", "x"), Code.MALFORMED),
    (RATNA, FRESH, staging(StagedKind.INVITATION, "x"), Code.MALFORMED),
    (RATNA, FRESH, staging(StagedKind.INVITATION, "x", AgencyId("tak-dikenal")), Code.UNKNOWN_AGENCY),
    (RATNA, FRESH, staging(StagedKind.TASK, "x", HARAPAN, MUARA_JALAN), Code.UNKNOWN_UNIT),
    (RATNA, FRESH, staging(StagedKind.TASK, "x", HARAPAN, SEHAT, days=61), Code.MALFORMED),
    (RATNA, FRESH, staging(StagedKind.TASK, "x", HARAPAN, SEHAT, mandatory=True), Code.OPEN_TASKS),
    (RATNA, FRESH, replace(TEMPLATE, staged=(Staged("note", "x"), Staged("note", "y"))), Code.MALFORMED),
    (RATNA, FRESH, replace(TEMPLATE, text=" "), Code.TEXT_REQUIRED),
    (RATNA, FRESH, replace(TEMPLATE, text="a" * 5_001), Code.TEXT_TOO_LONG),
    (RATNA, FRESH, replace(TEMPLATE, categories=("9",)), Code.MALFORMED),
    (RATNA, FRESH, replace(TEMPLATE, statuses=("9",)), Code.MALFORMED),
    (WAYAN, FRESH, replace(TEMPLATE, agency=AgencyId("tak-dikenal")), Code.UNKNOWN_AGENCY),
    (RATNA, LINA.id, d.DescribePerson(name=" "), Code.TEXT_REQUIRED),
    (RATNA, RATNA.id, d.GrantRole(Role.SUPERVISOR, HARAPAN), Code.OWN_ROLES),
    (WAYAN, WAYAN.id, d.GrantRole(Role.AGENCY_ADMIN, HARAPAN), Code.OWN_ROLES),
    (RATNA, RATNA.id, d.LeaveAgency(HARAPAN), Code.OWN_ROLES),
    (RATNA, LINA.id, d.GrantRole(Role.NATIONAL_ADMIN, HARAPAN), Code.NATIONAL_ONLY),
    (RATNA, LINA.id, d.GrantRole(Role.MONITOR, HARAPAN), Code.NATIONAL_ONLY),
    (RATNA, LINA.id, d.GrantRole(Role.SUPERVISOR, MUARA), Code.ADMINS_ONLY),
    (WAYAN, LINA.id, d.GrantRole(Role.NATIONAL_ADMIN, HARAPAN), Code.MALFORMED),
    (WAYAN, LINA.id, d.GrantRole(Role.OMBUDSMAN, HARAPAN), Code.MALFORMED),
    (WAYAN, LINA.id, d.GrantRole(Role.SYSTEM, HARAPAN), Code.MALFORMED),
    (WAYAN, LINA.id, d.GrantRole("dewa", HARAPAN), Code.MALFORMED),
    (RATNA, LINA.id, d.GrantRole(Role.AGENCY_ADMIN, HARAPAN, SEHAT), Code.MALFORMED),
    (RATNA, LINA.id, d.GrantRole(Role.SUPERVISOR, HARAPAN, MUARA_JALAN), Code.UNKNOWN_UNIT),
    (WAYAN, LINA.id, d.GrantRole(Role.SUPERVISOR, AgencyId("tak-dikenal")), Code.UNKNOWN_AGENCY),
    (RATNA, LINA.id, d.GrantRole(Role.LIAISON_OFFICER, HARAPAN, SEHAT), Code.ALREADY_SO),
    (RATNA, LINA.id, d.EndRole(Role.LIAISON_OFFICER, HARAPAN, SEHAT), Code.LAST_ROLE),
    (RATNA, LINA.id, d.EndRole(Role.SUPERVISOR, HARAPAN, SEHAT), Code.ALREADY_SO),
    (RATNA, LINA.id, d.LeaveAgency(HARAPAN, TONO.id), Code.UNKNOWN_SUCCESSOR),
    (RATNA, LINA.id, d.LeaveAgency(HARAPAN, LINA.id), Code.UNKNOWN_SUCCESSOR),
    (RATNA, LINA.id, d.LeaveAgency(HARAPAN, PersonId("tak-dikenal")), Code.UNKNOWN_SUCCESSOR),
    (WAYAN, PUTU.id, d.LeaveAgency(MUARA), Code.LAST_ADMIN),
    (WAYAN, TONO.id, d.LeaveAgency(HARAPAN), Code.ALREADY_SO),
    (LINA, LINA.id, d.TakeLeave(date(2026, 4, 3), date(2026, 4, 1)), Code.MALFORMED),
    (LINA, LINA.id, d.CancelLeave(date(2026, 4, 3)), Code.ALREADY_SO),
    (RATNA, FRESH, d.SetPolicy(HARAPAN, MUARA_JALAN), Code.UNKNOWN_UNIT),
    (WAYAN, FRESH, d.SetPolicy(AgencyId("tak-dikenal")), Code.UNKNOWN_AGENCY),
    (RATNA, FRESH, d.SetPolicy(HARAPAN, steps=0), Code.MALFORMED),
    (RATNA, FRESH, d.SetPolicy(HARAPAN, decision_days=61), Code.MALFORMED),
    (RATNA, FRESH, d.SetPolicy(HARAPAN, escalates_to=Role.MONITOR), Code.MALFORMED),
    (RATNA, FRESH, replace(APPOINTMENT, substitute=RATNA.id), Code.OWN_ROLES),
    (RATNA, FRESH, replace(APPOINTMENT, substitute=SARI.id), Code.UNKNOWN_SUCCESSOR),
    (RATNA, FRESH, replace(APPOINTMENT, substitute=TONO.id), Code.UNKNOWN_SUCCESSOR),
    (RATNA, FRESH, replace(APPOINTMENT, absent=BAMBANG.id), Code.UNKNOWN_SUCCESSOR),
    (RATNA, FRESH, replace(APPOINTMENT, absent=PersonId("tak-dikenal")), Code.UNKNOWN_ENTRY),
    (RATNA, FRESH, replace(APPOINTMENT, until=MONDAY), Code.MALFORMED),
    (RATNA, FRESH, replace(APPOINTMENT, capacity="raja"), Code.MALFORMED),
]


@pytest.mark.parametrize(("actor", "id", "command", "code"), REFUSED)
def test_what_is_refused_and_why(actor: Person, id: str, command: d.Amendment, code: Code) -> None:
    outcome = done(known(), actor, id, command)
    assert isinstance(outcome, Refused) and outcome.code == code, outcome


def test_what_others_changed_meanwhile_is_a_conflict_of_that_field_alone() -> None:
    renamed = sent(RATNA, SEHAT, d.ChangeUnit(name="Dinas Kesehatan Kota"))
    found = amend(known(), renamed, RATNA, {"name": "Puskesmas", "parent": ""})
    assert found == Conflict({"name": "Puskesmas"})
    assert isinstance(amend(known(), renamed, RATNA, {"parent": JALAN}), Amended)
    to_top = sent(RATNA, SEHAT, d.ChangeUnit(to_top=True))
    assert amend(known(), to_top, RATNA, {"parent": JALAN}) == Conflict({"parent": JALAN})


def test_nobody_changes_the_directory_for_another_or_by_a_command_on_cases() -> None:
    meant = replace(sent(RATNA, SEHAT, d.ChangeUnit(name="x")), on_behalf_of=AGUS.id)
    assert amend(known(), meant, RATNA) == Refused(Code.NOT_ALLOWED)
    note = Envelope(CommandId("k1"), CaseId(SEHAT), 0, RATNA.id, DeviceId("d"), MONDAY, AddNote("x"))
    assert amend(known(), note, RATNA) == Refused(Code.NOT_ALLOWED)


def test_a_person_with_two_roles_or_units_is_one_person() -> None:
    """A second role joins the first; giving up one leaves the other, and what it covers stays in their hands."""
    both = after(known(), RATNA, LINA.id, d.GrantRole(Role.LIAISON_OFFICER, HARAPAN, JALAN))
    assert [m.unit for m in both.people[LINA.id].memberships] == [SEHAT, JALAN]
    assert len(both.people) == len(known().people)
    outcome = done(both, RATNA, LINA.id, d.EndRole(Role.LIAISON_OFFICER, HARAPAN, SEHAT, SARI.id))
    assert isinstance(outcome, Amended)
    [goes] = outcome.departures
    kept, given_back = Holder(HARAPAN, JALAN, LINA.id), Holder(HARAPAN, SEHAT, LINA.id)
    assert goes.next_holder(kept) == kept
    assert goes.next_holder(given_back) == Holder(HARAPAN, SEHAT), "Sari does not work there, so the unit holds it"
    one = with_entries(both, outcome).people[LINA.id]
    assert (one.unit, one.left) == (JALAN, False)


def test_who_leaves_hands_their_work_to_the_successor_or_back_to_the_unit() -> None:
    for successor, gets in ((RINI.id, RINI.id), (None, None), (LINA.id, None)):
        outcome = done(known(), RATNA, SARI.id, d.LeaveAgency(HARAPAN, successor))
        assert isinstance(outcome, Amended)
        [goes] = outcome.departures
        assert goes.next_holder(Holder(HARAPAN, JALAN, SARI.id)) == Holder(HARAPAN, JALAN, gets)
        assert goes.next_holder(Holder(HARAPAN, JALAN, JOKO.id)) == Holder(HARAPAN, JALAN, JOKO.id)
        card = with_entries(known(), outcome).people[SARI.id]
        assert (card.left, card.memberships, card.agency) == (True, (), HARAPAN), "who they were stays readable"


def test_a_dissolved_unit_takes_its_people_and_sub_units_along() -> None:
    found = after(known(), RATNA, JALAN, d.RetireUnit(SEHAT))
    assert (found.units[JALAN].retired, found.units[JALAN].successor) == (True, SEHAT)
    assert found.units[UnitId("harapan-jembatan")].parent == SEHAT
    assert {found.people[p.id].memberships[0].unit for p in (SARI, RINI, BAMBANG, JOKO)} == {SEHAT}
    assert done(found, RATNA, FRESH, d.AddUnit(HARAPAN, "x", JALAN)) == Refused(
        Code.UNIT_RETIRED, {"unit": "Bidang Jalan"}
    )
    assert done(found, RATNA, JALAN, d.ChangeUnit(name="x")) == Refused(Code.UNIT_RETIRED, {"unit": "Bidang Jalan"})
    assert done(found, RATNA, JALAN, d.RetireUnit(SEHAT)) == Refused(Code.ALREADY_SO)
    grant = d.GrantRole(Role.SUPERVISOR, HARAPAN, JALAN)
    assert done(found, RATNA, LINA.id, grant) == Refused(Code.UNIT_RETIRED, {"unit": "Bidang Jalan"})


def test_unsent_changes_lie_over_the_directory_and_wait_for_each_other() -> None:
    new = sent(RATNA, FRESH, d.AddUnit(HARAPAN, "Bidang Air"), 1)
    grant = sent(RATNA, LINA.id, d.GrantRole(Role.SUPERVISOR, HARAPAN, UnitId(FRESH)), 2)
    no_effect = sent(RATNA, HARAPAN, d.ChangeAgency(name="x"), 3)
    shown, accepted = laid_over(known(), [new, grant, no_effect], RATNA)
    assert accepted == {"k1", "k2"}
    assert shown.people[LINA.id].memberships[-1].unit == FRESH
    assert made_after(known(), [new], grant, RATNA) == ("k1",)
    assert made_after(known(), [], grant, RATNA) == ()
    assert made_after(known(), [new], no_effect, RATNA) == ()
    renamed = sent(RATNA, SEHAT, d.ChangeUnit(name="x"), 5)
    assert made_after(known(), [new, grant], renamed, RATNA) == ()


def test_an_office_has_one_rule_of_approval_which_is_set_anew() -> None:
    found = after(known(), RATNA, FRESH, d.SetPolicy(HARAPAN, JALAN, steps=2, decision_days=3))
    assert found.policy_of(Holder(HARAPAN, JALAN)).steps == 2
    again = d.SetPolicy(HARAPAN, JALAN, steps=3)
    assert done(found, AGUS, FRESH.replace("a", "b"), again) == Refused(Code.NAME_TAKEN)
    assert done(found, AGUS, FRESH, replace(again, unit=SEHAT)) == Refused(Code.MALFORMED)
    found = after(found, AGUS, FRESH, again)
    assert (found.policy_of(Holder(HARAPAN, JALAN)).steps, len(found.policies)) == (3, 1)


def test_what_is_lent_ends_with_the_role_and_moves_with_the_unit() -> None:
    appointed = lent().substitutes[FRESH]
    assert (appointed.membership, appointed.appointed_by) == (SARI.memberships[0], RATNA.id)
    assert lent().substitutes[FRESH].in_force(MONDAY)
    for who in (SARI, LINA):
        left = after(lent(), RATNA, who.id, d.LeaveAgency(HARAPAN))
        assert left.substitutes[FRESH].withdrawn, f"{who.name} has left"
    moved = after(lent(), RATNA, JALAN, d.RetireUnit(SEHAT))
    assert moved.substitutes[FRESH].membership in moved.people[SARI.id].memberships
    ended = after(lent(), RATNA, FRESH, d.EndSubstitution())
    assert not ended.substitutes[FRESH].in_force(MONDAY)
    assert done(ended, RATNA, FRESH, d.EndSubstitution()) == Refused(Code.ALREADY_SO)


def test_leave_keeps_its_order_and_does_not_overlap() -> None:
    found = after(known(), LINA, LINA.id, d.TakeLeave(date(2026, 5, 1), date(2026, 5, 3), "cuti tahunan"))
    found = after(found, RATNA, LINA.id, d.TakeLeave(date(2026, 4, 1), date(2026, 4, 1)))
    assert [leave.first.month for leave in found.people[LINA.id].leave] == [4, 5]
    assert done(found, LINA, LINA.id, d.TakeLeave(date(2026, 5, 3), date(2026, 5, 9))) == Refused(Code.ALREADY_SO)
    found = after(found, LINA, LINA.id, d.CancelLeave(date(2026, 4, 1)))
    assert [leave.first.month for leave in found.people[LINA.id].leave] == [5]
