"""A bubble's text: every script, links with their real host, a cache that forgets."""

import re
import time

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat
from pytestqt.qtbot import QtBot

from desktop.models.mentions import find_mentions
from desktop.views.style.theme import TextRole, Theme
from desktop.views.thread.bubble_layout import BlockCache, TextBlock, shown_text


def block(text: str, width: float = 400.0, *, ours: bool = False) -> TextBlock:
    shown, spans = shown_text(text, ours=ours)
    return TextBlock(shown, QFont(), width, 19.0, spans)


def hosts(text: str, *, ours: bool = False) -> list[str]:
    shown, spans = shown_text(text, ours=ours)
    return [shown[span.start : span.start + span.length] for span in spans]


def test_a_link_of_ours_shows_its_host_only() -> None:
    text = "Hier: https://checkout.stripe.com/c/pay/cs_test_a1b2c3d4e5f6 tot 18:00"
    assert shown_text(text, ours=True)[0] == "Hier: checkout.stripe.com/… tot 18:00"
    assert hosts(text, ours=True) == ["checkout.stripe.com"]


def test_a_customers_link_stays_as_written_with_its_real_host_marked() -> None:
    text = "see http://klm.com@evil.example/pay?x=1, ok"
    assert shown_text(text, ours=False)[0] == text
    assert hosts(text) == ["evil.example"]


def test_a_host_that_looks_like_another_shows_its_real_name() -> None:
    shown, _ = shown_text("https://kІm.com/pay", ours=False)
    assert "[xn--" in shown


def test_a_direction_override_cannot_turn_a_text_around() -> None:
    assert shown_text("a\u202egpj.exe", ours=False)[0] == "agpj.exe"


def test_a_backslash_does_not_make_another_host_of_it() -> None:
    assert hosts("https://evil.example\\@checkout.stripe.com/pay") == ["evil.example"]


def test_letters_from_the_right_do_not_move_the_host() -> None:
    text = "א https://evil.example/א/checkout.stripe.com ב"
    shown, _ = shown_text(text, ours=False)
    assert hosts(text) == ["evil.example"]
    assert shown == "א \u2068https://evil.example/א/checkout.stripe.com\u2069 ב"


def test_an_isolate_in_an_address_is_left_out() -> None:
    text = "https://evil.example/\u2067moc.epirts\u2069/x"
    assert shown_text(text, ours=False)[0] == "https://evil.example/moc.epirts/x"


@pytest.mark.parametrize(
    "endless",
    ["a" * 150_000, "x\n" * 75_000, "https://a.example/x " * 7_500, "مرحبا " * 25_000],
    ids=["word", "lines", "links", "arabic"],
)
def test_an_endless_text_does_not_hang_the_window(qtbot: QtBot, endless: str) -> None:
    began = time.process_time()
    shown, spans = shown_text(endless, ours=False)
    TextBlock(shown, QFont(), 400.0, 20.0, spans)
    # Whole, some of these take ten to sixty seconds.
    assert time.process_time() - began < 2.0
    assert re.search(r"… \(\+\d+\)$", shown)


def test_the_longest_message_of_a_channel_is_shown_whole() -> None:
    text = "hello you " * 409
    assert shown_text(text, ours=False)[0] == text


def test_markup_is_text() -> None:
    assert shown_text("<b>Hoi</b> &amp;", ours=False)[0] == "<b>Hoi</b> &amp;"


@pytest.mark.parametrize("text", ["https://", "http://[::1", "https://…"])
def test_what_only_looks_like_a_link_does_no_harm(text: str) -> None:
    shown, spans = shown_text(text, ours=False)
    assert shown.startswith("http")
    assert all(span.length for span in spans)


def test_a_short_text_makes_a_narrow_bubble_and_a_long_one_wraps(qtbot: QtBot) -> None:
    short, long = block("Ja graag!"), block("Kan ik mijn vlucht omboeken? " * 12)
    assert short.size.width() < 120
    assert short.line_count == 1
    assert 300 < long.size.width() <= 400
    assert long.line_count > 3
    assert long.size.height() == long.line_count * 19.0


