"""What to tell the person whose file, or whose row, could not be read: what happened and what to do."""

from typing import Literal

from server.laporan_ringkas.export import RefusedRow, Remark
from server.laporan_ringkas.problems import ExportProblem, Problem, Reason, Warn

Lang = Literal["id", "en"]
Pair = tuple[str, str]

_SAVE_AS = (
    "Buka berkas di Excel atau LibreOffice, simpan sebagai Excel Workbook (.xlsx), lalu impor lagi.",
    "Open the file in Excel or LibreOffice, save it as an Excel workbook (.xlsx), then import it again.",
)
_DOWNLOAD = (
    "Unduh ulang ekspor Laporan Ringkas, lalu impor berkas yang baru.",
    "Download the Laporan Ringkas export again, then import the new file.",
)
_UNCHANGED = ("Tidak ada data yang diubah.", "Nothing was changed.")

_KINDS: dict[str, tuple[Pair, Pair]] = {
    "empty": (("berkas ini kosong", "this file is empty"), _DOWNLOAD),
    "xls": (("ini berkas Excel lama (.xls)", "this is an old Excel file (.xls)"), _SAVE_AS),
    "xlsb": (("ini berkas Excel biner (.xlsb)", "this is a binary Excel file (.xlsb)"), _SAVE_AS),
    "csv": (("ini berkas teks atau CSV", "this is a text or CSV file"), _DOWNLOAD),
    "html": (
        ("ini halaman web atau XML yang dinamai .xlsx", "this is a web page or XML file named .xlsx"),
        (
            "Masuk lagi ke situsnya dan unduh ulang; bila isinya memang tabel, simpan sebagai .xlsx di Excel.",
            "Sign in to the site again and download it again; if it does hold the table, save it as .xlsx in Excel.",
        ),
    ),
    "encrypted": (
        ("berkas ini dikunci kata sandi", "this file is locked with a password"),
        (
            "Buka dengan kata sandinya, simpan salinan tanpa kata sandi, impor, lalu hapus salinan itu.",
            "Open it with its password, save a copy without one, import that, then delete the copy.",
        ),
    ),
    "pdf": (("ini berkas PDF", "this is a PDF file"), _DOWNLOAD),
    "zip": (("ini arsip ZIP atau dokumen jenis lain", "this is a ZIP archive or another kind of document"), _DOWNLOAD),
    "folder": (
        ("ini sebuah folder", "this is a folder"),
        ("Pilih berkas .xlsx di dalamnya.", "Choose the .xlsx file inside it."),
    ),
    "unknown": (("isi berkas ini tidak dikenali", "the content of this file is not recognised"), _DOWNLOAD),
}

_PROBLEMS: dict[Problem, tuple[Pair, Pair]] = {
    Problem.MISSING_FILE: (
        ("Berkas tidak ditemukan.", "The file was not found."),
        ("Periksa nama dan foldernya.", "Check its name and folder."),
    ),
    Problem.PERMISSION: (
        ("Berkas tidak boleh dibaca.", "The file may not be read."),
        (
            "Tutup berkas itu di program lain, periksa izin bacanya, lalu impor lagi.",
            "Close the file in other programs, check its read permission, then import it again.",
        ),
    ),
    Problem.UNREADABLE: (
        ("Berkas .xlsx ini rusak sehingga tidak dapat dibaca.", "This .xlsx file is damaged and cannot be read."),
        _DOWNLOAD,
    ),
    Problem.TOO_LARGE: (
        (
            "Isi berkas ini terlalu besar untuk dibuka dengan aman ({megabytes} MB setelah diurai).",
            "The content of this file is too large to be opened safely ({megabytes} MB when unpacked).",
        ),
        (
            "Unduh ekspor untuk rentang tanggal yang lebih pendek. Bila berkas ini kiriman orang, jangan dibuka.",
            "Download the export for a shorter range of dates. If somebody else sent it, do not open it.",
        ),
    ),
    Problem.NO_HEADER: (
        (
            "Baris judul kolom tidak ditemukan: tidak ada sel Tracking ID pada {within} baris pertama lembar mana pun.",
            "The header row was not found: no cell says Tracking ID in the first {within} rows of any sheet.",
        ),
        (
            "Pastikan berkas ini ekspor Laporan Ringkas yang baris judulnya belum dihapus.",
            "Make sure this is the Laporan Ringkas export and that its header row was not deleted.",
        ),
    ),
    Problem.TOO_MANY_ROWS: (
        (
            "Berkas ini berisi lebih dari {limit} baris laporan (terhitung {found}).",
            "This file holds more than {limit} rows of reports ({found} counted).",
        ),
        (
            "Unduh ekspor per rentang tanggal yang lebih pendek, lalu impor satu per satu.",
            "Download the export for shorter ranges of dates and import them one by one.",
        ),
    ),
}

