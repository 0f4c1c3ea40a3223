"""Keeping this desk's copy of the conversations equal to the hub's."""
