"""The words of a search are folded as the search index folds them, and marked where they stand."""

import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from desktop.models.search_words import folded, marks_of, snippet, terms_of
from desktop.models.unspaced import cut
from desktop.services.store.search_query import match_query


def marked(text: str, search: str) -> list[str]:
    """Return what is marked of a text."""
    return [text[start:end] for start, end in marks_of(text, terms_of(search))]


@pytest.mark.parametrize(
    ("text", "search", "words"),
    [
        ("Zoë Ünal", "zoe un", ["Zoë", "Ün"]),
        ("Zoe\u0308 was here", "zoë", ["Zoe\u0308"]),
        ("naïve NAIVE", "naive", ["naïve", "NAIVE"]),
        ("booking K7Q2MX now", "k7q", ["K7Q"]),
        ("het is € 186,00 samen", "186.00", ["186,00"]),
        ("at 12:15, gate 12", "12:15", ["12:15"]),
        ("rebook, book a book", "book", ["book", "book"]),
        ("Straße", "straß", ["Straß"]),
        ("Ωραίος λόγος", "ΛΌΓΟΣ", ["λόγος"]),
        ("حجز الرحلة", "حجز", ["حجز"]),
        ("予約番号 です", "予約", ["予約"]),
        ("明日の便を変更できますか", "変更", ["変更"]),
        ("明日の便を変更できますか", "便", ["便"]),
        ("返金、金曜日", "返金曜", []),
        ("返金 金曜日", "返金 曜日", ["返金", "曜日"]),
        ("予約番号K7LM2Pです", "k7lm2p", ["K7LM2P"]),
        ("予約番号K7LM2Pです", "番号k7l", ["番号K7L"]),
        ("ＡＮＡ航空の便", "航空", ["航空"]),
        ("ขอเลื่อนเที่ยวบินค่ะ", "เที่ยวบิน", ["เที่ยวบิน"]),
        ("ຂໍເລື່ອນຖ້ຽວບິນ", "ຖ້ຽວບິນ", ["ຖ້ຽວບິນ"]),
        ("전액환불 부탁", "환불", ["환불"]),
        ("コーヒー ー", "ーヒー", ["ーヒー"]),
        ("pay 💳 now", "now", ["now"]),
        ("aaa", "a aa", ["aa"]),
        ("nothing", "", []),
        ("nothing", "💳 !?", []),
    ],
)
def test_what_is_marked(text: str, search: str, words: list[str]) -> None:
    assert marked(text, search) == words


def test_a_message_is_shown_from_shortly_before_its_first_match() -> None:
    text = "Good morning,\nI have been waiting for a very long time to hear about my refund, thanks"
    piece, marks = snippet(text, terms_of("refund"))
    assert piece.startswith("…") and "\n" not in piece
    assert [piece[start:end] for start, end in marks] == ["refund"]
    assert marks[0].start < 40


def test_a_long_message_is_cut() -> None:
    piece, marks = snippet("refund " * 200, terms_of("refund"))
    assert len(piece) < 230 and piece.endswith("…")
    assert all(mark.end <= len(piece) for mark in marks)


def test_words_are_folded_as_the_index_folds_them() -> None:
    letters = [
        chr(code)
        for code in (*range(0x30, 0x530), *range(0x1E00, 0x2000), *range(0x400, 0x500))
        if unicodedata.category(chr(code))[0] in "LN"
    ]
    index = dbapi2.connect(":memory:")
    index.execute(
        'CREATE VIRTUAL TABLE t USING fts5(x, tokenize = "unicode61 remove_diacritics 2")'
    )
    index.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(letters))
    index.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
    kept = dict(index.execute("SELECT doc, term FROM v").fetchall())
    index.close()
    other = [
        letter for place, letter in enumerate(letters) if folded(letter) != kept.get(place, letter)
    ]
    # Letters that are newer than the index's Unicode, or have two marks one above the other.
    assert "".join(other) == "ǠǡͿԨԪԬԮ"


@pytest.mark.property
@given(st.text(max_size=40), st.text(max_size=20))
def test_marks_lie_within_the_text_and_apart(text: str, search: str) -> None:
    marks = marks_of(text, terms_of(search))
    ends = [0, *(place for mark in marks for place in mark), len(text)]
    assert ends == sorted(ends)
    assert all(mark.start < mark.end for mark in marks)


@pytest.mark.property
@given(
    st.text("変更便ンกเ\u0e31国ab1 、é\u0301_", max_size=14),
    st.text("変更便ンกเ\u0e31国ab1、é", min_size=1, max_size=4),
)
def test_what_has_no_spaces_is_marked_exactly_where_the_index_finds_it(
    text: str, search: str
) -> None:
    terms = terms_of(search)
    if not terms:
        return
    with closing(dbapi2.connect(":memory:")) as index:
        index.execute(
            "CREATE VIRTUAL TABLE t USING fts5"
            '(text, unspaced, tokenize = "unicode61 remove_diacritics 2")'
        )
        index.execute("INSERT INTO t VALUES (?, ?)", (text, cut(text)))
        query = "SELECT count(*) FROM t WHERE t MATCH ?"
        (found,) = index.execute(query, (match_query(terms),)).fetchone()
    assert bool(found) == bool(marks_of(text, terms))


@pytest.mark.property
@given(st.text("ab-_ 1", max_size=30), st.text("ab1 ", max_size=8))
def test_plain_text_is_marked_as_any_other(text: str, search: str) -> None:
    assert marks_of(text, terms_of(search)) == marks_of(f"{text} é", terms_of(search))
