"""Secrets are kept by a real keyring or not at all, and no way of failing costs somebody their work."""

import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backends import null

from app import secrets
from app.models.engine import open_store
from app.paths import Profile
from app.problems import Problem
from app.secrets import (
    LONGEST_VALUE,
    Keychain,
    KeyCheck,
    ProfileKey,
    new_key,
    open_keychain,
    passphrase_key,
    password_verifier,
    verify_password,
)
from tests.support.secret_service import SecretService, private_secret_service

needs_keyring = pytest.mark.secret_service


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile(tmp_path / "profile")
    made.make_directories()
    return made


@pytest.fixture
def keychain(secret_service: SecretService) -> Keychain:
    return open_keychain()


def files(profile: Profile) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in profile.root.rglob("*") if path.is_file()}


@needs_keyring
def test_a_keyring_keeps_replaces_and_forgets(keychain: Keychain) -> None:
    assert keychain.get("uji-keeps") is None
    for value in ("first", "ke-dua – ✓", "x" * LONGEST_VALUE):
        keychain.put("uji-keeps", value)
        assert open_keychain().get("uji-keeps") == value
    keychain.put("other", "1")
    keychain.delete("uji-keeps")
    keychain.delete("uji-keeps")
    assert (keychain.get("uji-keeps"), keychain.get("other")) == (None, "1")


@needs_keyring
def test_a_value_that_windows_could_not_hold_is_refused_everywhere(keychain: Keychain) -> None:
    with pytest.raises(ValueError, match="1280"):
        keychain.put("long", "x" * (LONGEST_VALUE + 1))
    assert keychain.get("long") is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system always has a keyring")
