"""The tables of both files. A change here needs a step in `migrations`."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnClause,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

from desktop.services.store import columns

DESK = MetaData()
CACHE = MetaData()

# A query uses a partial index, or one on an expression, only when it says the very same words:
# these stand in both. A bound value would not do.
FAILED = text("state = 'failed'")
UNFINISHED = text(f"state NOT IN ({', '.join(repr(state) for state in columns.OVER)})")
SESSION: ColumnClause[str] = literal_column("json_extract(body, '$.session')", Text)
CREATES_LINK = text("kind = 'link.created'")
HAS_CLIENT = text("client_id <> ''")
HAS_QUOTE = text("quote_id <> ''")
OF_CALLS = text("kind >= 'call.' AND kind < 'call/'")
UNSETTLED = text("direction = 'outgoing' AND delivery IN ('sent', 'delivered')")

# --- desk.db: what only this desk knows. Times are UTC seconds.

META = Table(
    "meta",
    DESK,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

MARKS = Table(
    "marks",
    DESK,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

JOURNAL = Table(
    "journal",
    DESK,
    Column("seq", Integer, primary_key=True),
    Column("entry_id", Text, nullable=False, unique=True),
    Column("device_id", Text, nullable=False),
    Column("device_seq", Integer, nullable=False),
    Column("at", Float, nullable=False),
    Column("kind", Text, nullable=False),
    Column("quote_id", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("source", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("previous_chain_hash", Text, nullable=False),
    Column("chain_hash", Text, nullable=False),
    UniqueConstraint("device_id", "device_seq"),
    Index("journal_of_quote", "quote_id", "seq"),
    Index(
        "journal_of_session",
        SESSION,
        sqlite_where=CREATES_LINK,
    ),
    Index("journal_of_calls", "at", sqlite_where=OF_CALLS),
)

JOURNAL_GUARDS = (
    """CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal
       WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
       BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END""",
)

PRIVATE_VALUES = Table(
    "private_values",
    DESK,
    Column("entry_id", ForeignKey("journal.entry_id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

QUOTES = Table(
    "quotes",
    DESK,
    Column("quote_id", Text, primary_key=True),
    Column("conversation_id", Integer, nullable=False),
    Column("entry_id", ForeignKey("journal.entry_id"), nullable=False),
    Column("first_seq", Integer, nullable=False),
    Index("quotes_of_conversation", "conversation_id", "first_seq"),
)

JOBS = Table(
    "jobs",
    DESK,
    Column("number", Integer, primary_key=True),
    Column("job_id", Text, nullable=False, unique=True),
    Column("client_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("conversation_id", Integer, nullable=False),
    Column("quote_id", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("state", Text, nullable=False),
    Column("progress", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", Float, nullable=False),
    Column("error", Text, nullable=False),
    Column("finished_at", Float),
    Index("jobs_of_client", "client_id", unique=True, sqlite_where=HAS_CLIENT),
    Index("jobs_unfinished", "conversation_id", "number", sqlite_where=UNFINISHED),
    Index("jobs_failed", "conversation_id", "number", sqlite_where=FAILED),
    Index("jobs_of_quote", "quote_id", "number", sqlite_where=HAS_QUOTE),
    sqlite_autoincrement=True,
)

SEEN_EVENTS = Table(
    "seen_events",
    DESK,
    Column("event_id", Text, primary_key=True),
    Column("created_at", Float, nullable=False),
    Index("seen_events_by_time", "created_at"),
    sqlite_with_rowid=False,
)

DRAFTS = Table(
    "drafts",
    DESK,
    Column("conversation_id", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("saved_at", Float, nullable=False),
)

# What the board counts. Hours and ids become numbers here, so that they outlive the conversations.

CASE_DAYS = Table(
    "case_days",
    DESK,
    Column("day", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("team", Integer, primary_key=True),
    Column("agent", Integer, primary_key=True),
    Column("cases", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""The cases that customers began on a day, one short record each (`case_blobs`), by which a case is
found again when something becomes known of it. Of an erased customer no number stands in it."""

