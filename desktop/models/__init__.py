"""The words of the trade, in plain Python: no Qt, no SQL, no network, no clock."""
