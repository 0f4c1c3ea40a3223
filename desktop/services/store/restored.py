"""The mark that says which jobs an older copy of `desk.db` brought back."""

RESTORED = "restored_jobs"
"""The mark that names the jobs whose true state is not known: a JSON list of ids, or `ALL_JOBS`."""
ALL_JOBS = "*"
