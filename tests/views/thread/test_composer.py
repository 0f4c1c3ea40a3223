"""Writing a reply: sent once, never lost, and honest about the reply window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel, ConversationStatus, as_hub_replies
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.style.metrics import METRICS
from desktop.views.style.theme import Theme
from desktop.views.thread.composer import Composer, first_name
from desktop.views.words.languages import language_name
from tests.views.thread.thread_world import CONTACT, CONVERSATION, NOW, light_theme, on_screen

OTHER = replace(CONVERSATION, conversation_id=8)


class Said:
    """What the composer asked for."""

    def __init__(self, composer: Composer) -> None:
        self.sent: list[tuple[int, str]] = []
        self.drafts: list[tuple[int, str]] = []
        self.typing: list[tuple[int, bool]] = []
        composer.send_wanted.connect(lambda *what: self.sent.append(what))
        composer.draft_changed.connect(lambda *what: self.drafts.append(what))
        composer.typing.connect(lambda *what: self.typing.append(what))


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    widget = Composer(light_theme())
    widget.resize(560, 120)
    on_screen(qtbot, widget)
    widget.open(CONVERSATION, CONTACT, "", NOW)
    widget.edit.setFocus()
    return widget


def send_button(composer: Composer) -> QPushButton:
    found = composer.findChild(QPushButton, "sendButton")
    assert found is not None
    return found


def window_words(composer: Composer) -> str:
    found = composer.findChild(QLabel, "replyWindow")
    assert found is not None
    return found.text()


def test_ctrl_enter_sends_once_however_often_it_is_pressed(
    composer: Composer, qtbot: QtBot
) -> None:
    said = Said(composer)
    qtbot.keyClicks(composer.edit, "Dag Sanne")
    for _ in range(3):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    send_button(composer).click()
    assert said.sent == [(7, "Dag Sanne")]
    assert composer.text == "Dag Sanne"


def test_enter_alone_is_a_new_line_and_the_field_grows(composer: Composer, qtbot: QtBot) -> None:
    before = composer.edit.height()
    for _ in range(5):
        qtbot.keyClicks(composer.edit, "regel")
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert composer.text.count("\n") == 5
    assert composer.edit.height() > before
    for _ in range(40):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert composer.edit.height() <= 8 * max(19, composer.edit.fontMetrics().lineSpacing())


def test_the_field_is_free_when_a_durable_job_holds_the_text(
    composer: Composer, qtbot: QtBot
) -> None:
    said = Said(composer)
    qtbot.keyClicks(composer.edit, "Dag Sanne")
    composer.press_send()
    qtbot.keyClicks(composer.edit, " en tot ziens")
    composer.sent(7)
    assert composer.text == " en tot ziens"
    composer.press_send()
    assert said.sent == [(7, "Dag Sanne"), (7, "en tot ziens")]


def test_a_text_that_could_not_be_taken_stays_and_can_be_sent_again(composer: Composer) -> None:
    said = Said(composer)
    composer.edit.setPlainText("Dag Sanne")
    composer.press_send()
    composer.not_sent(7)
    assert composer.text == "Dag Sanne"
    composer.press_send()
    assert len(said.sent) == 2


def test_drafts_stay_with_their_conversations(composer: Composer, qtbot: QtBot) -> None:
    said = Said(composer)
    qtbot.keyClicks(composer.edit, "half een zi")
    composer.open(OTHER, CONTACT, "bewaard", NOW)
    assert said.drafts == [(7, "half een zi")]
    assert composer.text == "bewaard"
    composer.open(CONVERSATION, CONTACT, "half een zi", NOW)
    assert composer.text == "half een zi"
    assert said.drafts == [(7, "half een zi")]


def test_a_draft_is_kept_after_a_pause_without_leaving(composer: Composer, qtbot: QtBot) -> None:
    said = Said(composer)
    qtbot.keyClicks(composer.edit, "abc")
    assert said.drafts == []
    qtbot.waitUntil(lambda: said.drafts == [(7, "abc")])


def test_a_draft_is_kept_also_of_somebody_who_never_pauses(
    composer: Composer, qtbot: QtBot
) -> None:
    said = Said(composer)

    def typed_on() -> bool:
        qtbot.keyClick(composer.edit, "a")
        return bool(said.drafts)

    qtbot.waitUntil(typed_on, timeout=3000)


def test_reading_the_thread_again_does_not_touch_what_is_being_written(
    composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(composer.edit, "ik schrijf")
    composer.open(CONVERSATION, CONTACT, "ouder", NOW + 60)
    assert composer.text == "ik schrijf"


def test_typing_is_told_once_and_its_end_too(composer: Composer, qtbot: QtBot) -> None:
    said = Said(composer)
    qtbot.keyClicks(composer.edit, "abc")
    for _ in range(3):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Backspace)
    assert said.typing == [(7, True), (7, False)]


def test_restoring_a_draft_is_not_typing(composer: Composer) -> None:
    said = Said(composer)
    composer.open(OTHER, CONTACT, "bewaard", NOW)
    assert said.typing == []
    assert said.drafts == []


def test_the_reply_window_counts_down_and_then_closes(composer: Composer) -> None:
    said = Said(composer)
    assert window_words(composer) == "Reply window closes in 23 h"
    composer.tick(NOW + 22.5 * 3600)
    assert window_words(composer) == "Reply window closes in 30 min"
    composer.edit.setPlainText("te laat")
    composer.tick(NOW + 24 * 3600)
    assert "Messenger closed the reply window" in window_words(composer)
    assert not send_button(composer).isEnabled()
    composer.press_send()
    assert said.sent == []
    assert composer.text == "te laat"


def test_the_hub_has_the_last_word_on_replying(composer: Composer) -> None:
    composer.open(replace(CONVERSATION, can_reply=False), CONTACT, "", NOW)
    assert "takes no reply" in window_words(composer)
    assert not send_button(composer).isEnabled()


def after_words(composer: Composer) -> str:
    found = composer.findChild(QLabel, "afterReplyWindow")
    assert found is not None
    return found.text() if found.isVisible() else ""


def test_what_is_allowed_after_the_window_is_said_before_it_closes(composer: Composer) -> None:
    reachable = replace(CONTACT, email="s@example.com", phone="")
    composer.open(CONVERSATION, reachable, "", NOW)
    words = composer.findChild(ElidedLabel, "replyWindow")
    assert words is not None
    assert "human agent tag, for up to 7 days" in words.toolTip()
    assert "E-mail has no limit" in words.accessibleDescription()
    assert after_words(composer) == ""  # there is time
    composer.tick(NOW + 22.5 * 3600)
    assert "it is asked then" in after_words(composer)
    composer.tick(NOW + 24 * 3600)
    assert "human agent tag" in after_words(composer)
    whatsapp = replace(CONVERSATION, channel=Channel.WHATSAPP)
    composer.open(whatsapp, replace(CONTACT, email="", phone=""), "", NOW + 24 * 3600)
    assert after_words(composer).endswith("approved template messages only, sent at the hub.")


def test_a_window_that_closes_before_the_agent_is_asked_about_once(composer: Composer) -> None:
    """The hub may send with the human agent tag; only its own word says so."""
    ended: list[int] = []
    composer.window_ended.connect(ended.append)
    for hour in (24, 24.1, 24.2):
        composer.tick(NOW + hour * 3600)
    assert ended == [CONVERSATION.conversation_id]
    tagged = as_hub_replies(CONVERSATION, CONVERSATION.window_closes_at, NOW + 24.2 * 3600)
    composer.open(tagged, CONTACT, "", NOW + 24.2 * 3600)
    assert window_words(composer).startswith("With the human agent tag until ")
    assert send_button(composer).isEnabled()


def test_a_channel_without_a_window_says_that_there_is_none(composer: Composer) -> None:
    sms = replace(CONVERSATION, channel=Channel.SMS, window_closes_at=None)
    composer.open(sms, CONTACT, "", NOW)
    assert window_words(composer) == "No time limit in SMS"
    assert after_words(composer) == ""
    composer.open(replace(sms, channel=Channel.WEB), CONTACT, "", NOW)
    assert window_words(composer) == ""
    composer.open(replace(sms, status=ConversationStatus.RESOLVED), CONTACT, "", NOW)
    assert "opens it again" in window_words(composer)


def test_it_names_customer_channel_and_language(composer: Composer) -> None:
    assert composer.edit.placeholderText() == "Reply to Sanne in Messenger…"
    assert composer.edit.objectName() == "composer"
    assert composer.edit.accessibleName()
    assert send_button(composer).accessibleName()
    assert language_name("nl") == "Nederlands"
    assert language_name("pt-BR") == "Português"
    assert language_name("en") == "English"
    assert language_name("es") == "Español"
    assert language_name("") == ""
    assert first_name("Sanne de Vries") == "Sanne"
    assert first_name("") == ""


def test_escape_goes_back_to_the_list_with_the_text_kept(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(composer.edit, "abc")
    with qtbot.waitSignal(composer.left):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Escape)
    assert composer.text == "abc"


def test_send_with_nothing_written_goes_to_the_field(composer: Composer) -> None:
    said = Said(composer)
    send_button(composer).setFocus()
    send_button(composer).click()
    assert composer.edit.hasFocus()
    assert said.sent == []


def test_a_refused_text_comes_back_before_what_is_there(composer: Composer) -> None:
    composer.edit.setPlainText("nieuw")
    composer.put_back("oud")
    assert composer.text == "oud\nnieuw"


def test_without_a_conversation_nothing_can_be_sent(composer: Composer) -> None:
    said = Said(composer)
    composer.close_conversation()
    composer.press_send()
    assert not send_button(composer).isEnabled()
    assert said.sent == []
    assert composer.text == ""


def shield(composer: Composer) -> QLabel:
    found = composer.findChild(QLabel, "cardMasked")
    assert found is not None
    return found


def test_a_card_number_is_masked_while_it_is_typed_and_the_agent_is_told(
    composer: Composer, qtbot: QtBot
) -> None:
    said = Said(composer)
    qtbot.keyClicks(composer.edit, "I have 4242 4242 4242 ")
    assert not shield(composer).isVisible()
    qtbot.keyClicks(composer.edit, "4242 here")
    assert composer.text == "I have •••• •••• •••• •••• here"
    assert shield(composer).isVisible()
    composer.edit.undo()
    assert "4242" not in composer.text
    composer.press_send()
    assert said.sent and "4242" not in said.sent[0][1]
    composer.sent(7)
    assert not shield(composer).isVisible()


def test_a_card_number_that_is_pasted_in_the_middle_keeps_the_cursor(
    composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(composer.edit, "before  after")
    for _ in range(6):
        qtbot.keyClick(composer.edit, Qt.Key.Key_Left)
    composer.edit.insertPlainText("5555555555554444")
    qtbot.keyClicks(composer.edit, "!")
    assert composer.text == f"before {'•' * 16}! after"


def test_a_ticket_number_stays_as_typed(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(composer.edit, "Your ticket: 074-2345678901, call +31 20 474 7747")
    assert composer.text == "Your ticket: 074-2345678901, call +31 20 474 7747"
    assert not shield(composer).isVisible()


def test_the_reply_window_says_it_shorter_where_it_is_narrow(theme: Theme, qtbot: QtBot) -> None:
    composer = Composer(theme)
    on_screen(qtbot, composer)
    composer.resize(METRICS.thread_min_width, 140)
    composer.open(CONVERSATION, CONTACT, "", NOW)
    words = composer.findChild(ElidedLabel, "replyWindow")
    assert words is not None
    qtbot.waitUntil(lambda: words.toolTip().startswith("Reply window closes in 23 h\n"))
    assert words.shown == "23 h left"
    composer.resize(700, 140)
    qtbot.waitUntil(lambda: words.toolTip().startswith("Outside the reply window Messenger"))
    assert words.shown == "Reply window closes in 23 h"
