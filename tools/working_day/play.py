"""The whole day in order: the officer's morning, the kill, her restart offline, the supervisor, and her afternoon."""

from collections.abc import Callable
from pathlib import Path

from domain.case import EventKind, ReplyState, Status
from tools.working_day.world import OFFICER, PASSWORD, SUPERVISOR, ConsoleFailed, Step, World


def play(world: World, folder: Path, out: Path, language: str, theme: str, tell: Callable[[Step], None]) -> None:
    """Play the day; `tell` is called for each verified step. Raises ConsoleFailed at the first that is not."""
    world.server.start()

    def console(part: str, person: str, *more: str) -> dict[str, str]:
        profile = folder / f"profile-{person}"
        shared = ["--profile", str(profile), "--person", person, "--password", PASSWORD, "--out", str(out)]
        return world.console(part, [*shared, "--language", language, "--theme", theme, *more], tell)

    first_due = world.due_first()
    morning = console("morning", OFFICER, "--expect", first_due)
    tell(Step("Proses konsol dihentikan paksa", "SIGKILL; tidak sempat menutup apa pun"))
    plan = ["--answered", morning["answered"], "--returned", morning["returned"], "--held", morning["held"]]
    plan += ["--noted", morning["noted"], "--unfinished", morning["unfinished"], "--text", morning["text"]]
    world.server.stop()
    console("restart", OFFICER, *plan)
    console("supervisor", SUPERVISOR, *plan)
    _published(world, morning["answered"], tell)
    world.server.start()
    console("afternoon", OFFICER, *plan)
    _void(world, morning["held"], tell)


def _published(world: World, case: str, tell: Callable[[Step], None]) -> None:
    found = world.case(case)
    answer = next((e for e in reversed(found.events) if e.kind == EventKind.FOLLOW_UP), None)
    if answer is None or found.status != Status.IN_PROGRESS:
        raise ConsoleFailed("the approved answer is not published on the server")
    told = {name: answer.data.get(name, "") for name in ("written_by", "written_at", "approved_by", "approved_at")}
    if not all(told.values()) or told["written_by"] == told["approved_by"] or not answer.attachments:
        raise ConsoleFailed("the published answer lacks a name, a time or its file")
    saw = (
        f"#{found.tracking}: ditulis {told['written_by']} {told['written_at']}, "
        f"disetujui {told['approved_by']} {told['approved_at']}, lampiran {answer.attachments[0].name}"
    )
    tell(Step("Server: jawaban terbit dengan kedua nama dan kedua waktu", saw))


def _void(world: World, case: str, tell: Callable[[Step], None]) -> None:
    found = world.case(case)
    voided = [e for e in found.events if e.kind == EventKind.APPROVAL_VOIDED]
    if not voided or found.reply is None or found.reply.state != ReplyState.SUBMITTED:
        raise ConsoleFailed("the approval still stands although its text was changed")
    if any(e.kind == EventKind.FOLLOW_UP and e.text == found.reply.text for e in found.events):
        raise ConsoleFailed("the changed text left without approval")
    tell(Step("Server: persetujuan batal karena teks diubah", f"#{found.tracking}: {found.reply.state}, pin baru"))
