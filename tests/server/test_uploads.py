"""Attachments come up in pieces over bad lines, and are what they claim to be."""

import http.client
import json
import time
from datetime import timedelta
from urllib.parse import urlsplit

from sqlalchemy import select

from domain.attachments import Limits
from domain.commands import AddNote
from server.blobs import path_of
from server.central import Central
from server.database import writing
from server.directory import put_reference
from server.settings import Settings
from server.tables import blob, upload
from tests.server.attaching import PHOTO, PIECE, TUS, bring, create, digest, fetch, offset, patch, text64
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT, Desk
from tests.server.region import Clock, Region, read


def test_a_file_comes_up_in_pieces_and_down_whole(at_desk: SignIn, settings: Settings) -> None:
    budi = at_desk("budi")
    created = create(budi)
    assert (created.status_code, created.headers["Upload-Offset"]) == (201, "0")

    for start in range(0, len(PHOTO), 40_000):
        assert offset(budi, created) == start
        answer = patch(budi, created, start, PHOTO[start : start + 40_000])
        assert answer.status_code == 204
        assert answer.headers["Upload-Offset"] == str(min(start + 40_000, len(PHOTO)))

    answer = fetch(budi, digest(PHOTO))
    assert (answer.status_code, answer.content) == (200, PHOTO)
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert [path.name for path in settings.data_dir.rglob("*.part")] == []


