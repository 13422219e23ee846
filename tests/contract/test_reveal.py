"""The console's call for an identity against the real server: told once, to one person, and kept nowhere."""

import logging
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.sync.api import Api
from domain.apply import apply
from domain.case import Case, Reporter
from domain.commands import AskReveal, Command, DecideReveal, Envelope
from domain.errors import Code
from domain.ids import CaseId, CommandId, DeviceId, new_id
from domain.people import Person
from tests.support.canary import sightings
from tests.support.central import PASSWORD, CentralServer
from tests.support.console import BAMBANG, SARI, WORLD, sample_cases

CANARY = "Kenari-Sekali-Saja"
WHO = Reporter(f"{CANARY} Siti", "3201014101900001", "+62 812-0000-4321", "siti@example.invalid")


def done(case: Case, actor: Person, command: Command) -> Case:
    now = datetime.now(UTC)
    device = DeviceId("meja")
    envelope = Envelope(CommandId(new_id(now)), case.id, case.version, actor.id, device, now, command)
    outcome = apply(case, envelope, actor, WORLD.directory, now)
    assert isinstance(outcome, Case), outcome
    return outcome


@pytest.fixture
def granted(central: CentralServer) -> Case:
    """An anonymous case whose reporter Sari may look at: Bambang has agreed."""
    fresh = replace(sample_cases()[0], id=CaseId(str(uuid.uuid4())), tracking="9999999", anonymous=True, reporter=WHO)
    asked = done(fresh, SARI, AskReveal("Alamatnya tidak jelas."))
    case = done(asked, BAMBANG, DecideReveal(asked.reveals[0].id, True))
    central.add([case])
    return case


def test_an_identity_is_told_to_who_asked_and_is_in_no_file_or_log(
    central: CentralServer, granted: Case, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told = {}
    for person in (SARI, BAMBANG):
        with closing(Api(central.url)) as api:
            tokens = api.sign_in(person.id, PASSWORD, "masuk")
            device = DeviceId(str(uuid.uuid4()))
            api.enrol(tokens.access_token, device, "meja")
            told[person] = api.reveal(tokens.access_token, device, granted.id)
    assert told[SARI].reporter == WHO and told[SARI].until is not None and not told[SARI].code
    assert (told[BAMBANG].reporter, told[BAMBANG].code) == (None, Code.NO_REVEAL_GRANTED)
    assert CANARY not in repr(told) and CANARY not in caplog.text
    kept = [found for found in sightings(tmp_path, CANARY) if not found.startswith("server.db")]
    assert kept == [], "only the central database knows who it is"
    assert central.case(granted.id).events[-1].kind == "identity_viewed"
