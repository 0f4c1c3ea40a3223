"""What helps an agent write: templates, emoji, and the gaps that a text may still have."""
