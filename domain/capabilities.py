"""What a server announces beyond the procedure that every installation follows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Capabilities:
    """Each is off until the server's reference data turns it on. `reopening`: closed cases may be taken up again."""

    reopening: bool = False


NOTHING_ANNOUNCED = Capabilities()
