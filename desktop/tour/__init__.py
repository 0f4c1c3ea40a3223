"""The tour: the main job, played in the real window by real key and mouse events."""
