"""The inbox: pace, search, tabs and the list of conversations."""
