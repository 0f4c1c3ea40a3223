"""Payment service providers behind one small protocol."""
