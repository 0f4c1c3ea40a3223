"""Which files a channel takes, and how large.

Source: Chatwoot's own rules (`@chatwoot/utils`, fileUploadRules.ts, where the hub takes 40 MB) and
the platforms': Messenger Send API (25 MB, pictures 8 MB), Instagram messaging (pictures 8 MB, audio
and video 25 MB, no documents), WhatsApp Cloud API media (pictures 5 MB, audio and video 16 MB,
documents 100 MB, of which the hub takes 40), MMS at Twilio (5 MB).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.models.conversation import Channel
from desktop.models.file_kinds import FileKind, kind_of

MEGABYTE = 1024 * 1024
MOST_FILES = 15
"""In one message. Source: Chatwoot v4 `models/message.rb`."""
HUB_LIMIT = 40 * MEGABYTE
"""Bytes of one file at the hub, unless its operator has set `MAXIMUM_FILE_UPLOAD_SIZE`."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken of one kind: so many bytes, and only these types; all, where none is named."""

    size: int
    types: frozenset[str] = frozenset()


def _taken(megabytes: int, types: str = "") -> Taken:
    return Taken(min(megabytes * MEGABYTE, HUB_LIMIT), frozenset(types.split()))


_OFFICE = "application/vnd.openxmlformats-officedocument"
_DOCUMENTS = (
    "application/pdf application/msword application/vnd.ms-excel application/vnd.ms-powerpoint "
    f"{_OFFICE}.wordprocessingml.document {_OFFICE}.spreadsheetml.sheet "
    f"{_OFFICE}.presentationml.presentation"
)
_META_AUDIO = "audio/aac audio/mp4 audio/wav audio/mpeg"
_META_VIDEO = "video/mp4 video/ogg video/x-msvideo video/quicktime video/webm"
_ANY = {kind: _taken(40) for kind in FileKind}
_LIMITS: Mapping[Channel, Mapping[FileKind, Taken]] = {
    Channel.MESSENGER: {
        FileKind.IMAGE: _taken(8, "image/png image/jpeg image/gif"),
        FileKind.AUDIO: _taken(25, _META_AUDIO),
        FileKind.VIDEO: _taken(25, _META_VIDEO),
        FileKind.DOCUMENT: _taken(25, _DOCUMENTS),
    },
    Channel.INSTAGRAM: {
        FileKind.IMAGE: _taken(8, "image/png image/jpeg image/gif"),
        FileKind.AUDIO: _taken(25, _META_AUDIO),
        FileKind.VIDEO: _taken(25, _META_VIDEO),
    },
    Channel.WHATSAPP: {
        FileKind.IMAGE: _taken(5, "image/png image/jpeg"),
        FileKind.AUDIO: _taken(16, "audio/aac audio/amr audio/mpeg audio/mp4 audio/ogg"),
        FileKind.VIDEO: _taken(16, "video/3gpp video/mp4"),
        FileKind.DOCUMENT: _taken(100, f"{_DOCUMENTS} text/plain"),
    },
    Channel.SMS: {kind: _taken(5) for kind in FileKind},
    Channel.X: {FileKind.IMAGE: _taken(5, "image/png image/jpeg image/gif")},
}


def taken(channel: Channel, mime: str) -> Taken | None:
    """What the channel takes of files of this type; None where it takes none."""
    limit = _LIMITS.get(channel, _ANY).get(kind_of(mime))
    if limit is None or (limit.types and mime not in limit.types):
        return None
    return limit
