"""Files that go with messages: on their way out, and as customers sent them."""
