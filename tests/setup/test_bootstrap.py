"""The set-up works from the standard library alone, repeats nothing, and tells the truth about what is missing."""

import ast
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import bootstrap

SOURCE = Path(bootstrap.__file__).read_text(encoding="utf-8")
SHARED_NAMES = {
    "libgl1", "libegl1", "libdbus-1-3", "libfontconfig1", "libxkbcommon0", "fonts-dejavu-core",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0",
    "postgresql", "gnome-keyring", "dbus", "dbus-daemon", "poppler-utils", "binutils",
    "xvfb", "openbox", "xdotool", "at-spi2-core",
    "python3-venv",
}  # fmt: skip
DEBIAN = {
    "12 bookworm": SHARED_NAMES | {"libglib2.0-0", "python3.11-venv"},
    "13 trixie": SHARED_NAMES | {"libglib2.0-0t64", "python3.13-venv"},
}


@pytest.fixture(scope="module")
def real_venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with empty locks, prepared for real once: a virtual environment takes seconds to make."""
    return tmp_path_factory.mktemp("checkout")


@pytest.fixture
def checkout(real_venv: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    (real_venv / "requirements").mkdir(exist_ok=True)
    for lock in bootstrap.COVERS:
        (real_venv / "requirements" / f"{lock}.txt").write_text(f"# {lock}\n", encoding="utf-8")
    below = {name: getattr(bootstrap, name).relative_to(bootstrap.ROOT) for name in ("VENV", "VENV_PYTHON", "STAMP")}
    for name, path in {"ROOT": Path(), **below}.items():
        monkeypatch.setattr(bootstrap, name, real_venv / path)
    bootstrap.provide_venv("test")
    capfd.readouterr()
    return real_venv


def steps(capfd: pytest.CaptureFixture[str]) -> list[str]:
    """What was done since the last look, from the lines a person sees."""
    lines = capfd.readouterr().out.splitlines()
    return [line.split(" / ")[1] for line in lines if "making" in line or "installing" in line]


def test_only_the_standard_library_is_imported() -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(SOURCE))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
    }  # fmt: skip
    assert imported - sys.stdlib_module_names == set()


def test_an_old_python_can_read_it_as_far_as_the_version_check() -> None:
    assert ast.parse(SOURCE, feature_version=(3, 7))


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 10, 14), (3, 15, 0)])
def test_another_python_is_refused_in_both_languages(version: tuple[int, int, int]) -> None:
    with pytest.raises(bootstrap.Stop, match=r"Diperlukan Python 3\.11 (?s:.*) is needed"):
        bootstrap.check_python(version)


@pytest.mark.parametrize("release", DEBIAN)
def test_every_system_part_resolves_to_a_package_of_debian(release: str) -> None:
    names = bootstrap.package_names(bootstrap.SYSTEM_PARTS, DEBIAN[release])
    assert set(names) - DEBIAN[release] == set()


@pytest.mark.skipif(not shutil.which("apt-cache"), reason="asks apt, which this system does not have")
def test_apt_names_the_packages_it_can_install() -> None:
    part = bootstrap.SystemPart("libc.so.6", ("there-is-no-such-package", "libc6"), "qt")
    assert bootstrap.package_names([part], bootstrap.installable_packages([part])) == ["libc6"]


def test_without_package_lists_the_name_of_debian_12_is_given() -> None:
    part = bootstrap.SystemPart("libglib-2.0.so.0", ("libglib2.0-0", "libglib2.0-0t64"), "qt")
    assert bootstrap.package_names([part], set()) == ["libglib2.0-0"]


@pytest.mark.skipif(not shutil.which("apt-cache"), reason="system packages are looked after where there is apt")
@pytest.mark.parametrize("purpose", ["qt", "window", "test"])
def test_without_rights_the_exact_line_is_printed(
    purpose: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = bootstrap.SystemPart("libnowhere.so.9", ("libc6",), purpose)
    monkeypatch.setattr(bootstrap, "SYSTEM_PARTS", (lacking,))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    if purpose == "test":
        bootstrap.provide_system([purpose])
    else:
        with pytest.raises(bootstrap.Stop, match="Install them"):
            bootstrap.provide_system([purpose])
        bootstrap.provide_system([purpose], can_do_without=[purpose])
    assert "sudo apt-get install --no-install-recommends libc6\n" in capsys.readouterr().out


def test_a_prepared_venv_is_left_alone(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bootstrap.provide_venv("test")
    bootstrap.provide_venv("run")  # the test lock contains it
    assert steps(capfd) == []


def test_the_build_tools_come_on_top(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for lock in ("build", "test", "run"):
        bootstrap.provide_venv(lock)
    assert steps(capfd) == ["installing the Python packages of requirements/build.txt"]


def test_a_changed_lock_is_installed(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (checkout / "requirements" / "run.txt").write_text("# newer\n", encoding="utf-8")
    for lock in ("run", "run", "test"):
        bootstrap.provide_venv(lock)
    assert steps(capfd) == ["installing the Python packages of requirements/run.txt"]


def test_a_venv_of_another_python_is_made_anew(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    stamp = bootstrap.STAMP.read_text(encoding="utf-8")
    bootstrap.STAMP.write_text(stamp.replace(" 3.", " 2."), encoding="utf-8")
    bootstrap.provide_venv("run")
    assert steps(capfd) == ["making .venv", "installing the Python packages of requirements/run.txt"]


def test_a_stamp_that_cannot_be_read_counts_as_none(checkout: Path) -> None:
    assert bootstrap.read_stamp().keys() == {"run", "test"}
    whole = bootstrap.STAMP.read_text(encoding="utf-8")
    bootstrap.STAMP.write_text(whole[:9], encoding="utf-8")
    assert bootstrap.read_stamp() == {}
    bootstrap.STAMP.write_text(whole, encoding="utf-8")


def test_a_package_without_a_hash_is_refused_and_nothing_taken_for_done(checkout: Path) -> None:
    with zipfile.ZipFile(checkout / "unknown-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("unknown-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: unknown\nVersion: 1.0\n")
        wheel.writestr("unknown-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr("unknown-1.0.dist-info/RECORD", "")
    (checkout / "requirements" / "run.txt").write_text("./unknown-1.0-py3-none-any.whl\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        bootstrap.provide_venv("run")
    assert bootstrap.read_stamp() == {}


def test_catalogues_are_compiled_when_they_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV_BIN", Path(sys.executable).parent)
    folder = tmp_path / "resources" / "i18n"
    folder.mkdir(parents=True)
    source, target = folder / "id.ts", folder / "id.qm"
    source.write_text('<!DOCTYPE TS><TS version="2.1" language="id_ID"></TS>', encoding="utf-8")
    bootstrap.compile_catalogues()
    first = target.stat().st_mtime_ns
    assert target.read_bytes()[:4] == b"\x3c\xb8\x64\x18"  # the magic number of .qm files
    bootstrap.compile_catalogues()
    assert target.stat().st_mtime_ns == first
    later = source.stat().st_mtime + 10
    os.utime(source, (later, later))
    bootstrap.compile_catalogues()
    assert target.stat().st_mtime_ns > first


@pytest.mark.parametrize(("ending", "code"), [("sys.exit(3)", 3), ("os.kill(os.getpid(), 9)", 137)])
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_exit_code_is_that_of_the_step(ending: str, code: int) -> None:
    with pytest.raises(SystemExit) as stopped:
        bootstrap.call([sys.executable, "-c", f"import os, sys; {ending}"])
    assert stopped.value.code == code


def test_tests_see_no_display_and_no_settings_of_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_SCALE_FACTOR", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, ":1")
    env = bootstrap.test_environment()
    assert {k: v for k, v in env.items() if k.startswith(("QT_", "DISPLAY", "WAYLAND"))} == {
        "QT_QPA_PLATFORM": "offscreen"
    }


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["jalan"], 2), (["--help"], 0)])
def test_the_commands_are_told_on_every_terminal(arguments: list[str], code: int, encoding: str) -> None:
    told = subprocess.run(
        [sys.executable, bootstrap.__file__, *arguments],
        capture_output=True,
        encoding=encoding,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert told.returncode == code
    assert "bootstrap.py run" in told.stdout
    assert "bootstrap.py test" in told.stdout