CASE_SUMS = Table(
    "case_sums",
    DESK,
    Column("by_agent", Integer, primary_key=True),
    Column("span", Text, primary_key=True),
    Column("agent", Integer, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("team", Integer, primary_key=True),
    Column("cases", Integer, nullable=False),
    Column("solved", Integer, nullable=False),
    Column("public", Integer, nullable=False),
    Column("public_answered", Integer, nullable=False),
    Column("took", LargeBinary, nullable=False),
    Column("quarters", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""What a board is read from: the cases of a span (a day, `2026-11-30`, or a month, `2026-11`), of
all agents together (`by_agent` 0) and of each agent who answered some (1), with how long each
answer took, in ascending order, and of days of all agents in which quarter of an hour its case
began."""

# --- cache.db: what others own, and the projection of the journal. Times are UTC seconds.

CACHE_META = Table(
    "meta",
    CACHE,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

UNSPACED = "unspaced"
"""The words of scripts without spaces, as `models.unspaced` cuts them; empty in all other texts."""

CONTACTS = Table(
    "contacts",
    CACHE,
    Column("contact_id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("handle", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("membership", Text, nullable=False),
    Column("booking", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("phone_digits", Text, nullable=False),
    Column("phone_tail", Text, nullable=False),
    Column("blocked", Integer),
    Column(UNSPACED, Text, nullable=False, server_default=""),
    Index("contacts_by_booking", "booking", sqlite_where=text("booking <> ''")),
    Index("contacts_by_phone", "phone_tail", sqlite_where=text("phone_tail <> ''")),
)

_BEING_WORKED_ON = text("status IN ('open', 'pending')")

CONVERSATIONS = Table(
    "conversations",
    CACHE,
    Column("conversation_id", Integer, primary_key=True),
    Column("contact_id", Integer, nullable=False),
    Column("inbox_id", Integer, nullable=False),
    Column("channel", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("assignee_id", Integer),
    Column("labels", Text, nullable=False),
    Column("unread", Integer, nullable=False),
    Column("can_reply", Integer, nullable=False),
    Column("is_private", Integer, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("last_activity_at", Float, nullable=False),
    Column("waiting_since", Float),
    Column("first_reply_at", Float),
    Column("snoozed_until", Float),
    Column("priority", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("window_closes_at", Float),
    Column("updated_at", Float, nullable=False),
    Column("preview", Text, nullable=False, server_default=""),
    Column("preview_by", Text, nullable=False, server_default="incoming"),
    Column("team_id", Integer),
    # All that a filter asks for stands in it: any filter is one walk along it, newest first.
    Index(
        "conversations_newest",
        "last_activity_at",
        "conversation_id",
        "status",
        "assignee_id",
        "channel",
        "language",
        "waiting_since",
        "first_reply_at",
    ),
    Index(
        "conversations_waiting",
        "waiting_since",
        "conversation_id",
        "first_reply_at",
        "assignee_id",
        sqlite_where=text(f"waiting_since IS NOT NULL AND {_BEING_WORKED_ON}"),
    ),
    Index(
        "conversations_worked_on",
        "assignee_id",
        "last_activity_at",
        "conversation_id",
        sqlite_where=_BEING_WORKED_ON,
    ),
    Index("conversations_unread", "assignee_id", "unread", sqlite_where=text("unread > 0")),
    Index("conversations_of_contact", "contact_id"),
    Index(
        "conversations_first_replied",
        "first_reply_at",
        sqlite_where=text("first_reply_at IS NOT NULL"),
    ),
)

CONVERSATION_LABELS = Table(
    "conversation_labels",
    CACHE,
    Column("label", Text, primary_key=True),
    Column("conversation_id", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

_PUT_LABELS = """INSERT OR IGNORE INTO conversation_labels (label, conversation_id)
       SELECT value, NEW.conversation_id FROM json_each(NEW.labels);"""
_DROP_LABELS = """DELETE FROM conversation_labels WHERE conversation_id = OLD.conversation_id
       AND label IN (SELECT value FROM json_each(OLD.labels));"""

LABELS_FOLLOW = (
    f"""CREATE TRIGGER labels_put AFTER INSERT ON conversations
       WHEN NEW.labels <> '[]' BEGIN {_PUT_LABELS} END""",
    f"""CREATE TRIGGER labels_drop AFTER DELETE ON conversations
       WHEN OLD.labels <> '[]' BEGIN {_DROP_LABELS} END""",
    f"""CREATE TRIGGER labels_edit AFTER UPDATE ON conversations
       WHEN OLD.labels <> NEW.labels BEGIN {_DROP_LABELS} {_PUT_LABELS} END""",
)
"""`conversation_labels` says what the labels of `conversations` say, found by label."""

UNCOUNTED = Table(
    "uncounted",
    CACHE,
    Column("conversation_id", Integer, primary_key=True),
)
"""Conversations that the board has to count, or to count again."""

_COUNTED = (
    "created_at",
    "first_reply_at",
    "channel",
    "assignee_id",
    "team_id",
    "status",
    "is_private",
)
# Not OR IGNORE: in a trigger SQLite goes by what the outer statement does on a conflict, and an
# upsert fails there.
_TO_COUNT = (
    "INSERT INTO uncounted (conversation_id) SELECT NEW.conversation_id WHERE NOT EXISTS"
    " (SELECT 1 FROM uncounted WHERE conversation_id = NEW.conversation_id);"
)
COUNT_AGAIN = (
    f"CREATE TRIGGER IF NOT EXISTS count_new AFTER INSERT ON conversations BEGIN {_TO_COUNT} END",
    "CREATE TRIGGER IF NOT EXISTS count_changed AFTER UPDATE ON conversations WHEN "
    + " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _COUNTED)
    + f" BEGIN {_TO_COUNT} END",
)

COUNT_TOLD = """CREATE TRIGGER IF NOT EXISTS count_told AFTER INSERT ON messages
    WHEN NEW.direction IN ('incoming', 'outgoing') BEGIN
    INSERT INTO uncounted (conversation_id) SELECT c.conversation_id FROM conversations AS c
        WHERE c.conversation_id = NEW.conversation_id
        AND (NEW.created_at < c.created_at + 2
            OR (NEW.direction = 'outgoing' AND NEW.sender_id IS NOT NULL
                AND NEW.created_at >= c.first_reply_at - 1
                AND NEW.created_at < c.first_reply_at + 1))
        AND NOT EXISTS
            (SELECT 1 FROM uncounted AS u WHERE u.conversation_id = c.conversation_id);
    END"""
"""A message that tells who began a conversation or who answered first, as `case_rows.SEEN` reads
it, may come after the conversation was counted."""

MESSAGES = Table(
    "messages",
    CACHE,
    Column("message_id", Integer, primary_key=True),
    Column("conversation_id", Integer, nullable=False),
    Column("direction", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("delivery", Text, nullable=False),
    Column("platform_id", Text, nullable=False),
    Column("client_ref", Text, nullable=False),
    Column("sender_id", Integer),
    Column("sender_name", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("attachments", Text, nullable=False),
    Column(UNSPACED, Text, nullable=False, server_default=""),
    Index("messages_of_conversation", "conversation_id", "message_id"),
    Index("messages_by_ref", "client_ref", sqlite_where=text("client_ref <> ''")),
    Index(
        "messages_unsettled",
        "created_at",
        sqlite_where=UNSETTLED,
    ),
)

LINKS = Table(
    "links",
    CACHE,
    Column("quote_id", Text, primary_key=True),
    Column("conversation_id", Integer, nullable=False),
    Column("first_seq", Integer, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("is_open", Integer, nullable=False),
    Column("has_money", Integer, nullable=False),
    Column("to_pay", Integer, nullable=False),
    Column("to_ticket", Integer, nullable=False),
    Column("stage", Text, nullable=False),
    Column("badge_amount", Integer, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("paid", Integer, nullable=False),
    Column("refunded", Integer, nullable=False),
    Column("currency", Text, nullable=False),
    Column("since", Float, nullable=False),
    Column("source", Text, nullable=False),
    Column("expires_at", Float),
    Column("method", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("session", Text, nullable=False),
    Column("message_id", Integer),
    Column("is_ours", Integer, nullable=False),
    Column("agent_id", Integer),
    Column("asked_at", Float, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("airports", Text, nullable=False),
    Column("travellers", Integer, nullable=False),
    Column("declines", Integer, nullable=False),
    Column("ticketed", Integer, nullable=False),
    Column("stuck", Text, nullable=False),
    Column("stuck_since", Float, nullable=False),
    Column("stuck_amount", Integer, nullable=False),
    Column("stuck_by", Float),
    Column("stuck_failed", Integer, nullable=False, server_default="0"),
    Column("reminder_due", Text, nullable=False, server_default=""),
    Column("not_chosen", Integer, nullable=False, server_default="0"),
    Column("channel", Text, nullable=False),
    Column("team_id", Integer),
    Column("offer", Text, nullable=False),
    Column("made_at", Float),
    Column("paid_at", Float),
    Column("ticketed_at", Float),
    CheckConstraint("rank IN (1, 2)"),
    Index("links_of_conversation", "conversation_id", "rank", "first_seq"),
    Index("links_to_pay", "conversation_id", sqlite_where=text("to_pay = 1")),
    Index("links_to_ticket", "conversation_id", sqlite_where=text("to_ticket = 1")),
    Index("links_open", "quote_id", sqlite_where=text("is_open = 1")),
    Index("links_with_money", "since", sqlite_where=text("has_money = 1")),
    Index("links_by_message", "message_id", sqlite_where=text("message_id IS NOT NULL")),
    Index("links_by_session", "session", sqlite_where=text("session <> ''")),
    # All that the Payments view lists and sums up by itself: no row is read for it.
    Index(
        "links_listed",
        "since",
        "first_seq",
        "stage",
        "quote_id",
        "currency",
        "amount",
        "paid",
        "refunded",
    ),
    Index("links_stuck", "stuck", "stuck_since", sqlite_where=text("stuck <> ''")),
    # All that the board counts of links: no row is read for it.
    Index(
        "links_made",
        "made_at",
        "offer",
        "agent_id",
        "paid_at",
        "is_open",
        "channel",
        "team_id",
        sqlite_where=text("made_at IS NOT NULL"),
    ),
    Index(
        "links_ticketed",
        "paid_at",
        "ticketed_at",
        "channel",
        "team_id",
        sqlite_where=text("is_ours = 1 AND ticketed_at IS NOT NULL"),
    ),
)

PLACED = (
    """CREATE TRIGGER IF NOT EXISTS links_placed_new AFTER INSERT ON conversations BEGIN
       UPDATE links SET team_id = NEW.team_id, channel = iif(channel = '', NEW.channel, channel)
       WHERE conversation_id = NEW.conversation_id; END""",
    """CREATE TRIGGER IF NOT EXISTS links_placed AFTER UPDATE ON conversations
       WHEN OLD.team_id IS NOT NEW.team_id BEGIN
       UPDATE links SET team_id = NEW.team_id WHERE conversation_id = NEW.conversation_id; END""",
    """CREATE TRIGGER IF NOT EXISTS movements_placed AFTER UPDATE ON links
       WHEN OLD.team_id IS NOT NEW.team_id OR OLD.channel <> NEW.channel BEGIN
       UPDATE movements SET team_id = NEW.team_id, channel = NEW.channel
       WHERE quote_id = NEW.quote_id; END""",
)
"""A link, and the money that it brought, stand where their conversation does, and stay there when
that is erased."""

MOVEMENTS = Table(
    "movements",
    CACHE,
    Column("at", Float, primary_key=True),
    Column("quote_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("amount", Integer, nullable=False),
    Column("currency", Text, nullable=False),
    Column("agent_id", Integer),
    Column("channel", Text, nullable=False),
    Column("team_id", Integer),
    Index("movements_of_quote", "quote_id"),
    sqlite_with_rowid=False,
)
"""Each payment of a quote's links, and each refund (below 0), when it happened. `number` tells
apart those of one quote in one instant."""

QUOTE_KEYS = Table(
    "quote_keys",
    CACHE,
    Column("number", Integer, primary_key=True),
    Column("quote_id", Text, nullable=False),
    Column("conversation_id", Integer, nullable=False),
    Column("first_seq", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("shown", Text, nullable=False),
    Index("quote_keys_by_key", "key"),
    Index("quote_keys_of_quote", "quote_id"),
    Index("quote_keys_of_conversation", "conversation_id"),
)

CONTACT_DETAILS = Table(
    "contact_details",
    CACHE,
    Column("contact_id", Integer, primary_key=True),
    Column("handles", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("fetched_at", Float, nullable=False),
)

_WORDS = "tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3'"
_CONTACT_WORDS = (
    *("name", "handle", "phone_digits", "email", "membership", "booking"),
    UNSPACED,
)


def _mirror(index: str, table: str, rowid: str, words: tuple[str, ...], only: str) -> list[str]:
    """Return an external-content FTS5 index over `words` of `table`, with its triggers."""
    listed = ", ".join(words)
    put = (
        f"INSERT INTO {index} (rowid, {listed}) "
        f"VALUES (NEW.{rowid}, {', '.join(f'NEW.{word}' for word in words)});"
    )
    drop = (
        f"INSERT INTO {index} ({index}, rowid, {listed}) "
        f"VALUES ('delete', OLD.{rowid}, {', '.join(f'OLD.{word}' for word in words)});"
    )
    new, old = only.format(row="NEW"), only.format(row="OLD")
    edited = " OR ".join(f"OLD.{word} <> NEW.{word}" for word in words)
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5("
        f"{listed}, content = '{table}', content_rowid = '{rowid}', {_WORDS})",
        f"CREATE TRIGGER {index}_put AFTER INSERT ON {table} WHEN {new} BEGIN {put} END",
        f"CREATE TRIGGER {index}_drop AFTER DELETE ON {table} WHEN {old} BEGIN {drop} END",
        f"CREATE TRIGGER {index}_edit AFTER UPDATE ON {table} WHEN {new} AND ({edited}) "
        f"BEGIN {drop} {put} END",
    ]


# What the hub logs about a conversation (ACTIVITY) is nobody's words. The direction of a message
# never changes, so one condition serves all its triggers.
_INDEXED = {
    "message_words": (
        "messages",
        "message_id",
        ("text", UNSPACED),
        "{row}.direction <> 'activity'",
    ),
    "contact_words": ("contacts", "contact_id", _CONTACT_WORDS, "1"),
}
SEARCH_INDEXES = tuple(made for name, of in _INDEXED.items() for made in _mirror(name, *of))
INDEX_AGAIN = tuple(
    f"INSERT INTO {name} (rowid, {', '.join(words)}) SELECT {rowid}, {', '.join(words)} "
    f"FROM {table} WHERE {only.format(row=table)}"
    for name, (table, rowid, words, only) in _INDEXED.items()
)
"""Fills empty indexes with what the tables hold."""
