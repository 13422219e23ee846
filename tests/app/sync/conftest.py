"""The misbehaving server for every test of this folder that asks for it."""

from tests.support.bad_server import bad_server

__all__ = ["bad_server"]
