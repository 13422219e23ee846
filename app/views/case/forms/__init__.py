"""Every form of a case, in the order of the menus."""

from typing import Final

from app.views.case.forms.form import Form
from app.views.case.forms.handling import HANDLING
from app.views.case.forms.oversight import OVERSIGHT
from app.views.case.forms.together import TOGETHER
from domain.commands import Command

FORMS: Final[tuple[Form, ...]] = (*HANDLING, *TOGETHER, *OVERSIGHT)


def form_for(purpose: str) -> Form | None:
    """The form whose drafts have this purpose."""
    return next((form for form in FORMS if form.purpose == purpose), None)


def form_of(command: Command) -> Form | None:
    """The form that makes such a command."""
    return next((form for form in FORMS if type(command) is form.command and form.made(command)), None)


__all__ = ["FORMS", "Form", "form_for", "form_of"]
