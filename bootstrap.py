"""Prepare this checkout on any machine that has Python, then run, test or build it.

Standard library only, and readable by old Pythons up to the version check, which has to speak there.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

USAGE = """python3 bootstrap.py run [ARGS…]     jalankan demonstrasi / run the demonstration
python3 bootstrap.py test [ARGS…]    periksa dan uji / check and test (ARGS go to pytest)
python3 bootstrap.py build           buat bundel di dist/ / make the bundle in dist/
python3 bootstrap.py setup           siapkan saja / only prepare, for run and test"""
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
VENV_PYTHON = VENV_BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "prepared.json"
OLDEST, TOO_NEW = (3, 11), (3, 15)
RECIPE = 1  # raise it when .venv must be made anew everywhere


class Stop(Exception):
    """A reason to end that is told to the person instead of a traceback."""


class SystemPart(NamedTuple):
    """What the operating system must provide, and the Debian packages it comes in."""

    name: str  # soname, program, path of a file, or one of the special probes in is_present()
    packages: tuple[str, ...]  # the first one that apt knows is taken; Debian 12's name first
    needed_for: str  # "qt", "window", "venv", "test" or "build"


SYSTEM_PARTS = (
    SystemPart("ensurepip", (f"python3.{sys.version_info[1]}-venv", "python3-venv"), "venv"),
    SystemPart("libglib-2.0.so.0", ("libglib2.0-0", "libglib2.0-0t64"), "qt"),
    SystemPart("libGL.so.1", ("libgl1",), "qt"),
    SystemPart("libEGL.so.1", ("libegl1",), "qt"),
    SystemPart("libdbus-1.so.3", ("libdbus-1-3",), "qt"),
    SystemPart("libfontconfig.so.1", ("libfontconfig1",), "qt"),
    SystemPart("libxkbcommon.so.0", ("libxkbcommon0",), "qt"),
    SystemPart("font", ("fonts-dejavu-core",), "qt"),
    SystemPart("libxcb-cursor.so.0", ("libxcb-cursor0",), "window"),
    SystemPart("libxcb-icccm.so.4", ("libxcb-icccm4",), "window"),
    SystemPart("libxcb-keysyms.so.1", ("libxcb-keysyms1",), "window"),
    SystemPart("libxcb-shape.so.0", ("libxcb-shape0",), "window"),
    SystemPart("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",), "window"),
    SystemPart("initdb", ("postgresql",), "test"),
    SystemPart("gnome-keyring-daemon", ("gnome-keyring",), "test"),
    SystemPart("dbus-run-session", ("dbus", "dbus-daemon"), "test"),
    SystemPart("pdftotext", ("poppler-utils",), "test"),
    SystemPart("Xvfb", ("xvfb",), "test"),
    SystemPart("openbox", ("openbox",), "test"),
    SystemPart("xdotool", ("xdotool",), "test"),
    SystemPart("/usr/libexec/at-spi-bus-launcher", ("at-spi2-core",), "test"),
    SystemPart("objdump", ("binutils",), "build"),
)
COVERS = {"run": ("run",), "test": ("run", "test"), "build": ("run", "build")}  # test.txt contains run.txt


def say(indonesian: str, english: str) -> None:
    print(f"• {indonesian} / {english}", flush=True)


def check_python(version: Sequence[int]) -> None:
    if not OLDEST <= tuple(version[:2]) < TOO_NEW:
        have, last = ".".join(map(str, version[:3])), TOO_NEW[1] - 1
        raise Stop(
            f"Diperlukan Python 3.{OLDEST[1]} sampai 3.{last}; yang menjalankan berkas ini Python {have}.\n"
            f"Python 3.{OLDEST[1]} to 3.{last} is needed; this file was started by Python {have}."
        )


def is_present(name: str) -> bool:
    """Whether a part is usable now: libraries are really loaded, since a file may be there and broken."""
    if name == "ensurepip":
        importlib.invalidate_caches()
        return importlib.util.find_spec("ensurepip") is not None
    if name == "font":
        folders = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
        return any(any(Path(f).expanduser().rglob("*.[ot]tf")) for f in folders)
    if name == "initdb":
        own = [Path(os.environ["PG_BIN"], name)] if "PG_BIN" in os.environ else []
        packaged = Path("/usr/lib/postgresql").glob("*/bin/initdb")
        return any(p.is_file() for p in [*own, *packaged]) or shutil.which(name) is not None
    if name.startswith("/"):
        return Path(name).is_file()
    if ".so" not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_parts(purposes: Sequence[str]) -> list[SystemPart]:
    return [p for p in SYSTEM_PARTS if p.needed_for in purposes and not is_present(p.name)]


def package_names(parts: Sequence[SystemPart], installable: set[str]) -> list[str]:
    """One Debian package per part; without any package list the name Debian 12 uses."""
    return sorted({next((p for p in part.packages if p in installable), part.packages[0]) for part in parts})


def installable_packages(parts: Sequence[SystemPart]) -> set[str]:
    names = sorted({name for part in parts for name in part.packages})
    env = {**os.environ, "LC_ALL": "C"}
    answer = subprocess.run(["apt-cache", "policy", *names], env=env, capture_output=True, text=True)
    found, name = set(), ""
    for line in answer.stdout.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            name = line[:-1]
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            found.add(name)
    return found


@contextmanager
def no_standing_postgresql() -> Iterator[None]:
    """Tests make their own cluster: installing the binaries must not leave a server on the machine."""
    setting = Path("/etc/postgresql-common/createcluster.d/konsol-penghubung.conf")
    setting.parent.mkdir(parents=True, exist_ok=True)
    setting.write_text("create_main_cluster = false\n", encoding="ascii")
    try:
        yield
    finally:
        setting.unlink()


def apt_install(parts: Sequence[SystemPart]) -> None:
    """Ask apt for the parts; failure is only reported, what matters is what is there afterwards."""
    with no_standing_postgresql() if any(p.name == "initdb" for p in parts) else nullcontext():
        apt_get("update")
        wanted = package_names(parts, installable_packages(parts))
        apt_get("install", "--yes", "--no-install-recommends", *wanted)


def apt_get(*arguments: str) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", *arguments], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        print("\n".join((done.stdout + done.stderr).strip().splitlines()[-5:]))
        say(f"apt-get {arguments[0]} gagal", "failed")


def provide_system(purposes: Sequence[str], can_do_without: Sequence[str] = ("test",)) -> None:
    """Make sure of the system's parts; as root on Debian install them, otherwise say how."""
    missing = missing_parts(purposes)
    has_apt = bool(shutil.which("apt-get") and shutil.which("apt-cache"))
    if missing and has_apt and os.geteuid() == 0:
        say(f"Memasang {len(missing)} bagian sistem", "installing parts of the system with apt")
        apt_install(missing)
        missing = missing_parts(purposes)
    if not missing:
        return
    print("Belum ada di sistem ini / missing on this system: " + ", ".join(p.name for p in missing))
    if has_apt:
        packages = " ".join(package_names(missing, installable_packages(missing)))
        print(f"  sudo apt-get install --no-install-recommends {packages}", flush=True)
    if any(part.needed_for not in can_do_without for part in missing):
        raise Stop("Pasang dahulu, lalu ulangi perintah ini. / Install them, then repeat this command.")
    say("Uji yang memerlukannya akan dilewati", "the tests that need them will be skipped")


