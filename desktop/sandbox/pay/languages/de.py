"""The payment page in German."""

TEXTS = {
    "pay_to": "{merchant} bezahlen",
    "total": "Gesamtbetrag",
    "how": "Wie möchten Sie bezahlen?",
    "bank": "Ihre Bank",
    "choose_bank": "Bank auswählen",
    "to_bank": "Weiter zu Ihrer Bank",
    "card": "Karte",
    "number": "Kartennummer",
    "expiry": "Gültig bis (MM/JJ)",
    "cvc": "Sicherheitscode (CVC)",
    "name": "Name auf der Karte",
    "debit": "SEPA-Lastschrift",
    "iban": "IBAN",
    "holder": "Kontoinhaber",
    "mandate": (
        "Mit der Zahlung ermächtigen Sie {merchant}, einmalig {amount} von diesem Konto "
        "einzuziehen."
    ),
    "pay": "{amount} bezahlen",
    "left": "Sie können noch {time} lang bezahlen.",
    "test": (
        "Testmodus: Es fließt kein echtes Geld. Nie eine echte Karte eingeben; 4242 4242 "
        "4242 4242 geht."
    ),
    "not_paid": "Ihre Zahlung hat nicht geklappt",
    "lapsed": "Diese Zahlung bei Ihrer Bank ist nicht mehr offen",
    "try_again": (
        "Es wurde nichts abgebucht. Versuchen Sie es erneut oder zahlen Sie auf andere Weise."
    ),
    "r_generic": "Ihre Bank hat die Karte ohne Angabe eines Grundes abgelehnt.",
    "r_funds": "Die Karte ist nicht ausreichend gedeckt.",
    "r_expired": "Diese Karte ist abgelaufen.",
    "r_cvc": "Der Sicherheitscode der Karte ist falsch.",
    "r_lost": "Diese Karte wurde als verloren gemeldet.",
    "r_auth": (
        "Die Zahlung wurde abgebrochen, oder Ihre Bank konnte nicht bestätigen, dass Sie es sind."
    ),
    "r_live": "Diese Seite nimmt nur Testkarten an.",
    "r_number": "Die Kartennummer ist falsch.",
    "bad_number": "Geben Sie die Kartennummer so ein, wie sie auf der Karte steht.",
    "bad_expiry": "Geben Sie Monat und Jahr ein, bis zu denen die Karte gilt, zum Beispiel 12/30.",
    "bad_cvc": "Geben Sie den Sicherheitscode ein: 3 Ziffern, bei American Express 4.",
    "bad_iban": "Geben Sie eine gültige IBAN ein.",
    "bad_bank": "Wählen Sie zuerst Ihre Bank aus.",
    "bad_name": "Geben Sie den Namen des Kontoinhabers ein.",
    "bank_title": "Zahlung bei {bank} freigeben",
    "challenge_title": "Bestätigen Sie, dass Sie es sind",
    "challenge_text": (
        "Ihre Bank bittet Sie, diese Zahlung mit der Karte mit den Endziffern {last4} zu "
        "bestätigen."
    ),
    "to": "An",
    "amount": "Betrag",
    "approve": "Zahlung freigeben",
    "cancel": "Abbrechen",
    "confirm": "Bestätigen",
    "refuse": "Ablehnen",
    "paid_title": "Zahlung erhalten",
    "paid_text": "{merchant} hat {amount} erhalten. Vielen Dank! Sie können diese Seite schließen.",
    "processing_title": "Ihre Zahlung ist unterwegs",
    "processing_text": (
        "Ihre Bank bearbeitet die Lastschrift über {amount}. {merchant} meldet sich, "
        "sobald sie da ist."
    ),
    "failed_title": "Die Lastschrift ist fehlgeschlagen",
    "failed_text": (
        "Ihre Bank hat die Lastschrift über {amount} zurückgegeben. Bitten Sie "
        "{merchant} um einen neuen Link."
    ),
    "expired_title": "Dieser Zahlungslink ist abgelaufen",
    "expired_text": (
        "Es wurde nichts abgebucht; hier kann nicht mehr bezahlt werden. Bitten Sie "
        "{merchant} um einen neuen."
    ),
    "unknown_title": "Diesen Zahlungslink gibt es nicht",
    "unknown_text": (
        "Prüfen Sie, ob Sie den ganzen Link geöffnet haben, oder bitten Sie um einen neuen."
    ),
    "back": "Zurück zu {merchant}",
}