@pytest.mark.parametrize("configured", ["", "keyring.backends.null.Keyring", "keyrings.alt.file.PlaintextKeyring"])
def test_no_trusted_keyring_is_said_whatever_is_configured(
    no_secret_service: None, configured: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", configured)
    with pytest.raises(Problem, match="no_keyring"):
        open_keychain()


@needs_keyring
def test_a_configured_keeper_that_forgets_is_passed_over(
    secret_service: SecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    keychain = open_keychain()
    keychain.put("kept", "yes")
    assert keychain.get("kept") == "yes"


def test_a_keeper_that_keeps_nothing_is_found_out() -> None:
    with pytest.raises(Problem) as caught:
        Keychain(null.Keyring()).put("name", "value")  # type: ignore[no-untyped-call]
    assert (caught.value.code, caught.value.fields) == ("keyring_failed", {"reason": "not_kept"})


@pytest.fixture
def doomed_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """A keyring for one test to disturb, with an eye on what the keyring library then leaves lying about."""
    with private_secret_service(tmp_path) as service:
        for name, value in service.environment.items():
            monkeypatch.setenv(name, value)
        yield service
    for left_behind in [thread for thread in threading.enumerate() if thread.name == "keyring"]:
        left_behind.join(10)
    gc.collect()  # here, where the warning is expected, and not in some other test


leaks_when_its_service_dies = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")


@needs_keyring
@leaks_when_its_service_dies
def test_a_keyring_that_hangs_does_not_hang_the_console(doomed_service: SecretService) -> None:
    keychain = open_keychain(timeout_seconds=0.3)
    doomed_service.daemon.send_signal(signal.SIGSTOP)
    with pytest.raises(Problem) as caught:
        keychain.get("name")
    doomed_service.daemon.send_signal(signal.SIGCONT)
    assert (caught.value.code, caught.value.fields) == ("keyring_failed", {"reason": "timeout"})


@needs_keyring
@leaks_when_its_service_dies
def test_a_keyring_that_goes_away_is_said(doomed_service: SecretService) -> None:
    keychain = open_keychain(timeout_seconds=5)
    doomed_service.daemon.kill()
    doomed_service.daemon.wait(10)
    with pytest.raises(Problem) as caught:
        keychain.put("name", "value")
    assert (caught.value.code, caught.value.fields) == ("keyring_failed", {"reason": "refused"})


@needs_keyring
def test_a_profile_kept_by_the_keyring_opens_again(profile: Profile, keychain: Keychain) -> None:
    assert ProfileKey.read(profile) is None
    created = ProfileKey.create_in_keyring(profile, keychain)
    told = ProfileKey.read(profile)
    assert told and told.kept == "keyring"
    assert told.unlock_from_keyring(open_keychain()) == created
    assert created.profile_id in repr(created)
    assert not [form for form in (repr(created.key), created.key.hex()) if form in repr(created)]
    shown = b"".join(files(profile).values())
    assert created.key not in shown and created.key.hex().encode() not in shown
    assert os.name == "nt" or profile.key_file.stat().st_mode & 0o777 == 0o600


def test_a_profile_kept_by_a_passphrase_opens_again_and_not_with_another(profile: Profile) -> None:
    created = ProfileKey.create_with_passphrase(profile, "sandi yang panjang é")
    told = ProfileKey.read(profile)
    assert told and told.kept == "passphrase"
    assert told.unlock_with_passphrase("sandi yang panjang e\N{COMBINING ACUTE ACCENT}") == created
    before = files(profile)
    with pytest.raises(Problem, match="wrong_passphrase"):
        told.unlock_with_passphrase("sandi yang panjang")
    assert files(profile) == before


@needs_keyring
def test_an_existing_profile_is_never_given_another_key(profile: Profile, keychain: Keychain) -> None:
    created = ProfileKey.create_in_keyring(profile, keychain)
    with pytest.raises(FileExistsError):
        ProfileKey.create_in_keyring(profile, keychain)
    with pytest.raises(FileExistsError):
        ProfileKey.create_with_passphrase(profile, "sandi")
    told = ProfileKey.read(profile)
    assert told and told.unlock_from_keyring(keychain) == created


@needs_keyring
@pytest.mark.parametrize(
    ("kept", "code"), [(None, "key_missing"), ("00" * 32, "wrong_key"), ("no hexadecimal", "wrong_key")]
)
def test_a_key_lost_or_replaced_in_the_keyring_is_said_and_the_work_stays(
    profile: Profile, keychain: Keychain, kept: str | None, code: str
) -> None:
    created = ProfileKey.create_in_keyring(profile, keychain)
    open_store(profile.work_db, created.key, durable=True).dispose()
    told, before = ProfileKey.read(profile), files(profile)
    assert told
    if kept is None:
        keychain.delete(created.profile_id)
    else:
        keychain.put(created.profile_id, kept)
    with pytest.raises(Problem) as caught:
        told.unlock_from_keyring(keychain)
    assert caught.value.code == code
    assert files(profile) == before
    keychain.put(created.profile_id, created.key.hex())
    assert told.unlock_from_keyring(keychain) == created


@pytest.mark.parametrize("content", [None, b"", b'{"profile": "a"', b"[]", b'{"profile": "a", "check": "b"}', b"\xff"])
def test_a_store_without_a_usable_description_is_no_new_profile(profile: Profile, content: bytes | None) -> None:
    open_store(profile.work_db, new_key(), durable=True).dispose()
    if content is not None:
        profile.key_file.write_bytes(content)
    before = files(profile)
    for attempt in (lambda: ProfileKey.read(profile), lambda: ProfileKey.create_with_passphrase(profile, "sandi")):
        with pytest.raises(Problem) as caught:
            attempt()
        assert (caught.value.code, caught.value.fields) == ("key_missing", {"missing": "profile_file"})
    assert files(profile) == before


def test_a_creation_that_was_killed_half_way_can_be_repeated(profile: Profile) -> None:
    profile.key_file.with_suffix(".partial").write_bytes(b'{"profi')
    ProfileKey.create_with_passphrase(profile, "sandi")
    assert json.loads(profile.key_file.read_bytes())["profile"]
    assert list(profile.root.glob("*.partial")) == []


def test_a_check_recognises_its_key_only() -> None:
    key = new_key()
    assert KeyCheck.of(key).proves(key)
    assert not KeyCheck.of(key).proves(new_key())
    assert len({new_key() for _ in range(100)}) == 100


def test_a_passphrase_becomes_the_key_that_rfc_9106_recommends() -> None:
    assert (secrets.ARGON2_PASSES, secrets.ARGON2_MEMORY_KIB, secrets.ARGON2_LANES) == (3, 65_536, 4)
    # Computed with the reference implementation's command: argon2 … -id -t 3 -k 65536 -p 4 -l 32 -r
    expected = "de6f8e9161311d21ce61564622701e9e14fce9917f155df33bc236fbc1dc0665"
    assert passphrase_key("sandi", b"0123456789abcdef").hex() == expected


def test_a_password_is_recognised_without_being_kept() -> None:
    verifier = password_verifier("rahasia-9")
    assert verify_password(verifier, "rahasia-9")
    assert not verify_password(verifier, "rahasia-8")
    assert "rahasia" not in verifier and verifier != password_verifier("rahasia-9")
