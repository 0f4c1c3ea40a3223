"""The desk without a window: jobs from a file, worked until there is nothing to do."""
