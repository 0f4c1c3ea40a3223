"""What the examination of the connections says, as `service_words` knows it.

Each sentence by itself, for they are put together; a test compares them with `doctor`'s.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

DOCTOR_TEXTS = (
    QT_TRANSLATE_NOOP("Services", "No hub is configured."),
    QT_TRANSLATE_NOOP("Services", "No Stripe key is configured."),
    QT_TRANSLATE_NOOP(
        "Services", "Make a restricted key in Stripe's Dashboard (Developers, API keys)."
    ),
    QT_TRANSLATE_NOOP(
        "Services", "Set DESK_STRIPE_KEY to it, or run: keyring set social-pay-desk stripe_key"
    ),
    QT_TRANSLATE_NOOP("Services", "The desk cannot say how a customer pays; all else works."),
    QT_TRANSLATE_NOOP("Services", "A refund from this desk will fail, and say so; all else works."),
    QT_TRANSLATE_NOOP(
        "Services",
        "Set DESK_HUB_URL and DESK_HUB_ACCOUNT, or hub_url and hub_account in "
        "settings.toml; set DESK_HUB_TOKEN, or run: keyring set social-pay-desk hub_token",
    ),
    QT_TRANSLATE_NOOP("Services", "The hub answers."),
    QT_TRANSLATE_NOOP("Services", "Copy the access token from the hub's profile settings again."),
    QT_TRANSLATE_NOOP(
        "Services", "Set DESK_HUB_TOKEN to it, or run: keyring set social-pay-desk hub_token"
    ),
    QT_TRANSLATE_NOOP(
        "Services", "Check the address (DESK_HUB_URL) and this computer's network and proxy."
    ),
    QT_TRANSLATE_NOOP("Services", "It is that of {0}, user {1}."),
    QT_TRANSLATE_NOOP("Services", "Ask your administrator."),
    QT_TRANSLATE_NOOP("Services", "{0} ({1}) belongs to no inbox and would see no conversation."),
    QT_TRANSLATE_NOOP("Services", "Ask the hub's administrator to add this agent to the inboxes."),
    QT_TRANSLATE_NOOP("Services", "{0} ({1}) belongs to {2}."),
    QT_TRANSLATE_NOOP("Services", "Messages of {0} are not delivered."),
    QT_TRANSLATE_NOOP("Services", "Ask the hub's administrator to sign in to the platform again."),
    QT_TRANSLATE_NOOP("Services", "{0}; inboxes: {1}."),
    QT_TRANSLATE_NOOP("Services", "agent"),
    QT_TRANSLATE_NOOP("Services", "administrator"),
    QT_TRANSLATE_NOOP("Services", "It subscribes."),
    QT_TRANSLATE_NOOP(
        "Services", "The socket does not connect; the desk asks the hub every few seconds instead."
    ),
    QT_TRANSLATE_NOOP("Services", "Let the proxy or firewall pass WebSockets to the hub's /cable."),
    QT_TRANSLATE_NOOP("Services", "A restricted key; {0}."),
    QT_TRANSLATE_NOOP("Services", "real money moves"),
    QT_TRANSLATE_NOOP("Services", "no real money moves"),
    QT_TRANSLATE_NOOP(
        "Services", "Check DESK_STRIPE_API_BASE and this computer's network and proxy."
    ),
    QT_TRANSLATE_NOOP("Services", "Allowed."),
    QT_TRANSLATE_NOOP("Services", "Give the key {0} in Stripe's Dashboard."),
    QT_TRANSLATE_NOOP("Services", "This computer offers no keyring."),
    QT_TRANSLATE_NOOP(
        "Services",
        "This computer offers no keyring, and none is needed: both services are on this computer.",
    ),
    QT_TRANSLATE_NOOP(
        "Services", "The desk asks for a passphrase instead (unattended: DESK_PASSPHRASE)."
    ),
    QT_TRANSLATE_NOOP(
        "Services",
        "To have a keyring, install and unlock one (GNOME Keyring, KWallet, macOS Keychain, "
        "Windows Credential Manager).",
    ),
    QT_TRANSLATE_NOOP("Services", "There is none yet; the first start makes it."),
    QT_TRANSLATE_NOOP(
        "Services", "Close the desk and run “main.py repair”: it saves what can be read."
    ),
    QT_TRANSLATE_NOOP("Services", "It is whole, and so are its chains: {0}."),
    QT_TRANSLATE_NOOP("Services", "account {0} of {1}, agent {2}, payments by {3}"),
    QT_TRANSLATE_NOOP("Services", "Jobs that wait for a person: {0}; others on their way: {1}."),
    QT_TRANSLATE_NOOP("Services", "Jobs on their way: {0}."),
    QT_TRANSLATE_NOOP(
        "Services", "Jobs of a newer version of the desk, which stand untouched: {0}."
    ),
    QT_TRANSLATE_NOOP("Services", "Update this desk: until then nothing behind them leaves."),
    QT_TRANSLATE_NOOP("Services", "Open the desk and answer them."),
    QT_TRANSLATE_NOOP("Services", "No message here holds a masked card number."),
    QT_TRANSLATE_NOOP(
        "Services", "Masked in {0} of the messages that are kept here, the last of {1}."
    ),
    QT_TRANSLATE_NOOP(
        "Services", "At the hub they stand as they were written, until they are deleted there."
    ),
    QT_TRANSLATE_NOOP("Services", "Everything that came could be read."),
    QT_TRANSLATE_NOOP("Services", "Could not be read and were set aside: {0}."),
    QT_TRANSLATE_NOOP("Services", "{0} from the hub, the last on {1}"),
    QT_TRANSLATE_NOOP("Services", "{0} from Stripe, the last on {1}"),
    QT_TRANSLATE_NOOP("Services", "Nothing beside them was lost."),
    QT_TRANSLATE_NOOP(
        "Services",
        "Look at the hub and in Stripe's Dashboard for what is missing here, and send "
        "support the file of “main.py doctor --bundle FILE”.",
    ),
    QT_TRANSLATE_NOOP("Services", "The server has not told its time yet."),
    QT_TRANSLATE_NOOP("Services", "This computer is {0} s ahead."),
    QT_TRANSLATE_NOOP("Services", "This computer is {0} s behind."),
    QT_TRANSLATE_NOOP("Services", "The desk goes by the server's clock."),
    QT_TRANSLATE_NOOP("Services", "Set this computer's clock by the network."),
    QT_TRANSLATE_NOOP("Services", "Hub"),
    QT_TRANSLATE_NOOP("Services", "Hub token"),
    QT_TRANSLATE_NOOP("Services", "Agent's rights"),
    QT_TRANSLATE_NOOP("Services", "Hub socket"),
    QT_TRANSLATE_NOOP("Services", "Stripe key"),
    QT_TRANSLATE_NOOP("Services", "Stripe"),
    QT_TRANSLATE_NOOP("Services", "Stripe, {0}"),
    QT_TRANSLATE_NOOP("Services", "Keyring"),
    QT_TRANSLATE_NOOP("Services", "Database"),
    QT_TRANSLATE_NOOP("Services", "Outbox"),
    QT_TRANSLATE_NOOP("Services", "Card shield"),
    QT_TRANSLATE_NOOP("Services", "Unreadable input"),
    QT_TRANSLATE_NOOP("Services", "Clock and hub"),
    QT_TRANSLATE_NOOP("Services", "Clock and Stripe"),
)
