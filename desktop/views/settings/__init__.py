"""The settings: a page over the desk, with a section for each subject."""
