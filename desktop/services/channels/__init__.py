"""Where conversations come from, behind one small protocol."""
