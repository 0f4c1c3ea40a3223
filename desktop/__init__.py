"""Social Pay Desk: payment links in the conversation, followed until the ticket is issued."""

__version__ = "0.1.0"
