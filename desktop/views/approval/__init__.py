"""Where a second person says yes on the asker's screen, and what needs one by its nature."""
