"""The payment page in Danish."""

TEXTS = {
    "pay_to": "Betal {merchant}",
    "total": "I alt",
    "how": "Hvordan vil du betale?",
    "bank": "Din bank",
    "choose_bank": "Vælg din bank",
    "to_bank": "Fortsæt til din bank",
    "card": "Kort",
    "number": "Kortnummer",
    "expiry": "Udløbsdato (MM/ÅÅ)",
    "cvc": "Sikkerhedskode (CVC)",
    "name": "Navn på kortet",
    "debit": "SEPA-direkte debitering",
    "iban": "IBAN",
    "holder": "Kontohaver",
    "mandate": (
        "Når du betaler, giver du {merchant} lov til at trække {amount} fra kontoen én gang."
    ),
    "pay": "Betal {amount}",
    "left": "Du kan betale i {time} endnu.",
    "test": (
        "Testtilstand: ingen rigtige penge. Skriv aldrig et rigtigt kort; 4242 4242 4242 "
        "4242 virker."
    ),
    "not_paid": "Din betaling gik ikke igennem",
    "lapsed": "Denne betaling hos din bank er ikke længere åben",
    "try_again": "Der er ikke trukket noget. Prøv igen, eller betal på en anden måde.",
    "r_generic": "Din bank afviste kortet uden at give en grund.",
    "r_funds": "Der er ikke penge nok på kortet.",
    "r_expired": "Kortet er udløbet.",
    "r_cvc": "Kortets sikkerhedskode er forkert.",
    "r_lost": "Kortet er meldt tabt.",
    "r_auth": "Betalingen blev annulleret, eller banken kunne ikke bekræfte, at det er dig.",
    "r_live": "Denne side tager kun testkort.",
    "r_number": "Kortnummeret er forkert.",
    "bad_number": "Skriv kortnummeret, som det står på kortet.",
    "bad_expiry": "Skriv måned og år for kortets udløb, for eksempel 12/30.",
    "bad_cvc": "Skriv sikkerhedskoden: 3 cifre, eller 4 ved American Express.",
    "bad_iban": "Skriv et gyldigt IBAN.",
    "bad_bank": "Vælg først din bank.",
    "bad_name": "Skriv kontohaverens navn.",
    "bank_title": "Godkend din betaling hos {bank}",
    "challenge_title": "Bekræft, at det er dig",
    "challenge_text": "Din bank beder dig bekræfte betalingen med kortet, der ender på {last4}.",
    "to": "Til",
    "amount": "Beløb",
    "approve": "Godkend betaling",
    "cancel": "Annullér",
    "confirm": "Bekræft",
    "refuse": "Afvis",
    "paid_title": "Betaling modtaget",
    "paid_text": "{merchant} har modtaget {amount}. Tak! Du kan lukke siden.",
    "processing_title": "Din betaling er på vej",
    "processing_text": (
        "Banken behandler trækket på {amount}. {merchant} giver besked, når det er nået frem."
    ),
    "failed_title": "Trækket mislykkedes",
    "failed_text": (
        "Banken sendte trækket på {amount} tilbage. Bed {merchant} om et nyt betalingslink."
    ),
    "expired_title": "Betalingslinket er udløbet",
    "expired_text": (
        "Der er ikke trukket noget, og der kan ikke længere betales her. Bed {merchant} "
        "om et nyt link."
    ),
    "unknown_title": "Betalingslinket findes ikke",
    "unknown_text": "Se efter, at du åbnede hele linket, eller bed om et nyt.",
    "back": "Tilbage til {merchant}",
}
