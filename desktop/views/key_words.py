"""What each key does, and what its group is called, in words."""

from PySide6.QtCore import QCoreApplication

from desktop.views.keys import KeyGroup, KeyId


def words(key_id: KeyId) -> str:
    """Say what a key does."""
    translate = QCoreApplication.translate
    match key_id:
        case KeyId.NEXT:
            return translate("Keys", "Next conversation, from anywhere")
        case KeyId.PREVIOUS:
            return translate("Keys", "Previous conversation, from anywhere")
        case KeyId.OPEN:
            return translate("Keys", "Open the chosen conversation and write")
        case KeyId.SEARCH:
            return translate("Keys", "Search the inbox, or what is shown in its place")
        case KeyId.SEARCH_HUB:
            return translate("Keys", "Search the hub, too, for what stands in the search")
        case KeyId.SEARCH_SCOPE:
            return translate("Keys", "Search everywhere, or in what the inbox lists")
        case KeyId.FIND_IN_THREAD:
            return translate("Keys", "Find in this conversation")
        case KeyId.FIND_NEXT:
            return translate("Keys", "Next place that was found, an older one")
        case KeyId.FIND_PREVIOUS:
            return translate("Keys", "Previous place that was found, a newer one")
        case KeyId.LEAVE:
            return translate("Keys", "Leave the search or the field, to the inbox")
        case KeyId.PICK:
            return translate("Keys", "Pick the conversation, for doing one thing to several")
        case KeyId.PICK_NEXT:
            return translate("Keys", "Pick the next conversation too")
        case KeyId.PICK_PREVIOUS:
            return translate("Keys", "Pick the previous conversation too")
        case KeyId.PICK_ALL:
            return translate("Keys", "Pick all that are listed")
        case KeyId.TAB_MINE:
            return translate("Keys", "Show mine")
        case KeyId.TAB_UNASSIGNED:
            return translate("Keys", "Show unassigned")
        case KeyId.TAB_TO_PAY:
            return translate("Keys", "Show what is to be paid")
        case KeyId.TAB_TO_TICKET:
            return translate("Keys", "Show what is to be ticketed")
        case KeyId.TAB_ALL:
            return translate("Keys", "Show all")
        case KeyId.VIEW_1:
            return translate("Keys", "Show the first view you saved")
        case KeyId.VIEW_2:
            return translate("Keys", "Show the second view you saved")
        case KeyId.VIEW_3:
            return translate("Keys", "Show the third view you saved")
        case KeyId.VIEW_4:
            return translate("Keys", "Show the fourth view you saved")
        case KeyId.FILTER:
            return translate("Keys", "Filter the inbox")
        case KeyId.CLEAR_FILTER:
            return translate("Keys", "Clear the filter, while it is open")
        case KeyId.REPLY:
            return translate("Keys", "Write a reply")
        case KeyId.SEND:
            return translate("Keys", "Send the reply")
        case KeyId.TEMPLATES:
            return translate("Keys", "Answer with a template; in the field type /")
        case KeyId.ATTACH:
            return translate("Keys", "Attach files to the reply")
        case KeyId.EMOJI:
            return translate("Keys", "Choose an emoji")
        case KeyId.SAFE_REPLY:
            return translate("Keys", "Send the safe reply to a masked card number")
        case KeyId.RESOLVE:
            return translate("Keys", "Resolve the conversation")
        case KeyId.REOPEN:
            return translate("Keys", "Open the conversation again")
        case KeyId.SNOOZE:
            return translate("Keys", "Snooze the conversation")
        case KeyId.ASSIGN:
            return translate("Keys", "Assign the conversation to a colleague")
        case KeyId.TO_ME:
            return translate("Keys", "Take the conversation yourself")
        case KeyId.PRIORITY:
            return translate("Keys", "Say how urgent the conversation is")
        case KeyId.LABELS:
            return translate("Keys", "Put labels on the conversation")
        case KeyId.NOTE:
            return translate("Keys", "Write a note for colleagues")
        case KeyId.HAND_OVER:
            return translate("Keys", "Hand the conversation over, with a note")
        case KeyId.MORE:
            return translate("Keys", "Everything that can be done with the conversation")
        case KeyId.BLOCK:
            return translate("Keys", "Block the customer as spam")
        case KeyId.UNBLOCK:
            return translate("Keys", "Let a blocked customer write again")
        case KeyId.IMPOSTOR:
            return translate("Keys", "Report an impostor")
        case KeyId.MERGE:
            return translate("Keys", "Merge the customer with another contact")
        case KeyId.UNDO:
            return translate("Keys", "Undo what was done to a conversation")
        case KeyId.CHANGE_WAITING:
            return translate("Keys", "Change the chosen message that waits to leave")
        case KeyId.REMOVE_WAITING:
            return translate("Keys", "Remove the chosen message that waits to leave")
        case KeyId.KEEP_WAITING:
            return translate("Keys", "Leave a waiting message as it was")
        case KeyId.QUOTE:
            return translate("Keys", "Go to the quote")
        case KeyId.ADD_LINE:
            return translate("Keys", "Add a price line")
        case KeyId.ADD_ALTERNATIVE:
            return translate("Keys", "Add another alternative to the quote")
        case KeyId.REMOVE_ALTERNATIVE:
            return translate("Keys", "Remove the chosen alternative")
        case KeyId.ALTERNATIVE_UP:
            return translate("Keys", "Put the chosen alternative before the one above")
        case KeyId.ALTERNATIVE_DOWN:
            return translate("Keys", "Put the chosen alternative behind the one below")
        case KeyId.SEND_LINK:
            return translate("Keys", "Send the payment link")
        case KeyId.CHECK_NOW:
            return translate("Keys", "Check the payment now")
        case KeyId.COPY_LINK:
            return translate("Keys", "Copy the payment link")
        case KeyId.COPY_CODE:
            return translate("Keys", "Copy the quote’s short code")
        case KeyId.PASTE_ITINERARY:
            return translate("Keys", "Paste an itinerary or price from the reservation system")
        case KeyId.ADD_FLIGHT:
            return translate("Keys", "Add a flight to the trip; Ctrl+Delete takes it away")
        case KeyId.PRICE_EACH:
            return translate("Keys", "Price each passenger, or all together")
        case KeyId.WHOSE_CHANGE:
            return translate("Keys", "Say whose change it is: the customer’s, or ours")
        case KeyId.TICKETING_LIMIT:
            return translate("Keys", "Enter the airline’s ticketing time limit")
        case KeyId.END_LINK:
            return translate("Keys", "Cancel the link of the chosen payment card")
        case KeyId.END_OFFER:
            return translate("Keys", "Cancel all links of an offer…")
        case KeyId.RESEND_LINK:
            return translate("Keys", "Send the payment link again…")
        case KeyId.REMIND:
            return translate("Keys", "Remind the customer of the payment link…")
        case KeyId.REPLACE_LINK:
            return translate("Keys", "Change the quote and replace its payment link")
        case KeyId.KEEP_LINK:
            return translate("Keys", "Keep the link as it is, while its quote is being changed")
        case KeyId.OTHER_CHANNEL:
            return translate("Keys", "Send the payment link by another channel…")
        case KeyId.RENEW_LINK:
            return translate("Keys", "Renew the payment link…")
        case KeyId.SUGGEST_REPLY:
            return translate("Keys", "Suggest another way to pay")
        case KeyId.TICKET:
            return translate("Keys", "Enter the ticket numbers")
        case KeyId.CUSTOMER:
            return translate("Keys", "Show the customer")
        case KeyId.HISTORY:
            return translate("Keys", "Show what came before with the customer")
        case KeyId.REFUND:
            return translate("Keys", "Refund what was paid…")
        case KeyId.PRICE_AGAIN:
            return translate("Keys", "Price a late payment again")
        case KeyId.APPROVE:
            return translate("Keys", "Let a second person approve…")
        case KeyId.PAID_ELSEWHERE:
            return translate("Keys", "Mark as paid elsewhere…")
        case KeyId.GIVEN_BACK:
            return translate("Keys", "Write down a refund given another way…")
        case KeyId.TICKET_ENDED:
            return translate("Keys", "Write down that a ticket was voided…")
        case KeyId.ASK_RESIDUAL:
            return translate("Keys", "Ask ticketing for the residual of a paid quote")
        case KeyId.NEW_QUOTE:
            return translate("Keys", "Start another quote")
        case KeyId.PALETTE:
            return translate("Keys", "Find anything, do anything")
        case KeyId.INBOX:
            return translate("Keys", "Go to the inbox")
        case KeyId.PAYMENTS:
            return translate("Keys", "Go to the payments")
        case KeyId.EXPORT_PAYMENTS:
            return translate("Keys", "Export the listed payments as CSV…")
        case KeyId.BOARD:
            return translate("Keys", "Go to the team board")
        case KeyId.WALLBOARD:
            return translate("Keys", "Show the wallboard on the whole screen")
        case KeyId.SORT_TABLE:
            return translate("Keys", "Sort a table of the board by the chosen column")
        case KeyId.EXPORT_BOARD:
            return translate("Keys", "Export the board’s tables as CSV…")
        case KeyId.PAYMENT_STEP:
            return translate("Keys", "Do the next step for the chosen payment")
        case KeyId.PHONE:
            return translate("Keys", "Go to the phone")
        case KeyId.READ_BACK:
            return translate("Keys", "Say that the caller’s number or address was read back")
        case KeyId.LINK_BY:
            return translate("Keys", "Choose how the link reaches the caller")
        case KeyId.QR_CODE:
            return translate("Keys", "Show the payment link as a QR code")
        case KeyId.WRAP_UP:
            return translate("Keys", "Wrap the call up")
        case KeyId.PRESENCE:
            return translate("Keys", "Change your presence")
        case KeyId.AVAILABLE:
            return translate("Keys", "Be available")
        case KeyId.BUSY:
            return translate("Keys", "Be busy")
        case KeyId.AWAY:
            return translate("Keys", "Be away")
        case KeyId.NEXT_PANE:
            return translate("Keys", "Next part of the window")
        case KeyId.PREVIOUS_PANE:
            return translate("Keys", "Previous part of the window")
        case KeyId.DISMISS:
            return translate("Keys", "Put away the newest notice")
        case KeyId.VEIL:
            return translate("Keys", "Hide personal data, or show it again")
        case KeyId.LOCK:
            return translate("Keys", "Lock the desk")
        case KeyId.DO_NOT_DISTURB:
            return translate("Keys", "Do not disturb, or be heard again")
        case KeyId.SETTINGS:
            return translate("Keys", "Settings")
        case KeyId.TEXT_LARGER:
            return translate("Keys", "Larger text")
        case KeyId.TEXT_SMALLER:
            return translate("Keys", "Smaller text")
        case KeyId.TEXT_NORMAL:
            return translate("Keys", "Text of the system's size")
        case KeyId.CHANGE_KEYS:
            return translate("Keys", "Change keys…")
        case KeyId.HELP:
            return translate("Keys", "Show all keys")
        case KeyId.QUIT:
            return translate("Keys", "Close the desk; what was not sent is kept")


def group_words(group: KeyGroup) -> str:
    """Name a group of keys."""
    translate = QCoreApplication.translate
    match group:
        case KeyGroup.INBOX:
            return translate("Keys", "Inbox")
        case KeyGroup.CONVERSATION:
            return translate("Keys", "Conversation")
        case KeyGroup.PAYMENT:
            return translate("Keys", "Quote and payment")
        case KeyGroup.PHONE:
            return translate("Keys", "Phone")
        case KeyGroup.WINDOW:
            return translate("Keys", "Window")
