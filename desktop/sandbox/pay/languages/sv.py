"""The payment page in Swedish."""

TEXTS = {
    "pay_to": "Betala {merchant}",
    "total": "Totalt",
    "how": "Hur vill du betala?",
    "bank": "Din bank",
    "choose_bank": "Välj din bank",
    "to_bank": "Fortsätt till din bank",
    "card": "Kort",
    "number": "Kortnummer",
    "expiry": "Giltigt till (MM/ÅÅ)",
    "cvc": "Säkerhetskod (CVC)",
    "name": "Namn på kortet",
    "debit": "SEPA-autogiro",
    "iban": "IBAN",
    "holder": "Kontoinnehavare",
    "mandate": "Genom att betala låter du {merchant} dra {amount} från kontot en gång.",
    "pay": "Betala {amount}",
    "left": "Du kan betala i {time} till.",
    "test": (
        "Testläge: inga riktiga pengar. Skriv aldrig in ett riktigt kort; 4242 4242 4242 "
        "4242 fungerar."
    ),
    "not_paid": "Betalningen gick inte igenom",
    "lapsed": "Den här betalningen hos din bank är inte längre öppen",
    "try_again": "Inget har dragits. Försök igen eller betala på ett annat sätt.",
    "r_generic": "Din bank nekade kortet utan att ange någon orsak.",
    "r_funds": "Det finns inte tillräckligt med pengar på kortet.",
    "r_expired": "Kortet har gått ut.",
    "r_cvc": "Kortets säkerhetskod är fel.",
    "r_lost": "Kortet är anmält som förlorat.",
    "r_auth": "Betalningen avbröts, eller så kunde banken inte bekräfta att det är du.",
    "r_live": "Den här sidan tar bara testkort.",
    "r_number": "Kortnumret är fel.",
    "bad_number": "Skriv kortnumret som det står på kortet.",
    "bad_expiry": "Skriv månad och år då kortet går ut, till exempel 12/30.",
    "bad_cvc": "Skriv säkerhetskoden: 3 siffror, eller 4 för American Express.",
    "bad_iban": "Skriv ett giltigt IBAN.",
    "bad_bank": "Välj din bank först.",
    "bad_name": "Skriv kontoinnehavarens namn.",
    "bank_title": "Godkänn betalningen hos {bank}",
    "challenge_title": "Bekräfta att det är du",
    "challenge_text": "Din bank ber dig bekräfta betalningen med kortet som slutar på {last4}.",
    "to": "Till",
    "amount": "Belopp",
    "approve": "Godkänn betalningen",
    "cancel": "Avbryt",
    "confirm": "Bekräfta",
    "refuse": "Neka",
    "paid_title": "Betalningen är mottagen",
    "paid_text": "{merchant} har tagit emot {amount}. Tack! Du kan stänga sidan.",
    "processing_title": "Din betalning är på väg",
    "processing_text": (
        "Banken behandlar dragningen på {amount}. {merchant} hör av sig när den har kommit fram."
    ),
    "failed_title": "Dragningen misslyckades",
    "failed_text": (
        "Banken skickade tillbaka dragningen på {amount}. Be {merchant} om en ny betallänk."
    ),
    "expired_title": "Betallänken har gått ut",
    "expired_text": (
        "Inget har dragits och det går inte längre att betala här. Be {merchant} om en ny länk."
    ),
    "unknown_title": "Betallänken finns inte",
    "unknown_text": "Kontrollera att du öppnade hela länken, eller be om en ny.",
    "back": "Tillbaka till {merchant}",
}
