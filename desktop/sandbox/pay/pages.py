"""The payment page as HTML: choose and pay, the bank, the challenge, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any

from desktop.sandbox.pay.reader import Reader
from desktop.sandbox.pay.style import CSS
from desktop.sandbox.stripe.methods import IDEAL_BANKS

JSON = dict[str, Any]

# Stripe's decline and error codes: the phrase that a customer reads.
_REASONS = {
    "insufficient_funds": "r_funds",
    "expired_card": "r_expired",
    "incorrect_cvc": "r_cvc",
    "lost_card": "r_lost",
    "incorrect_number": "r_number",
    "test_mode_live_card": "r_live",
    "payment_intent_authentication_failure": "r_auth",
}


@dataclass(frozen=True)
class Visit:
    """What every page of a session needs: who reads, what is paid, to whom, where."""

    reader: Reader
    merchant: str
    session: JSON
    lines: list[JSON]
    address: str  # path of this session's page
    now: float  # UTC epoch seconds

    def say(self, key: str, **values: str) -> str:
        """Return an escaped phrase; it may name the merchant and the amount."""
        amount = self.reader.money(self.session["amount_total"], self.session["currency"])
        return escape(self.reader.text(key, merchant=self.merchant, amount=amount, **values))


@dataclass(frozen=True)
class Trouble:
    """What went wrong with the last try: fields of a form, or a payment that did not come about."""

    method: str | None = None
    wrong: dict[str, str] = field(default_factory=dict)  # field: phrase
    declined: JSON | None = None  # last_payment_error
    lapsed: bool = False  # what was to be approved at the bank is no longer there
    kept: dict[str, str] = field(default_factory=dict)  # what need not be typed again


def document(reader: Reader, title: str, merchant: str, body: str) -> str:
    """Return a whole page. `title` and `body` are HTML already."""
    name = escape(merchant)
    return (
        f'<!doctype html>\n<html lang="{reader.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{title}</title>'
        f"<style>{CSS}</style></head><body><main>"
        f'<p class="merchant"><span class="mark" aria-hidden="true">{name[:1]}</span>{name}</p>'
        f'{body}<p class="soft">{escape(reader.text("test"))}</p></main></body></html>\n'
    )


def _page(visit: Visit, title: str, body: str) -> str:
    return document(visit.reader, title, visit.merchant, body)


def checkout(visit: Visit, trouble: Trouble) -> str:
    """Return the page of an open session: lines, total, ways to pay."""
    types = visit.session["payment_method_types"]
    # The usual way comes first and stands open; after trouble, the one that was tried.
    order = [name for name in ("ideal", "card", "sepa_debit") if name in types]
    shown = trouble.method if trouble.method in order else order[0]
    forms = {"ideal": _ideal_form, "card": _card_form, "sepa_debit": _debit_form}
    ways = "".join(forms[name](visit, trouble, name == shown) for name in order)
    left = visit.reader.duration(visit.session["expires_at"] - visit.now)
    body = (
        _declined(visit, trouble)
        + f"<section><h1>{visit.say('pay_to')}</h1>{_lines(visit)}</section>"
        + f"<section><h2>{visit.say('how')}</h2>{ways}"
        + f'<p class="soft">{visit.say("left", time=left)}</p></section>'
        + _way_back(visit, visit.session["cancel_url"])
    )
    return _page(visit, visit.say("pay_to"), body)


def _declined(visit: Visit, trouble: Trouble) -> str:
    if trouble.lapsed:
        return (
            f'<section class="alert" role="alert"><h2>{visit.say("lapsed")}</h2>'
            f"<p>{visit.say('try_again')}</p></section>"
        )
    if trouble.declined is None:
        return ""
    code = trouble.declined.get("decline_code") or trouble.declined["code"]
    reason = visit.say(_REASONS.get(code, "r_generic"))
    return (
        f'<section class="alert" role="alert"><h2>{visit.say("not_paid")}</h2>'
        f"<p>{reason}</p><p>{visit.say('try_again')}</p></section>"
    )


def _lines(visit: Visit) -> str:
    rows = []
    for line in visit.lines:
        times = f" × {line['quantity']}" if line["quantity"] != 1 else ""
        money = escape(visit.reader.money(line["amount_total"], line["currency"]))
        label = escape(line["description"] or "")
        rows.append(f'<tr><th scope="row">{label}{times}</th><td>{money}</td></tr>')
    session = visit.session
    total = escape(visit.reader.money(session["amount_total"], session["currency"]))
    return (
        f"<table><tbody>{''.join(rows)}</tbody><tfoot><tr>"
        f'<th scope="row">{visit.say("total")}</th><td id="total">{total}</td>'
        "</tr></tfoot></table>"
    )


def _form(visit: Visit, method: str, title: str, fields: str, button: str, shown: bool) -> str:
    return (
        f'<details name="method"{" open" if shown else ""}><summary>{title}</summary>'
        f'<form method="post" action="{visit.address}" autocomplete="off">'
        f'<input type="hidden" name="method" value="{method}">{fields}'
        f'<button type="submit">{button}</button></form></details>'
    )


def _input(visit: Visit, trouble: Trouble, name: str, label: str, attributes: str) -> str:
    """Return a labelled field with what is kept in it, and what is wrong with it below it."""
    value = f' value="{escape(trouble.kept[name])}"' if trouble.kept.get(name) else ""
    marked, said = _wrong(visit, trouble, name)
    return (
        f"<label><span>{label}</span>"
        f'<input name="{name}" {attributes}{value}{marked}>{said}</label>'
    )


def _wrong(visit: Visit, trouble: Trouble, name: str) -> tuple[str, str]:
    """Return the attributes of a wrong field and the words below it; two times "" when right."""
    phrase = trouble.wrong.get(name)
    if phrase is None:
        return "", ""
    first = " autofocus" if name == next(iter(trouble.wrong)) else ""
    return (
        f' aria-invalid="true" aria-describedby="{name}-wrong"{first}',
        f'<span class="wrong" id="{name}-wrong" role="alert">{visit.say(phrase)}</span>',
    )


def _ideal_form(visit: Visit, trouble: Trouble, shown: bool) -> str:
    options = "".join(
        f'<option value="{code}">{escape(name)}</option>'
        for code, (name, _) in sorted(IDEAL_BANKS.items())
    )
    marked, said = _wrong(visit, trouble, "bank")
    fields = (
        f'<label>{visit.say("bank")}<select name="bank"{marked}>'
        f'<option value="">{visit.say("choose_bank")}</option>{options}</select>{said}</label>'
    )
    return _form(visit, "ideal", "iDEAL", fields, visit.say("to_bank"), shown)


def _card_form(visit: Visit, trouble: Trouble, shown: bool) -> str:
    fields = (
        _input(
            visit,
            trouble,
            "number",
            visit.say("number"),
            'inputmode="numeric" maxlength="23" placeholder="4242 4242 4242 4242"',
        )
        + '<div class="pair">'
        + _input(
            visit,
            trouble,
            "expiry",
            visit.say("expiry"),
            'inputmode="numeric" maxlength="7" placeholder="12/30"',
        )
        + _input(
            visit,
            trouble,
            "cvc",
            visit.say("cvc"),
            'inputmode="numeric" maxlength="4" placeholder="123"',
        )
        + "</div>"
        + _input(visit, trouble, "name", visit.say("name"), 'maxlength="100"')
    )
    return _form(visit, "card", visit.say("card"), fields, visit.say("pay"), shown)


def _debit_form(visit: Visit, trouble: Trouble, shown: bool) -> str:
    fields = (
        _input(
            visit,
            trouble,
            "iban",
            visit.say("iban"),
            'maxlength="42" placeholder="DE89 3704 0044 0532 0130 00"',
        )
        + _input(visit, trouble, "holder", visit.say("holder"), 'maxlength="100"')
        + f'<p class="soft">{visit.say("mandate")}</p>'
    )
    return _form(visit, "sepa_debit", visit.say("debit"), fields, visit.say("pay"), shown)


def bank(visit: Visit, bank_name: str) -> str:
    """Return the bank's page of an iDEAL payment."""
    return _decision(
        visit, "bank", visit.say("bank_title", bank=bank_name), "", ("approve", "cancel")
    )


