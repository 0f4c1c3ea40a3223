"""The window itself: its frame, notices, and what stands there before there is a desk."""
