"""Attachments over HTTP: the calls of the tus protocol and the download, as a console makes them."""

import base64
import hashlib

import requests

from domain.attachments import Attachment
from tests.server.desk import TIMEOUT, Desk

PHOTO = bytes(range(256)) * 400
CONSOLE = {"X-Konsol-Protocol": "1"}
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "Content-Type": "application/offset+octet-stream"}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def text64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def create(desk: Desk, content: bytes = PHOTO, **headers: str) -> requests.Response:
    metadata = f"sha256 {text64(digest(content))},name {text64('foto.jpg')}"
    asked = {**CONSOLE, **TUS, "Upload-Length": str(len(content)), "Upload-Metadata": metadata, **headers}
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
