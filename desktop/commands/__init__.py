"""The commands beside the window: each puts together what it needs, and ends."""
