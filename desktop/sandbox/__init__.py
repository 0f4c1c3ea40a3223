"""An airline's world in a box: hub, payment provider and customers over real HTTP."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the sandbox with these arguments until it is told to end; returns the exit code."""
    # Only here: whoever imports a part, such as the clock, need not load the web server.
    from desktop.sandbox.server import main as run

    return run(argv)
