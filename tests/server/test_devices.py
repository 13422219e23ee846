"""A console belongs to one person, is enrolled once, and can be shut out alone."""

import uuid

from sqlalchemy import select, update

from domain.ids import DeviceId
from server.central import Central
from server.tables import device
from tests.server.conftest import SignIn
from tests.server.region import NOW, change, read


def test_enrolling_again_changes_nothing(at_desk: SignIn, central: Central) -> None:
    budi = at_desk("budi")
    first = read(central, select(device))
    budi.enrol()
    assert read(central, select(device)) == first
    assert [(row.person, row.name, row.enrolled_at) for row in first] == [(budi.person.id, "Meja uji", NOW)]


def test_anothers_console_cannot_be_taken_over(at_desk: SignIn, central: Central) -> None:
    budi, dewi = at_desk("budi"), at_desk("dewi")
    dewi.device = budi.device

    enrolled, synced = dewi.post("/v1/devices", {"id": budi.device, "name": "milik saya"}), dewi.ask()

    assert (enrolled.status_code, enrolled.json()["code"]) == (409, "device_taken")
    assert (synced.status_code, synced.json()["code"]) == (403, "device_unknown")
    assert [row.person for row in read(central, select(device).where(device.c.id == budi.device))] == [budi.person.id]


def test_a_console_nobody_enrolled_is_not_answered(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    budi.device = DeviceId(str(uuid.uuid4()))
    assert (budi.ask().status_code, budi.ask().json()["code"]) == (403, "device_unknown")


def test_a_console_that_was_shut_out_gets_nothing_while_others_go_on(at_desk: SignIn, central: Central) -> None:
    lost, kept = at_desk("budi"), at_desk("budi")
    change(central, update(device).where(device.c.id == lost.device).values(revoked_at=NOW))

    again = lost.post("/v1/devices", {"id": lost.device, "name": ""})

    assert (lost.ask().status_code, lost.ask().json()["code"]) == (403, "device_revoked")
    assert (again.status_code, again.json()["code"]) == (403, "device_revoked")
    assert kept.ask().status_code == 200


def test_a_console_is_named_by_a_uuid(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    some = str(uuid.uuid4())
    for identity in ("", "x", "\x00", "A" * 36, some.upper(), "{" + some + "}", some + "\n"):
        assert budi.post("/v1/devices", {"id": identity, "name": ""}).status_code == 400
        budi.device = DeviceId(identity)
        assert budi.ask().status_code == 400


def test_a_consoles_name_is_cut_to_what_can_be_shown(at_desk: SignIn, central: Central) -> None:
    budi = at_desk("budi")
    identity = str(uuid.uuid4())
    budi.post("/v1/devices", {"id": identity, "name": "Laptop\x00\n\u202eterbalik 🙂" + "x" * 500})

    name = read(central, select(device.c.name).where(device.c.id == identity))[0].name
    assert name.startswith("Laptopterbalik 🙂xx") and len(name) == 200
