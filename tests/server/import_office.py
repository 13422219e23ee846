"""The office that imports: builds an export, brings it in, and looks at what became of it."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from domain.case import Case
from domain.directory import Category
from domain.wire import loads
from server.central import Central
from server.cli import main
from server.database import reading, writing
from server.directory import put_references
from server.importing import RowFate, import_export
from server.laporan_ringkas import Export, read
from server.schema import migrate
from server.settings import Settings
from server.tables import cases, imported, metadata
from tests.server.laporan_files import OFFICIAL, write_export
from tests.server.region import AGENCIES, Clock, Region, everything

ROOT = Path(__file__).resolve().parents[2]
CATEGORIES = (
    Category("2001", "PENDIDIKAN", "LAINNYA"),
    Category("2002", "KESEHATAN", "LAINNYA"),
    Category("2003", "TOPIK LAINNYA", ""),
)


@dataclass
class Office:
    """Imports into one database, for the agency KAB-1 unless told otherwise."""

    central: Central
    folder: Path
    numbers: Iterator[int]

    def export(self, *records: Mapping[str, Any], headers: Mapping[str, str] | Sequence[str] = OFFICIAL) -> Export:
        return read(write_export(self.folder / f"ekspor-{next(self.numbers)}.xlsx", records, headers))

    def take(self, export: Export, agency: str = "KAB-1") -> list[RowFate]:
        holder = next(one for one in AGENCIES if one.code == agency)
        return list(import_export(self.central, export, holder, self.central.now()))

    def bring(self, *records: Mapping[str, Any], **how: Any) -> list[RowFate]:
        return self.take(self.export(*records, **how))

    def case(self, tracking: str = "8507247") -> Case:
        with reading(self.central.engine) as connection:
            return loads(Case, connection.execute(select(cases.c.doc).where(cases.c.tracking == tracking)).scalar_one())

    def tracking_ids(self) -> list[str]:
        with reading(self.central.engine) as connection:
            return list(connection.execute(select(cases.c.tracking).order_by(cases.c.tracking)).scalars())

    def kept(self, tracking: str = "8507247") -> dict[str, Any]:
        """What is kept of the row as last imported."""
        wanted = select(imported.c.doc).where(imported.c.tracking == tracking)
        with reading(self.central.engine) as connection:
            found: dict[str, Any] = json.loads(connection.execute(wanted).scalar_one())
            return found

    def everything(self) -> list[str]:
        """Each table's rows, in no particular order."""
        with reading(self.central.engine) as connection:
            return sorted(everything(connection, metadata.sorted_tables).splitlines())


def content(case: Case) -> Case:
    """What a case says, without the ids that name it and its entries."""
    events = tuple(replace(event, id="") for event in case.events)
    return replace(case, id=type(case.id)(""), tracking="", events=events)


def run(settings: Settings, file: Path, *more: str, agency: str = "KAB-1", lang: str = "id") -> tuple[int, list[str]]:
    """Exit code and lines of output."""
    said = io.StringIO()
    code = main(["--lang", lang, "import", "laporan-ringkas", str(file), "--agency", agency, *more], settings, said)
    return code, said.getvalue().splitlines()


def process(settings: Settings, file: Path, *options: str, agency: str = "KAB-1") -> subprocess.Popen[bytes]:
    """The command as people start it."""
    given = {"DATABASE_URL": settings.database_url, "KONSOL_DATA_DIR": str(settings.data_dir)}
    return subprocess.Popen(
        [sys.executable, "-m", "server", *options, "import", "laporan-ringkas", str(file), "--agency", agency],
        env=os.environ | given | {"PYTHONIOENCODING": "utf-8"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.fixture
def central(settings: Settings, clock: Clock) -> Iterator[Central]:
    """A database with its schema; a server is started on it only where a test asks for one."""
    migrate(settings.database)
    opened = Central.over(settings, clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def office(region: Region, tmp_path: Path) -> Office:
    with writing(region.central.engine) as connection:
        put_references(connection, [("category", one.id, one) for one in CATEGORIES])
    return Office(region.central, tmp_path, count(1))
