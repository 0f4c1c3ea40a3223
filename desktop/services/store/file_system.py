"""Which file system a folder lies on: SQLite's write-ahead log needs one of this computer's own."""

import re
import subprocess
import sys
from pathlib import Path

from desktop.services.store.errors import NetworkFolder

_NETWORK = frozenset(
    "nfs nfs4 cifs smb2 smb3 smbfs ncpfs ncp afs afpfs webdav davfs ceph glusterfs lustre gpfs "
    "beegfs ocfs2 gfs2 9p fuse.sshfs fuse.rclone fuse.davfs2 fuse.glusterfs fuse.ceph fuse.s3fs "
    "fuse.gcsfuse fuse.curlftpfs fuse.smbnetfs".split()
)
"""Shared over a network. Source: Linux `/proc/self/mounts` and macOS `mount`."""


def network_file_system(folder: Path) -> str:
    """Return the kind of network file system that `folder` is on; empty for this computer's own.

    The folder need not exist yet. What the system does not tell counts as its own.
    """
    resolved = folder.resolve()
    if sys.platform == "win32":
        return _windows_share(resolved)
    point, kind = best_mount(resolved, _mounts())
    # A container may have nothing else: its root is as much its own as anything can be.
    return kind if kind in _NETWORK and point != Path("/") else ""


def refuse_network(folder: Path) -> None:
    """Raise `NetworkFolder` where the desk's files would lie on a network file system."""
    kind = network_file_system(folder)
    if kind:
        raise NetworkFolder(
            f"{folder} is on a network file system ({kind}), where two computers can damage the "
            "desk's files and a lost connection loses what was just saved. Nothing was changed. "
            "Choose a folder on this computer with --data-dir or DESK_DATA_DIR; to take existing "
            "data along, close the desk everywhere and copy the whole folder there first."
        )


def best_mount(folder: Path, mounts: list[tuple[Path, str]]) -> tuple[Path, str]:
    """Return the mount (its point and kind) that holds `folder`; the later of two on one point."""
    best = (Path("/"), "")
    for point, kind in mounts:
        holds = folder == point or point in folder.parents
        if holds and len(point.parts) >= len(best[0].parts):
            best = (point, kind)
    return best


def linux_mounts(text: str) -> list[tuple[Path, str]]:
    """Read `/proc/self/mounts`. Source: proc_pid_mounts(5); spaces are written as `\\040`."""
    found = []
    for line in text.splitlines():
        words = line.split(" ")
        if len(words) >= 3:
            point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), words[1])
            found.append((Path(point), words[2]))
    return found


def mac_mounts(text: str) -> list[tuple[Path, str]]:
    """Read what macOS's `mount` prints: `//me@host/share on /Volumes/share (smbfs, nodev)`."""
    found = re.findall(r"^.* on (/.*) \((\w+)[,)].*$", text, re.MULTILINE)
    return [(Path(point), kind) for point, kind in found]


def _mounts() -> list[tuple[Path, str]]:
    try:
        if sys.platform == "darwin":
            told = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False
            )
            return mac_mounts(told.stdout)
        text = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except (OSError, subprocess.SubprocessError):
        return []
    return linux_mounts(text)


def _windows_share(folder: Path) -> str:
    if sys.platform == "win32":  # so that the type checker follows
        import ctypes

        drive_remote = 4  # Source: GetDriveTypeW, DRIVE_REMOTE
        if str(folder).startswith("\\\\") or (
            ctypes.windll.kernel32.GetDriveTypeW(str(Path(folder.anchor))) == drive_remote
        ):
            return "network drive"
    return ""
