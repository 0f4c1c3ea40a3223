"""What a person sees: widgets, delegates, Qt item models and the theme."""

import builtins

from desktop.views.qt.signatures_later import signatures_later

# PySide6 puts a hook of its own around every import, which reads the source of each module to see
# whether it asks for Qt's names in another spelling. No module here does, and the sources would
# stay in memory: imports go back to being Python's.
_python_import = builtins.__import__
with signatures_later():
    import PySide6.QtCore  # noqa: F401

builtins.__import__ = _python_import
