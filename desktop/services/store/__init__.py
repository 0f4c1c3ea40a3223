"""The two local SQLite files, and the only code that talks to SQLite.

`store.Store` is the door. `desk.db` holds what only this desk knows (journal, outbox, drafts) and
is never deleted; `cache.db` holds what others own and can be rebuilt from them and the journal.
Nothing is imported here: `first_rows` must load without SQLAlchemy.
"""
