"""Real encrypted stores, and a disk that can be full, for the tests of this folder that ask for them."""

from tests.support.profile import profile, stores
from tests.support.small_disk import small_disk
from tests.support.station import stack

__all__ = ["profile", "small_disk", "stack", "stores"]
