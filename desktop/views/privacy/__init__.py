"""Keeping other eyes off: lock, veil, and a clipboard that forgets."""
