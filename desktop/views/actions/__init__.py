"""Working on conversations: whose they are, when they come back, labels, notes, and undo."""
