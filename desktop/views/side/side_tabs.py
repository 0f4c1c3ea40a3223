"""The tabs over the right side of the window."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.views.controls.counted_tabs import CountedTabs
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.style.theme import Theme


class SideTab(StrEnum):
    """What the right side of the window shows of the open conversation."""

    QUOTE = "quote"
    CUSTOMER = "customer"
    HISTORY = "history"


_KEYS = {
    SideTab.QUOTE: KeyId.QUOTE,
    SideTab.CUSTOMER: KeyId.CUSTOMER,
    SideTab.HISTORY: KeyId.HISTORY,
}


class SideTabs(CountedTabs):
    """`chosen` says which `SideTab` a person went to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("SideTabs", "About this conversation")
        super().__init__(theme, name, [(tab, _words(tab)) for tab in SideTab], parent)
        self.setObjectName("sideTabs")
        for at, tab in enumerate(SideTab):
            self.setTabToolTip(at, f"{_words(tab)} ({hint(_KEYS[tab])})")

    @property
    def tab(self) -> SideTab:
        """The tab that is shown."""
        return SideTab(self.value)

    def show_tab(self, tab: SideTab) -> None:
        """Go to a tab."""
        self.setCurrentIndex(list(SideTab).index(tab))


def _words(tab: SideTab) -> str:
    translate = QCoreApplication.translate
    match tab:
        case SideTab.QUOTE:
            return translate("SideTabs", "Quote")
        case SideTab.CUSTOMER:
            return translate("SideTabs", "Customer")
        case SideTab.HISTORY:
            return translate("SideTabs", "History")
