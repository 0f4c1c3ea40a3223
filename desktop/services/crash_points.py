"""The instants between the outward steps at which tests make this process die."""

LINK_BEFORE_CREATE = "link.before_create"
LINK_AFTER_CREATE = "link.after_create"
LINK_CREATED = "link.created"
MESSAGE_BEFORE_POST = "message.before_post"
MESSAGE_AFTER_POST = "message.after_post"
CANCEL_BEFORE_EXPIRE = "cancel.before_expire"
CANCEL_AFTER_EXPIRE = "cancel.after_expire"
RESOLVE_AFTER_STATUS = "resolve.after_status"
FEED_AFTER_READ = "feed.after_read"

OUTBOX_POINTS = (
    LINK_BEFORE_CREATE,
    LINK_AFTER_CREATE,
    LINK_CREATED,
    MESSAGE_BEFORE_POST,
    MESSAGE_AFTER_POST,
    CANCEL_BEFORE_EXPIRE,
    CANCEL_AFTER_EXPIRE,
    RESOLVE_AFTER_STATUS,
    FEED_AFTER_READ,
)
"""Every point outside the store (those inside are `store.crash.STORE_POINTS`)."""