def test_what_arrived_before_the_line_broke_is_kept(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    created = create(budi)
    address = urlsplit(budi.url)
    line = http.client.HTTPConnection(address.hostname or "", address.port, timeout=TIMEOUT)
    line.putrequest("PATCH", created.headers["Location"])
    line.putheader("Authorization", str(budi.http.headers["Authorization"]))
    for name, value in {**PIECE, "Upload-Offset": "0", "Content-Length": str(len(PHOTO))}.items():
        line.putheader(name, value)
    line.endheaders(PHOTO[:30_000])
    for _ in range(3):  # once these are answered, what was sent before them has been read
        assert offset(budi, created) == 0
    line.close()

    reached, deadline = 0, time.monotonic() + TIMEOUT
    while reached == 0 and time.monotonic() < deadline:  # the server notices the break by itself
        reached = offset(budi, created)

    assert 0 < reached <= 30_000
    assert create(budi).headers["Location"] == created.headers["Location"], "who forgot the place finds it again"
    assert create(budi).headers["Upload-Offset"] == str(reached)
    assert patch(budi, created, reached, PHOTO[reached:]).status_code == 204
    assert fetch(budi, digest(PHOTO)).content == PHOTO


def test_a_piece_for_another_place_is_refused_with_the_right_one(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    created = create(budi)
    assert patch(budi, created, 0, PHOTO[:10]).status_code == 204

    for start in (0, 11, len(PHOTO)):
        answer = patch(budi, created, start, PHOTO[start:])
        assert (answer.status_code, answer.json()["code"]) == (409, "offset_mismatch")
        assert answer.headers["Upload-Offset"] == "10"
    assert patch(budi, created, 10, PHOTO).status_code == 413
    assert patch(budi, created, 10, PHOTO[10:]).status_code == 204
    assert patch(budi, created, len(PHOTO), b"").status_code == 204, "a repeat of the end is no error"


def test_content_that_is_not_what_was_announced_is_thrown_away(
    at_desk: SignIn, settings: Settings, central: Central
) -> None:
    budi = at_desk("budi")
    created = create(budi)

    answer = patch(budi, created, 0, PHOTO[:-1] + b"!")

    assert (answer.status_code, answer.json()["code"]) == (460, "checksum_mismatch")
    assert [path for path in settings.data_dir.rglob("*") if path.is_file() and path.suffix == ".part"] == []
    assert read(central, select(blob)) == read(central, select(upload)) == []
    assert fetch(budi, digest(PHOTO)).status_code == 404
    assert patch(budi, created, 0, PHOTO).status_code == 404
    assert create(budi).headers["Upload-Offset"] == "0"


def test_a_file_that_is_here_already_need_not_come_again(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi, citra, eko = at_desk("budi"), at_desk("citra"), at_desk("eko")
    photo = bring(budi)
    budi.must(case, AddNote("Lihat foto.", attachments=(photo,)))

    again, seen = create(budi), create(citra)

    assert {answer.headers["Upload-Offset"] for answer in (again, seen)} == {str(len(PHOTO))}
    assert create(eko).headers["Upload-Offset"] == "0", "who may not have it must not learn that it is here"


def test_an_empty_file_is_a_file(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    assert patch(budi, create(budi, b""), 0, b"").status_code == 204
    assert fetch(budi, digest(b"")).content == b""


def test_anothers_upload_cannot_be_seen_or_written(at_desk: SignIn) -> None:
    budi, eko = at_desk("budi"), at_desk("eko")
    created = create(budi)

    headed = eko.http.head(eko.url + created.headers["Location"], headers=TUS, timeout=TIMEOUT)

    assert headed.status_code == patch(eko, created, 0, PHOTO).status_code == 404
    assert create(eko).headers["Location"] != created.headers["Location"]
    assert offset(budi, created) == 0


def test_limits_are_those_of_the_reference_data(at_desk: SignIn, central: Central) -> None:
    budi = at_desk("budi")
    options = budi.http.options(f"{budi.url}/v1/uploads", timeout=TIMEOUT)
    assert options.headers["Tus-Max-Size"] == str(Limits().file_bytes)
    assert options.headers["Tus-Version"] == "1.0.0"
    assert options.headers["Tus-Extension"].split(",") == [
        "creation",
        "creation-with-upload",
        "checksum",
        "termination",
    ]
    assert options.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"

    with writing(central.engine) as connection:
        put_reference(connection, "limits", "limits", Limits(file_bytes=len(PHOTO) - 1))

    answer = create(budi)
    assert (answer.status_code, answer.json()["limit"]) == (413, len(PHOTO) - 1)


def test_what_does_not_speak_the_protocol_is_told_so(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    created = create(budi)
    location = budi.url + created.headers["Location"]
    metadata = f"sha256 {text64(digest(PHOTO))}"

    assert create(budi, **{"Tus-Resumable": "0.2.2"}).status_code == 412
    for bad in ("x", "-1", "", "1e3", "٣", "9" * 40):
        assert create(budi, **{"Upload-Length": bad.encode() if bad == "٣" else bad}).status_code == 400  # type: ignore[dict-item]
    for bad in ("", "sha256", "sha256 !!!", f"sha256 {text64('x')}", f"sha256 {text64('A' * 64)}", metadata[:-8]):
        assert create(budi, **{"Upload-Metadata": bad}).status_code == 400
    assert create(budi, **{"Upload-Metadata": metadata}).status_code == 201, "a name is not required"
    assert budi.http.patch(location, b"x", headers=TUS, timeout=TIMEOUT).status_code == 415
    assert budi.http.patch(location, b"x", headers=PIECE, timeout=TIMEOUT).status_code == 400
    for answer in (created, create(budi, **{"Tus-Resumable": "x"})):
        assert answer.headers["Tus-Resumable"] == "1.0.0"


def test_pieces_lost_from_the_disk_are_asked_for_again(at_desk: SignIn, settings: Settings) -> None:
    budi = at_desk("budi")
    created = create(budi)
    patch(budi, created, 0, PHOTO[:1000])
    (part,) = settings.data_dir.rglob("*.part")

    part.write_bytes(PHOTO[:400])
    assert offset(budi, created) == 400
    part.unlink()
    assert patch(budi, created, 400, PHOTO[400:]).headers["Upload-Offset"] == "0"
    bring(budi)
    path_of(settings.data_dir, digest(PHOTO)).unlink()
    assert create(budi).headers["Upload-Offset"] == "0"
    assert bring(budi).sha256 == digest(PHOTO)


def test_a_half_written_piece_after_a_crash_is_written_over(at_desk: SignIn, settings: Settings) -> None:
    budi = at_desk("budi")
    created = create(budi)
    patch(budi, created, 0, PHOTO[:1000])
    (part,) = settings.data_dir.rglob("*.part")
    with part.open("ab") as file:
        file.write(b"what the database never heard of")

    assert patch(budi, created, 1000, PHOTO[1000:]).status_code == 204
    assert fetch(budi, digest(PHOTO)).content == PHOTO


def test_uploads_that_were_given_up_are_cleared_away(at_desk: SignIn, clock: Clock, settings: Settings) -> None:
    budi = at_desk("budi")
    for n in range(49):
        assert create(budi, bytes([n])).status_code == 201
    patch(budi, create(budi, b"ab"), 0, b"a")
    answer = create(budi, b"satu lagi")
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_uploads")

    clock.advance(timedelta(days=7, seconds=1))
    budi.http.headers["Authorization"] = "Bearer " + renewed(budi)
    assert create(budi, b"satu lagi").status_code == 201
    assert list(settings.data_dir.rglob("*.part")) == []


def renewed(desk: Desk) -> str:
    body = {"refresh_token": desk.tokens["refresh_token"], "request_id": "x"}
    token: str = json.loads(desk.post("/v1/auth/refresh", body).content)["access_token"]
    return token
