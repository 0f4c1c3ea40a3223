"""Between Qt and Python: tasks, collection of cycles, messages, announcements."""
