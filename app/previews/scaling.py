"""How large something is drawn: as asked, but never beyond what a preview may cost."""

import math

from app.previews.exchange import Ask
from app.previews.limits import DRAWN_PIXELS, DRAWN_SIDE


def scale_for(ask: Ask, width: float, height: float) -> float:
    """The factor by which something of this size, both sides above 0, comes to the size it is asked for."""
    wanted = [max(ask.width, 1) / width]
    if ask.height > 0:
        wanted.append(ask.height / height)
    # A pixel less than the limits, for sides are rounded up.
    return min(*wanted, (DRAWN_SIDE - 1) / max(width, height), _within(DRAWN_PIXELS, width, height))


def sides(width: float, height: float, scale: float) -> tuple[int, int]:
    return max(1, math.floor(width * scale)), max(1, math.floor(height * scale))


def _within(pixels: int, width: float, height: float) -> float:
    return math.sqrt(pixels / (width * height))
