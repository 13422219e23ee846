"""An attachment opens to whoever is shown it by a case, and to nobody for its name alone."""

from pathlib import Path

import pytest

from domain.attachments import Attachment
from domain.commands import AddNote, ApproveReply, Dispose, InviteAgency, SubmitReply
from domain.errors import Code
from domain.protocol import Outcome
from server.blobs import path_of
from server.settings import Settings
from tests.server.attaching import PHOTO, bring, fetch
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT
from tests.server.region import HEALTH, NEIGHBOUR, Region


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


@pytest.mark.parametrize("name", ["key", "epoch"])
def test_nothing_else_of_the_data_directory_can_be_reached(name: str, at_desk: SignIn, settings: Settings) -> None:
    budi = at_desk("budi")
    budi.sync()
    assert (settings.data_dir / name).exists()
    for path in (f"/v1/blobs/../../{name}", f"/v1/blobs/..%2f{name}", f"/v1/uploads/../{name}", f"/{name}"):
        assert budi.http.get(budi.url + path, timeout=TIMEOUT).status_code in (404, 405)
    with pytest.raises(ValueError, match="digest"):
        path_of(Path("x"), f"../{name}")
