"""Social Pay Desk: reads the arguments and hands over to `desktop.app`."""

import argparse
import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from desktop import __version__
from desktop.settings import LANGUAGES, THEMES, SettingsError, load

EXIT_USAGE = 2
_OUTPUT_FAILS = (errno.ENOSPC, errno.EIO, errno.EBADF)


def _common() -> argparse.ArgumentParser:
    """The options that may stand before or after the command."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar="DIR", help="where the desk keeps its files")
    common.add_argument("--language", choices=LANGUAGES, help="the agent's language")
    common.add_argument("--theme", choices=THEMES, help="light, dark, contrast, or as the system")
    return common


def options_of(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Return what was given, and what is no option of ours.

    Without a command it is the window that is wanted: it does not wait for the others' options.
    """
    quick = _common()
    quick.exit_on_error = False
    with contextlib.suppress(argparse.ArgumentError):
        options, rest = quick.parse_known_args(arguments)
        if not rest:
            options.command = None
            return options, rest
    return parser().parse_known_args(arguments)


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
    call = commands.add_parser(
        "call",
        parents=[common],
        help="show who calls, in the desk that runs or in a new one; for a softphone",
    )
    call.add_argument(
        "number",
        metavar="NUMBER",
        nargs="*",
        help="as +31612345678, or socialpay://call?from=%%2B31612345678; none for a withheld one",
    )
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
        help="end when nothing can be sent; exit 3: jobs wait for a person, 4: some failed",
    )
    quote = commands.add_parser(
        "quote", help="compute a rebooking's quote from JSON, and print it as JSON (docs/quote.md)"
    )
    quote.add_argument("file", metavar="FILE", help="or -, for standard input")
    doctor = commands.add_parser(
        "doctor", parents=[common], help="check each connection and say what to do"
    )
    doctor.add_argument("--bundle", metavar="FILE", help="also write a redacted file for support")
    report = commands.add_parser(
        "report", parents=[common], help="a week's board: two pages to forward, and its tables"
    )
    report.add_argument(
        "--week", metavar="2026-W47", help="which week; without it, the last one that is over"
    )
    report.add_argument("--pdf", metavar="FILE", help="write the pages there")
    report.add_argument("--csv", metavar="DIR", help="write each table as a file into this folder")
    _add_record_commands(commands, common)
    repair = commands.add_parser(
        "repair",
        parents=[common],
        help="save what can be read of damaged files, and say what is not",
    )
    repair.add_argument(
        "--begin-anew",
        action="store_true",
        help="move everything aside, where it is kept, and begin with an empty desk",
    )
    return top


def _conversation(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < len(text) <= 15):
        raise argparse.ArgumentTypeError(f"{text!r} is no conversation's number")
    return int(text)


def _add_record_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """What concerns the journal and a customer's data."""
    journal = commands.add_parser("journal", help="the record of money: verify it, or export it")
    actions = journal.add_subparsers(dest="action", metavar="ACTION", required=True)
    verify = actions.add_parser("verify", parents=[common], help="check both hash chains")
    verify.add_argument("--against", metavar="FILE", help="an earlier export that it must continue")
    export = actions.add_parser(
        "export", parents=[common], help="all entries as JSON Lines, without personal values"
    )
    export.add_argument("--output", metavar="FILE", help="instead of standard output")
    commands.add_parser(
        "sign-out",
        parents=[common],
        help="remove conversations, drafts, logs and keys from this computer; the journal stays",
    )
    privacy = commands.add_parser("privacy", help="give out or erase what is known of a customer")
    actions = privacy.add_subparsers(dest="action", metavar="ACTION", required=True)
    for action, words in (
        ("export", "everything on this desk about a customer, as JSON"),
        ("erase", "erase a customer from this desk and its backups; the journal still verifies"),
    ):
        command = actions.add_parser(action, parents=[common], help=words)
        command.add_argument(
            "contact",
            metavar="CONTACT",
            nargs="?",
            default="",
            help="number at the hub, or exactly the name, handle, e-mail, phone, or booking, theirs"
            " or of a quote; may be left out where a conversation is given",
        )
        command.add_argument(
            "--conversation",
            metavar="NUMBER",
            type=_conversation,
            action="append",
            default=[],
            help="a conversation of theirs, or a further one beside CONTACT; may be repeated",
        )
        if action == "export":
            command.add_argument("--output", metavar="FILE", help="instead of standard output")
        else:
            command.add_argument("--yes", action="store_true", help="do not ask")
            command.add_argument(
                "--delete-unreadable",
                action="store_true",
                help="delete copies of the desk's file that cannot be read, none moved aside",
            )


