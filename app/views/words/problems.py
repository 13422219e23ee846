"""What went wrong, in three sentences: what happened, whether the work is safe, what to do now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from app.problems import Problem, ProblemCode
from app.views.case.inert import one_line
from app.views.words.lookup import said

translate = QCoreApplication.translate
P = ProblemCode


@dataclass(frozen=True)
class Sentence:
    """One trouble in a person's words."""

    what: str
    safe: str
    next: str

    @property
    def whole(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.next) if part)


_KEPT: Final = QT_TRANSLATE_NOOP("Problem", "Your work is safe on this computer.")
_NOTHING_LOST: Final = QT_TRANSLATE_NOOP("Problem", "Nothing was lost.")
_UNTOUCHED: Final = QT_TRANSLATE_NOOP("Problem", "All files are still there, nothing was deleted.")
_TEXT_KEPT: Final = QT_TRANSLATE_NOOP("Problem", "Your text stays as it is.")
_BY_ITSELF: Final = QT_TRANSLATE_NOOP("Problem", "The application tries again by itself.")

_SENTENCES: Final = {
    P.OFFLINE: (
        QT_TRANSLATE_NOOP("Problem", "There is no network connection."),
        _KEPT,
        QT_TRANSLATE_NOOP("Problem", "Go on working; everything is sent once there is a connection."),
    ),
    P.SERVER_DOWN: (
        QT_TRANSLATE_NOOP("Problem", "The server does not answer."),
        _KEPT,
        QT_TRANSLATE_NOOP("Problem", "Check the internet connection. The application tries again by itself."),
    ),
    P.SERVER_SLOW: (
        QT_TRANSLATE_NOOP(
            "Problem", "The server took too long to answer. Whether everything arrived is not yet certain."
        ),
        _KEPT,
        QT_TRANSLATE_NOOP("Problem", "The application asks the server again; nothing is sent twice."),
    ),
    P.SERVER_ERROR: (
        QT_TRANSLATE_NOOP("Problem", "The server has trouble of its own at the moment."),
        _KEPT,
        _BY_ITSELF,
    ),
    P.NOT_OUR_SERVER: (
        QT_TRANSLATE_NOOP(
            "Problem", "Something other than the server answered, perhaps the log-in page of a Wi-Fi network."
        ),
        _KEPT,
        QT_TRANSLATE_NOOP("Problem", "Open a web browser and log in to the network, or check the server's address."),
    ),
    P.UPGRADE_NEEDED: (
        QT_TRANSLATE_NOOP("Problem", "The server needs a newer version of this application."),
        QT_TRANSLATE_NOOP("Problem", "Your work is safe on this computer; you can go on reading and writing."),
        QT_TRANSLATE_NOOP("Problem", "Ask your administrator for the new version. Sending goes on after that."),
    ),
    P.PAGE_TOO_LARGE: (
        QT_TRANSLATE_NOOP("Problem", "More was sent at once than the server accepts."),
        _KEPT,
        QT_TRANSLATE_NOOP("Problem", "The application tries again with smaller parts."),
    ),
    P.CLOCK_SKEW: (
        QT_TRANSLATE_NOOP("Problem", "This computer's clock differs from the server's."),
        _KEPT,
        QT_TRANSLATE_NOOP(
            "Problem", "Set the date and time of this computer, so that your work is credited on the right day."
        ),
    ),
    P.WRONG_PASSWORD: (
        QT_TRANSLATE_NOOP("Problem", "The user name or the password is not right."),
        _NOTHING_LOST,
        QT_TRANSLATE_NOOP("Problem", "Check both and try again."),
    ),
    P.ACCOUNT_LOCKED: (
        QT_TRANSLATE_NOOP("Problem", "This account is locked, because of too many tries or by an administrator."),
        _NOTHING_LOST,
        QT_TRANSLATE_NOOP("Problem", "Wait a quarter of an hour and try again, or ask your administrator."),
    ),
    P.SESSION_EXPIRED: (
        QT_TRANSLATE_NOOP("Problem", "Your session has ended."),
        _KEPT,
        QT_TRANSLATE_NOOP("Problem", "Sign in again, so that it can be sent."),
    ),
    P.DEVICE_REVOKED: (
        QT_TRANSLATE_NOOP("Problem", "This computer may no longer fetch or send reports."),
        QT_TRANSLATE_NOOP("Problem", "What you have written is still on this computer."),
        QT_TRANSLATE_NOOP("Problem", "Ask your administrator to admit this computer again."),
    ),
    P.NO_KEYRING: (
        QT_TRANSLATE_NOOP("Problem", "This computer has no keyring that could keep the key to your work."),
        _NOTHING_LOST,
        QT_TRANSLATE_NOOP("Problem", "Choose a passphrase; it will be asked for at every start."),
    ),
    P.KEYRING_FAILED: (
        QT_TRANSLATE_NOOP("Problem", "This computer's keyring did not hand out or keep the key."),
        _UNTOUCHED,
        QT_TRANSLATE_NOOP(
            "Problem", "Unlock the keyring, for instance by logging in to the computer anew, and start again."
        ),
    ),
    P.KEY_MISSING: (
        QT_TRANSLATE_NOOP("Problem", "The key that opens your work was not found on this computer."),
        _UNTOUCHED,
        QT_TRANSLATE_NOOP(
            "Problem",
            "Log in to the computer with the account you always use. If that does not help, ask your administrator.",
        ),
    ),
    P.WRONG_KEY: (
        QT_TRANSLATE_NOOP("Problem", "The key in the keyring does not fit your work on this computer."),
        _UNTOUCHED,
        QT_TRANSLATE_NOOP("Problem", "Ask your administrator; do not delete anything before that."),
    ),
    P.WRONG_PASSPHRASE: (
        QT_TRANSLATE_NOOP("Problem", "The passphrase is not right."),
        _NOTHING_LOST,
        QT_TRANSLATE_NOOP("Problem", "Try again; capital letters count."),
    ),
    P.CORRUPT_WORK: (
        QT_TRANSLATE_NOOP("Problem", "The file with your drafts and unsent work is damaged."),
        QT_TRANSLATE_NOOP(
            "Problem", "It is left as it is, so that it can be rescued. What the server has received is safe there."
        ),
        QT_TRANSLATE_NOOP("Problem", "Ask your administrator for help before you go on; do not delete the file."),
    ),
    P.CORRUPT_CACHE: (
        QT_TRANSLATE_NOOP("Problem", "The file with the downloaded reports is damaged."),
        QT_TRANSLATE_NOOP("Problem", "Your drafts and unsent work are not in it, they are safe."),
        QT_TRANSLATE_NOOP("Problem", "Close the application and start it again; the reports are then downloaded anew."),
    ),
    P.DISK_FULL: (
        QT_TRANSLATE_NOOP("Problem", "The disk of this computer is full."),
        QT_TRANSLATE_NOOP("Problem", "What was saved so far is safe; the newest text is only on the screen."),
        QT_TRANSLATE_NOOP("Problem", "Make room on the disk and leave this window open; saving is tried again."),
    ),
    P.DISK_FAILED: (
        QT_TRANSLATE_NOOP("Problem", "The disk of this computer reports errors."),
        QT_TRANSLATE_NOOP("Problem", "What was saved so far was not changed."),
        QT_TRANSLATE_NOOP("Problem", "Copy your newest text elsewhere and ask for help with this computer."),
    ),
    P.READ_ONLY: (
        QT_TRANSLATE_NOOP("Problem", "The folder of this application cannot be written to."),
        QT_TRANSLATE_NOOP("Problem", "What was saved so far was not changed."),
        QT_TRANSLATE_NOOP("Problem", "Ask your administrator for write access to the folder, then start again."),
    ),
    P.STORE_LOCKED: (
        QT_TRANSLATE_NOOP("Problem", "Another program is using the files of this application, perhaps a backup."),
        QT_TRANSLATE_NOOP("Problem", "The files are not damaged."),
        QT_TRANSLATE_NOOP("Problem", "Wait a moment and try again."),
    ),
    P.NEWER_STORE: (
        QT_TRANSLATE_NOOP("Problem", "The files on this computer were written by a newer version of this application."),
        _UNTOUCHED,
        QT_TRANSLATE_NOOP("Problem", "Start the newer version; this one would not understand everything in them."),
    ),
    P.MIGRATION_FAILED: (
        QT_TRANSLATE_NOOP("Problem", "Your drafts and unsent work could not be brought over to this version."),
        QT_TRANSLATE_NOOP("Problem", "They are left as they were, and the version before still opens them."),
        QT_TRANSLATE_NOOP("Problem", "Ask your administrator; go on with the version before until then."),
    ),
    P.TRAINING_ONLY: (
        QT_TRANSLATE_NOOP("Problem", "This folder belongs to the training; its reports are made up."),
        _UNTOUCHED,
        QT_TRANSLATE_NOOP("Problem", "Open the training from the Help menu. Your real work lies in another folder."),
    ),
    P.NO_TRAINING: (
        QT_TRANSLATE_NOOP("Problem", "This folder does not belong to the training."),
        _UNTOUCHED,
        QT_TRANSLATE_NOOP("Problem", "The training only opens a folder of its own. Choose an empty one."),
    ),
    P.TRAINING_BROKEN: (
        QT_TRANSLATE_NOOP(
            "Problem",
            "The training on this computer cannot be opened any more: its files are damaged or of another version.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Your real work is not touched; it lies in another folder."),
        QT_TRANSLATE_NOOP("Problem", "Start a new training from the beginning, or close this and leave all as it is."),
    ),
    P.SECOND_INSTANCE: (
        QT_TRANSLATE_NOOP("Problem", "The application is already open."),
        _NOTHING_LOST,
        QT_TRANSLATE_NOOP("Problem", "Use the window that is already open."),
    ),
    P.SNAPSHOT_GONE: (
        QT_TRANSLATE_NOOP("Problem", "What was being downloaded is no longer kept by the server."),
        _KEPT,
        QT_TRANSLATE_NOOP("Problem", "The application begins the download anew by itself."),
    ),
    P.MANY_CASES_GONE: (
        QT_TRANSLATE_NOOP("Problem", "The server says that many reports are no longer in your scope."),
        QT_TRANSLATE_NOOP("Problem", "Nothing was removed from this computer yet, and your work is safe."),
        QT_TRANSLATE_NOOP("Problem", "Look at the figures and accept them, or ask your administrator first."),
    ),
    P.COMMAND_TOO_LARGE: (
        QT_TRANSLATE_NOOP("Problem", "This is more than can be sent at once."),
        _TEXT_KEPT,
        QT_TRANSLATE_NOOP("Problem", "Shorten the text, or send it in two parts."),
    ),
    P.DEVICE_UNKNOWN: (
        QT_TRANSLATE_NOOP("Problem", "The server does not know this computer any more."),
        _KEPT,
        QT_TRANSLATE_NOOP("Problem", "The application registers it again by itself."),
    ),
    P.TOO_MANY_FILES: (
        QT_TRANSLATE_NOOP("Problem", "These are more files than one answer takes."),
        _TEXT_KEPT,
        QT_TRANSLATE_NOOP("Problem", "Take some of them out."),
    ),
}


