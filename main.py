"""Social Pay Desk: reads the arguments and hands over to `desktop.app`."""

import argparse
import sys
from collections.abc import Sequence

from desktop import __version__
from desktop.settings import LANGUAGES, THEMES, SettingsError, load

EXIT_USAGE = 2


def _common() -> argparse.ArgumentParser:
    """The options that may stand before or after the command."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar="DIR", help="where the desk keeps its files")
    common.add_argument("--language", choices=LANGUAGES, help="the agent's language")
    common.add_argument("--theme", choices=THEMES, help="light, dark, or as the system")
    return common


def parser() -> argparse.ArgumentParser:
    """The command line, as README.md describes it."""
    common = _common()
    top = argparse.ArgumentParser(
        prog="main.py",
        parents=[common],
        description="Social Pay Desk: payment links in the conversation, followed until paid."
        " With nothing configured it starts in a sandbox, where no real money moves.",
    )
    top.add_argument("--version", action="version", version=f"Social Pay Desk {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    tour = commands.add_parser(
        "tour", parents=[common], help="play the main job in the real window, and check each step"
    )
    tour.add_argument("--shots", metavar="DIR", help="save a picture of the window at each step")
    tour.add_argument("--slow", action="store_true", help="at a pace that a person can follow")
    commands.add_parser(
        "sandbox", add_help=False, help="an airline's world in a box, alone (see sandbox --help)"
    )
    enqueue = commands.add_parser(
        "enqueue", parents=[common], help="write jobs from a JSON Lines file, as the window does"
    )
    enqueue.add_argument("file", metavar="FILE.jsonl")
    work = commands.add_parser(
        "work", parents=[common], help="the services without a window: sync, send, follow payments"
    )
    work.add_argument(
        "--until-idle",
        action="store_true",
        help="end when nothing can be sent; exit 3 when jobs wait for a person",
    )
    commands.add_parser("doctor", parents=[common], help="check each connection and say what to do")
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desk or one of its commands; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["sandbox"]:  # its own process, with its own options
        from desktop.sandbox.server import main as sandbox

        return sandbox(arguments[1:])
    options = parser().parse_args(arguments)
    try:
        if options.command == "tour":  # always its own sandbox, in a folder of its own
            from desktop.tour import play

            return play.run(vars(options))
        settings = load(vars(options))
        from desktop import app

        match options.command:
            case "enqueue":
                return app.run_enqueue(settings, options.file)
            case "work":
                return app.run_work(settings, until_idle=options.until_idle)
            case "doctor":
                return app.run_doctor(settings)
            case _:
                return app.run_window(settings)
    except SettingsError as error:
        print(f"main.py: {error}", file=sys.stderr)
        return EXIT_USAGE
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
