"""The forms that let a person in: at the server, at this computer, and at the key of the profile."""

import re
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from app.changes import ChangeBus
from app.problems import Problem
from app.views.buttons import push_button
from app.views.case.inert import is_plain, one_line, tooltip
from app.views.sign_in.attempt_dialog import AttemptDialog
from app.views.sign_in.problem_dialog import ProblemDialog
from app.views.training.door import open_training
from app.views.words import problem_sentence

__all__ = ["PassphraseDialog", "ProblemDialog", "SignInDialog", "UnlockDialog"]

T = TypeVar("T")

SHORTEST_PASSPHRASE: Final = 8
_HOST: Final = re.compile(r"(?=.{1,253}\Z)[0-9a-z](?:[0-9a-z._-]*[0-9a-z])?|[0-9a-f:.]+")
_THIS_COMPUTER: Final = ("127.0.0.1", "localhost", "::1")


class SignInDialog(AttemptDialog):
    """Server, user name and password; with `fixed_person` only the password is asked for."""

    def __init__(
        self,
        attempt: Callable[[str, str, str], Future[T]],
        bus: ChangeBus,
        server: str,
        username: str,
        fixed_person: bool = False,
    ) -> None:
        super().__init__(bus, "sign_in")
        intro = self.tr("Use the account your administrator gave you. The first time needs a connection.")
        if fixed_person:
            intro = self.tr("Your session has ended. Your work is safe on this computer and goes on after this.")
        self.set_texts(self.tr("Sign in"), intro, self.tr("Sign in"))
        self._attempt = attempt
        self._server = self.add_field(self.tr("Address of the server"), "server", server)
        self._username = self.add_field(self.tr("User name"), "username", username)
        self._password = self.add_password(self.tr("Password"), "password")
        for field in (self._server, self._username):
            field.setReadOnly(fixed_person)
        self.fields_done()
        if not fixed_person:
            self._offer_training()

    def _offer_training(self) -> None:
        self.practise = push_button(self.tr("Training mode"), object_name="sign_in.practise", kind="link")
        told = self.tr("With made-up reports, without an account; nothing is sent anywhere.")
        self.practise.setToolTip(tooltip(told))
        self.practise.clicked.connect(self._open_training)
        self.offer_instead(self.practise)

    def _open_training(self) -> None:
        if not open_training():
            self.say(self.tr("The training could not be started."))

    def begin(self) -> Future[Any] | None:
        server, username = _address(self._server.line()), self._username.line().strip()
        password = self._password.text()
        if not server:
            self.say(self.tr("Give the address of the server; your administrator knows it."), self._server)
        elif not _is_protected(server):
            self.say(self.tr("The address has to begin with https://, or your password could be read on the way."))
            self._server.setFocus()
        elif not _names_a_server(server):
            self.say(self.tr("This is not the address of a server. One looks like https://lapor.example.go.id."))
            self._server.setFocus()
        elif not username:
            self.say(self.tr("Give your user name."), self._username)
        elif not password:
            self.say(self.tr("Give your password."), self._password)
        else:
            return self._attempt(server, username, password)
        return None


class UnlockDialog(AttemptDialog):
    """The same person as last time, recognised without any network."""

    def __init__(self, check: Callable[[str], Future[bool]], bus: ChangeBus, name: str) -> None:
        super().__init__(bus, "unlock")
        intro = self.tr("Signed in as {name}. Enter your password to open your work; no connection is needed.")
        self.set_texts(self.tr("Unlock"), intro.format(name=one_line(name)), self.tr("Unlock"))
        self._check = check
        self._password = self.add_password(self.tr("Password"), "password")
        self.fields_done()

    def begin(self) -> Future[Any] | None:
        if not self._password.text():
            self.say(self.tr("Give your password."), self._password)
            return None
        return self._check(self._password.text())

    def succeeded(self, value: Any) -> bool:
        if not value:
            what = self.tr("The password is not right. Nothing was lost. It is the one you last signed in with.")
            self.say(what, self._password)
        return bool(value)


class PassphraseDialog(AttemptDialog):
    """The passphrase that opens the profile; a new one, asked twice, where there is no keyring to keep a key."""

    def __init__(self, attempt: Callable[[str], Future[T]], bus: ChangeBus, new_because: Problem | None = None) -> None:
        super().__init__(bus, "passphrase")
        self._attempt = attempt
        if new_because is None:
            intro = self.tr("Your work on this computer is locked with the passphrase you chose.")
            self.set_texts(self.tr("Passphrase"), intro, self.tr("Open"))
        else:
            warning = self.tr("Without it nobody can open your work again, so write it down in a safe place.")
            instead = self.tr("Choose a passphrase instead.")
            intro = " ".join((problem_sentence(new_because).what, instead, warning))
            self.set_texts(self.tr("Choose a passphrase"), intro, self.tr("Use this passphrase"))
        self._first = self.add_password(self.tr("Passphrase"), "first")
        self._second = None
        if new_because is not None:
            self._second = self.add_password(self.tr("Passphrase, once more"), "second")
        self.fields_done()

    def begin(self) -> Future[Any] | None:
        passphrase = self._first.text()
        if self._second is not None and len(passphrase) < SHORTEST_PASSPHRASE:
            text = self.tr("At least {count} characters are needed; a short sentence is easy to remember.")
            self.say(text.format(count=SHORTEST_PASSPHRASE), self._first)
        elif self._second is not None and not is_plain(passphrase):
            self.say(self.tr("A passphrase that cannot be typed by hand would lock you out one day."), self._first)
        elif self._second is not None and self._second.text() != passphrase:
            self.say(self.tr("The two are not the same."), self._second)
        elif not passphrase:
            self.say(self.tr("Give your passphrase."), self._first)
        else:
            return self._attempt(passphrase)
        return None


def _address(typed: str) -> str:
    """What was typed as a server's address, with https where no way was named."""
    address = re.sub(r"(?<=[^/:])/+$", "", typed.strip())
    return address if not address or "://" in address else f"https://{address}"


def _names_a_server(address: str) -> bool:
    """Whether a connection could be tried: a name or a number of a computer, and a port that exists."""
    try:
        parts = urlsplit(address)
        return _HOST.fullmatch(parts.hostname or "") is not None and parts.port != 0
    except ValueError:
        return False


def _is_protected(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.scheme == "https" or parts.hostname in _THIS_COMPUTER)
    except ValueError:
        return False
