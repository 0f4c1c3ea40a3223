"""`main.py quote FILE`: reads a rebooking as JSON and prints the computed quote as JSON.

For macros in a reservation system, for audit, and for tests: it needs no network, no desk and no
data folder, and it writes nothing but its answer, in which card numbers are masked.
"""

import json
import sys
import time
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from desktop.models.card_shield import mask

EXIT_INPUT = 2
HOST = "checkout.stripe.com"
_LARGEST = 1_000_000


def run(file: str, *, stdin: TextIO | None = None) -> int:
    """Print the computed quote of `file` (`-`: standard input). 0, also where there is no link to
    be had; 2 where the file cannot be read, with the field on standard output and error."""
    from desktop.services.airports import airport, zone_of
    from desktop.services.quoting.fields import InputError, decoded
    from desktop.services.quoting.quote_json import computed_quote
    from desktop.services.quoting.reading import read_request

    try:
        data = decoded(_text(file, stdin or sys.stdin))
        request = read_request(data, now=time.time(), airports=airport, zones=zone_of)
        shielded = request.quote.shielded()
        request = replace(request, quote=shielded, contact_name=mask(request.contact_name))
    except InputError as error:
        return _refuse(error.field, error.message)
    except UnicodeDecodeError:
        return _refuse("", f"{file} cannot be read: it is not UTF-8")
    except OSError as error:
        return _refuse("", f"{file} cannot be read: {error.strerror or error}")
    _print(computed_quote(request, host=HOST))
    return 0


def _text(file: str, stdin: TextIO | None) -> str:
    if file == "-":
        if stdin is None:
            raise OSError("standard input is closed")
        text = stdin.read(_LARGEST + 1)
    else:
        with Path(file).open(encoding="utf-8-sig") as opened:
            text = opened.read(_LARGEST + 1)
    if not text.strip():
        raise OSError("it is empty")
    if len(text) > _LARGEST:
        raise OSError(f"it is larger than {_LARGEST} characters")
    return text


def _refuse(field: str, message: str) -> int:
    field, message = mask(field), mask(message)
    print(f"main.py quote: {f'{field}: ' if field else ''}{message}", file=sys.stderr)
    _print({"error": {"field": field, "message": message}})
    return EXIT_INPUT


def _print(value: object) -> None:
    """UTF-8 whatever the console's code page is: macros read it."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(value, ensure_ascii=False, indent=2))