_REASONS: dict[Reason, Pair] = {
    Reason.TRACKING_ID_MISSING: (
        "Tracking ID kosong. Isi nomornya di berkas, lalu impor lagi.",
        "the Tracking ID is empty. Fill it in, then import again.",
    ),
    Reason.TRACKING_ID_NOT_DIGITS: (
        "Tracking ID bukan angka ({text}). Perbaiki di berkas, lalu impor lagi.",
        "the Tracking ID is not a number ({text}). Correct it in the file, then import again.",
    ),
    Reason.DATE_MISSING: (
        "Tanggal Laporan Masuk kosong, padahal tenggat dihitung darinya. Lengkapi, lalu impor lagi.",
        "the date of the report is empty, and deadlines depend on it. Complete it, then import again.",
    ),
    Reason.DATE_UNREADABLE: (
        "tanggal tidak terbaca ({text}). Tulis misalnya 31-01-2026, lalu impor lagi.",
        "the date cannot be read ({text}). Write for example 31-01-2026, then import again.",
    ),
    Reason.DUPLICATE_DIFFERS: (
        "Tracking ID ini sudah ada di baris {first_row} dengan isi lain ({columns}). "
        "Baris {first_row} yang diambil; sisakan baris yang benar bila itu keliru.",
        "this Tracking ID is already in row {first_row} with other content ({columns}). "
        "Row {first_row} was taken; keep only the right row if that is wrong.",
    ),
}

_WARNINGS: dict[Warn, Pair] = {
    Warn.TIME_MISSING: ("{column} kosong; jam dicatat 00.00 UTC.", "{column} is empty; recorded as 00:00 UTC."),
    Warn.TIME_UNREADABLE: (
        "{column} tidak terbaca ({text}) dan disimpan apa adanya; periksa jam laporan.",
        "{column} cannot be read ({text}) and is kept as it is; check the time of the report.",
    ),
    Warn.CLASSIFICATION_UNKNOWN: (
        "{column} tidak dikenal ({text}); laporan belum diklasifikasi, teksnya disimpan.",
        "{column} is not known ({text}); the report has no classification yet, the text is kept.",
    ),
    Warn.VISIBILITY_UNKNOWN: (
        "{column} tidak dikenal ({text}); demi keamanan dianggap anonim dan rahasia. Periksa di LAPOR!.",
        "{column} is not known ({text}); to be safe it is treated as anonymous and secret. Check it in LAPOR!.",
    ),
    Warn.STATUS_UNKNOWN: (
        "{column} tidak dikenal ({text}); teksnya disimpan.",
        "{column} is not known ({text}); the text is kept.",
    ),
    Warn.RATING_UNREADABLE: (
        "{column} bukan angka ({text}); teksnya disimpan.",
        "{column} is not a number ({text}); the text is kept.",
    ),
    Warn.NO_TIME_COLUMN: (
        "Ekspor ini tidak memuat kolom jam; laporan tanpa jam dicatat 00.00 UTC.",
        "This export has no column for the time; reports without one are recorded as 00:00 UTC.",
    ),
    Warn.NO_VISIBILITY_COLUMN: (
        "Ekspor ini tidak memuat Tipe Laporan; demi keamanan semua laporan dianggap anonim dan rahasia.",
        "This export has no column for the report type; to be safe all are treated as anonymous and secret.",
    ),
    Warn.OTHER_SHEET: (
        "Lembar {sheet} juga berisi laporan tetapi tidak dibaca; hanya lembar {read} yang dibaca. Impor terpisah.",
        "Sheet {sheet} also holds reports but was not read; only sheet {read} was. Import it separately.",
    ),
}


def problem(error: ExportProblem, lang: Lang) -> str:
    """Why the file was refused, that nothing was changed, and what to do."""
    if error.code is Problem.NOT_XLSX:
        what, then = _KINDS[str(error.fields["kind"])]
        opening = _pick(("Bukan berkas .xlsx: ", "Not an .xlsx file: "), lang) + _pick(what, lang) + "."
    else:
        what, then = _PROBLEMS[error.code]
        opening = _pick(what, lang).format_map(error.fields)
    return f"{opening} {_pick(_UNCHANGED, lang)} {_pick(then, lang)}"


def refusal(row: RefusedRow, lang: Lang) -> str:
    """Why one row was not taken."""
    reason = _pick(_REASONS[row.reason], lang).format_map(row.fields)
    return _pick(("Baris {0} tidak diambil: {1}", "Row {0} was not taken: {1}"), lang).format(row.row, reason)


def warning(remark: Remark, lang: Lang) -> str:
    """What to look at in a row, or a file, that was taken."""
    return _pick(_WARNINGS[remark.code], lang).format_map(remark.fields)


def _pick(pair: Pair, lang: Lang) -> str:
    return pair[lang == "en"]
