"""`import`: bring in an official export, and say row by row what became of it."""

import signal
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType

from server.central import Central, utc_now
from server.cli.terminal import DONE, FAILED, Subcommand, Terminal, Text
from server.database import reading
from server.importing import Fate, RowFate, import_export
from server.laporan_ringkas import Export, ExportProblem, RefusedRow, ReportRow, read, sentences
from server.schema import migrate

MAX_ROWS = 50_000

_FATES = {
    Fate.TAKEN: Text("diambil", "taken"),
    Fate.CHANGED: Text("berubah: {fields}", "changed: {fields}"),
    Fate.UNCHANGED: Text("tidak berubah", "unchanged"),
    Fate.REFUSED: Text("ditolak: {why}", "refused: {why}"),
}
_FIELDS = {
    "status": Text("status", "status"),
    "title": Text("judul", "title"),
    "original_text": Text("isi awal", "original text"),
    "edited_text": Text("isi akhir", "final text"),
    "classification": Text("klasifikasi", "classification"),
    "category": Text("kategori", "category"),
    "anonymous": Text("anonim", "anonymous"),
    "secret": Text("rahasia", "secret"),
    "reporter_name": Text("nama pelapor", "reporter's name"),
    "place": Text("tempat", "place"),
    "rating": Text("penilaian", "rating"),
}
_HELD_ELSEWHERE = Text("laporan ini dipegang instansi lain", "another agency holds this report")
_ROW = Text("baris {row} · #{tracking} · {fate}", "row {row} · #{tracking} · {fate}")
_REMARK = Text("  perhatikan: {remark}", "  note: {remark}")
_REMARK_ON_FILE = Text("perhatikan: {remark}", "note: {remark}")
_UNKNOWN_COLUMNS = Text(
    "Kolom yang belum dikenal disimpan apa adanya: {columns}",
    "Columns that are not known are kept as they are: {columns}",
)
_SUMMARY = Text(
    "{file}: {taken} diambil, {changed} berubah, {unchanged} tidak berubah, {refused} ditolak.",
    "{file}: {taken} taken, {changed} changed, {unchanged} unchanged, {refused} refused.",
)
_STOPPED = Text(
    "Dihentikan. Baris yang sudah disebut tersimpan; impor berkas ini lagi untuk melanjutkan.",
    "Stopped. The rows named so far are saved; import this file again to go on.",
)
_NO_AGENCY = Text(
    "Instansi {code} tidak ada. Tidak ada yang diubah. Instansi yang ada: {known}",
    "There is no agency {code}. Nothing was changed. Known agencies: {known}",
)


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument(
        "kind", choices=("laporan-ringkas",), help=Text("jenis berkas", "kind of file").in_language(language)
    )
    parser.add_argument("file", type=Path, help=Text("berkas .xlsx", "the .xlsx file").in_language(language))
    agency = Text("kode instansi yang memegang laporan", "code of the agency that holds the reports")
    parser.add_argument("--agency", required=True, help=agency.in_language(language))
    rows = Text("paling banyak sekian baris", "no more than so many rows")
    parser.add_argument("--max-rows", type=int, default=MAX_ROWS, help=rows.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    language = _language(terminal)
    try:
        export = read(asked.file, max_rows=asked.max_rows)
    except ExportProblem as problem:
        terminal.say(
            Text("{file}: {problem}", "{file}: {problem}"),
            file=asked.file.name,
            problem=sentences.problem(problem, language),
        )
        return FAILED
    migrate(terminal.settings.database)
    central = Central.over(terminal.settings)
    try:
        return _import(asked, terminal, central, export)
    finally:
        central.engine.dispose()


def _import(asked: Namespace, terminal: Terminal, central: Central, export: Export) -> int:
    with reading(central.engine) as connection:
        agencies = {a.code: a for a in central.reference.at(connection).directory.agencies.values()}
    agency = agencies.get(asked.agency)
    if agency is None:
        terminal.say(_NO_AGENCY, code=asked.agency, known=", ".join(sorted(agencies)) or "–")
        return FAILED
    if export.unknown_columns:
        terminal.say(_UNKNOWN_COLUMNS, columns=", ".join(export.unknown_columns))
    for remark in export.warnings:
        terminal.say(_REMARK_ON_FILE, remark=sentences.warning(remark, _language(terminal)))
    counted: Counter[str] = Counter(dict.fromkeys(Fate, 0))
    done = DONE
    with _watching_for_ctrl_c() as pressed, closing(import_export(central, export, agency, utc_now())) as fates:
        for fate in fates:
            counted[fate.fate] += 1
            _say_row(terminal, fate)
            if pressed():
                terminal.say(_STOPPED)
                done = FAILED
                break
    terminal.say(_SUMMARY, file=asked.file.name, **counted)
    return done


@contextmanager
def _watching_for_ctrl_c() -> Iterator[Callable[[], bool]]:
    """Tells whether Ctrl+C was pressed, instead of breaking off amid a transaction; the second one breaks off."""
    is_pressed = False

    def press(number: int, frame: FrameType | None) -> None:
        nonlocal is_pressed
        is_pressed = True
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: is_pressed
    finally:
        signal.signal(signal.SIGINT, before)


def _language(terminal: Terminal) -> sentences.Lang:
    return "en" if terminal.language == "en" else "id"


def _say_row(terminal: Terminal, fate: RowFate) -> None:
    language = _language(terminal)
    fields = ", ".join(_FIELDS[name].in_language(language) for name in fate.fields)
    text = _FATES[fate.fate].in_language(language).format(fields=fields, why=_why(fate, language))
    terminal.say(_ROW, row=fate.row, tracking=fate.tracking or "–", fate=text)
    if isinstance(fate.source, ReportRow):
        for remark in fate.source.warnings:
            terminal.say(_REMARK, remark=sentences.warning(remark, language))


def _why(fate: RowFate, language: sentences.Lang) -> str:
    if isinstance(fate.source, RefusedRow):
        return sentences.refusal(fate.source, language)
    return _HELD_ELSEWHERE.in_language(language)


SUBCOMMAND = Subcommand(
    "import",
    Text("ambil laporan dari berkas ekspor resmi", "bring in reports from an official export"),
    _arguments,
    _run,
)
