"""What the payment page says, in each of its languages."""

from desktop.sandbox.pay.languages import (
    da,
    de,
    en,
    es,
    fr,
    it,
    ja,
    nb,
    nl,
    pl,
    pt,
    sv,
    tr,
    zh,
)

LANGUAGES: dict[str, dict[str, str]] = {
    "en": en.TEXTS,
    "nl": nl.TEXTS,
    "de": de.TEXTS,
    "fr": fr.TEXTS,
    "es": es.TEXTS,
    "it": it.TEXTS,
    "pt": pt.TEXTS,
    "ja": ja.TEXTS,
    "sv": sv.TEXTS,
    "da": da.TEXTS,
    "nb": nb.TEXTS,
    "pl": pl.TEXTS,
    "tr": tr.TEXTS,
    "zh": zh.TEXTS,
}
