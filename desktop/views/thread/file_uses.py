"""What can be done with a file that came or went with a message, and what is said of it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.models import file_kinds
from desktop.models.conversation import Attachment, Message


class FileUse(StrEnum):
    """VIEW is for pictures, in the window; OPEN hands a saved copy to the system."""

    VIEW = "view"
    OPEN = "open"
    SAVE = "save"


@dataclass(frozen=True, slots=True)
class UsedFile:
    """The person's choice of a file, and what to do with it."""

    message: Message
    attachment: Attachment
    use: FileUse


def file_uses(message: Message, attachment: Attachment) -> tuple[UsedFile, ...]:
    """What can be done with it, the likeliest first: a click does that. A program is never opened:
    it can only be saved."""
    if not attachment.url:
        return ()
    first: tuple[FileUse, ...] = ()
    if attachment.is_picture:
        first = (FileUse.VIEW,)
    elif file_kinds.may_be_opened(attachment.name):
        first = (FileUse.OPEN,)
    return tuple(UsedFile(message, attachment, use) for use in (*first, FileUse.SAVE))


def all_uses(message: Message | None) -> tuple[UsedFile, ...]:
    """The same for all files of a message."""
    files = message.attachments if message is not None else ()
    return tuple(used for one in files if message for used in file_uses(message, one))


def use_words(used: UsedFile) -> str:
    """What a menu says of it."""
    translate = QCoreApplication.translate
    match used.use:
        case FileUse.VIEW:
            words = translate("Files", "View {name}")
        case FileUse.OPEN:
            words = translate("Files", "Open {name}")
        case FileUse.SAVE:
            words = translate("Files", "Save {name}…")
    return words.format(name=used.attachment.name)


def link_words(use: FileUse) -> str:
    """The same, beside the file's name."""
    translate = QCoreApplication.translate
    match use:
        case FileUse.VIEW:
            return translate("Files", "View")
        case FileUse.OPEN:
            return translate("Files", "Open")
        case FileUse.SAVE:
            return translate("Files", "Save…")


def kind_words(name: str, kind: str, size: int) -> str:
    """`PDF · 120 kB`: what a file is by its ending, and how large, as far as it is known."""
    ending = file_kinds.suffix(name).upper()
    known = ending if 0 < len(ending) <= 5 else _family(kind)
    parts = [known, size_words(size) if size > 0 else ""]
    return " · ".join(part for part in parts if part)


def size_words(size: int) -> str:
    """A size in bytes: `120 kB`, `2.4 MB`."""
    locale = QLocale()
    if size < 1000 * 1024:
        return f"{locale.toString(max(1, round(size / 1024)))} kB"
    return f"{locale.toString(size / 1024 / 1024, 'f', 1)} MB"


def _family(kind: str) -> str:
    translate = QCoreApplication.translate
    match kind:
        case "image":
            return translate("Files", "Picture")
        case "audio":
            return translate("Files", "Sound")
        case "video":
            return translate("Files", "Video")
    return translate("Files", "File")
