"""Widgets that know nothing of this trade."""
