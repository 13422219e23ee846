"""Nothing that a person may do is only a rule: every command has a form or a named place in the window."""

import pytest

from app.views.actions.case_actions import CASE_ACTIONS
from app.views.case.forms import FORMS, Form, form_for, form_of
from app.views.intake.form import INTAKE
from app.views.words import command_word
from domain import commands as c
from domain.directory_commands import AMENDMENTS
from domain.intents import Command
from domain.people import Role
from domain.plan_commands import PLANNING
from domain.workflow import TRANSITIONS

NOT_AT_A_CONSOLE = {Role.REPORTER, Role.SYSTEM}

# Where in the window the commands without a form are.
PLACES = {
    c.SubmitReply: "ReplyEditor: the button under the answer",
    c.RecallReply: "OwnReply: take back",
    c.PublishReply: "OwnReply: send to the reporter",
    c.ApproveReply: "ApprovalBar: approve",
    c.ReturnReply: "ApprovalBar: return with notes",
    c.ViewIdentity: "IdentityPage: the server makes it when the identity is asked for",
}
# Commands about something else than a case, whose pages are not built yet: see the known limits in CHANGELOG.md.
ELSEWHERE = {*PLANNING, *AMENDMENTS, c.HandOverPlan}


def of_persons() -> set[type[Command]]:
    """What somebody at a console may do to a case, by the one table."""
    return {row.command for row in TRANSITIONS if row.roles - NOT_AT_A_CONSOLE}


def test_every_command_of_a_case_has_a_form_or_a_named_place() -> None:
    formed = {form.command for form in FORMS}
    assert of_persons() - formed == set(PLACES)
    assert formed - of_persons() == set()


def test_every_other_command_is_accounted_for() -> None:
    theirs = set(c.COMMANDS.values()) - of_persons() - ELSEWHERE - {INTAKE.command}
    rows = {row.command: row.roles for row in TRANSITIONS}
    assert all(rows[command] <= NOT_AT_A_CONSOLE for command in theirs), "only the reporter and the system do these"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.purpose)
def test_a_form_is_found_by_its_drafts_and_asks_only_what_its_command_takes(form: Form) -> None:
    assert form_for(form.purpose) is form
    takes = set(form.command.__dataclass_fields__)
    assert {field.name for field in form.fields if field.asks} <= takes
    assert form.files is ("attachments" in takes) or form.command is c.AddNote


def test_a_note_to_named_agencies_has_a_form_and_any_other_note_has_its_page() -> None:
    assert form_of(c.AddNote("x", to=())) is None
    named = form_of(c.AddNote("x", to=(c.AgencyId("kab-ms"),)))
    assert named is not None and named.purpose == "note.named"


def test_every_form_is_an_action_with_other_names_for_it() -> None:
    actions = {action.id: action for action in CASE_ACTIONS}
    for form in FORMS:
        assert actions[form.purpose].words
        assert command_word(form.command)