@pytest.mark.parametrize(
    "text",
    [
        "フライトを明日に変更したいのですが、料金はいくらですか?" * 4,
        "مرحبا، أريد تغيير رحلتي إلى الغد من فضلك. رقم الحجز K7Q2MX شكرا " * 4,
        "🙌" * 90,
        "x" * 500,
    ],
    ids=["japanese", "arabic", "emoji", "one long word"],
)
def test_every_script_wraps_inside_the_bubble(qtbot: QtBot, text: str) -> None:
    laid_out = block(text, 200.0)
    assert laid_out.line_count > 2
    assert laid_out.size.width() <= 200.0


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("مرحبا، أريد تغيير رحلتي", QFontDatabase.WritingSystem.Arabic),
        ("שלום, אפשר לשנות את הטיסה שלי?", QFontDatabase.WritingSystem.Hebrew),
        ("こんにちは、予約を変更したいのですが。", QFontDatabase.WritingSystem.Japanese),
        ("สวัสดีค่ะ ขอเปลี่ยนเที่ยวบินได้ไหมคะ", QFontDatabase.WritingSystem.Thai),
        ("Ça coûte 186 € · Łódź, Straße", QFontDatabase.WritingSystem.Latin),
    ],
    ids=["arabic", "hebrew", "japanese", "thai", "latin"],
)
def test_every_script_has_its_signs(
    theme: Theme, text: str, system: QFontDatabase.WritingSystem
) -> None:
    if not QFontDatabase.families(system):
        pytest.skip("no font of this computer has this script")
    shown, _ = shown_text(text, ours=False)
    laid_out = TextBlock(shown, theme.font(TextRole.BODY), 400.0, 19.0)
    assert signs(laid_out)
    assert 0 not in signs(laid_out)  # which is the empty box


def test_emoji_have_their_signs_one_for_each(theme: Theme) -> None:
    if not any("emoji" in family.casefold() for family in QFontDatabase.families()):
        pytest.skip("this computer has no emoji")
    for sign in ("😀", "✈️", "👍🏽", "🇳🇱", "👩‍👩‍👧‍👦"):
        laid_out = TextBlock(sign, theme.font(TextRole.BODY), 400.0, 19.0)
        assert 0 not in signs(laid_out)
        [line] = [layout.lineAt(0) for layout in laid_out.paragraphs]
        assert line.naturalTextWidth() < 3 * theme.metrics.line_height  # joined, not in parts


def signs(laid_out: TextBlock) -> list[int]:
    """The numbers of the signs in their fonts."""
    runs = [run for layout in laid_out.paragraphs for run in layout.glyphRuns()]
    return [number for run in runs for number in run.glyphIndexes()]


def test_right_to_left_stands_at_the_right_of_its_bubble(qtbot: QtBot) -> None:
    laid_out = block("a first and much longer line in English\nشكرا", 400.0)
    english, arabic = (layout.lineAt(0) for layout in laid_out.paragraphs)
    assert english.naturalTextRect().left() < 1
    assert arabic.naturalTextRect().right() == pytest.approx(laid_out.size.width(), abs=2)


def test_a_host_after_an_emoji_is_marked_where_it_stands(qtbot: QtBot) -> None:
    laid_out = block("🙌🙌 http://evil.example/pay")
    layout = laid_out.paragraphs[0]
    marked = layout.formats()[0]
    text = layout.text().encode("utf-16-le")
    start, end = marked.start * 2, (marked.start + marked.length) * 2
    assert text[start:end].decode("utf-16-le") == "evil.example"


def test_the_cache_keeps_what_was_used_last(qtbot: QtBot) -> None:
    cache = BlockCache(capacity=2)
    first = cache.put(("a",), block("a"))
    cache.put(("b",), block("b"))
    assert cache.get(("a",)) is first
    cache.put(("c",), block("c"))
    assert cache.get(("b",)) is None
    assert cache.get(("a",)) is first
    assert len(cache) == 2


def test_a_place_in_a_bubble_says_what_is_named_there(qtbot: QtBot) -> None:
    text = "😀 booking R4T8WN\nand KL1677"
    named = TextBlock(text, QFont(), 400.0, 19.0, mentions=find_mentions(text))
    found = {
        one.value: (x, y)
        for y in (5, 25)
        for x in range(0, 400, 4)
        if (one := named.mention_at(float(x), float(y))) is not None
    }
    assert list(found) == ["R4T8WN", "KL1677"]
    assert found["R4T8WN"][1] == 5 and found["KL1677"][1] == 25
    assert named.mention_at(2.0, 5.0) is None
    assert named.mention_at(399.0, 5.0) is None  # beside the words
    assert named.mention_at(10.0, 400.0) is None
    styles = [one.format.underlineStyle() for one in named.paragraphs[0].formats()]
    assert styles == [QTextCharFormat.UnderlineStyle.DotLine]
