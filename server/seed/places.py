"""The scene of one case: what each `{name}` in a phrase stands for, the same throughout the case where it must be."""

import random
import tomllib
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import cache

from server.seed.phrases import expand
from server.seed.region import SEED, Regency

LOCAL = timezone(timedelta(hours=8), "WITA")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NUMBERS = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


@cache
def names() -> dict[str, list[str]]:
    """Invented streets, hamlets, companies, and the parts of people's names."""
    found: dict[str, list[str]] = tomllib.loads((SEED / "names.toml").read_text(encoding="utf-8"))
    return found


def said(day: date, year: bool = False) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def rupiah(amount: int) -> str:
    return "Rp" + f"{amount:,}".replace(",", ".")


class Scene:
    """One place and time, asked for by slot name; a LookupError names a slot that no phrase should have."""

    def __init__(self, rng: random.Random, regency: Regency, reported_at: datetime) -> None:
        self.rng = rng
        self.regency = regency
        self.now = reported_at.astimezone(LOCAL)
        self.started = self.now - timedelta(days=rng.randrange(40, 420))
        place = rng.choice(regency.districts)
        self.district = place.name
        self.village, self.other_village = rng.sample(place.villages, 2)
        self.name = f"{rng.choice(names()['first'])} {rng.choice(names()['last'])}".strip()
        self.phone = f"0800-00{rng.randrange(100):02}-{rng.randrange(10000):04}"
        self.nik = f"00{rng.randrange(10**14):014}"
        self.email = f"{self.name.lower().replace(' ', '.')}{rng.randrange(10, 99)}@surel.example"
        self._kept: dict[str, str] = {}

    def at(self, instant: datetime) -> "Scene":
        """The same scene, as told at `instant`."""
        self.now = instant.astimezone(LOCAL)
        return self

    def __call__(self, name: str) -> str:
        if name in _FRESH:
            return _FRESH[name](self)
        if name not in self._kept:
            self._kept[name] = _KEPT[name](self)
        return self._kept[name]

    def fill(self, template: str) -> str:
        return expand(template, self.rng, self)

    def pick(self, *words: str) -> str:
        return self.rng.choice(words)

    def days_ago(self, least: int, most: int) -> date:
        return (self.now - timedelta(days=self.rng.randint(least, most))).date()

    def next_chapter(self) -> str:
        """A date after the one given before, never later than the report."""
        self.started += min(timedelta(days=self.rng.randint(2, 24)), (self.now - self.started) / 3)
        return said(self.started.date(), year=True)

    def landmark(self) -> str:
        base = self.pick(
            f"SDN {self.rng.randint(1, 7)}",
            "balai desa",
            f"jembatan {self('sungai')}",
            "puskesmas pembantu",
            self("pasar"),
            "masjid Nurul Iman",
            "gereja",
            "pom bensin mini",
            "kantor pos lama",
            "lapangan voli",
            "gudang beras",
            "pos ronda",
            "minimarket",
            "kuburan Cina",
            "tower seluler",
            "penggilingan padi",
        )
        return f"{self.pick('depan', 'depan', 'dekat', 'samping', 'seberang', 'sebelum', 'pertigaan')} {base}"

    def past_date(self) -> str:
        days = self.rng.randint(1, 9)
        day = (self.now - timedelta(days=days)).date()
        if days == 1:
            return "kemarin"
        weekday = DAYS[day.weekday()]
        return self.pick(f"tanggal {said(day)}", f"hari {weekday} lalu", f"{weekday}, {said(day)}")

    def since(self) -> str:
        month = MONTHS[self.days_ago(30, 240).month - 1]
        return self.pick(
            f"sejak {month} lalu",
            f"sejak {month}",
            f"sejak {self.pick(*NUMBERS)} {self.pick('bulan', 'minggu')} lalu",
            "sejak awal tahun",
            "sejak musim hujan lalu",
            f"sejak {said(self.days_ago(12, 60))}",
        )

    def how_long(self) -> str:
        return self.pick(
            f"{self.pick(*NUMBERS)} bulan",
            f"{self.pick(*NUMBERS)} minggu",
            f"lebih dari {self.pick('satu', *NUMBERS[:4])} {self.pick('bulan', 'tahun')}",
            "hampir setahun",
            "dua tahun",
            "hampir setengah tahun",
        )

    def hour(self) -> str:
        return self.pick(
            f"sekitar pukul {self.rng.randrange(5, 23):02}.{self.pick('00', '15', '30', '45')}",
            f"sekitar jam {self.rng.randint(5, 9)} pagi",
            f"jam {self.rng.randint(7, 11)} malam",
            "sore hari",
            "menjelang magrib",
        )

    def budget(self) -> str:
        year = self.now.year
        return self.pick(
            f"triwulan I {year + 1}",
            f"triwulan II {year + 1}",
            f"tahun anggaran {year + 1}",
            f"triwulan {self.pick('III', 'IV')} {year}" if self.now.month < 8 else f"semester I {year + 1}",
        )


