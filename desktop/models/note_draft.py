"""What else is kept of a conversation while it is written, apart from each other and the reply."""

from enum import StrEnum


class NoteDraft(StrEnum):
    """A kind of note, or of changed quote, that is kept for a conversation while it is written; its
    value stands before the conversation's number where it is kept."""

    NOTE = "note_draft:"
    """What stands in the note editor."""
    ASIDE = "unsent_note:"
    """What was begun beside other work: handing over, or a note for several conversations."""
    REPLACEMENT = "replacement:"
    """What is changed about a quote whose link stands (`Replacement`, as JSON)."""
