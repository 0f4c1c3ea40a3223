"""Collects the window's words, and compiles their translations; `--check` only looks.

python packaging/translations.py           update resources/translations/*.ts, compile *.qm
python packaging/translations.py --check    exit 1 when one is stale or a text untranslated
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VIEWS = ROOT / "desktop" / "views"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("nl",)
GUESSES = ("sametext", "similartext")
"""What lupdate would fill in by itself: another place may need another word."""


def tool(name: str) -> str:
    """Return the path of one of PySide6's tools, beside this Python or on the PATH."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    found = beside or shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is missing: it comes with PySide6-Essentials")
    return found


def collect(ts: Path, language: str) -> None:
    """Bring `ts` up to date with the sources; translations that stand in it are kept."""
    sources = sorted(str(path.relative_to(ROOT)) for path in VIEWS.rglob("*.py"))
    subprocess.run(
        [tool("pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none"]
        + [part for name in GUESSES for part in ("-disable-heuristic", name)]
        + ["-source-language", "en", "-target-language", language, *sources, "-ts", str(ts)],
        cwd=ROOT,
        check=True,
    )


def compile_into(ts: Path, qm: Path) -> None:
    """Write the binary form that the window loads."""
    subprocess.run([tool("pyside6-lrelease"), "-silent", str(ts), "-qm", str(qm)], check=True)


def entries(ts: Path) -> dict[tuple[str, str], str]:
    """Return all texts as (context, source) → translation, empty where there is none."""
    found = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            unfinished = translation is None or translation.get("type") == "unfinished"
            text = "" if unfinished else (translation.text or "")
            found[name, message.findtext("source", "")] = text
    return found


def update() -> None:
    """Update and compile all languages."""
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        ts = TRANSLATIONS / f"desk_{language}.ts"
        collect(ts, language)
        compile_into(ts, ts.with_suffix(".qm"))
        known = entries(ts)
        missing = [key for key, text in known.items() if not text]
        print(f"{ts.name}: {len(known)} texts, {len(missing)} untranslated")
        for context, source in missing:
            print(f"  {context}: {source!r}")


def problems() -> list[str]:
    """Return what is stale or missing, for each language."""
    found = []
    for language in LANGUAGES:
        ts = TRANSLATIONS / f"desk_{language}.ts"
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / ts.name
            shutil.copy(ts, fresh)
            collect(fresh, language)
            wanted = entries(fresh)
            if wanted.keys() != entries(ts).keys():
                found.append(f"{ts.name} is stale")
            found += [f"{language}, {key[0]}: {key[1]!r}" for key in wanted if not wanted[key]]
            qm = fresh.with_suffix(".qm")
            compile_into(ts, qm)
            if qm.read_bytes() != ts.with_suffix(".qm").read_bytes():
                found.append(f"{ts.with_suffix('.qm').name} is stale")
    return found


def main() -> int:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    if not parser.parse_args().check:
        update()
        return 0
    found = problems()
    for line in found:
        print(line)
    if found:
        print("Run: python packaging/translations.py")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
