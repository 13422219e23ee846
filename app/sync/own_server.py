"""The one server that a training can talk to: its own, on this computer, whatever address anybody names."""

from typing import Any, Final
from urllib.parse import urlsplit

import requests

from app.problems import Problem, ProblemCode
from app.sync.api import Api
from app.sync.deadline import WatchedAdapter

HOST: Final = "127.0.0.1"


class OwnServer:
    """Bound to a port of this computer for good. Every Api that comes from here has no other way out.

    `cut` takes the connection away as a broken line would, until it is taken back.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.is_cut = False

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def api(self, _server: str) -> Api:
        """Where the profile says that its server is does not count."""
        return Api(self.address, way_out=lambda: _OnlyThere(self))


class _OnlyThere(WatchedAdapter):
    """Refuses every request to anywhere else, and lets none go through a proxy."""

    def __init__(self, own: OwnServer) -> None:
        super().__init__()
        self._own = own

    def send(self, request: requests.PreparedRequest, *args: Any, **how: Any) -> requests.Response:
        """Raises Problem: offline while the line is cut, not_our_server for any other place."""
        place = urlsplit(request.url or "")
        if (place.scheme, place.hostname, place.port) != ("http", HOST, self._own.port):
            raise Problem(ProblemCode.NOT_OUR_SERVER, unsent=True)
        if self._own.is_cut:
            raise Problem(ProblemCode.OFFLINE, unsent=True)
        return super().send(request, *args, **{**how, "proxies": {}})
