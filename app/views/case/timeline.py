"""The timeline: who did what to the case, when it was done and when it arrived, and what was said to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.context import Context
from app.models.outbox import OutboxItem
from app.models.queries import CaseView
from app.models.unread import news_in
from app.views.case.attachment_strip import size_text
from app.views.case.inert import one_line
from app.views.case.paper import BAR_WIDTH, PADDING, Paper, Pen
from app.views.case.tones import Tone, accent, glyph, tone_of
from app.views.marks import NEWS_GLYPH, Mark, MarkRole
from app.views.office_time import when, zone
from app.views.theme import color, mark_color
from app.views.words import contributor_names, event_text, event_title, item_state_text
from domain.case import Audience, Event, EventKind
from domain.ids import AgencyId, CommandId
from domain.people import REPORTER, SYSTEM

ARRIVAL_DIFFERS: Final = timedelta(minutes=5)


@dataclass(frozen=True)
class Entry:
    """One entry in the person's words; equal entries need not be written again."""

    tone: Tone
    title: str
    who: str
    times: str
    text: str
    files: tuple[str, ...]
    mark: Mark | None
    begins_news: bool = False


class Timeline(Paper):
    """All entries of a case, oldest first; the newest is in sight when the case is opened."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: tuple[Entry, ...] = ()
        self._read_until: datetime | None = None
        self._at_end = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline"))
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._keep_end)
        bar.valueChanged.connect(self._moved)

    def show_view(self, view: CaseView | None, *, opened: bool = False) -> None:
        if opened:
            self._read_until = view.mark.since if view else None
        entries = self.entries_of(view) if view else ()
        if entries != self._entries or opened:
            self._entries = entries
            self.write()
        if opened:
            self._at_end = True
            self._keep_end()

    def entries_of(self, view: CaseView) -> tuple[Entry, ...]:
        waiting = {item.id: item for item in view.pending}
        entries = [self._entry(event, waiting) for event in view.case.events]
        news = news_in(view.case, self._context.person.id, self._read_until)
        first = view.case.events.index(news[0]) if news else 0
        if first:  # where all of it is new, nothing needs to be told apart
            entries[first] = replace(entries[first], begins_news=True)
        return tuple(entries)

    def compose(self, pen: Pen) -> None:
        for entry in self._entries:
            if entry.begins_news:
                self._divider(pen)
            if entry.tone is Tone.RECORD and not entry.text:
                self._record(pen, entry)
            else:
                self._card(pen, entry)

    def _keep_end(self) -> None:
        """The end stays in sight while the pane finds its size, until somebody scrolls up."""
        if self._at_end:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _moved(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum()

    def _record(self, pen: Pen, entry: Entry) -> None:
        pen.line(f"{glyph(entry.tone)}  {entry.title}", indent=BAR_WIDTH + PADDING + 2)
        pen.words("  " + " · ".join(filter(None, (entry.who, entry.times))), color=color("muted"))
        self._mark(pen, entry, BAR_WIDTH + PADDING + 2)
        pen.gap()

    def _divider(self, pen: Pen) -> None:
        """It stays while the case is open, so that one finds again where one left off."""
        words = self.tr("New since you last opened this report")
        pen.line(f"{NEWS_GLYPH} {words}", bold=True, color=mark_color(MarkRole.NEW), space=8, indent=2)
        pen.gap()

    def _card(self, pen: Pen, entry: Entry) -> None:
        card = pen.card(accent(entry.tone))
        card.line(f"{glyph(entry.tone)}  {entry.title}", bold=True, color=accent(entry.tone))
        card.line(" · ".join(filter(None, (entry.who, entry.times))), color=color("muted"))
        if entry.text:
            card.line(entry.text, space=4)
        for name in entry.files:
            card.line(f"▤ {name}", color=color("muted"))
        self._mark(card, entry)

    def _mark(self, pen: Pen, entry: Entry, indent: int = 0) -> None:
        if entry.mark is not None:
            shade = mark_color(entry.mark.role)
            pen.line(f"{entry.mark.glyph} {entry.mark.text}", bold=True, color=shade, space=2, indent=indent)

    def _entry(self, event: Event, waiting: Mapping[CommandId, OutboxItem]) -> Entry:
        tone = tone_of(event)
        files = tuple(f"{one_line(item.name)} · {size_text(item.size)}" for item in event.attachments)
        item = waiting.get(CommandId(event.id.partition("/")[0])) if event.received_at is None else None
        text = event_text(event, self._context.clock().astimezone(zone(self._context)).date())
        mark = None
        if event.received_at is None:
            mark = Mark("↥", MarkRole.WAITING_TO_SEND, self.tr("Waiting for a connection"))
        if item is not None:
            mark = item_state_text(item, self._context.status(), self._context.clock(), zone(self._context))
        return Entry(tone, self._title(event, tone), self._who(event), self._times(event), text, files, mark)

    def _title(self, event: Event, tone: Tone) -> str:
        title = event_title(event, self._context.world())
        shared = event.audience in (Audience.AGENCIES, Audience.NAMED)
        if tone is Tone.NOTE and event.kind == EventKind.NOTE and not shared:
            return self.tr("Internal note – not visible to the reporter")
        if tone is Tone.NOTE:
            return self.tr("{title} – not visible to the reporter").format(title=title)
        if event.kind == EventKind.FOLLOW_UP and event.data.get("holding"):
            return self.tr("Interim answer to the reporter")
        if event.kind == EventKind.FOLLOW_UP:
            return self.tr("Answer to the reporter")
        return title

    def _who(self, event: Event) -> str:
        if event.by.person == REPORTER.id:
            return self.tr("Reporter")
        if event.by.person == SYSTEM.id:
            return self.tr("System")
        agency = self._context.world().directory.agencies.get(AgencyId(event.by.agency))
        parts = [event.by.signed, event.by.title, agency.name if agency else ""]
        return " · ".join(filter(None, parts))

    def _times(self, event: Event) -> str:
        """The time of the act comes first; the arrival is said where it lies apart from it."""
        acted = when(self._context, event.acted_at)
        received = event.received_at
        parts = [acted]
        if received is not None and abs(received - event.acted_at) > ARRIVAL_DIFFERS:
            parts.append(self.tr("received {time}").format(time=when(self._context, received)))
        if event.clock_is_skewed:
            parts.append(self.tr("! the clock of the sending computer was ahead"))
        if event.kind == EventKind.FOLLOW_UP and event.data.get("approved_by"):
            parts.append(self._approval(event))
        if together := contributor_names(event, self._context.world()):
            parts.append(self.tr("with contributions of {agencies}").format(agencies=together))
        if event.kind == EventKind.FOLLOW_UP and (editor := event.data.get("edited_by")):
            parts.append(self.tr("changed by {name}").format(name=editor))
        if event.data.get("step"):
            step, needed = event.data["step"], event.data.get("of", "")
            parts.append(self.tr("{taken} of {needed} approvals").format(taken=step, needed=needed))
        return " · ".join(parts)

    def _approval(self, event: Event) -> str:
        by, title = event.data.get("approved_by", ""), event.data.get("approved_title", "")
        last = f"{by}, {title}" if title else by
        name = "; ".join(filter(None, (event.data.get("approved_first_by"), last)))
        try:
            at = when(self._context, datetime.fromisoformat(event.data.get("approved_at", "")))
        except ValueError:
            return self.tr("approved by {name}").format(name=name)
        return self.tr("approved by {name} {time}").format(name=name, time=at)
