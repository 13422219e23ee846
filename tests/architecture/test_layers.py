"""The house stands as ARCHITECTURE.md draws it, and every rule about it can be broken."""

from pathlib import Path

import pytest

from tests.support.architecture import LONGEST_FILE, broken_rules

ROOT = Path(__file__).parents[2]

# A small house in order: every breach below is made by adding one file to it.
HOUSE = {
    "domain/__init__.py": '"""."""\n',
    "domain/case.py": "import dataclasses\nfrom domain import ids\n",
    "domain/ids.py": "import uuid\n",
    "server/main.py": "import fastapi\nfrom domain.case import Case\ndef create_app():\n    return fastapi.FastAPI()\n",
    "app/__init__.py": "",
    "app/__main__.py": "from app.main import main\n\nif __name__ == '__main__':\n    main()\n",
    "app/main.py": "from app.sync import worker\nfrom app.views import window\nfrom app import context\n",
    "app/context.py": "from PySide6.QtCore import QObject\nfrom app.models import cache\n",
    "app/problems.py": "import errno\n",
    "app/models/__init__.py": "",
    "app/models/cache.py": "import sqlalchemy\nfrom app import problems\nfrom domain import case\n",
    "app/sync/__init__.py": "",
    "app/sync/worker.py": "import requests\nfrom ..models import cache\n",
    "app/views/__init__.py": "",
    "app/views/window.py": "from PySide6 import QtWidgets\nfrom app.context import Context\nimport domain.case\n",
}

BREACHES = {
    "the domain takes a library": ("domain/x.py", "import requests\n", "domain knows only"),
    "domain looks up": ("domain/x.py", "def f():\n    from server import x\n", "server.x, which is only for server"),
    "the server knows the console": ("server/x.py", "import app.problems\n", "app.problems, which is only for app"),
    "the console knows the server": ("app/x.py", "from server import main\n", "server.main, which is only for server"),
    "models know sync": ("app/models/x.py", "from app.sync.worker import f\n", "which is only for app.sync"),
    "models know views": ("app/models/x.py", "from ..views import window\n", "which is only for app.views"),
    "sync knows views": ("app/sync/x.py", "import app.views.window\n", "which is only for app.views"),
    "views know sync": ("app/views/x.py", "from app import sync\n", "which is only for app.sync"),
    "views know sync as types": (
        "app/views/x.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.sync import worker\n",
        "which is only for app.sync",
    ),
    "somebody imports main": ("app/x.py", "from app.main import main\n", "only for app.__main__"),
    "a view imports the wiring": ("app/views/x.py", "from app.console import Options\n", "only for app.console and"),
    "somebody imports the start-up": ("app/console.py", "from app import start_up\n", "only for app.main"),
    "a base part knows a view": ("app/x.py", "from app.views.window import W\n", "which is only for app.views"),
    "sync takes Qt": ("app/sync/x.py", "from PySide6 import QtCore\n", "imports PySide6.QtCore, which"),
    "Qt by a detour": ("app/models/x.py", "from app import y\n", "reaches Qt: app.models.x -> app.y"),
    "a base part takes Qt": ("app/x.py", "import shiboken6\n", "imports shiboken6, which"),
    "context in a base part": ("app/models/x.py", "from app.context import C\n", "only for app.context"),
    "the server takes Qt": ("server/x.py", "from PySide6 import QtGui\n", "imports PySide6.QtGui, which"),
    "a cycle": ("domain/ids.py", "def f():\n    from domain import case\n", "import cycle: domain.case -> domain.ids"),
    "a call on import": ("server/x.py", "import os\nos.chdir('/')\n", "calls chdir at import time, line 2"),
    "a server made on import": ("server/x.py", "import fastapi\napp = fastapi.FastAPI()\n", "calls FastAPI at import"),
    "a loop on import": ("app/x.py", "for n in (1, 2):\n    pass\n", "works at import time, line 1"),
    "a file read on import": ("domain/x.py", "TEXT = open('a').read()\n", "calls open at import time"),
    "a name that says nothing": ("app/models/utils.py", "", "app/models/utils.py: a name"),
    "a folder that says nothing": ("tests/helpers/x.py", "", "tests/helpers/x.py: a name"),
    "a very long file": ("tools/x.py", "a = 1\n" * (LONGEST_FILE + 1), "tools/x.py: 401 lines"),
}  # fmt: skip


def build(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_our_house_is_in_order() -> None:
    assert broken_rules(ROOT) == []


def test_the_small_house_is_in_order(tmp_path: Path) -> None:
    build(tmp_path, HOUSE)
    assert broken_rules(tmp_path) == []


@pytest.mark.parametrize("name", BREACHES)
def test_every_rule_can_be_broken(name: str, tmp_path: Path) -> None:
    path, text, expected = BREACHES[name]
    build(tmp_path, HOUSE | {"app/y.py": "from app import context\n"} if "detour" in name else HOUSE)
    build(tmp_path, {path: text})
    assert [line for line in broken_rules(tmp_path) if expected in line]