def problem_sentence(problem: Problem) -> Sentence:
    """What to say about a problem; the facts in its fields name files and sizes."""
    fields = problem.fields
    match problem.code:
        case P.FILE_TOO_LARGE:
            what = translate("Problem", "“{name}” is larger than {limit}.")
            what = what.format(name=_name(fields), limit=_size(fields))
            return _about_file(what, translate("Problem", "Choose a smaller file or reduce its size."))
        case P.FILE_TYPE_REFUSED:
            what = translate("Problem", "“{name}” is of a kind that is not accepted.").format(name=_name(fields))
            return _about_file(what, translate("Problem", "Accepted are JPG, PNG, PDF, DOC and DOCX."))
        case P.FILE_UNREADABLE:
            what = translate("Problem", "“{name}” could not be read.").format(name=_name(fields))
            return _about_file(what, translate("Problem", "Check that the file is still there and may be opened."))
        case P.FILE_NOT_SAVED:
            what = translate("Problem", "“{name}” could not be saved there.").format(name=_name(fields))
            advice = translate("Problem", "Choose another folder and try again.")
            return Sentence(what, said("Problem", _NOTHING_LOST), advice)
    return Sentence(*(said("Problem", part) for part in _SENTENCES[problem.code]))


def code_sentence(code: str) -> Sentence:
    """What to say about a problem of which only the code is known, as in the state of the connection."""
    return problem_sentence(Problem(code if code in set(ProblemCode) else ProblemCode.SERVER_ERROR))


def unexpected_sentence() -> Sentence:
    """For a bug of ours: nothing is known but what is stored."""
    return Sentence(
        translate("Problem", "Something went wrong in this application."),
        translate("Problem", "What was saved so far is safe."),
        translate("Problem", "Try again. If it stays, tell your administrator what you were doing."),
    )


def _about_file(what: str, advice: str) -> Sentence:
    return Sentence(what, said("Problem", _TEXT_KEPT), advice)


def _name(fields: Mapping[str, object]) -> str:
    return one_line(str(fields.get("name", "?")))


def _size(fields: Mapping[str, object]) -> str:
    limit = fields.get("limit")
    if not isinstance(limit, int):
        return "?"
    return QLocale().formattedDataSize(limit, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
