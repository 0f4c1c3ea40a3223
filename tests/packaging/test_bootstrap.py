"""The set-up script on machines that lack things, played by small stand-ins for their commands."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "packaging" / "bootstrap.sh"
POSIX_TOOLS = "cat cmp cp dirname env find grep id mkdir rm touch printf sed sh uname".split()

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the script's machines are Linux")


class Machine:
    """A folder with a copy of the project's set-up, and a search path of what it is given only.

    `log` collects the words that the stand-ins were called with.
    """

    def __init__(self, home: Path) -> None:
        self.project = home / "project"
        self.bin = home / "bin"
        self.log = home / "log"
        (self.project / "packaging").mkdir(parents=True)
        self.bin.mkdir()
        self.log.touch()
        shutil.copy(SCRIPT, self.project / "packaging")
        for lock in ("requirements.lock", "requirements-dev.lock"):
            shutil.copy(ROOT / lock, self.project)
        for tool in POSIX_TOOLS:
            found = shutil.which(tool)
            assert found, f"this machine has no {tool}"
            (self.bin / tool).symlink_to(found)

    def command(self, name: str, script: str) -> None:
        """Puts a command on the path; it logs its name and words before it runs `script`."""
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.log}"\n{script}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def python(self, name: str, *, version: str = "3.12.3", ensurepip: bool = True) -> None:
        """A Python that answers the script's questions, and makes environments that do the same."""
        minor = int(version.split(".")[1])
        self.command(
            name,
            f"""
case "$*" in
*--version*) echo "Python {version}" ;;
*"not (3, 11)"*) exit {0 if 11 <= minor < 15 else 1} ;;
*"import ensurepip"*) [ -e "{self.project}/ensurepip" ] || exit {0 if ensurepip else 1} ;;
*"ctypes.CDLL"*)
    while read -r library package; do
        ! grep -qx "$package" "{self.project}/lacking" 2>/dev/null || echo "$package"
    done ;;
*"print("*"sys.version_info[:2])"*) echo {version.rpartition(".")[0]} ;;
*"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
*) exit 0 ;;
esac""",
        )

    def lacks(self, *packages: str) -> None:
        """Makes the libraries of these packages fail to load."""
        (self.project / "lacking").write_text("".join(f"{package}\n" for package in packages))

    def apt(self, *, installs: bool = True, as_root: bool = False) -> None:
        """Debian's package commands, for root or for a person whom sudo asks for a password."""
        self.command("apt-cache", 'echo "Package: $2"')
        done = f"""
case "$*" in
*-venv*) touch "{self.project}/ensurepip" ;;
*) rm -f "{self.project}/lacking" ;;
esac"""
        self.command("apt-get", done if installs else "exit 100")
        self.command("id", f"echo {0 if as_root else 1000}")
        self.command("sudo", "exit 1")

    def set_up(self, what: str = "run", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [shutil.which("sh") or "sh", "packaging/bootstrap.sh", what],
            cwd=self.project,
            env={"PATH": str(self.bin), "HOME": str(self.project)} | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def calls(self, start: str) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if line.startswith(start)]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_newest_supported_python_makes_the_environment(machine: Machine) -> None:
    machine.python("python3.15", version="3.15.0")
    machine.python("python3.13", version="3.13.1")
    machine.python("python3.11", version="3.11.2")
    machine.python("python3", version="3.11.2")
    result = machine.set_up()
    assert result.returncode == 0, result.stderr
    assert [
        call.split()[0] for call in machine.log.read_text().splitlines() if "venv --" in call
    ] == ["python3.13"]


def test_a_python_without_ensurepip_is_passed_over_when_an_older_one_has_it(
    machine: Machine,
) -> None:
    machine.python("python3.13", version="3.13.1", ensurepip=False)
    machine.python("python3.12", version="3.12.3")
    assert machine.set_up().returncode == 0
    assert machine.calls("python3.12 -m venv")


def test_a_python_that_is_too_old_is_refused_by_name(machine: Machine) -> None:
    machine.python("python3", version="3.10.12")
    result = machine.set_up()
    assert result.returncode == 1
    assert "Python 3.11, 3.12, 3.13 or 3.14 is needed; found Python 3.10.12" in result.stderr
    assert not (machine.project / ".venv").exists()


