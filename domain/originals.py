"""What a case said before anybody corrected it, read back from its timeline."""

from collections.abc import Mapping

from domain.case import Case

WAS = "was."
KEPT = ("title", "edited_text", "classification", "category", "tags", "anonymous", "secret")


def shown(value: object) -> str:
    """A field's value as text, in the form of conflicts and of timeline entries."""
    return ", ".join(value) if isinstance(value, tuple) else str(value if value is not None else "")


def replaced(before: Case, after: Mapping[str, object]) -> dict[str, str]:
    """What a timeline entry keeps of the fields that `after` gives another value."""
    return {WAS + name: shown(getattr(before, name)) for name in after if getattr(before, name) != after[name]}


def original(case: Case, name: str) -> str:
    """What field `name` (one of KEPT) was when the report came in."""
    kept = (event.data[WAS + name] for event in case.events if WAS + name in event.data)
    return next(kept, shown(getattr(case, name)))
