"""What the board says, and exactly how each figure is made. `docs/board.md` has it in words."""
