"""What a person sees: widgets, delegates, Qt item models and the theme."""

import builtins

# PySide6 puts a hook of its own around every import, which reads the source of each module to see
# whether it asks for Qt's names in another spelling. No module here does, and the sources would
# stay in memory: imports go back to being Python's.
_python_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _python_import
