"""The payment page, clicked through as a customer's browser does: read the page, post its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from string import Formatter
from typing import Any

import httpx
import pytest

from desktop.sandbox.pay.cards import FormError, read_account, read_card
from desktop.sandbox.pay.languages import LANGUAGES
from desktop.sandbox.pay.reader import reader
from tests.sandbox.stripe_service import StripeService, rebooking


@pytest.fixture
def service() -> Iterator[StripeService]:
    with StripeService() as running:
        yield running


class Page(HTMLParser):
    """What a person finds on a page: language, text, forms with their fields and buttons."""

    def __init__(self, answer: httpx.Response) -> None:
        super().__init__()
        self.answer = answer
        self.language = ""
        self.forms: list[dict[str, Any]] = []
        self.unlabelled: list[str] = []
        self.outside: list[str] = []
        self._labels = 0
        self._words: list[str] = []
        self.feed(answer.text)
        self.text = " ".join("".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "html":
            self.language = found.get("lang") or ""
        if tag in ("script", "img", "link", "iframe") or found.get("src"):
            self.outside.append(tag)
        if tag == "label":
            self._labels += 1
        if tag == "form":
            self.forms.append({"action": found["action"], "fields": {}, "buttons": []})
        if tag in ("input", "select"):
            self.forms[-1]["fields"][found["name"]] = found.get("value") or ""
            if found.get("type") != "hidden" and not self._labels:
                self.unlabelled.append(str(found["name"]))
        if tag == "button":
            self.forms[-1]["buttons"].append((found.get("name"), found.get("value")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self._labels -= 1

    def handle_data(self, data: str) -> None:
        if self.get_starttag_text() and not (self.get_starttag_text() or "").startswith("<style"):
            self._words.append(data + " ")


class Browser:
    """Follows redirects and keeps to what the page offers."""

    def __init__(self, url: str, language: str = "nl-NL,nl;q=0.9,en;q=0.5") -> None:
        self._http = httpx.Client(follow_redirects=True, headers={"Accept-Language": language})
        self._url = url.partition("#")[0]
        self.page = self._read(self._http.get(self._url))

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def _read(self, answer: httpx.Response) -> Page:
        page = Page(answer)
        assert page.outside == [], "the page must not need anything from elsewhere"
        assert page.unlabelled == [], "every field needs a label"
        return page

    def form(self, method: str) -> dict[str, Any]:
        return next(f for f in self.page.forms if f["fields"].get("method") == method)

    def submit(self, form: dict[str, Any], **typed: str) -> Page:
        assert set(typed) <= {*form["fields"], *(name for name, _ in form["buttons"])}
        address = httpx.URL(self._url).join(form["action"])
        self.page = self._read(self._http.post(address, data={**form["fields"], **typed}))
        return self.page

    def pay_by_card(self, number: str, expiry: str = "12/34", cvc: str = "123") -> Page:
        return self.submit(self.form("card"), number=number, expiry=expiry, cvc=cvc, name="Sanne")

    def press(self, action: str) -> Page:
        (form,) = self.page.forms
        assert ("action", action) in form["buttons"]
        return self.submit(form, action=action)

    def reload(self) -> Page:
        self.page = self._read(self._http.get(self._url))
        return self.page


def _link(service: StripeService, **more: object) -> str:
    made = service.stripe.v1.checkout.sessions.create(
        rebooking(cancel_url="https://airline.example/back", **more)
    )
    assert made.url is not None
    return made.url


def _session(service: StripeService) -> dict[str, Any]:
    return service.world.sessions()[-1]


def test_the_page_says_what_is_paid_to_whom_in_the_customers_language(
    service: StripeService,
) -> None:
    with Browser(_link(service, locale="nl")) as browser:
        page = browser.page
        assert page.language == "nl"
        assert "Betaal Sandbox Airways" in page.text
        assert "Rebooking AMS–BCN" in page.text
        assert "€ 186,00" in page.text.replace("\xa0", " ")
        assert {f["fields"].get("method") for f in page.forms} == {"ideal", "card", "sepa_debit"}
        headers = page.answer.headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert "Date" in headers


def test_without_a_locale_the_browsers_language_counts(service: StripeService) -> None:
    url = _link(service)
    for language, expected in [
        ("ja", "ja"),
        ("no,en;q=0.4", "nb"),
        ("xx, fr-CA;q=0.8, en;q=0.9", "en"),
        ("", "en"),
        ("pt-BR", "pt"),
    ]:
        with Browser(url, language) as browser:
            assert browser.page.language == expected


def test_a_customer_pays_with_ideal(service: StripeService) -> None:
    with Browser(_link(service)) as browser:
        browser.submit(browser.form("ideal"), bank="rabobank")
        assert "Keur je betaling goed bij Rabobank" in browser.page.text
        assert _session(service)["payment_intent_status"] == "requires_action"
        done = browser.press("approve")
        assert "Betaling ontvangen" in done.text
        assert "https://airline.example/thanks" in done.answer.text
    assert (_session(service)["payment_status"], _session(service)["times_paid"]) == ("paid", 1)
    intent = service.stripe.v1.payment_intents.retrieve(
        _session(service)["payment_intent"], {"expand": ["payment_method"]}
    )
    assert intent.payment_method.ideal.bank == "rabobank"  # type: ignore[union-attr]


def test_a_customer_who_cancels_at_the_bank_can_try_again(service: StripeService) -> None:
    with Browser(_link(service)) as browser:
        browser.submit(browser.form("ideal"), bank="ing")
        back = browser.press("cancel")
        assert back.answer.status_code == 402
        assert "Je betaling is niet gelukt" in back.text
        assert _session(service)["status"] == "open"
        browser.submit(browser.form("ideal"), bank="ing")
        browser.press("approve")
    assert _session(service)["times_paid"] == 1


def test_a_bank_must_be_chosen(service: StripeService) -> None:
    with Browser(_link(service)) as browser:
        page = browser.submit(browser.form("ideal"), bank="")
        assert page.answer.status_code == 422
        assert "Kies eerst je bank." in page.text
    assert _session(service)["payment_intent"] is None


@pytest.mark.parametrize(
    ("number", "decline_code", "words"),
    [
        ("4000 0000 0000 0002", "generic_decline", "zonder een reden te geven"),
        ("4000 0000 0000 9995", "insufficient_funds", "te weinig geld"),
        ("4000 0000 0000 0069", "expired_card", "verlopen"),
        ("4000 0000 0000 0127", "incorrect_cvc", "beveiligingscode van de kaart klopt niet"),
        ("4000 0000 0000 9987", "lost_card", "als verloren opgegeven"),
        ("4012 8888 8888 1881", "test_mode_live_card", "alleen testkaarten"),
    ],
)
def test_a_declined_card_says_why_and_another_pays(
    service: StripeService, number: str, decline_code: str, words: str
) -> None:
    with Browser(_link(service)) as browser:
        page = browser.pay_by_card(number)
        assert page.answer.status_code == 402
        assert words in page.text
        error = service.stripe.v1.payment_intents.retrieve(
            _session(service)["payment_intent"]
        ).last_payment_error
        assert error is not None and error.decline_code == decline_code
        assert "Betaling ontvangen" in browser.pay_by_card("4242 4242 4242 4242").text
    assert _session(service)["times_paid"] == 1


@pytest.mark.parametrize(("answer", "status"), [("approve", "complete"), ("cancel", "open")])
def test_a_card_may_need_the_banks_word(service: StripeService, answer: str, status: str) -> None:
    with Browser(_link(service)) as browser:
        page = browser.pay_by_card("4000 0000 0000 3220")
        assert "eindigt op 3220" in page.text
        assert _session(service)["payment_intent_status"] == "requires_action"
        browser.press(answer)
    assert _session(service)["status"] == status


@pytest.mark.parametrize(
    ("number", "expiry", "cvc", "words"),
    [
        ("4242 4242 4242 4241", "12/34", "123", "Vul het kaartnummer in"),
        ("4242", "12/34", "123", "Vul het kaartnummer in"),
        ("4242424242424242", "13/34", "123", "Vul de maand en het jaar in"),
        ("4242424242424242", "01/20", "123", "Vul de maand en het jaar in"),
        ("4242424242424242", "12/34", "12", "Vul de beveiligingscode in"),
    ],
)
def test_a_slip_of_the_pen_is_shown_at_its_field(
    service: StripeService, number: str, expiry: str, cvc: str, words: str
) -> None:
    with Browser(_link(service)) as browser:
        page = browser.pay_by_card(number, expiry, cvc)
        assert page.answer.status_code == 422
        assert words in page.text
        assert 'aria-invalid="true"' in page.answer.text
        assert browser.form("card")["fields"]["name"] == "Sanne", "it need not be typed again"
    assert _session(service)["payment_intent"] is None, "nothing was tried"


def test_all_slips_are_shown_at_once_and_only_the_code_is_typed_again(
    service: StripeService,
) -> None:
    with Browser(_link(service)) as browser:
        page = browser.pay_by_card("4242 4242 4242 4242", "13/34", "12")
        assert page.answer.text.count('aria-invalid="true"') == 2
        assert page.answer.text.count(" autofocus") == 1, "the first one"
        assert "Vul de maand en het jaar in" in page.text
        assert "Vul de beveiligingscode in" in page.text
        assert browser.form("card")["fields"] == {
            "method": "card",
            "number": "4242 4242 4242 4242",
            "expiry": "13/34",
            "cvc": "",
            "name": "Sanne",
        }
        assert "no-store" in page.answer.headers["Cache-Control"]
        all_wrong = browser.pay_by_card('4242"><b>', "", "")
        assert all_wrong.answer.text.count('aria-invalid="true"') == 3
        assert "<b>" not in all_wrong.answer.text
        form = browser.form("sepa_debit")
        both = browser.submit(form, iban="NL00 BANK 0123", holder=" ")
        assert both.answer.text.count('aria-invalid="true"') == 2
        assert browser.form("sepa_debit")["fields"]["iban"] == "NL00 BANK 0123"


def test_the_bank_page_of_a_lapsed_attempt_explains_itself(service: StripeService) -> None:
    with Browser(_link(service)) as browser:
        browser.submit(browser.form("ideal"), bank="ing")
        at_bank = browser.page.answer.url
        browser.press("cancel")
        again = httpx.get(at_bank, follow_redirects=True, headers={"Accept-Language": "nl"})
        page = Page(again)
        assert "Deze betaling bij je bank staat niet meer open" in page.text
        assert "Er is niets afgeschreven." in page.text
        assert len(page.forms) == 3, "and can be paid there"


def test_a_card_number_is_kept_nowhere(
    service: StripeService, caplog: pytest.LogCaptureFixture
) -> None:
    with Browser(_link(service)) as browser:
        assert browser.pay_by_card("4242424242424241").answer.status_code == 422
        for number in ("4000000000009995", "4012888888881881"):
            assert number not in browser.pay_by_card(number).answer.text
        assert "4242424242424241" not in browser.reload().answer.text
        browser.pay_by_card("5555 5555 5555 4444", cvc="987")
    kept = str(service.world.snapshot())
    for number in ("4242424242424241", "4000000000009995", "4012888888881881", "5555555555554444"):
        assert number not in kept.replace(" ", "")
        assert number not in caplog.text
    assert "mastercard" in kept and "'last4': '4444'" in kept


def test_a_direct_debit_is_on_its_way_and_arrives(service: StripeService) -> None:
    with Browser(_link(service)) as browser:
        form = browser.form("sepa_debit")
        wrong = browser.submit(form, iban="NL00 BANK 0123", holder="S. de Vries")
        assert "Vul een geldig IBAN in." in wrong.text
        browser.submit(form, iban="NL39 RABO 0300 0652 64", holder="S. de Vries")
        assert "Je betaling is onderweg" in browser.page.text
        assert (_session(service)["status"], _session(service)["payment_status"]) == (
            "complete",
            "unpaid",
        )
        service.advance(service.world.debit_delay_s + 1)
        assert "Betaling ontvangen" in browser.reload().text
    assert "NL39RABO0300065264" not in str(service.world.snapshot())


def test_a_direct_debit_may_come_back(service: StripeService) -> None:
    with Browser(_link(service)) as browser:
        browser.submit(
            browser.form("sepa_debit"), iban="DE62 3704 0044 0532 0130 01", holder="Jens"
        )
        service.advance(service.world.debit_delay_s + 1)
        assert "De incasso is niet gelukt" in browser.reload().text


def test_excluded_methods_are_not_offered(service: StripeService) -> None:
    with Browser(_link(service, excluded_payment_method_types=["sepa_debit"])) as browser:
        assert {f["fields"]["method"] for f in browser.page.forms} == {"ideal", "card"}


def test_an_expired_link_says_so_also_to_who_had_it_open(service: StripeService) -> None:
    with Browser(_link(service)) as browser, Browser(_link(service)) as at_bank:
        at_bank.submit(at_bank.form("ideal"), bank="ing")
        service.advance(25 * 3600)
        assert "Deze betaallink is verlopen" in at_bank.press("approve").text
        assert "Deze betaallink is verlopen" in browser.pay_by_card("4242424242424242").text
        assert browser.page.forms == [], "nothing can be pressed any more"
        assert "https://airline.example/back" in browser.page.answer.text
    assert [s["times_paid"] for s in service.world.sessions()] == [0, 0]


def test_two_open_windows_pay_once(service: StripeService) -> None:
    url = _link(service)
    with Browser(url) as one, Browser(url) as two:
        one.pay_by_card("4242424242424242")
        assert "Betaling ontvangen" in two.pay_by_card("4242424242424242").text
    assert _session(service)["times_paid"] == 1


def test_a_link_that_is_none_of_ours(service: StripeService) -> None:
    with Browser(f"{service.url}/pay/cs_test_none") as browser:
        assert browser.page.answer.status_code == 404
        assert "Deze betaallink bestaat niet" in browser.page.text


def test_names_on_the_page_are_text_and_not_markup(service: StripeService) -> None:
    params = rebooking(branding_settings={"display_name": "<b>Blue & Co</b>"})
    params["line_items"][0]["price_data"]["product_data"]["name"] = "<script>alert(1)</script>"
    made = service.stripe.v1.checkout.sessions.create(params)  # type: ignore[arg-type]
    with Browser(str(made.url)) as browser:
        assert "<script" not in browser.page.answer.text
        assert "<b>" not in browser.page.answer.text
        assert "<b>Blue & Co</b>" in browser.page.text


def test_every_language_says_everything_with_the_same_values() -> None:
    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    english = LANGUAGES["en"]
    assert set(LANGUAGES) == set("en nl de fr es it pt ja sv da nb pl tr zh".split())
    for language, texts in LANGUAGES.items():
        assert texts.keys() == english.keys(), language
        for key, text in texts.items():
            assert text.strip(), (language, key)
            assert values(text) == values(english[key]), (language, key)
        assert re.search(r"\d", reader(language, "").money(18600, "eur"))


def test_amounts_follow_currency_and_reader() -> None:
    def money(language: str, amount: int, currency: str) -> str:
        return reader(language, "").money(amount, currency).replace("\xa0", " ")

    assert money("nl", 18600, "eur") == "€ 186,00"
    assert money("de", 18600, "eur") == "186,00 €"
    assert money("en-GB", 18600, "gbp") == "£186.00"
    assert money("ja", 18600, "jpy") == "￥18,600"
    assert money("en", 5120, "kwd") == "KWD 5.120"


def test_cards_and_accounts_are_read_as_they_are_typed() -> None:
    now = 1_900_000_000.0  # March 2030
    card = read_card("3782 822463 10005", "3 / 2030", " 1234 ", now)
    assert (card.brand, card.last4, card.exp_month, card.exp_year) == ("amex", "0005", 3, 2030)
    with pytest.raises(FormError, match="expiry"):
        read_card("4242424242424242", "02/30", "123", now)
    account = read_account("de89 3704 0044 0532 0130 00", "Jens")
    assert (account.country, account.last4, account.outcome) == ("DE", "3000", "paid")
    with pytest.raises(FormError, match="holder"):
        read_account("DE89370400440532013000", " ")