def _number(least: int, most: int, step: int = 1) -> Callable[[Scene], str]:
    return lambda scene: str(scene.rng.randrange(least, most, step))


def _checked(scene: Scene) -> str:
    return said(scene.days_ago(1, 3), year=True)


def _target(scene: Scene) -> str:
    day = (scene.now + timedelta(days=scene.rng.randint(6, 40))).date()
    return said(day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0), year=True)


_KEPT: dict[str, Callable[[Scene], str]] = {
    "desa": lambda s: s.village,
    "desa2": lambda s: s.other_village,
    "kec": lambda s: s.district,
    "kabupaten": lambda s: s.regency.name,
    "sungai": lambda s: s.pick(*s.regency.rivers),
    "pasar": lambda s: s.pick(*s.regency.markets),
    "jalan": lambda s: f"Jalan {s.pick(*names()['streets'])}",
    "dusun": lambda s: f"{s.pick('Dusun', 'Dusun', 'Kampung')} {s.pick(*names()['hamlets'])}",
    "rt": lambda s: f"RT {s.rng.randint(1, 12):02}" + s.pick("", f" RW {s.rng.randint(1, 6):02}"),
    "patokan": Scene.landmark,
    "sd": lambda s: f"SDN {s.rng.randint(1, 7)} {s.village}",
    "smp": lambda s: f"SMPN {s.rng.randint(1, 5)} {s.district}",
    "sma": lambda s: f"{s.pick('SMAN', 'SMAN', 'SMKN')} {s.rng.randint(1, 3)} {s.district}",
    "puskesmas": lambda s: f"Puskesmas {s.pick(s.village, s.district)}",
    "rsud": lambda s: f"RSUD {s.regency.name.removeprefix('Kabupaten ')}",
    "pt": lambda s: s.pick(*names()["companies"]),
    "inisial": lambda s: f"{s.pick(*'ABDHJKMRSTY')}{s.pick('', '.' + s.pick(*'ABHNSW'))}",
    "sejak": Scene.since,
    "durasi": Scene.how_long,
    "berkas": lambda s: f"{s.rng.randrange(1000, 39999)}/{s.now.year}",
    "usia": lambda s: f"{s.rng.randrange(58, 89)} tahun",
    "luas": lambda s: s.pick("1,2 hektare", "8.000 meter persegi", "2 hektare", "450 meter persegi"),
    "nama": lambda s: s.name,
    "hp": lambda s: s.phone,
    "nik": lambda s: s.nik,
    "surel": lambda s: s.email,
    "kk": lambda s: f"{s.rng.randrange(12, 180)} KK",
    "tahun": lambda s: str(s.now.year),
    "ormas": lambda s: s.pick("karang taruna", "PKK", "kelompok tani", "ibu-ibu pengajian", "pemuda dusun"),
}

_FRESH: dict[str, Callable[[Scene], str]] = {
    "n": _number(3, 9),
    "puluhan": _number(20, 95, 5),
    "meter": lambda s: f"{s.rng.randrange(20, 400, 10)} meter",
    "km": lambda s: f"{s.rng.choice(('1,5', '2', '2,7', '3', '4', '5', '6,5', '8', '11', '14'))} km",
    "tgl": Scene.past_date,
    "jam": Scene.hour,
    "bulan": lambda s: MONTHS[s.days_ago(35, 250).month - 1],
    "kali": lambda s: f"{s.pick(*NUMBERS[:4])} kali",
    "hari": lambda s: f"{s.pick(*NUMBERS[:6])} hari",
    "rp": lambda s: rupiah(s.rng.randrange(800, 9_600, 100) * 1000),
    "rpk": lambda s: rupiah(s.rng.randrange(20, 480, 10) * 1000),
    "rp_ratus": lambda s: f"Rp{s.rng.randrange(120, 940, 10)} juta",
    "rp_miliar": lambda s: f"Rp{s.rng.randrange(11, 88) / 10:.1f} miliar".replace(".", ","),
    "tgl_cek": _checked,
    "tgl_cek2": lambda s: said(s.now.date(), year=True),
    "tgl_target": _target,
    "rencana": Scene.budget,
    "hari_ke": Scene.next_chapter,
    "hp_lain": lambda s: f"0800-00{s.rng.randrange(100):02}-{s.rng.randrange(10_000):04}",
    "surat": lambda s: f"{s.rng.randrange(100, 999)}/{s.rng.randrange(10, 890)}/{s.now.year}",
}
