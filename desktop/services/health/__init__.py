"""How the desk and what it needs are doing, and mending what is broken."""
