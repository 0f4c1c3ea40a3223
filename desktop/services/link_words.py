"""What a customer reads about a link that was sent before: once more, a reminder, a decline."""

from desktop.models.decline import decline_of
from desktop.models.quote import Quote
from desktop.models.quote_code import quote_code, spoken
from desktop.services.customer_texts import apart, greeting, money_words, texts_of
from desktop.services.psp.link_host import host_of
from desktop.services.wording import trip_words, until_lines

_CARD = "card"


def again_message(
    quote: Quote,
    url: str,
    *,
    contact_name: str,
    ends_at: float,
    now: float,
    reminds: bool = False,
    most: int | None = None,
) -> str:
    """The same link in a new message, or as a reminder: what it costs, until when, and how to know
    that it is us. Times are UTC seconds; the link stands on a line of its own. Where the channel
    takes no more than `most` bytes, how to know us is left out."""
    texts = texts_of(quote.language)
    lines = [
        texts["remind" if reminds else "again"].format(
            greeting=greeting(quote.language, contact_name),
            trip=trip_words(quote.new, quote.language, now=now),
            url=url,
        ),
        texts["total_plain"].format(total=money_words(quote.total, quote.language)),
        *until_lines(quote, ends_at, now=now),
    ]
    lines += [texts["remind_paid"]] if reminds else []
    genuine = texts["genuine"].format(
        host=apart(host_of(url), quote.language),
        code=apart(spoken(quote_code(quote.quote_id)), quote.language),
    )
    whole = "\n".join((*lines, genuine))
    return whole if most is None or len(whole.encode()) <= most else "\n".join(lines)


def declined_message(language: str, code: str, method: str, *, contact_name: str) -> str:
    """Tells a customer whose payment was declined why, as far as that may be said, and names
    another way to pay. `code` and `method` are the provider's."""
    texts = texts_of(language)
    return texts["declined"].format(
        greeting=greeting(language, contact_name),
        why=texts[f"declined_{decline_of(code).for_customers}"],
        other=texts["other_card" if method in ("", _CARD) else "other_bank"],
    )
