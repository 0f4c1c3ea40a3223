"""Files that go with messages: how the hub keeps them, and what it takes.

Source: Chatwoot v4.14 `app/models/attachment.rb`; the addresses are Active Storage's, whose signed
ids need no token: one leads on to the other, where the bytes are.
"""

from __future__ import annotations

import base64
import struct
from typing import Any
from urllib.parse import quote

Json = dict[str, Any]

LARGEST = 40 * 1024 * 1024
"""Bytes of one file (`MAXIMUM_FILE_UPLOAD_SIZE`)."""
_PLACES = 16
_PNG = b"\x89PNG\r\n\x1a\n"


def attachment(message_id: int, index: int, name: str, kind: str, data: bytes) -> Json:
    """A file as a message's record keeps it. Width and height are known once it was analysed, here
    of a PNG only."""
    family = kind.split("/", 1)[0]
    width, height = struct.unpack(">II", data[16:24]) if data.startswith(_PNG) else (None, None)
    return {
        "id": message_id * _PLACES + index,
        "file_type": family if family in ("image", "audio", "video") else "file",
        "content_type": kind,
        "name": name,
        "file_size": len(data),
        "width": width,
        "height": height,
        "data": base64.b64encode(data).decode(),
    }


def message_of(attachment_id: int) -> int:
    """The message that a file came with."""
    return attachment_id // _PLACES


def shown(item: Json, base_url: str) -> Json:
    """A file as JSON: its addresses, not its bytes."""
    url = f"{base_url}/rails/active_storage/blobs/redirect/{item['id']}/{quote(item['name'])}"
    picture = item["file_type"] == "image"
    return {
        "id": item["id"],
        "file_type": item["file_type"],
        "extension": None,
        "data_url": url,
        "thumb_url": url if picture else "",
        "file_size": item["file_size"],
        "width": item["width"],
        "height": item["height"],
    }
