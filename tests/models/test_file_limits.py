"""What a file is, and whether a channel takes it, before anything is sent."""

import pytest

from desktop.models.conversation import Channel
from desktop.models.file_kinds import FileKind, is_runnable, kind_of, may_be_opened, mime_of, suffix
from desktop.models.file_limits import HUB_LIMIT, MEGABYTE, taken

PNG, JPEG, PDF = b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0", b"%PDF-1.7"


@pytest.mark.parametrize(
    ("name", "head", "mime"),
    [
        ("seat.png", PNG, "image/png"),
        ("seat.PNG", JPEG, "image/jpeg"),  # what the bytes say, for the platform will look too
        ("a.webp", b"RIFF\x01\x02\x03\x04WEBPVP8 ", "image/webp"),
        ("terms.pdf", PDF, "application/pdf"),
        ("notes.txt", b"Dear Sanne", "text/plain"),
        ("invoice.pdf", b"MZ\x90\x00", ""),  # no PDF at all
        ("photo.jpg", b"<html>", ""),
        ("picture", PNG, ""),
        ("tool.exe", PDF, ""),
        ("", b"", ""),
    ],
)
def test_bytes_and_name_say_together_what_a_file_is(name: str, head: bytes, mime: str) -> None:
    assert mime_of(name, head) == mime


@pytest.mark.parametrize(
    ("channel", "mime", "size"),
    [
        (Channel.INSTAGRAM, "image/jpeg", 8 * MEGABYTE),
        (Channel.INSTAGRAM, "application/pdf", None),
        (Channel.INSTAGRAM, "image/webp", None),
        (Channel.MESSENGER, "application/pdf", 25 * MEGABYTE),
        (Channel.WHATSAPP, "image/png", 5 * MEGABYTE),
        (Channel.WHATSAPP, "image/gif", None),
        (Channel.WHATSAPP, "video/mp4", 16 * MEGABYTE),
        (Channel.WHATSAPP, "application/pdf", HUB_LIMIT),  # the platform's own 100 MB do not help
        (Channel.SMS, "image/png", 5 * MEGABYTE),
        (Channel.EMAIL, "application/zip", 40 * MEGABYTE),
    ],
)
def test_each_channel_takes_what_its_platform_delivers(
    channel: Channel, mime: str, size: int | None
) -> None:
    found = taken(channel, mime)
    assert (found.size if found else None) == size


def test_every_channel_says_something_of_every_kind() -> None:
    for channel in Channel:
        assert taken(channel, "image/jpeg") is not None
        for kind in FileKind:
            taken(channel, f"{kind.value}/x")


def test_programs_are_told_by_their_ending_however_it_is_written() -> None:
    assert is_runnable("boarding pass.pdf.EXE. ") and is_runnable("a.hta") and is_runnable("x.svg")
    assert not is_runnable("exe") and suffix("exe") == "" and suffix(".exe") == ""
    assert may_be_opened("Terms.PDF")
    assert not any(may_be_opened(name) for name in ("a.exe", "a.docm", "a.zip", "a", "a.unknown"))


def test_kinds() -> None:
    assert kind_of("image/png") is FileKind.IMAGE
    assert kind_of("application/pdf") is FileKind.DOCUMENT
