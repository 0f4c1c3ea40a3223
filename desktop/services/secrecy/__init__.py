"""Keys, locks, the log, and what must be taken out or let go."""
