"""What the server writes down about itself: by subject, and never the content of a case."""

import logging
from typing import Final

command: Final = logging.getLogger("konsol.server.command")
access: Final = logging.getLogger("konsol.server.access")
epoch: Final = logging.getLogger("konsol.server.epoch")
sweep: Final = logging.getLogger("konsol.server.sweep")
edge: Final = logging.getLogger("konsol.server.edge")


def describe(error: BaseException) -> str:
    """An error by its type and place alone: its text may quote what somebody wrote."""
    inner = getattr(error, "orig", None) or error
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(inner).__qualname__}{place}"
