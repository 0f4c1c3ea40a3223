"""Calls: how they come to the running desk, who calls, and what is written down of them."""