def test_root_gets_what_is_missing_installed(machine: Machine) -> None:
    machine.python("python3", ensurepip=False)
    machine.apt(as_root=True)
    machine.lacks("libgl1", "libegl1")
    result = machine.set_up()
    assert result.returncode == 0, result.stderr
    installs = " ".join(machine.calls("apt-get"))
    assert "install python3-venv libgl1 libegl1" in installs
    assert "Paste" not in result.stderr


def test_ubuntus_new_name_for_glib_is_used_where_it_is_known(machine: Machine) -> None:
    machine.python("python3")
    machine.apt(as_root=True)
    machine.lacks("libglib2.0-0")
    assert machine.set_up().returncode == 0
    words = " ".join(machine.calls("apt-get")).split()
    assert "libglib2.0-0t64" in words
    assert "libglib2.0-0" not in words


def test_without_rights_a_missing_library_is_one_line_to_paste(machine: Machine) -> None:
    machine.python("python3")
    machine.apt(as_root=False)
    machine.lacks("libegl1")
    result = machine.set_up()
    assert result.returncode == 1
    lines = [line for line in result.stderr.splitlines() if "Paste" in line]
    assert len(lines) == 1
    assert "Paste: sudo apt-get install -y libegl1" in lines[0]
    assert not machine.calls("apt-get")


def test_without_rights_all_that_is_missing_is_named_in_the_same_line(machine: Machine) -> None:
    machine.python("python3", ensurepip=False)
    machine.apt(as_root=False)
    machine.lacks("libgl1")
    result = machine.set_up()
    assert result.returncode == 1
    assert "Paste: sudo apt-get install -y python3-venv libgl1" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(("display", "code"), [({}, 0), ({"DISPLAY": ":0"}, 1)])
def test_an_x_servers_libraries_are_needed_only_where_there_is_one(
    machine: Machine, display: dict[str, str], code: int
) -> None:
    machine.python("python3")
    machine.apt(as_root=False)
    machine.lacks("libxcb-cursor0")
    result = machine.set_up(**display)
    assert result.returncode == code
    assert "sudo apt-get install -y libxcb-cursor0" in result.stderr


def test_missing_fonts_are_told_and_do_not_stop_the_set_up(machine: Machine) -> None:
    machine.python("python3")
    machine.apt(as_root=False)
    machine.command("find", "echo /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
    result = machine.set_up()
    assert result.returncode == 0
    wanted = "fonts-noto-cjk fonts-tlwg-loma-otf"
    assert f"To have them, paste: sudo apt-get install -y {wanted}\n" in result.stderr


def test_fonts_that_no_mirror_has_do_not_stop_the_set_up(machine: Machine) -> None:
    machine.python("python3")
    machine.apt(as_root=True, installs=False)
    machine.command("find", "exit 0")
    result = machine.set_up()
    assert result.returncode == 0, result.stderr
    assert "going on" in result.stderr


def test_a_second_set_up_does_nothing_until_the_lock_changes(machine: Machine) -> None:
    machine.python("python3")
    assert machine.set_up().returncode == 0

    again = machine.set_up()
    assert (again.returncode, again.stderr) == (0, "")
    assert len(machine.calls("python3 -m pip")) == 1

    with (machine.project / "requirements.lock").open("a") as lock:
        lock.write("# a newer lock\n")
    assert machine.set_up().returncode == 0
    assert len(machine.calls("python3 -m pip")) == 2


def test_the_developers_set_up_serves_the_desk_as_well(machine: Machine) -> None:
    machine.python("python3")
    assert machine.set_up("dev").returncode == 0
    assert machine.set_up("run").stderr == ""


def test_a_bundles_tools_are_asked_for_only_when_one_is_built(machine: Machine) -> None:
    machine.python("python3", version="3.11.2")
    machine.apt(as_root=False)
    machine.lacks("libpython3.11")
    assert machine.set_up("dev").returncode == 0
    result = machine.set_up("package")
    assert result.returncode == 1
    assert "Paste: sudo apt-get install -y binutils libpython3.11" in result.stderr


def test_hashes_are_always_asked_for(machine: Machine) -> None:
    machine.python("python3")
    machine.set_up("dev")
    (call,) = machine.calls("python3 -m pip")
    assert "--require-hashes" in call
    assert call.endswith("--requirement requirements-dev.lock")
