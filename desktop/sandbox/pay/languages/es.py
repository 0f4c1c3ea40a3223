"""The payment page in Spanish."""

TEXTS = {
    "pay_to": "Pagar a {merchant}",
    "total": "Total",
    "how": "¿Cómo quieres pagar?",
    "bank": "Tu banco",
    "choose_bank": "Elige tu banco",
    "to_bank": "Continuar a tu banco",
    "card": "Tarjeta",
    "number": "Número de tarjeta",
    "expiry": "Fecha de caducidad (MM/AA)",
    "cvc": "Código de seguridad (CVC)",
    "name": "Nombre en la tarjeta",
    "debit": "Adeudo directo SEPA",
    "iban": "IBAN",
    "holder": "Titular de la cuenta",
    "mandate": "Al pagar autorizas a {merchant} a cobrar {amount} de esta cuenta una sola vez.",
    "pay": "Pagar {amount}",
    "left": "Puedes pagar durante {time} más.",
    "test": (
        "Modo de prueba: no se mueve dinero real. No escribas una tarjeta real; 4242 "
        "4242 4242 4242 funciona."
    ),
    "not_paid": "Tu pago no se ha completado",
    "lapsed": "Este pago en tu banco ya no está abierto",
    "try_again": "No se ha cobrado nada. Inténtalo de nuevo o paga de otra forma.",
    "r_generic": "Tu banco rechazó la tarjeta sin dar un motivo.",
    "r_funds": "No hay saldo suficiente en esta tarjeta.",
    "r_expired": "Esta tarjeta ha caducado.",
    "r_cvc": "El código de seguridad de la tarjeta no es correcto.",
    "r_lost": "Esta tarjeta figura como perdida.",
    "r_auth": "El pago se canceló, o tu banco no pudo confirmar que eres tú.",
    "r_live": "Esta página solo acepta tarjetas de prueba.",
    "r_number": "El número de tarjeta no es correcto.",
    "bad_number": "Escribe el número tal como aparece en la tarjeta.",
    "bad_expiry": "Escribe el mes y el año de caducidad, por ejemplo 12/30.",
    "bad_cvc": "Escribe el código de seguridad: 3 cifras, o 4 en American Express.",
    "bad_iban": "Escribe un IBAN válido.",
    "bad_bank": "Elige primero tu banco.",
    "bad_name": "Escribe el nombre del titular de la cuenta.",
    "bank_title": "Aprueba tu pago en {bank}",
    "challenge_title": "Confirma que eres tú",
    "challenge_text": (
        "Tu banco te pide que confirmes este pago con tu tarjeta terminada en {last4}."
    ),
    "to": "Para",
    "amount": "Importe",
    "approve": "Aprobar el pago",
    "cancel": "Cancelar",
    "confirm": "Confirmar",
    "refuse": "Rechazar",
    "paid_title": "Pago recibido",
    "paid_text": "{merchant} ha recibido {amount}. ¡Gracias! Puedes cerrar esta página.",
    "processing_title": "Tu pago está en camino",
    "processing_text": (
        "Tu banco está procesando el adeudo de {amount}. {merchant} te avisará cuando llegue."
    ),
    "failed_title": "El adeudo ha fallado",
    "failed_text": (
        "Tu banco devolvió el adeudo de {amount}. Pide a {merchant} un nuevo enlace de pago."
    ),
    "expired_title": "Este enlace de pago ha caducado",
    "expired_text": (
        "No se ha cobrado nada y aquí ya no se puede pagar. Pide a {merchant} un nuevo enlace."
    ),
    "unknown_title": "Este enlace de pago no existe",
    "unknown_text": "Comprueba que has abierto el enlace completo o pide uno nuevo.",
    "back": "Volver a {merchant}",
}