def with_call(arguments: Sequence[str]) -> list[str]:
    """Return the same, with `call` before a `socialpay://` link that the system has opened."""
    given = list(arguments)
    at = next((at for at, one in enumerate(given) if one.casefold().startswith("socialpay:")), None)
    if at is not None and "call" not in given:
        given.insert(at, "call")
    return given


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desk or one of its commands; returns the exit status."""
    arguments = with_call(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["sandbox"]:  # its own process, with its own options
        from desktop.sandbox.server import main as sandbox

        return sandbox(arguments[1:])
    options, rest = options_of(arguments)
    if options.command == "sandbox":  # behind an option of the desk's, which it does not need
        from desktop.sandbox.server import main as sandbox

        return sandbox(rest)
    if rest:
        parser().error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        if options.command == "tour":  # always its own sandbox, in a folder of its own
            from desktop.tour import play

            return play.run(vars(options))
        if options.command == "quote":  # of no desk: no settings, folder or network
            from desktop.commands import quote_command

            return quote_command.run(options.file)
        settings = load(vars(options))
        from desktop import app

        match options.command:
            case "enqueue":
                from desktop.commands import unattended

                return unattended.run_enqueue(settings, options.file)
            case "work":
                from desktop.commands import unattended

                return unattended.run_work(settings, until_idle=options.until_idle)
            case "doctor":
                return app.run_doctor(settings, options.bundle)
            case "journal":
                from desktop.commands import journal_command

                return journal_command.run(settings, app.folder_of(settings), options)
            case "sign-out":
                from desktop.commands import sign_out

                return sign_out.run(settings, app.folder_of(settings))
            case "privacy":
                from desktop.commands import privacy_command

                return privacy_command.run(settings, app.folder_of(settings), options)
            case "report":
                from desktop.commands import report_command

                return report_command.run(settings, app.folder_of(settings), options)
            case "repair":
                return app.run_repair(settings, anew=options.begin_anew)
            case "call":
                from desktop.models.handover import HandOver, NotUnderstood, read_caller

                try:
                    asked = HandOver(read_caller(" ".join(options.number)))
                except NotUnderstood as error:
                    print(f"main.py: {error}", file=sys.stderr)
                    return EXIT_USAGE
                return app.run_window(settings, asked)
            case _:
                return app.run_window(settings)
    except SettingsError as error:
        print(f"main.py: {error}", file=sys.stderr)
        if options.command in (None, "call"):
            from desktop import settings_window

            settings_window.show(error, vars(options))
        return EXIT_USAGE
    except KeyboardInterrupt:
        return 130


def run() -> int:
    """`main`, quiet where whoever read its output has gone (`| head`), and plain where the output
    cannot be written."""
    if sys.stderr is None:  # else `print` takes standard output for it, where a result may stand
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 -- for good
    if isinstance(sys.stdout, TextIOWrapper):  # a console without our quotation marks shows others
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = main()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return 128 + 13  # as a program that SIGPIPE ended
    except OSError as error:
        if error.filename is not None or error.errno not in _OUTPUT_FAILS:
            raise
        _drop_output()
        print(f"main.py: the output is not complete: {error.strerror}.", file=sys.stderr)
        return 1
    return status


def _drop_output() -> None:
    """What is left in the buffer would be tried once more at the end, and fail loudly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(run())
