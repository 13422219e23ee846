"""One attachment on its way down: each piece is on the disk, encrypted, before the next is asked for."""

import sqlalchemy as sa

from app.models import blobs, files
from app.models.engine import reading, writing
from app.models.files import Wanted, WrongContent
from app.models.stores import Stores
from app.problems import Problem, ProblemCode
from app.sync import pieces
from app.sync.api import Api
from app.sync.uploading import Pace

WRONG_CONTENT = "wrong_content"
_GONE = (404, 410)
_BEYOND_THE_END = 416


class Hopeless(Exception):
    """The file is not to be had from this server; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def fetch_on(api: Api, access_token: str, cache: sa.Engine, wanted: Wanted, pace: Pace) -> bool:
    """Fetch and keep the next piece; whether the file is whole and verified now. Raises Problem and Hopeless."""
    length = min(pace.size, wanted.size - wanted.received)
    try:
        pace.begin()
        piece = pieces.fetch(api, access_token, wanted.sha256, wanted.received, length, wanted.tag)
    except Problem as problem:
        pace.shrink()
        status = problem.fields.get("status")
        if status in _GONE or (status == _BEYOND_THE_END and not wanted.received):
            raise Hopeless(str(problem.fields.get("server_code") or status)) from problem
        if status != _BEYOND_THE_END:
            raise
        with writing(cache) as connection:
            files.begin_anew(connection, wanted)
        return False
    if piece.total != wanted.size:
        raise Hopeless(WRONG_CONTENT)
    if piece.cut is None:
        pace.went_well()
    else:
        pace.shrink()
        if not piece.content:
            raise piece.cut
    return _keep(cache, wanted, piece)


def adopt(stores: Stores, wanted: Wanted) -> bool:
    """Take the file from the outgoing ones where it still lies among them: it need not come back over the line."""
    with reading(stores.work) as work:
        if not blobs.is_kept(work, wanted.sha256):
            return False
        try:
            with writing(stores.cache) as connection:
                taken = files.begin_anew(connection, wanted)
                for data in blobs.pieces_of(work, wanted.sha256):
                    taken = files.add(connection, taken, data, "")
                if taken.received != wanted.size:
                    raise WrongContent
        except WrongContent:
            return False
    return True


def _keep(cache: sa.Engine, wanted: Wanted, piece: pieces.Piece) -> bool:
    try:
        with writing(cache) as connection:
            here = wanted if piece.start == wanted.received else files.begin_anew(connection, wanted)
            if piece.start != here.received:
                raise Problem(ProblemCode.NOT_OUR_SERVER)
            here = files.add(connection, here, piece.content, piece.tag)
    except WrongContent as error:
        raise Hopeless(WRONG_CONTENT) from error
    return here.received == here.size
