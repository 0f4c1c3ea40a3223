"""The clock, and how long the desk waits."""
