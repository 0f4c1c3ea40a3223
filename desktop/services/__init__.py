"""What the desk does: async use cases over the local store and the outside world; no widgets."""
