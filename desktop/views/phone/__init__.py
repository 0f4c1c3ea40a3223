"""The Phone: who calls, what was with them, their payment while they talk, and the wrap-up."""
