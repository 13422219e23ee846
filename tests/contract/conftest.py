"""What the stations of this folder's tests are closed by."""

from tests.support.station import stack

__all__ = ["stack"]
