"""What a customer reads about a link that was sent before, in every language."""

import pytest

from desktop.models.decline import Decline, decline_of
from desktop.models.quote import Flight, LineKind, Quote, QuoteLine
from desktop.models.quote_code import quote_code, spoken
from desktop.models.sms import SmsCoding, as_sms, sms_parts
from desktop.services.customer_texts import languages, texts_of
from desktop.services.link_words import again_message, declined_message
from desktop.services.wording import link_message

URL = "https://checkout.stripe.com/c/pay/cs_test_1"
LONG = "https://checkout.stripe.com/c/pay/cs_live_a1" + "Bc3" * 140
NOW = 1_795_000_000.0
SHADY = ("lost_card", "stolen_card", "fraudulent", "pickup_card", "merchant_blacklist", "x", "")


def quote(language: str) -> Quote:
    return Quote(
        "q1",
        7,
        new=Flight("AMS", "BCN", "2026-11-22T12:15", "KL1669"),
        lines=(QuoteLine(LineKind.FARE_DIFFERENCE, 18600),),
        language=language,
    )


@pytest.mark.parametrize("language", languages())
def test_the_link_stands_on_a_line_of_its_own_with_price_and_end(language: str) -> None:
    for reminds in (False, True):
        said = again_message(
            quote(language),
            URL,
            contact_name="Ana",
            ends_at=NOW + 3600,
            now=NOW,
            reminds=reminds,
        )
        assert URL in said.splitlines()
        assert "186" in said and "AMS–BCN" in said and "checkout.stripe.com" in said
        assert "{" not in said
        short = again_message(
            quote(language), URL, contact_name="Ana", ends_at=NOW + 60, now=NOW, most=300
        )
        assert URL in short and "186" in short and len(short) < len(said)


def test_host_and_code_keep_their_direction_in_arabic() -> None:
    said = again_message(quote("ar"), URL, contact_name="ليلى", ends_at=NOW + 60, now=NOW)
    for piece in ("checkout.stripe.com", spoken(quote_code("q1"))):
        assert f"\u2068{piece}\u2069" in said


@pytest.mark.parametrize("language", languages())
def test_a_decline_is_told_without_what_is_the_banks_to_tell(language: str) -> None:
    plain = declined_message(language, "generic_decline", "card", contact_name="Ana")
    for code in SHADY:
        assert declined_message(language, code, "card", contact_name="Ana") == plain
    assert texts_of(language)["other_card"] in plain and "{" not in plain
    by_bank = declined_message(language, "canceled", "ideal", contact_name="Ana")
    assert texts_of(language)["other_bank"] in by_bank
    said = {declined_message(language, one.value, "", contact_name="") for one in Decline}
    assert len(said) == 1  # our own names are no codes of the provider
    reasons = {texts_of(language)[f"declined_{one.for_customers}"] for one in Decline}
    assert len(reasons) == 9


def test_in_english_no_word_accuses_the_customer() -> None:
    texts = [text for key, text in texts_of("en").items() if key.startswith("declined")]
    for word in ("stolen", "fraud", "lost", "suspect", "blocked", "police"):
        assert not any(word in text.lower() for text in texts)
    assert decline_of("insufficient_funds") is Decline.FUNDS
    assert decline_of("do_not_honor") is Decline.REFUSED


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr", "es", "it", "pt", "da", "sv", "nb"])
def test_no_link_by_sms_needs_the_large_alphabet(language: str) -> None:
    """One letter outside the 7-bit alphabet would more than halve what each of its SMS holds."""
    quoted, name, ends_at = quote(language), "Zoë Núñez", NOW + 3600
    for said in (
        again_message(quoted, LONG, contact_name=name, ends_at=ends_at, now=NOW, reminds=True),
        link_message(quoted, LONG, contact_name=name, ends_at=ends_at, now=NOW),
    ):
        sent = as_sms(said)
        assert sms_parts(sent).coding is SmsCoding.GSM_7 and LONG in sent
        assert sms_parts(sent).count <= 8  # where it was 16
