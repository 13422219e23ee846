"""What of a case reaches whom: the buckets and the masking that the server applies, seen from the viewer's side."""

from domain.case import Case, Reporter
from domain.people import Person
from domain.scope import buckets_held, buckets_of, masked
from domain.wire import dumps
from tests.domain.cast import PEOPLE, directory

CANARY = "KENARI-7F3A"
IDENTITY = Reporter(f"{CANARY}-nama", f"{CANARY}-nik", f"{CANARY}-telepon", f"{CANARY}-surel")
DIRECTORY = directory()


def reaching(case: Case, viewer: Person) -> str:
    """Everything of the case that is sent to the viewer, as text; nothing where they hold none of its buckets."""
    if not buckets_of(case) & buckets_held(viewer, DIRECTORY):
        return ""
    return dumps(masked(case, viewer))


def who_receives(case: Case) -> set[str]:
    return {p.name for p in PEOPLE if reaching(case, p)}


def who_reads(case: Case, text: str) -> set[str]:
    return {p.name for p in PEOPLE if text in reaching(case, p)}


THE_OFFICE = {"Sari", "Rini", "Bambang", "Joko", "Ratna", "Agus"}
