"""The window itself: its frame, keys, notices, and what stands there before there is a desk."""
