"""Uploads are the tus protocol: a client that somebody else wrote brings a file here, cut off in the middle or not."""

import base64
import hashlib
import io
import random

import pytest
import requests
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed

from server.central import Central
from server.settings import Settings
from tests.server.attaching import CONSOLE, PHOTO, PIECE, TUS, create, digest, fetch, offset, patch, text64
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT, Desk
from tests.support.relay import bad_line, breaking_pieces

CONTENT = random.Random(3).randbytes(300_000)
NAMED = {"sha256": digest(CONTENT), "name": "bukti rekaan.pdf"}


def stock(desk: Desk, url: str = "") -> TusClient:
    return TusClient(
        f"{url or desk.url}/v1/uploads", headers={"Authorization": str(desk.http.headers["Authorization"])}
    )


def test_a_stock_client_brings_a_file(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    uploader = stock(budi).uploader(file_stream=io.BytesIO(CONTENT), chunk_size=70_000, metadata=NAMED)
    uploader.upload()
    assert uploader.offset == uploader.get_offset() == len(CONTENT)
    assert fetch(budi, digest(CONTENT)).content == CONTENT


def test_a_stock_client_that_was_cut_off_goes_on_after_a_restart(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    with bad_line(budi.url) as line:
        how = {"chunk_size": 100_000, "metadata": NAMED}
        first = stock(budi, line.url).uploader(file_stream=io.BytesIO(CONTENT), **how)
        first.upload(stop_at=100_000)
        line.behaviour = breaking_pieces(budi.url, count=1, after=33_333)
        with pytest.raises((TusUploadFailed, TusCommunicationError)):
            first.upload()

        second = stock(budi, line.url).uploader(file_stream=io.BytesIO(CONTENT), url=first.url, **how)
        assert second.offset == 133_333
        second.upload()
        starts = [int(asked.headers["upload-offset"]) for asked in line.asked if asked.method == "PATCH"]
    assert starts == [0, 100_000, 133_333, 233_333]
    assert fetch(budi, digest(CONTENT)).content == CONTENT


def test_a_stock_client_may_bring_the_same_file_again(at_desk: SignIn) -> None:
    """To it a created upload is empty; a console, which says so, goes on with what is here."""
    budi = at_desk("budi")
    for _ in range(2):
        stock(budi).uploader(file_stream=io.BytesIO(CONTENT), chunk_size=200_000, metadata=NAMED).upload()
    assert create(budi, CONTENT).headers["Upload-Offset"] == str(len(CONTENT))
    assert fetch(budi, digest(CONTENT)).content == CONTENT


def test_a_stock_client_brings_an_empty_file_by_naming_it(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    named = {"sha256": digest(b""), "name": "kosong.pdf"}
    stock(budi).uploader(file_stream=io.BytesIO(b""), metadata=named).upload()
    assert (fetch(budi, digest(b"")).status_code, fetch(budi, digest(b"")).content) == (200, b"")


def test_a_stock_client_that_sends_checksums_is_heard(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    how = {"chunk_size": 120_000, "metadata": NAMED, "upload_checksum": True}
    stock(budi).uploader(file_stream=io.BytesIO(CONTENT), **how).upload()
    assert fetch(budi, digest(CONTENT)).content == CONTENT


def checksum(content: bytes, algorithm: str = "sha256") -> str:
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, content).digest()).decode()}"


def send(desk: Desk, created: requests.Response, content: bytes, **headers: str) -> requests.Response:
    asked = {**PIECE, "Upload-Offset": "0", **headers}
    return desk.http.patch(desk.url + created.headers["Location"], content, headers=asked, timeout=TIMEOUT)


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_piece_that_does_not_fit_its_checksum_is_thrown_away(at_desk: SignIn, algorithm: str) -> None:
    budi = at_desk("budi")
    created = create(budi)
    said = checksum(PHOTO[:1000], algorithm)

    spoilt = send(budi, created, PHOTO[:999] + b"!", **{"Upload-Checksum": said})

    assert (spoilt.status_code, spoilt.json()["code"]) == (460, "checksum_mismatch")
    assert offset(budi, created) == 0
    assert send(budi, created, PHOTO[:1000], **{"Upload-Checksum": said}).status_code == 204
    assert offset(budi, created) == 1000


def test_a_checksum_nobody_knows_is_refused(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    created = create(budi)
    for said in ("md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha1", "sha1 !!", ""):
        answer = send(budi, created, PHOTO[:10], **{"Upload-Checksum": said})
        assert answer.status_code in (400, 460), said
    assert offset(budi, created) == 0


def test_the_first_piece_may_come_with_the_creation(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    named = f"sha256 {text64(digest(PHOTO))},name {text64('foto.jpg')}"
    headers = {**PIECE, "Upload-Length": str(len(PHOTO)), "Upload-Metadata": named}

    created = budi.http.post(f"{budi.url}/v1/uploads", PHOTO[:5000], headers=headers, timeout=TIMEOUT)
    whole = budi.http.post(f"{budi.url}/v1/uploads", PHOTO, headers=headers, timeout=TIMEOUT)
    untyped = budi.http.post(
        f"{budi.url}/v1/uploads", PHOTO, headers={**headers, "Content-Type": "text/plain"}, timeout=TIMEOUT
    )
    wrong = budi.http.post(f"{budi.url}/v1/uploads", PHOTO[:-1] + b"!", headers=headers, timeout=TIMEOUT)

    assert (created.status_code, created.headers["Upload-Offset"], offset(budi, created)) == (201, "5000", 5000)
    assert (whole.status_code, whole.headers["Upload-Offset"]) == (201, str(len(PHOTO)))
    assert (untyped.status_code, wrong.status_code) == (415, 460)
    assert fetch(budi, digest(PHOTO)).content == PHOTO


def test_an_upload_that_is_given_up_is_gone(at_desk: SignIn, settings: Settings) -> None:
    budi, eko = at_desk("budi"), at_desk("eko")
    created = create(budi)
    patch(budi, created, 0, PHOTO[:1000])
    location = created.headers["Location"]

    assert eko.http.delete(eko.url + location, headers=TUS, timeout=TIMEOUT).status_code == 404
    assert budi.http.delete(budi.url + location, timeout=TIMEOUT).status_code == 412
    assert offset(budi, created) == 1000
    assert budi.http.delete(budi.url + location, headers=TUS, timeout=TIMEOUT).status_code == 204

    assert budi.http.head(budi.url + location, headers=TUS, timeout=TIMEOUT).status_code == 404
    assert patch(budi, created, 1000, PHOTO[1000:]).status_code == 404
    assert list(settings.data_dir.rglob("*.part")) == []
    assert create(budi).headers["Upload-Offset"] == "0"


def test_giving_up_a_finished_upload_takes_it_from_no_case(at_desk: SignIn, central: Central) -> None:
    budi = at_desk("budi")
    created = create(budi)
    patch(budi, created, 0, PHOTO)
    assert budi.http.delete(budi.url + created.headers["Location"], headers=TUS, timeout=TIMEOUT).status_code == 204
    assert fetch(budi, digest(PHOTO)).status_code == 404, "no case shows it, and nobody brought it"
    assert list((central.settings.data_dir / "blobs").rglob(digest(PHOTO))) != []


def test_a_kind_that_no_case_takes_is_refused_before_it_is_sent(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    for name in ("jalan.exe", "foto.jpg.scr", "jpg", "foto"):
        named = f"sha256 {text64(digest(PHOTO))},name {text64(name)}"
        for who in ({}, CONSOLE):
            answer = create(budi, **{"Upload-Metadata": named, **who})
            assert (answer.status_code, answer.json()["code"]) == (415, "attachment_type"), name
