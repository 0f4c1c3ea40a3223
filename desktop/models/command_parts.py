"""How a command that was written as one text is taken apart, without a shell."""

import shlex
import sys


def parts(command: str, platform: str = sys.platform) -> list[str]:
    """Return the program and its arguments; quotation marks keep words together. On Windows a
    backslash stands between folders, elsewhere it says that the next sign is meant as it is. Raises
    `ValueError` where a quotation mark is missing."""
    reader = shlex.shlex(command, posix=True)
    reader.whitespace_split = True
    reader.commenters = ""
    if platform == "win32":
        reader.escape = ""
    return list(reader)
