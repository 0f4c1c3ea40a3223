"""What a log may hold, and what is taken out of every text before it gets there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.secrecy.redaction import HIDDEN, redacted


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("link https://checkout.stripe.com/c/pay/cs_test_a1#fidkdWx", "/c/pay"),
        ("link http://127.0.0.1:4000/pay/cs_test_a1 was made", "/pay/"),
        ("wss://hub.example/cable?token=abcDEF123", "abcDEF123"),
        ("the key rk_live_51HxyzABCdef0123", "51Hxyz"),
        ("sk_test_4eC39HqLyjWDarjtT1zdp7dc is refused", "4eC39"),
        ("pi_3NxAB_secret_98xYz is the client's", "98xYz"),
        ("{'api_access_token': 'tok-en with spaces'}", "spaces"),
        ("Authorization: Bearer abc.def-123", "abc.def"),
        ("DESK_PASSPHRASE passphrase=correct-horse", "horse"),
        ("PRAGMA key = \"x'00112233445566778899aabbccddeeff'\"", "0011"),
        ("told zoe.unal+sky@mail.example.nl", "zoe"),
        ("called +31 6 1234 5678 twice", "1234"),
        ("4242 4242-4242 4242 was typed", "4242"),
        ("pubsub aB3dE5fG7hI9jK1lM3nO5pQ7", "aB3dE5"),
    ],
)
def test_secrets_and_personal_values_go(text: str, secret: str) -> None:
    assert secret in text
    assert secret not in redacted(text)


@pytest.mark.parametrize(
    "text",
    [
        "job 01a3185c-5000-74a5-a417-93987616f564 stopped",
        "quote 0198f1a2-1111-7abc-8def-0123456789ab cannot be folded: KeyError",
        "session cs_test_a1B2c3D4e5F6g7H8i9J0k1L2m3N4 was left out",
        "stripe:evt_1NxxxxxxxxxxxxxxxxxxxxxY seen twice",
        "conversation 1042, message 500177",
        "journal entry 12: content changed",
        "no answer came in time",
    ],
)
def test_ids_and_our_own_words_stay(text: str) -> None:
    assert redacted(text) == text


def test_of_an_address_the_host_stays() -> None:
    assert redacted("at https://hub.example/api/v1?q=Zoe (403)") == "at https://hub.example/… (403)"


@pytest.mark.property
@given(st.text(max_size=300))
def test_any_text_can_be_redacted_and_twice_is_once(text: str) -> None:
    once = redacted(text)
    assert redacted(once) == once


@pytest.mark.property
@given(st.from_regex(r"(rk|sk)_(test|live)_[A-Za-z0-9]{8,60}", fullmatch=True), st.text())
def test_no_key_survives_wherever_it_stands(key: str, around: str) -> None:
    assert key not in redacted(f"{around} {key} {around}")
    assert HIDDEN in redacted(key)
