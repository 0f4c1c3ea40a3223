"""The payment page in Portuguese."""

TEXTS = {
    "pay_to": "Pagar a {merchant}",
    "total": "Total",
    "how": "Como quer pagar?",
    "bank": "O seu banco",
    "choose_bank": "Escolha o seu banco",
    "to_bank": "Continuar para o seu banco",
    "card": "Cartão",
    "number": "Número do cartão",
    "expiry": "Validade (MM/AA)",
    "cvc": "Código de segurança (CVC)",
    "name": "Nome no cartão",
    "debit": "Débito direto SEPA",
    "iban": "IBAN",
    "holder": "Titular da conta",
    "mandate": "Ao pagar, autoriza {merchant} a cobrar {amount} desta conta uma única vez.",
    "pay": "Pagar {amount}",
    "left": "Pode pagar durante mais {time}.",
    "test": (
        "Modo de teste: sem dinheiro real. Nunca escreva um cartão real; 4242 4242 4242 "
        "4242 funciona."
    ),
    "not_paid": "O pagamento não foi concluído",
    "lapsed": "Este pagamento no seu banco já não está aberto",
    "try_again": "Nada foi cobrado. Tente novamente ou pague de outra forma.",
    "r_generic": "O seu banco recusou o cartão sem indicar o motivo.",
    "r_funds": "Não há saldo suficiente neste cartão.",
    "r_expired": "Este cartão expirou.",
    "r_cvc": "O código de segurança do cartão está incorreto.",
    "r_lost": "Este cartão foi dado como perdido.",
    "r_auth": "O pagamento foi cancelado, ou o banco não conseguiu confirmar a sua identidade.",
    "r_live": "Esta página só aceita cartões de teste.",
    "r_number": "O número do cartão está incorreto.",
    "bad_number": "Escreva o número tal como está no cartão.",
    "bad_expiry": "Escreva o mês e o ano de validade, por exemplo 12/30.",
    "bad_cvc": "Escreva o código de segurança: 3 dígitos, ou 4 no American Express.",
    "bad_iban": "Escreva um IBAN válido.",
    "bad_bank": "Escolha primeiro o seu banco.",
    "bad_name": "Escreva o nome do titular da conta.",
    "bank_title": "Aprove o pagamento em {bank}",
    "challenge_title": "Confirme que é mesmo você",
    "challenge_text": (
        "O seu banco pede que confirme este pagamento com o cartão terminado em {last4}."
    ),
    "to": "Para",
    "amount": "Montante",
    "approve": "Aprovar pagamento",
    "cancel": "Cancelar",
    "confirm": "Confirmar",
    "refuse": "Recusar",
    "paid_title": "Pagamento recebido",
    "paid_text": "{merchant} recebeu {amount}. Obrigado! Pode fechar esta página.",
    "processing_title": "O seu pagamento está a caminho",
    "processing_text": (
        "O seu banco está a processar o débito de {amount}. {merchant} avisa quando chegar."
    ),
    "failed_title": "O débito falhou",
    "failed_text": (
        "O seu banco devolveu o débito de {amount}. Peça a {merchant} um novo link de pagamento."
    ),
    "expired_title": "Este link de pagamento expirou",
    "expired_text": "Nada foi cobrado e aqui já não se pode pagar. Peça a {merchant} um novo link.",
    "unknown_title": "Este link de pagamento não existe",
    "unknown_text": "Verifique se abriu o link completo ou peça um novo.",
    "back": "Voltar a {merchant}",
}
