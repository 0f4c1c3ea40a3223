"""The payment page in Italian."""

TEXTS = {
    "pay_to": "Paga {merchant}",
    "total": "Totale",
    "how": "Come vuoi pagare?",
    "bank": "La tua banca",
    "choose_bank": "Scegli la tua banca",
    "to_bank": "Continua verso la tua banca",
    "card": "Carta",
    "number": "Numero della carta",
    "expiry": "Data di scadenza (MM/AA)",
    "cvc": "Codice di sicurezza (CVC)",
    "name": "Nome sulla carta",
    "debit": "Addebito diretto SEPA",
    "iban": "IBAN",
    "holder": "Intestatario del conto",
    "mandate": (
        "Pagando autorizzi {merchant} ad addebitare {amount} su questo conto una sola volta."
    ),
    "pay": "Paga {amount}",
    "left": "Puoi pagare ancora per {time}.",
    "test": (
        "Modalità di prova: nessun denaro reale. Mai inserire una carta vera; 4242 4242 "
        "4242 4242 funziona."
    ),
    "not_paid": "Il pagamento non è andato a buon fine",
    "lapsed": "Questo pagamento presso la tua banca non è più aperto",
    "try_again": "Non è stato addebitato nulla. Riprova o paga in un altro modo.",
    "r_generic": "La tua banca ha rifiutato la carta senza indicare il motivo.",
    "r_funds": "Il credito su questa carta non è sufficiente.",
    "r_expired": "Questa carta è scaduta.",
    "r_cvc": "Il codice di sicurezza della carta è errato.",
    "r_lost": "Questa carta risulta smarrita.",
    "r_auth": (
        "Il pagamento è stato annullato, oppure la banca non ha potuto confermare che sei tu."
    ),
    "r_live": "Questa pagina accetta solo carte di prova.",
    "r_number": "Il numero della carta è errato.",
    "bad_number": "Inserisci il numero così come appare sulla carta.",
    "bad_expiry": "Inserisci mese e anno di scadenza, per esempio 12/30.",
    "bad_cvc": "Inserisci il codice di sicurezza: 3 cifre, o 4 per American Express.",
    "bad_iban": "Inserisci un IBAN valido.",
    "bad_bank": "Scegli prima la tua banca.",
    "bad_name": "Inserisci il nome dell’intestatario del conto.",
    "bank_title": "Approva il pagamento su {bank}",
    "challenge_title": "Conferma che sei tu",
    "challenge_text": (
        "La tua banca ti chiede di confermare questo pagamento con la carta che termina "
        "con {last4}."
    ),
    "to": "A",
    "amount": "Importo",
    "approve": "Approva il pagamento",
    "cancel": "Annulla",
    "confirm": "Conferma",
    "refuse": "Rifiuta",
    "paid_title": "Pagamento ricevuto",
    "paid_text": "{merchant} ha ricevuto {amount}. Grazie! Puoi chiudere questa pagina.",
    "processing_title": "Il pagamento è in corso",
    "processing_text": (
        "La tua banca sta elaborando l’addebito di {amount}. {merchant} ti avviserà "
        "quando arriverà."
    ),
    "failed_title": "L’addebito non è riuscito",
    "failed_text": (
        "La tua banca ha respinto l’addebito di {amount}. Chiedi a {merchant} un nuovo "
        "link di pagamento."
    ),
    "expired_title": "Questo link di pagamento è scaduto",
    "expired_text": (
        "Non è stato addebitato nulla e qui non si può più pagare. Chiedi a {merchant} "
        "un nuovo link."
    ),
    "unknown_title": "Questo link di pagamento non esiste",
    "unknown_text": "Controlla di aver aperto il link intero, oppure chiedine uno nuovo.",
    "back": "Torna a {merchant}",
}
