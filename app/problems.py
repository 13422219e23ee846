"""What can go wrong around the console, told apart from its own bugs in one place.

A `Problem` is a fact about the surroundings (network, disk, keyring, server); the views have a sentence for
every code. Everything else that is raised is a bug and goes to the log.
"""

import errno
from enum import StrEnum


class ProblemCode(StrEnum):
    """Every trouble that has a sentence of its own on the screen."""

    # The network and the server.
    OFFLINE = "offline"  # no network path to the server; normal, work goes on
    SERVER_DOWN = "server_down"  # the server's address answers nothing or refuses
    SERVER_SLOW = "server_slow"  # a deadline passed; whether the request took effect is unknown
    SERVER_ERROR = "server_error"  # the server answered, but failed inside
    NOT_OUR_SERVER = "not_our_server"  # something else answered: a captive portal, a web page, garbage
    UPGRADE_NEEDED = "upgrade_needed"  # the server no longer speaks this console's protocol
    PAGE_TOO_LARGE = "page_too_large"  # the server takes less at a time; the console asks again with less
    SNAPSHOT_GONE = "snapshot_gone"  # what was being downloaded is no longer there; it is begun anew
    MANY_CASES_GONE = "many_cases_gone"  # a large part of the cases would leave at once; the person is asked first
    COMMAND_TOO_LARGE = "command_too_large"  # more text than one command may carry
    CLOCK_SKEW = "clock_skew"  # this computer's clock differs from the server's by more than is tolerated
    # Who is working.
    WRONG_PASSWORD = "wrong_password"  # user name or password is not right
    ACCOUNT_LOCKED = "account_locked"  # too many tries, or closed by an administrator
    SESSION_EXPIRED = "session_expired"  # sign in again to send; the work is kept
    DEVICE_REVOKED = "device_revoked"  # this computer may no longer fetch or send
    DEVICE_UNKNOWN = "device_unknown"  # the server has forgotten this computer; it is told of it again
    # Keys and the keyring.
    NO_KEYRING = "no_keyring"  # no trustworthy keyring runs here; a passphrase can be chosen instead
    KEYRING_FAILED = "keyring_failed"  # the keyring refused, stayed locked, did not keep a value or did not answer
    KEY_MISSING = "key_missing"  # the profile exists, but what opens it is gone; its files are kept
    WRONG_KEY = "wrong_key"  # the keyring holds a key, but not this profile's
    WRONG_PASSPHRASE = "wrong_passphrase"  # the passphrase is not this profile's
    # The files of the profile.
    CORRUPT_WORK = "corrupt_work"  # the file of drafts and unsent commands is damaged
    CORRUPT_CACHE = "corrupt_cache"  # a file that can be fetched or built again is damaged
    DISK_FULL = "disk_full"  # no room left on the disk
    DISK_FAILED = "disk_failed"  # the disk reports errors, or was pulled out
    READ_ONLY = "read_only"  # the place cannot be written to: rights, or a read-only disk
    STORE_LOCKED = "store_locked"  # another program holds the file; it is not damaged
    NEWER_STORE = "newer_store"  # the file was written by a newer console
    MIGRATION_FAILED = "migration_failed"  # the file could not be brought to this version's schema; it is as it was
    SECOND_INSTANCE = "second_instance"  # the console already runs on this profile
    TRAINING_ONLY = "training_only"  # these files belong to a training and are not opened as real work
    NO_TRAINING = "no_training"  # these files are real work, or somebody else's, and no training opens them
    TRAINING_BROKEN = "training_broken"  # the files of a training cannot be read any more; it can be begun anew
    # Files somebody wants to attach.
    FILE_TOO_LARGE = "file_too_large"  # larger than the server takes
    FILE_TYPE_REFUSED = "file_type_refused"  # of a kind that is not taken
    TOO_MANY_FILES = "too_many_files"  # more files than one reply takes
    FILE_UNREADABLE = "file_unreadable"  # gone, or may not be read
    FILE_NOT_SAVED = "file_not_saved"  # an attachment could not be written to where the person wants it


class Problem(Exception):
    """A trouble of the surroundings: a code for the sentence, and the facts the sentence needs.

    `fields` may name files and numbers, never a secret or anything a citizen or officer wrote.
    """

    def __init__(self, code: str, **fields: object) -> None:
        self.code = ProblemCode(code)
        self.fields: dict[str, object] = fields
        super().__init__(self.code.value)

    @property
    def retry_after(self) -> float:
        """The seconds before which the server does not want to be asked again; 0 where it named none."""
        told = self.fields.get("retry_after", 0.0)
        return float(told) if isinstance(told, int | float) else 0.0


# SQLite's primary result codes, https://www.sqlite.org/rescode.html.
_SQLITE_CODES = {
    3: ProblemCode.READ_ONLY,  # SQLITE_PERM
    5: ProblemCode.STORE_LOCKED,  # SQLITE_BUSY
    6: ProblemCode.STORE_LOCKED,  # SQLITE_LOCKED
    8: ProblemCode.READ_ONLY,  # SQLITE_READONLY
    10: ProblemCode.DISK_FAILED,  # SQLITE_IOERR
    11: ProblemCode.CORRUPT_WORK,  # SQLITE_CORRUPT
    13: ProblemCode.DISK_FULL,  # SQLITE_FULL
    14: ProblemCode.READ_ONLY,  # SQLITE_CANTOPEN
    26: ProblemCode.CORRUPT_WORK,  # SQLITE_NOTADB: keys are proven before a store is opened (app.secrets)
}

_ERRNO_CODES = {
    errno.ENOSPC: ProblemCode.DISK_FULL,
    errno.EDQUOT: ProblemCode.DISK_FULL,
    errno.EROFS: ProblemCode.READ_ONLY,
    errno.EACCES: ProblemCode.READ_ONLY,
    errno.EPERM: ProblemCode.READ_ONLY,
    errno.EIO: ProblemCode.DISK_FAILED,
}


def environment_problem(error: BaseException) -> Problem | None:
    """The problem behind an error, or None: then it is a bug of ours, to be logged and not explained away.

    Takes the database's errors bare or wrapped by SQLAlchemy. A damaged file whose name is not known counts as
    the precious one, so that nobody throws it away; `app.models.engine.translate` knows which file it was.
    """
    if isinstance(error, Problem):
        return error
    inner = getattr(error, "orig", None) or error
    code = _SQLITE_CODES.get(getattr(inner, "sqlite_errorcode", 0) & 0xFF)
    if code is None and isinstance(inner, OSError):
        code = _ERRNO_CODES.get(inner.errno or 0)
    return Problem(code) if code else None
