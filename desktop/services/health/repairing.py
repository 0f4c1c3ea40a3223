"""Repairs `desk.db`, so that what the repair could not save is asked of its owners again."""

from collections.abc import Callable
from pathlib import Path

from desktop.services.payments.payment_watcher import LISTED, WATERMARK
from desktop.services.store.salvage import Salvaged, salvage


def repair(folder: Path, key: bytes | None, now: Callable[[], float]) -> Salvaged | None:
    """Save what can be read, as `salvage` does; the provider's events are read again from where
    the journal may lack some. None where `desk.db` is sound. Blocks: call it on a thread.
    """
    return salvage(folder, key, now, rewind=(WATERMARK, LISTED))
