"""A folder that several computers share over a network is refused, and a local one never is."""

from pathlib import Path

import pytest

from desktop.services.store import file_system
from desktop.services.store.errors import NetworkFolder
from desktop.services.store.file_system import (
    best_mount,
    linux_mounts,
    mac_mounts,
    network_file_system,
)
from tests.services.store.conftest import Opener

LINUX = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
nas:/homes /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/me/local ext4 rw 0 0
//nas/desk /mnt/The\\040desk cifs rw 0 0
broken
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//me@nas/share on /Volumes/The share (smbfs, nodev, nosuid, mounted by me)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/desk", "ext4"),
        ("/home/me/desk", "nfs4"),
        ("/home/me/local/desk", "ext4"),
        ("/homes/me", "ext4"),
        ("/mnt/The desk/1", "cifs"),
    ],
)
def test_the_innermost_mount_decides_on_linux(folder: str, kind: str) -> None:
    assert best_mount(Path(folder), linux_mounts(LINUX))[1] == kind


def test_a_share_is_known_on_a_mac() -> None:
    mounts = mac_mounts(MAC)
    assert best_mount(Path("/Volumes/The share/desk"), mounts)[1] == "smbfs"
    assert best_mount(Path("/Users/me"), mounts)[1] == "apfs"


def test_this_folder_is_local(tmp_path: Path) -> None:
    assert network_file_system(tmp_path / "not yet there") == ""


@pytest.mark.fault
async def test_a_shared_folder_is_refused_with_a_way_on(
    open_store: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Mounting one takes a server and root; what the system says of it is all that decides.
    share = f"nas:/desk {folder.parent.resolve()} nfs4 rw 0 0"
    monkeypatch.setattr(file_system, "_mounts", lambda: linux_mounts(f"{LINUX}{share}\n"))
    with pytest.raises(NetworkFolder, match=r"network file system \(nfs4\).*--data-dir"):
        await open_store()
    assert not folder.exists()
