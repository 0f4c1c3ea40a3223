"""The board: what its figures are put together from, and what leaves the desk by itself."""
