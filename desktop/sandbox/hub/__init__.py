"""Chatwoot v4 as the desk meets it: the application API and its websocket."""
