"""Attachments come up in pieces over bad lines, are what they claim to be, and open only to who may see them."""

import base64
import hashlib
import http.client
import json
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from sqlalchemy import select

from domain.attachments import Attachment, Limits
from domain.commands import AddNote, ApproveReply, Dispose, InviteAgency, SubmitReply
from domain.errors import Code
from domain.protocol import Outcome
from server.blobs import path_of
from server.central import Central
from server.database import writing
from server.directory import put_reference
from server.settings import Settings
from server.tables import blob, upload
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT, Desk
from tests.server.region import HEALTH, NEIGHBOUR, Clock, Region, read

PHOTO = bytes(range(256)) * 400
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "Content-Type": "application/offset+octet-stream"}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def text64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def create(desk: Desk, content: bytes = PHOTO, **headers: str) -> requests.Response:
    metadata = f"sha256 {text64(digest(content))},name {text64('foto.jpg')}"
    asked = {**TUS, "Upload-Length": str(len(content)), "Upload-Metadata": metadata, **headers}
    return desk.http.post(f"{desk.url}/v1/uploads", headers=asked, timeout=TIMEOUT)


def patch(desk: Desk, created: requests.Response, offset: int, content: bytes) -> requests.Response:
    headers = {**PIECE, "Upload-Offset": str(offset)}
    return desk.http.patch(desk.url + created.headers["Location"], content, headers=headers, timeout=TIMEOUT)


def offset(desk: Desk, created: requests.Response) -> int:
    answer = desk.http.head(desk.url + created.headers["Location"], headers=TUS, timeout=TIMEOUT)
    assert answer.headers["Upload-Length"] == str(len(PHOTO))
    return int(answer.headers["Upload-Offset"])


def bring(desk: Desk, content: bytes = PHOTO) -> Attachment:
    answer = patch(desk, create(desk, content), 0, content)
    assert answer.status_code == 204, answer.text
    return Attachment(digest(content), "foto.jpg", len(content), "image/jpeg")


def fetch(desk: Desk, sha256: str, **headers: str) -> requests.Response:
    return desk.http.get(f"{desk.url}/v1/blobs/{sha256}", headers=headers, timeout=TIMEOUT)


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


def test_a_download_goes_on_where_it_was_cut_off(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    photo = bring(budi)
    whole = fetch(budi, photo.sha256)
    tag = whole.headers["ETag"]

    rest = fetch(budi, photo.sha256, **{"Range": "bytes=50000-", "If-Range": tag})
    middle = fetch(budi, photo.sha256, Range="bytes=10-19")
    changed = fetch(budi, photo.sha256, **{"Range": "bytes=50000-", "If-Range": '"lain"'})

    assert (whole.headers["Accept-Ranges"], tag) == ("bytes", f'"{photo.sha256}"')
    assert (rest.status_code, rest.content) == (206, PHOTO[50_000:])
    assert rest.headers["Content-Range"] == f"bytes 50000-{len(PHOTO) - 1}/{len(PHOTO)}"
    assert (middle.status_code, middle.content) == (206, PHOTO[10:20])
    assert (changed.status_code, changed.content) == (200, PHOTO)
    assert fetch(budi, photo.sha256, Range="bytes=999999-").status_code == 416


def test_only_who_sees_a_file_in_a_case_may_have_it(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    names = ("andi", "budi", "citra", "dewi", "bayu", "eko", "gita", "nadia")
    desks = {name: at_desk(name) for name in names}
    photo, draft = bring(desks["budi"]), bring(desks["budi"], b"konsep jawaban")

    def may(sha256: str) -> set[str]:
        answers = {name: fetch(desk, sha256) for name, desk in desks.items()}
        refused = [answer.json()["code"] for answer in answers.values() if answer.status_code != 200]
        assert set(refused) <= {"blob_unknown"}
        return {name for name, answer in answers.items() if answer.status_code == 200}

    assert may(photo.sha256) == {"budi"}, "nobody but who brought it, before it is used"
    desks["budi"].must(case, AddNote("foto", attachments=(photo,)))
    assert may(photo.sha256) == {"andi", "budi", "citra"}, "an internal note of the unit's agency"
    desks["budi"].must(case, InviteAgency(NEIGHBOUR, "Mohon bantuan."))
    assert may(photo.sha256) == {"andi", "budi", "citra"}, "not the invited agency: the note is internal"
    desks["budi"].must(case, AddNote("foto", audience="agencies", attachments=(photo,)))
    assert may(photo.sha256) == {"andi", "budi", "citra", "bayu"}

    desks["budi"].must(case, SubmitReply("Sudah diperbaiki.", (draft,)))
    assert may(draft.sha256) == {"andi", "budi", "citra"}
    reply = desks["budi"].seen(case).reply
    assert reply is not None
    desks["citra"].must(case, ApproveReply(reply.pin))
    assert may(draft.sha256) == {"andi", "budi", "citra", "bayu", "gita"}, "published"

    desks["andi"].must(case, Dispose(HEALTH))
    assert may(photo.sha256) == {"andi", "budi", "dewi", "bayu"}, "the case has moved; budi brought the file"
    assert fetch(desks["andi"], "0" * 64).json()["code"] == "blob_unknown"
    for odd in ("..%2f..%2fkey", "%00", "A" * 64, "x"):
        assert fetch(desks["budi"], odd).status_code == 404


def test_a_file_that_is_not_here_or_not_ones_own_cannot_be_referred_to(at_desk: SignIn, region: Region) -> None:
    case, foreign = region.report(), region.report()
    budi, eko = at_desk("budi"), at_desk("eko")
    theirs = bring(eko, b"milik orang lain")
    mine = bring(budi)
    wrong_size = Attachment(mine.sha256, "foto.jpg", mine.size - 1, "image/jpeg")
    missing = Attachment("0" * 64, "hilang.pdf", 3, "application/pdf")
    no_digest = Attachment("../../key", "x.pdf", 3, "application/pdf")

    for item in (theirs, wrong_size, missing, no_digest):
        result = budi.do(case, AddNote("x", attachments=(item,)))
        assert (result.outcome, result.code, result.fields) == (
            Outcome.REJECTED, Code.ATTACHMENT_MISSING, {"name": item.name},
        )  # fmt: skip
    assert fetch(budi, theirs.sha256).status_code == 404
    assert budi.do(case, SubmitReply("x", (mine,))).outcome == Outcome.APPLIED
    assert budi.do(foreign, AddNote("x", attachments=(mine,))).outcome == Outcome.APPLIED


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
    assert options.headers["Tus-Extension"] == "creation"

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


@pytest.mark.parametrize("name", ["key", "epoch"])
def test_nothing_else_of_the_data_directory_can_be_reached(name: str, at_desk: SignIn, settings: Settings) -> None:
    budi = at_desk("budi")
    budi.sync()
    assert (settings.data_dir / name).exists()
    for path in (f"/v1/blobs/../../{name}", f"/v1/blobs/..%2f{name}", f"/v1/uploads/../{name}", f"/{name}"):
        assert budi.http.get(budi.url + path, timeout=TIMEOUT).status_code in (404, 405)
    with pytest.raises(ValueError, match="digest"):
        path_of(Path("x"), f"../{name}")