def digest(lock: str) -> str:
    return hashlib.sha256((ROOT / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()


def maker() -> str:
    """What a .venv depends on; a patch release of Python leaves it usable."""
    python = "{}.{}".format(*sys.version_info)
    return f"{RECIPE} {platform.python_implementation()} {python} {platform.machine()}"


def read_stamp() -> dict[str, str]:
    """What was installed, by lock; empty when .venv is absent, half made, or of another Python."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(stamp["locks"]) if stamp.get("maker") == maker() and VENV_PYTHON.exists() else {}


def provide_venv(lock: str) -> None:
    stamp = read_stamp()
    if stamp.get(lock) == digest(lock):
        return
    if not stamp:
        say("Membuat .venv", "making .venv")
        call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    started = time.monotonic()
    say("Memasang pustaka Python", f"installing the Python packages of requirements/{lock}.txt")
    STAMP.unlink(missing_ok=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-qq"]
    call([*pip, "--require-hashes", "--only-binary", ":all:", "-r", f"requirements/{lock}.txt"])
    locks = {name: digest(name) for name in COVERS[lock]}
    kept = {name: value for name, value in stamp.items() if value == digest(name)}
    STAMP.write_text(json.dumps({"maker": maker(), "locks": {**kept, **locks}}), encoding="utf-8")
    say(f"Terpasang dalam {time.monotonic() - started:.0f} dtk", "installed")


def compile_catalogues() -> None:
    for source in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            say(f"Menyusun {target.name}", "compiling the translations")
            fresh = target.with_suffix(".new")
            call([str(VENV_BIN / "pyside6-lrelease"), "-silent", str(source), "-qm", str(fresh)])
            fresh.replace(target)


def has_display() -> bool:
    return sys.platform != "linux" or any(os.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY"))


def prepare(command: str) -> None:
    lock = "test" if command == "setup" else command
    if sys.platform == "linux":
        windows = lock == "build" or has_display()  # the bundle takes its window libraries from here
        wanted = windows or lock == "test"  # some tests open windows on a display of their own
        can_do_without = ("test",) if windows else ("test", "window")
        provide_system(("venv", "qt", *(["window"] if wanted else []), lock), can_do_without)
    if not is_present("ensurepip"):
        raise Stop("Python ini tanpa modul ensurepip. / This Python lacks the module ensurepip.")
    provide_venv(lock)
    compile_catalogues()


def call(command: list[str], env: dict[str, str] | None = None) -> None:
    code = subprocess.call(command, cwd=ROOT, env=env)
    if code:
        raise SystemExit(code if code > 0 else 128 - code)  # a negative code is the signal that ended it


def run(arguments: list[str]) -> None:
    env = dict(os.environ)
    if not has_display():
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [str(VENV_PYTHON), "-m", "tools.demo", *arguments]
    if os.name == "nt":  # there execve returns to the shell at once, before the program has ended
        call(command, env)
    else:
        os.chdir(ROOT)
        os.execve(command[0], command, env)


def test_environment() -> dict[str, str]:
    """Without a display and without the person's Qt settings: tests see the same everywhere.

    What Python compiles is kept, whatever is set: many tests start processes of their own.
    """
    left_out = ("QT_", "DISPLAY", "WAYLAND_", "PYTHONDONTWRITEBYTECODE")
    env = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    return {**env, "QT_QPA_PLATFORM": "offscreen"}


def test(arguments: list[str]) -> None:
    pytest = ["pytest", "--numprocesses=auto", "--dist=worksteal", *arguments]
    for step in (["ruff", "check", "--quiet"], ["ruff", "format", "--check", "--quiet"], ["mypy"], pytest):
        say(f"Memeriksa: {step[0]}", f"checking: {step[0]}")
        call([str(VENV_PYTHON), "-m", *step], test_environment())


def setup(arguments: list[str]) -> None:
    say("Siap", "ready" if not arguments else f"ready; ignored: {' '.join(arguments)}")


def build(arguments: list[str]) -> None:
    pyinstaller = [str(VENV_PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    call([*pyinstaller, *arguments, "build.spec"])


def main(argv: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old Windows console cannot show every character
    commands = {"run": run, "test": test, "build": build, "setup": setup}
    if not argv or argv[0] not in commands:
        print(USAGE)
        return 0 if argv and argv[0] in ("-h", "--help") else 2
    try:
        check_python(sys.version_info[:3])
        prepare(argv[0])
        commands[argv[0]](argv[1:])
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
