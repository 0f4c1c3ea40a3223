"""What a file is, by its first bytes and its name: the two must not contradict each other."""

from enum import StrEnum

HEAD = 16
"""How many of the first bytes tell."""


class FileKind(StrEnum):
    """What platforms set limits for."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"


_OFFICE = "application/vnd.openxmlformats-officedocument"
_BY_SUFFIX = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "heic": "image/heic",
    "aac": "audio/aac",
    "amr": "audio/amr",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "3gp": "video/3gpp",
    "avi": "video/x-msvideo",
    "mov": "video/quicktime",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "ics": "text/calendar",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pkpass": "application/vnd.apple.pkpass",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "rtf": "text/rtf",
    "txt": "text/plain",
    "xls": "application/vnd.ms-excel",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}
_BY_HEAD = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
_KNOWN_BY_HEAD = frozenset(mime for _, mime in _BY_HEAD) | {"image/webp"}
_RUNNABLE = frozenset(
    "app apk appimage bat bin chm cmd com command cpl deb desktop dll dmg docm exe gadget hta htm "
    "html inf iso jar js jse jnlp lnk mht mhtml msc msi msp mst pif pkg ps1 psc1 py pyw reg rpm "
    "run scf scr settingcontent-ms sh svg svgz url vb vbe vbs vhd vhdx ws wsc wsf wsh xhtml xll "
    "xlsm xml xsl".split()
)
"""Endings of what does something when it is opened, on one system or another."""


def suffix(name: str) -> str:
    """The ending of a file's name, in small letters, without the dot; empty where there is none."""
    before, dot, after = name.rstrip(". ").rpartition(".")
    return after.lower() if dot and before else ""


def mime_of(name: str, head: bytes) -> str:
    """What a file is: by its first bytes where they tell; otherwise by its name, unless the bytes
    deny that. Empty where it is nothing that is sent."""
    by_name = _BY_SUFFIX.get(suffix(name), "")
    by_head = next((mime for magic, mime in _BY_HEAD if head.startswith(magic)), "")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        by_head = "image/webp"
    if by_head:
        return by_head if by_name else ""
    return "" if by_name in _KNOWN_BY_HEAD else by_name


def kind_of(mime: str) -> FileKind:
    """Which of the platforms' kinds it is."""
    family = mime.partition("/")[0]
    families = {"image": FileKind.IMAGE, "audio": FileKind.AUDIO, "video": FileKind.VIDEO}
    return families.get(family, FileKind.DOCUMENT)


def may_be_opened(name: str) -> bool:
    """Whether opening it only shows it: what runs, or could, is for nobody's click."""
    return suffix(name) in _BY_SUFFIX and suffix(name) not in _RUNNABLE | {"zip"}


def is_runnable(name: str) -> bool:
    """Whether it is a program, a script, or a page that can run one."""
    return suffix(name) in _RUNNABLE