def challenge(visit: Visit, last4: str) -> str:
    """Return the card bank's page of a 3-D Secure payment."""
    text = f"<p>{visit.say('challenge_text', last4=last4)}</p>"
    return _decision(visit, "challenge", visit.say("challenge_title"), text, ("confirm", "refuse"))


def _decision(visit: Visit, page: str, title: str, text: str, words: tuple[str, str]) -> str:
    session = visit.session
    amount = escape(visit.reader.money(session["amount_total"], session["currency"]))
    body = (
        f"<section><h1>{title}</h1>{text}<table><tbody>"
        f'<tr><th scope="row">{visit.say("to")}</th><td>{escape(visit.merchant)}</td></tr>'
        f'<tr><th scope="row">{visit.say("amount")}</th><td>{amount}</td></tr>'
        f'</tbody></table><form method="post" action="{visit.address}/{page}">'
        f'<button name="action" value="approve">{visit.say(words[0])}</button>'
        f'<button name="action" value="cancel" class="quiet">{visit.say(words[1])}</button>'
        "</form></section>"
    )
    return _page(visit, title, body)


def ended(visit: Visit, how: str) -> str:
    """Return the last page: `paid`, `processing`, `failed` (a returned debit) or `expired`."""
    good = how in ("paid", "processing")
    kind = "done" if good else "alert"
    title = visit.say(f"{how}_title")
    body = (
        f'<section class="{kind}" role="status"><h1>{title}</h1>'
        f"<p>{visit.say(f'{how}_text')}</p></section>"
    )
    if good:
        body += f"<section>{_lines(visit)}</section>"
    address = visit.session["success_url" if good else "cancel_url"]
    return _page(visit, title, body + _way_back(visit, address))


def _way_back(visit: Visit, address: str | None) -> str:
    if not address:
        return ""
    full = address.replace("{CHECKOUT_SESSION_ID}", visit.session["id"])
    return (
        f'<p><a class="button quiet" rel="noreferrer" href="{escape(full)}">'
        f"{visit.say('back')}</a></p>"
    )


def unknown(reader: Reader, merchant: str) -> str:
    """Return the page of a link that names no session."""
    title = escape(reader.text("unknown_title"))
    body = (
        f'<section class="alert" role="status"><h1>{title}</h1>'
        f"<p>{escape(reader.text('unknown_text'))}</p></section>"
    )
    return document(reader, title, merchant, body)
