"""A library that takes an extra where it finds one does not find it."""

import importlib
import sys

import pytest

from desktop.services.wire.absent import absent


def test_what_is_absent_cannot_be_imported_and_then_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with absent("colorsys"), pytest.raises(ImportError):
        importlib.import_module("colorsys")
    assert importlib.import_module("colorsys") is sys.modules["colorsys"]


def test_what_is_in_use_stays() -> None:
    with absent("json"):
        assert importlib.import_module("json") is sys.modules["json"]
    assert "json" in sys.modules


def test_a_failing_import_leaves_nothing_behind() -> None:
    with pytest.raises(ZeroDivisionError), absent("no_such_module"):
        raise ZeroDivisionError
    assert "no_such_module" not in sys.modules
