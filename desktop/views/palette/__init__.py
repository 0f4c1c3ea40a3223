"""The command palette: every conversation, payment and action by a few letters."""
