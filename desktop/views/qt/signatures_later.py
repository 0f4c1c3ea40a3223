"""Lets PySide6 be imported without compiling what describes its signatures, until one is asked for.

Its binding brings 3,000 lines of Python along as source, which it compiles at each start: how calls
are written in documentation, in interface files and in the messages of `TypeError`s. That takes
longer than the whole of Qt's libraries, and a program that runs well asks for none of it.
"""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

_FOLDER = "shibokensupport/signature/"
_LATER = {
    _FOLDER + name
    for name in (
        "errorhandler.py",
        "layout.py",
        "mapping.py",
        "parser.py",
        "lib/enum_sig.py",
        "lib/pyi_generator.py",
        "lib/tool.py",
    )
}
_STAND_IN = """
def __getattr__(name):
    from desktop.views.qt.signatures_later import fill
    return fill(globals(), name)

def update_mapping():
    __getattr__("update_mapping")()
"""
"""Such a module until something of it is wanted (PEP 562). The binding looks for that one function
in a module's own names."""

_waiting: dict[str, tuple[Any, ...]] = {}
_filling = RLock()


@contextmanager
def signatures_later() -> Iterator[None]:
    """Put off what PySide6, which is imported for the first time meanwhile, has to say about its
    signatures. A version that names its files otherwise is imported as ever."""
    python_compile = builtins.compile

    def compile_or_wait(source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        if filename in _LATER and mode == "exec":
            _waiting[filename] = (source, filename, mode, *rest)
            return python_compile(_STAND_IN, filename, "exec")
        return python_compile(source, filename, mode, *rest, **named)

    builtins.compile = compile_or_wait
    try:
        yield
    finally:
        builtins.compile = python_compile


def still_put_off() -> int:
    """Return how many of its modules nobody has asked anything yet."""
    return len(_waiting)


def fill(module: dict[str, Any], name: str) -> Any:
    """Run the source that a module waits for, and return what is wanted of it.

    Raises AttributeError where it has no such thing.
    """
    if not name.startswith("__"):  # `__path__` and the like are looked for, and no reason
        with _filling:
            if source := _waiting.pop(module["__file__"], None):
                del module["__getattr__"], module["update_mapping"]
                exec(compile(*source), module)
        if name in module:
            return module[name]
    raise AttributeError(f"module {module['__name__']!r} has no attribute {name!r}")
