"""Merged texts are drafts like any other: kept while they are typed, and found again after a restart."""

from collections.abc import Iterable
from typing import Final

from app.models.drafts import Draft
from app.models.outbox import OutboxItem
from domain.ids import CommandId

_PREFIX: Final = "merge"


def purpose_of(item: OutboxItem, field: str) -> str:
    return f"{_PREFIX}/{item.id}/{field}"


def merged_for(draft: Draft) -> CommandId | None:
    """The command in conflict for which this text was merged; None for a draft of another kind."""
    parts = draft.purpose.split("/")
    return CommandId(parts[1]) if len(parts) == 3 and parts[0] == _PREFIX else None


def kept_for(drafts: Iterable[Draft], item: OutboxItem) -> tuple[Draft, ...]:
    """The merged texts that were begun for this command."""
    return tuple(draft for draft in drafts if merged_for(draft) == item.id)
