"""The thread of one conversation, and the composer below it."""
