"""What a command can be about: the base of all intents, which says for each of them what kind of subject it has."""

from enum import StrEnum
from typing import ClassVar


class Subject(StrEnum):
    """What the id in an envelope names. Order is kept for each subject, whatever its kind."""

    CASE = "case"
    NEW_CASE = "new_case"
    ENTRY = "entry"
    PLAN = "plan"


class Command:
    """Base of all intents; subclasses are frozen dataclasses with a unique versioned `type`.

    `begins`: the subject comes to be with the command, under an id that the console chose; `replaces`: or it is there
    already, and is set anew. What is `online_only` has its effect in the answer to a call of its own and is not taken
    from an outbox.
    """

    type: ClassVar[str]
    subject: ClassVar[Subject] = Subject.CASE
    begins: ClassVar[bool] = False
    replaces: ClassVar[bool] = False
    online_only: ClassVar[bool] = False
