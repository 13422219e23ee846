"""Real encrypted stores, and a server that misbehaves, for the tests of this folder that ask for them."""

from tests.support.bad_server import bad_server
from tests.support.profile import profile, stores

__all__ = ["bad_server", "profile", "stores"]
