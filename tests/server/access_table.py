"""What each endpoint gives to whom, as a table: checked on the running server, printed in docs/roles.md.

A route without a line here fails the tests, so a new one begins with the question who may use it.
"""

from domain.people import Role

# How the case stands to the person who asks. "invited" is another agency's case that the person's agency supports,
# "tasked" one in which their own place has a task besides, "overseen" one that was escalated to the Ombudsman.
RELATIONS = ("own", "other_unit", "invited", "tasked", "overseen", "other", "secret", "anonymous")

# I: the case with who reported it. C: the case without. -: not even that there is such a case.
DOCUMENTS = """
role             own  other_unit  invited  tasked  overseen  other  secret  anonymous
national_admin   I    I           I        I       -         -      I       I
agency_admin     I    I           I        I       -         -      I       C
liaison_officer  I    -           -        I       -         -      I       C
supervisor       I    -           -        I       -         -      I       C
ombudsman        C    C           C        C       C         -      C       C
monitor          C    C           C        C       -         -      -       C
"""

# What gives cases in whole, in part or by name, and so follows DOCUMENTS.
GIVES_CASES = (
    "POST /v1/sync",
    "GET /v1/snapshots/{identity}",
    "GET /v1/snapshots/{identity}/{number}",
    "POST /v1/repair",
    "GET /v1/hint",
    "GET /v1/blobs/{sha256}",
    "POST /v1/reveal",
)
# What is each person's alone, whatever the case: another person's is answered like one that does not exist.
OWN_ONLY = (
    "POST /v1/uploads",
    "HEAD /v1/uploads/{identity}",
    "PATCH /v1/uploads/{identity}",
    "DELETE /v1/uploads/{identity}",
    "POST /v1/devices",
)
# What holds nothing of anybody, and is answered before anybody has signed in.
OPEN_TO_ALL = ("GET /v1/hello", "OPTIONS /v1/uploads", "POST /v1/auth/token", "POST /v1/auth/refresh")

ROUTES = GIVES_CASES + OWN_ONLY + OPEN_TO_ALL

# The answer to a person who cannot be let in, on every route that is not open to all.
TURNED_AWAY = {
    "signed out": (401, "session_expired"),
    "token that nobody was given": (401, "session_expired"),
    "session ended": (401, "session_expired"),
    "token run out": (401, "session_expired"),
    "account shut": (403, "account_locked"),
    "device revoked": (403, "device_revoked"),
}


def documents() -> dict[tuple[Role, str], str]:
    head, *lines = (line.split() for line in DOCUMENTS.strip().splitlines())
    return {
        (Role(role), relation): cell for role, *cells in lines for relation, cell in zip(head[1:], cells, strict=True)
    }


def note_code(role: Role, relation: str, cell: str) -> str:
    """The answer to a note on the case through `/v1/sync`; empty where it is taken."""
    if cell == "-":
        return "unknown_case"
    return "not_allowed" if role is Role.MONITOR or relation == "overseen" else ""


def reveal_code(role: Role, relation: str, cell: str) -> str:
    """The answer to `/v1/reveal` where nobody has granted anything."""
    if cell == "-":
        return "unknown_case"
    never = role in (Role.MONITOR, Role.NATIONAL_ADMIN) or relation == "overseen"
    return "not_allowed" if never else "no_reveal_granted"
