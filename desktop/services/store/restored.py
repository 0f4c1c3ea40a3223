"""What a repair or an older copy of `desk.db` leaves behind: a record and a mark."""

SALVAGED = "journal.salvaged"
"""The journal's record of a salvage: which of its places (first, last) are `missing`."""
RESTORED = "restored_jobs"
"""The mark that names the jobs whose true state is not known: a JSON list of ids, or `ALL_JOBS`."""
ALL_JOBS = "*"
