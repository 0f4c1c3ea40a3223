"""What the desk's files refused while it ran, in the agent's language."""

from PySide6.QtCore import QCoreApplication

from desktop.services.store import errors


def store_words(error: errors.StoreError) -> tuple[str, str]:
    """Return what happened, and what was kept and what to do."""
    translate = QCoreApplication.translate
    match error:
        case errors.DiskFull():
            return (
                translate("StoreWords", "The disk is full"),
                translate(
                    "StoreWords",
                    "This was not saved, and nothing of it was sent. Everything saved before "
                    "stands. Free some space and try again.",
                ),
            )
        case errors.ReadOnlyFolder():
            return (
                translate("StoreWords", "The data folder cannot be written any more"),
                translate(
                    "StoreWords",
                    "This was not saved, and nothing of it was sent. Give yourself the right to "
                    "write in the folder again and try once more.",
                ),
            )
        case errors.DamagedFile():
            return (
                translate("StoreWords", "The desk's files are damaged"),
                translate(
                    "StoreWords",
                    "What can be read is safe. Close the desk and start it again: it repairs "
                    "itself, or says what to press.",
                ),
            )
        case _:
            return translate("StoreWords", "The desk's files could not be used"), str(error)
