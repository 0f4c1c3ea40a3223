"""The payment page in French."""

TEXTS = {
    "pay_to": "Payer {merchant}",
    "total": "Total",
    "how": "Comment souhaitez-vous payer ?",
    "bank": "Votre banque",
    "choose_bank": "Choisissez votre banque",
    "to_bank": "Continuer vers votre banque",
    "card": "Carte",
    "number": "Numéro de carte",
    "expiry": "Date d’expiration (MM/AA)",
    "cvc": "Code de sécurité (CVC)",
    "name": "Nom sur la carte",
    "debit": "Prélèvement SEPA",
    "iban": "IBAN",
    "holder": "Titulaire du compte",
    "mandate": (
        "En payant, vous autorisez {merchant} à prélever {amount} une seule fois sur ce compte."
    ),
    "pay": "Payer {amount}",
    "left": "Vous pouvez encore payer pendant {time}.",
    "test": (
        "Mode test : aucun argent réel. Ne saisissez jamais une vraie carte ; 4242 4242 "
        "4242 4242 convient."
    ),
    "not_paid": "Votre paiement n’a pas abouti",
    "lapsed": "Ce paiement auprès de votre banque n’est plus ouvert",
    "try_again": "Rien n’a été débité. Réessayez ou payez autrement.",
    "r_generic": "Votre banque a refusé la carte sans donner de raison.",
    "r_funds": "Le solde de cette carte est insuffisant.",
    "r_expired": "Cette carte a expiré.",
    "r_cvc": "Le code de sécurité de la carte est incorrect.",
    "r_lost": "Cette carte a été déclarée perdue.",
    "r_auth": "Le paiement a été annulé, ou votre banque n’a pas pu confirmer votre identité.",
    "r_live": "Cette page n’accepte que des cartes de test.",
    "r_number": "Le numéro de carte est incorrect.",
    "bad_number": "Saisissez le numéro tel qu’il figure sur la carte.",
    "bad_expiry": "Saisissez le mois et l’année d’expiration, par exemple 12/30.",
    "bad_cvc": "Saisissez le code de sécurité : 3 chiffres, ou 4 pour American Express.",
    "bad_iban": "Saisissez un IBAN valide.",
    "bad_bank": "Choisissez d’abord votre banque.",
    "bad_name": "Saisissez le nom du titulaire du compte.",
    "bank_title": "Approuvez votre paiement chez {bank}",
    "challenge_title": "Confirmez que c’est bien vous",
    "challenge_text": (
        "Votre banque vous demande de confirmer ce paiement avec votre carte se "
        "terminant par {last4}."
    ),
    "to": "À",
    "amount": "Montant",
    "approve": "Approuver le paiement",
    "cancel": "Annuler",
    "confirm": "Confirmer",
    "refuse": "Refuser",
    "paid_title": "Paiement reçu",
    "paid_text": "{merchant} a reçu {amount}. Merci ! Vous pouvez fermer cette page.",
    "processing_title": "Votre paiement est en cours",
    "processing_text": (
        "Votre banque traite le prélèvement de {amount}. {merchant} vous préviendra de son arrivée."
    ),
    "failed_title": "Le prélèvement a échoué",
    "failed_text": (
        "Votre banque a rejeté le prélèvement de {amount}. Demandez un nouveau lien à {merchant}."
    ),
    "expired_title": "Ce lien de paiement a expiré",
    "expired_text": (
        "Rien n’a été débité et plus rien ne peut être payé ici. Demandez un nouveau "
        "lien à {merchant}."
    ),
    "unknown_title": "Ce lien de paiement n’existe pas",
    "unknown_text": "Vérifiez que vous avez ouvert le lien entier, ou demandez-en un nouveau.",
    "back": "Retour à {merchant}",
}
