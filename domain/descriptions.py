"""What may be said of a case: the limits of its title and texts, and the values its classification can have."""

from collections.abc import Mapping
from typing import Any

from domain.attachments import Limits, check_length
from domain.case import Classification
from domain.directory import Directory
from domain.errors import Code, Refused


def refusal_of(wanted: Mapping[str, Any], directory: Directory, limits: Limits) -> Refused | None:
    """Why a case cannot be described by these fields; those that are None or missing are left alone."""
    classification, category = wanted.get("classification"), wanted.get("category")
    if classification is not None and classification not in set(Classification):
        return Refused(Code.MALFORMED)
    known = directory.categories.get(category) if category is not None else None
    if category is not None and known is None:
        return Refused(Code.MALFORMED)
    if known is not None and known.retired:
        return Refused(Code.CATEGORY_RETIRED)
    title, text = wanted.get("title") or "", wanted.get("edited_text") or wanted.get("text") or ""
    return check_length(title, limits.title_characters) or check_length(text, limits.report_characters)
