"""The list and what finds reports: empty, narrowed, grouped, dense, wide, and several reports at once."""

from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QMenu

from app.models.listing import USUAL_FACTS, Deadline, Fact, Filter, Grouping, Listing
from app.models.queries import View
from app.views.bulk.trial import Deed
from app.views.case.reading import Sheet
from app.views.case_list.delegate import COMFORTABLE, DENSE
from app.views.settings.declared import DENSITY
from app.views.window_sizes import LIST_WIDTHS
from domain.case import Status
from tools.screenshots.album import settled
from tools.screenshots.sitting import Sitting
from tools.working_day.hands import Script, type_text

NOWHERE: Final = "kapal selam antariksa"
QUESTION: Final = "Mohon sebutkan nama jalan dan patokan yang mudah dicari."
NOTE: Final = "Rapat koordinasi UPTD hari Senin membahas ruas ini."
SEVERAL: Final = 6


def lists(me: Sitting) -> Script:
    yield from _nothing(me)
    yield from _arranged(me)
    yield from _row_facts(me)
    yield from _several(me)


def _nothing(me: Sitting) -> Script:
    """Lists, a filter, a search and the palette without a hit, each with what to do next."""
    window, pane = me.window, me.window.case_list
    yield from me.go(View.ALL)
    asked = Filter(statuses=(Status.AWAITING_INFORMATION,), deadline=Deadline.WITHIN, days=0, secret=True)
    pane.bar.wanted.emit(Listing(View.ALL, asked))
    yield lambda: not me.has_rows()
    yield from me.take("131-saringan-tanpa-hasil")
    pane.bar.clear.click()
    yield me.has_rows
    me.hands.search()
    type_text(me.finder.field, NOWHERE)
    yield lambda: me.finder.answered == NOWHERE
    yield from me.take("132-pencarian-tanpa-hasil")
    me.finder.leave()
    me.hands.open_palette()
    type_text(window.palette_pane.query, NOWHERE)
    yield from me.take("133-palet-tanpa-hasil")
    window.palette_pane.close_up()


def _arranged(me: Sitting) -> Script:
    """Grouped and saved, dense, and as wide as it goes, which leaves the facts a tab."""
    pane = me.window.case_list
    pane.bar.wanted.emit(Listing(View.ALL, Filter(anonymous=True), grouping=Grouping.STATUS))
    yield from settled()
    yield from me.take("134-berkelompok")
    pane.bar.save.click()
    type_text(pane.naming.name, "Pelapor anonim")
    yield from me.take("140-menamai-tampilan")
    pane.naming.cancel.click()
    pane.bar.wanted.emit(Listing(View.ALL))
    me.hands.choose(DENSITY.key, DENSE)
    yield from me.take("135-baris-rapat")
    me.hands.choose(DENSITY.key, COMFORTABLE)
    me.window._reports.setSizes([LIST_WIDTHS[1], 1])
    facts = partial(me.pane.reading.go_to, Sheet.FACTS)
    yield from me.take("136-daftar-lebar-fakta-sebagai-tab", facts)
    me.window._reports.setSizes([LIST_WIDTHS[0], 1_000])


def _row_facts(me: Sitting) -> Script:
    """Number and category in place of reporter and unit: being chosen, and in the list."""
    pane, panel = me.window.case_list, me.window.case_list.facts_panel
    facts = (Fact.TRACKING, Fact.CATEGORY, Fact.AGE, Fact.STATUS)
    yield from me.go(View.ALL)
    me.hands.choose_row_facts()
    panel.open(facts, pane.list.cases.first_row(), pane.list.rows.density)
    yield from me.take("27-memilih-isi-baris")
    panel.apply.click()
    yield lambda: pane.list.cases.facts == facts
    yield from me.take("28-baris-dengan-nomor-dan-kategori")
    panel.applied.emit(USUAL_FACTS)


def _several(me: Sitting) -> Script:
    """Several reports: what would happen to each, and what became of each."""
    pane, bulk = me.window.case_list, me.window.case_list.bulk
    yield from me.go(View.ALL)
    me.list.menu_asked.emit(me.list.mapToGlobal(me.list.rect().center()))
    yield from me.alone(QMenu, "142-menu-laporan")
    rows = QItemSelection(me.list.cases.index(0), me.list.cases.index(SEVERAL - 1))
    me.list.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    yield from me.take("137-memilih-beberapa")
    pane.bulk_bar.act.click()
    yield lambda: bulk.deed.count() > 0
    bulk.deed.setCurrentIndex(bulk.deed.findData(Deed.ASK))
    bulk.text.setPlainText(QUESTION)
    yield bulk.go.isEnabled
    yield from me.take("138-bersama-pratinjau")
    bulk.deed.setCurrentIndex(bulk.deed.findData(Deed.NOTE))
    bulk.text.setPlainText(NOTE)
    yield bulk.go.isEnabled
    bulk.go.click()
    yield lambda: bulk.run is not None and bulk.undo.isVisible()
    yield from me.take("139-bersama-hasil")
    bulk.undo.click()
    bulk.cancel.click()
    me.list.choose_one()
