"""Letting a person in: nothing typed is lost by a failure, every failure is a sentence, and one may always leave."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.changes import ChangeBus
from app.problems import Problem, ProblemCode
from app.views.sign_in.attempt_dialog import AttemptDialog
from app.views.sign_in.dialogs import PassphraseDialog, ProblemDialog, SignInDialog, UnlockDialog
from app.views.words import problem_sentence

Tries = list[tuple[tuple[str, ...], "Future[object]"]]


@pytest.fixture
def bus(qapp: object) -> ChangeBus:
    return ChangeBus()


@pytest.fixture
def tries() -> Tries:
    """What was attempted, with the answer still open: the test plays the server."""
    return []


@pytest.fixture
def attempt(tries: Tries) -> Callable[..., "Future[object]"]:
    def attempt(*arguments: str) -> "Future[object]":
        future: Future[object] = Future()
        tries.append((arguments, future))
        return future

    return attempt


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[QDialog], QDialog]]:
    def opened(dialog: QDialog) -> QDialog:
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    yield opened


def field(dialog: QDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def error(dialog: QDialog, name: str) -> str:
    label = dialog.findChild(QLabel, f"{name}.error")
    assert label is not None
    return label.text() if label.isVisible() else ""


def press(dialog: QDialog, name: str) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def sign_in(bus: ChangeBus, attempt: Callable[..., object], opened: Callable[[QDialog], QDialog]) -> SignInDialog:
    dialog = opened(SignInDialog(attempt, bus, "https://lapor.test", ""))  # type: ignore[arg-type]
    assert isinstance(dialog, SignInDialog)
    return dialog


def fill(dialog: QDialog, username: str = "sari", password: str = "rahasia 1") -> None:
    QTest.keyClicks(field(dialog, "sign_in.username"), username)
    QTest.keyClicks(field(dialog, "sign_in.password"), password)


def test_the_right_password_lets_in(sign_in: SignInDialog, tries: Tries, qtbot: QtBot) -> None:
    fill(sign_in)
    QTest.keyClick(field(sign_in, "sign_in.password"), Qt.Key.Key_Return)
    assert [arguments for arguments, _ in tries] == [("https://lapor.test", "sari", "rahasia 1")]
    with qtbot.waitSignal(sign_in.accepted):
        tries[0][1].set_result("tokens")
    assert sign_in.result_value() == "tokens"


@pytest.mark.parametrize("code", ProblemCode)
def test_a_failure_is_a_sentence_and_leaves_what_was_typed(
    sign_in: SignInDialog, tries: Tries, qtbot: QtBot, code: ProblemCode
) -> None:
    fill(sign_in)
    press(sign_in, "sign_in.submit")
    tries[0][1].set_exception(Problem(code, name="x", limit=1))
    qtbot.waitUntil(lambda: error(sign_in, "sign_in") != "")
    assert error(sign_in, "sign_in") == problem_sentence(Problem(code, name="x", limit=1)).whole
    assert sign_in.isVisible()
    assert field(sign_in, "sign_in.username").text() == "sari"
    assert field(sign_in, "sign_in.password").text() == "rahasia 1"
    press(sign_in, "sign_in.submit")
    assert len(tries) == 2
    assert error(sign_in, "sign_in") == "", "the next try wipes the old error away"


def test_a_bug_of_ours_is_a_sentence_too(sign_in: SignInDialog, tries: Tries, qtbot: QtBot, indonesian: str) -> None:
    fill(sign_in)
    press(sign_in, "sign_in.submit")
    tries[0][1].set_exception(ZeroDivisionError("division by zero"))
    qtbot.waitUntil(lambda: error(sign_in, "sign_in").startswith("Terjadi kesalahan pada aplikasi ini."))
    assert "division" not in error(sign_in, "sign_in")


@pytest.mark.parametrize(
    ("server", "username", "password", "missing"),
    [
        ("", "sari", "x", "Give the address of the server; your administrator knows it."),
        ("http://lapor.test", "sari", "x", "The address has to begin with https://"),
        ("https://", "sari", "x", "The address has to begin with https://"),
        ("https://lapor.test", " ", "x", "Give your user name."),
        ("https://lapor.test", "sari", "", "Give your password."),
    ],
)
def test_what_is_missing_is_said_before_anything_is_sent(
    sign_in: SignInDialog, tries: Tries, server: str, username: str, password: str, missing: str
) -> None:
    field(sign_in, "sign_in.server").setText(server)
    field(sign_in, "sign_in.username").setText(username)
    field(sign_in, "sign_in.password").setText(password)
    press(sign_in, "sign_in.submit")
    assert tries == []
    assert error(sign_in, "sign_in").startswith(missing)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("lapor.test", "https://lapor.test"),
        (" https://lapor.test/ ", "https://lapor.test"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    ],
)
def test_the_address_may_be_typed_as_people_do(sign_in: SignInDialog, tries: Tries, typed: str, asked: str) -> None:
    field(sign_in, "sign_in.server").setText(typed)
    fill(sign_in)
    press(sign_in, "sign_in.submit")
    assert tries[0][0][0] == asked


def test_a_password_can_be_pasted_and_looked_at(sign_in: SignInDialog) -> None:
    password = field(sign_in, "sign_in.password")
    QGuiApplication.clipboard().setText("dari pengelola sandi")
    QTest.keyClick(password, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert password.text() == "dari pengelola sandi"
    assert password.echoMode() is QLineEdit.EchoMode.Password
    sign_in._show.click()
    assert password.echoMode() is QLineEdit.EchoMode.Normal
    QGuiApplication.clipboard().clear()


def test_one_may_leave_while_it_is_being_checked(sign_in: SignInDialog, tries: Tries, qtbot: QtBot) -> None:
    fill(sign_in)
    press(sign_in, "sign_in.submit")
    qtbot.waitUntil(sign_in._busy.isVisible)
    press(sign_in, "sign_in.submit")
    assert len(tries) == 1, "a second press asks no second time"
    with qtbot.waitSignal(sign_in.rejected):
        QTest.keyClick(sign_in, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(sign_in.accepted):
        tries[0][1].set_result("too late")
        QApplication.processEvents()  # the answer arrives, and finds nobody
    assert sign_in.result_value() is None


def test_signing_in_again_is_for_the_same_person(
    bus: ChangeBus, attempt: Callable[..., object], opened: Callable[[QDialog], QDialog]
) -> None:
    dialog = opened(SignInDialog(attempt, bus, "https://lapor.test", "sari", fixed_person=True))  # type: ignore[arg-type]
    assert field(dialog, "sign_in.server").isReadOnly()
    assert field(dialog, "sign_in.username").isReadOnly()
    assert field(dialog, "sign_in.password").hasFocus() or not dialog.isActiveWindow()


def test_unlocking_asks_the_same_person_until_it_is_right(
    bus: ChangeBus, attempt: Callable[..., object], tries: Tries, opened: Callable[[QDialog], QDialog], qtbot: QtBot
) -> None:
    dialog = opened(UnlockDialog(attempt, bus, "Sari Wulandari"))  # type: ignore[arg-type]
    QTest.keyClicks(field(dialog, "unlock.password"), "salah")
    press(dialog, "unlock.submit")
    tries[0][1].set_result(False)
    qtbot.waitUntil(lambda: error(dialog, "unlock") != "")
    assert field(dialog, "unlock.password").selectedText() != "", "typing anew replaces it"
    press(dialog, "unlock.submit")
    with qtbot.waitSignal(dialog.accepted):
        tries[1][1].set_result(True)


def test_a_new_passphrase_is_long_enough_and_typed_twice(
    bus: ChangeBus, attempt: Callable[..., object], tries: Tries, opened: Callable[[QDialog], QDialog], qtbot: QtBot
) -> None:
    dialog = opened(PassphraseDialog(attempt, bus, Problem("no_keyring")))  # type: ignore[arg-type]
    first, second = field(dialog, "passphrase.first"), field(dialog, "passphrase.second")
    for one, other, said in (
        ("pendek", "pendek", "At least 8 characters"),
        ("empat kata yang panjang", "empat kata yang panjan", "The two are not the same."),
    ):
        first.setText(one)
        second.setText(other)
        press(dialog, "passphrase.submit")
        assert error(dialog, "passphrase").startswith(said)
    assert tries == []
    second.setText(first.text())
    press(dialog, "passphrase.submit")
    assert tries[0][0] == ("empat kata yang panjang",)
    with qtbot.waitSignal(dialog.accepted):
        tries[0][1].set_result("key")


def test_an_existing_passphrase_is_asked_once(
    bus: ChangeBus, attempt: Callable[..., object], tries: Tries, opened: Callable[[QDialog], QDialog], qtbot: QtBot
) -> None:
    dialog = opened(PassphraseDialog(attempt, bus))  # type: ignore[arg-type]
    assert dialog.findChild(QLineEdit, "passphrase.second") is None
    press(dialog, "passphrase.submit")
    assert error(dialog, "passphrase") == "Give your passphrase."
    field(dialog, "passphrase.first").setText("abc")
    press(dialog, "passphrase.submit")
    tries[0][1].set_exception(Problem("wrong_passphrase"))
    qtbot.waitUntil(lambda: error(dialog, "passphrase").startswith("The passphrase is not right."))


@pytest.mark.parametrize("code", ProblemCode)
def test_a_problem_at_the_start_says_three_things(code: ProblemCode, opened: Callable[[QDialog], QDialog]) -> None:
    dialog = opened(ProblemDialog(Problem(code, name="x.pdf", limit=1)))
    sentence = problem_sentence(Problem(code, name="x.pdf", limit=1))
    said = [dialog.findChild(QLabel, f"problem.{part}").text() for part in ("what", "safe", "next")]
    assert said == [sentence.what, sentence.safe, sentence.next]


def test_a_problem_may_offer_something_to_do(opened: Callable[[QDialog], QDialog], qtbot: QtBot) -> None:
    dialog = opened(ProblemDialog(Problem("second_instance"), [("show", "Show it")]))
    assert isinstance(dialog, ProblemDialog)
    with qtbot.waitSignal(dialog.requested) as told:
        press(dialog, "problem.show")
    assert told.args == ["show"]
    assert not dialog.isVisible()


def test_no_field_of_a_form_is_hidden_from_screen_readers(sign_in: AttemptDialog) -> None:
    assert {f.accessibleName() for f in sign_in.findChildren(QLineEdit)} == {
        "Address of the server",
        "User name",
        "Password",
    }
