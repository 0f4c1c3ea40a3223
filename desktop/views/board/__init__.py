"""The board: tiles, charts and tables of how the floor and the money stand, and their pages."""
