"""The outermost edge of the server: marks every answer as ours, and lets no error out with what it quotes."""

from datetime import timedelta

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.protocol import PROTOCOL_VERSION
from server import log
from server.problems import Problem, later

TUS_PATH, TUS_VERSION = "/v1/uploads", "1.0.0"
PROTOCOL_HEADER = "X-Konsol-Protocol"
TRY_AGAIN_AFTER = timedelta(seconds=30)
CODES = {404: "not_found", 405: "method_not_allowed"}


class Edge:
    """Wraps the whole application. A captive portal's answer lacks the header that this puts on each of ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def marked(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                headers[PROTOCOL_HEADER] = str(PROTOCOL_VERSION)
                headers["X-Content-Type-Options"] = "nosniff"
                if scope["path"].startswith(TUS_PATH):
                    headers["Tus-Resumable"] = TUS_VERSION
                else:
                    headers["Accept-Encoding"] = "gzip"  # what a request may be packed with (RFC 7694)
            await send(message)

        try:
            await self.app(scope, receive, marked)
        except ClientDisconnect:
            return
        except (OperationalError, NoConnection) as error:
            log.edge.warning("the database did not answer: %s", log.describe(error))
            problem = later(503, "unavailable", TRY_AGAIN_AFTER)
        except Exception as error:  # noqa: BLE001 - the outermost edge: its text may quote a case, so only its type
            log.edge.error("a request broke down: %s", log.describe(error))
            problem = Problem(500, "internal")
        else:
            return
        if not begun:
            await problem.response()(scope, receive, marked)


async def on_problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, Problem):
        raise error
    return error.response()


async def on_http(request: Request, error: Exception) -> Response:
    """The framework's own refusals (no such address, no such method) in our form."""
    if not isinstance(error, HTTPException):
        raise error
    code = CODES.get(error.status_code, "refused")
    return Problem(error.status_code, code, headers=error.headers or {}).response()
