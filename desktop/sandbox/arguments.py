"""The sandbox's command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was asked for; `port` 0 takes a free one."""

    port: int
    seed: int
    conversations: int | None
    speed: float
    messages: Path | None
    quiet: bool
    state: Path | None
    until_stdin_closes: bool


def parse(argv: Sequence[str]) -> Arguments:
    """Read the arguments. Raises SystemExit(2), with a message, for wrong ones."""
    parser = argparse.ArgumentParser(
        prog="main.py sandbox",
        description="An airline's world in a box: hub, payment provider and customers over HTTP. "
        "Prints one JSON line with the addresses when it is ready.",
    )
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="port on 127.0.0.1; 0: a free one"
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="the same number gives the same customers"
    )
    parser.add_argument(
        "--conversations",
        type=_count,
        default=None,
        metavar="N",
        help="conversations at the start (default: the scripted ones)",
    )
    parser.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        metavar="X",
        help="shortens the customers' pauses, and nothing else",
    )
    parser.add_argument(
        "--messages",
        type=Path,
        default=None,
        metavar="CSV",
        help="customers open with the words of its column `text`",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="customers do nothing by themselves; none come"
    )
    parser.add_argument(
        "--state", type=Path, default=None, metavar="FILE", help="keep the world here between runs"
    )
    parser.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="end when standard input closes, so with the program that started it",
    )
    given = parser.parse_args(argv)
    return Arguments(
        given.port,
        given.seed,
        given.conversations,
        given.speed,
        given.messages,
        given.quiet,
        given.state,
        given.until_stdin_closes,
    )


def _port(text: str) -> int:
    value = _whole(text)
    if not 0 <= value <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port: 0 to 65535")
    return value


def _count(text: str) -> int:
    value = _whole(text)
    if not 0 <= value <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is out of range: 0 to 1000000")
    return value


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None


def _speed(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
    if not 0.01 <= value <= 100_000:
        raise argparse.ArgumentTypeError(f"{text} is out of range: 0.01 to 100000")
    return value
