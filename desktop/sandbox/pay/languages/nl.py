"""The payment page in Dutch."""

TEXTS = {
    "pay_to": "Betaal {merchant}",
    "total": "Totaal",
    "how": "Hoe wil je betalen?",
    "bank": "Je bank",
    "choose_bank": "Kies je bank",
    "to_bank": "Ga naar je bank",
    "card": "Kaart",
    "number": "Kaartnummer",
    "expiry": "Geldig tot (MM/JJ)",
    "cvc": "Beveiligingscode (CVC)",
    "name": "Naam op de kaart",
    "debit": "SEPA-incasso",
    "iban": "IBAN",
    "holder": "Rekeninghouder",
    "mandate": (
        "Door te betalen machtig je {merchant} om eenmalig {amount} van deze rekening af "
        "te schrijven."
    ),
    "pay": "Betaal {amount}",
    "left": "Je kunt nog {time} betalen.",
    "test": (
        "Testmodus: er gaat geen echt geld om. Vul nooit een echte kaart in; 4242 4242 "
        "4242 4242 werkt."
    ),
    "not_paid": "Je betaling is niet gelukt",
    "lapsed": "Deze betaling bij je bank staat niet meer open",
    "try_again": "Er is niets afgeschreven. Probeer het opnieuw of betaal op een andere manier.",
    "r_generic": "Je bank heeft de kaart geweigerd, zonder een reden te geven.",
    "r_funds": "Er staat te weinig geld op deze kaart.",
    "r_expired": "Deze kaart is verlopen.",
    "r_cvc": "De beveiligingscode van de kaart klopt niet.",
    "r_lost": "Deze kaart is als verloren opgegeven.",
    "r_auth": "De betaling is geannuleerd, of je bank kon niet bevestigen dat jij het bent.",
    "r_live": "Op deze pagina werken alleen testkaarten.",
    "r_number": "Het kaartnummer klopt niet.",
    "bad_number": "Vul het kaartnummer in zoals het op de kaart staat.",
    "bad_expiry": "Vul de maand en het jaar in tot wanneer de kaart geldig is, zoals 12/30.",
    "bad_cvc": "Vul de beveiligingscode in: 3 cijfers, of 4 bij American Express.",
    "bad_iban": "Vul een geldig IBAN in.",
    "bad_bank": "Kies eerst je bank.",
    "bad_name": "Vul de naam van de rekeninghouder in.",
    "bank_title": "Keur je betaling goed bij {bank}",
    "challenge_title": "Bevestig dat jij het bent",
    "challenge_text": (
        "Je bank vraagt je deze betaling met je kaart die eindigt op {last4} te bevestigen."
    ),
    "to": "Aan",
    "amount": "Bedrag",
    "approve": "Betaling goedkeuren",
    "cancel": "Annuleren",
    "confirm": "Bevestigen",
    "refuse": "Weigeren",
    "paid_title": "Betaling ontvangen",
    "paid_text": "{merchant} heeft {amount} ontvangen. Bedankt! Je kunt deze pagina sluiten.",
    "processing_title": "Je betaling is onderweg",
    "processing_text": (
        "Je bank verwerkt de incasso van {amount}. {merchant} laat je weten wanneer die binnen is."
    ),
    "failed_title": "De incasso is niet gelukt",
    "failed_text": (
        "Je bank heeft de incasso van {amount} teruggestuurd. Vraag {merchant} om een "
        "nieuwe betaallink."
    ),
    "expired_title": "Deze betaallink is verlopen",
    "expired_text": (
        "Er is niets afgeschreven en je kunt hier niet meer betalen. Vraag {merchant} om "
        "een nieuwe link."
    ),
    "unknown_title": "Deze betaallink bestaat niet",
    "unknown_text": "Kijk of je de hele link hebt geopend, of vraag om een nieuwe.",
    "back": "Terug naar {merchant}",
}
