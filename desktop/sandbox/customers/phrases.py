"""What customers say, in their own languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's words; scripted customers say the first of each. Openings
    may name `{origin}`, `{city}`, `{time}`, `{booking}`."""

    openings: tuple[str, ...]
    agrees: tuple[str, ...]
    link_seen: tuple[str, ...]
    paid: tuple[str, ...]
    thanks: tuple[str, ...]
    declined: tuple[str, ...]
    later: tuple[str, ...]
    reminded: tuple[str, ...]
    never_mind: tuple[str, ...]
    link_dead: tuple[str, ...]
    bag: tuple[str, ...]
    complaint: tuple[str, ...]
    card: tuple[str, ...]
    debit: tuple[str, ...]
    chat: tuple[str, ...]
    ideal: tuple[str, ...] = ("Great, paying with iDEAL right away",)


PHRASES: dict[str, Phrases] = {
    "nl": Phrases(
        openings=(
            "Hoi! Ik vlieg om {time} van {origin} naar {city}, maar ik haal het niet. "
            "Kan ik omboeken naar morgen?",
            "Goedemiddag, mijn boeking is {booking}. Wat kost het om een dag later naar {city} "
            "te vliegen?",
            "Dag, ik ben ziek en kan niet naar {city}. Kan mijn vlucht een week later?",
            "Kan ik voor {booking} nog een stoel bij het raam krijgen?",
            "Mijn trein naar {origin} rijdt niet. Ik mis de vlucht van {time} vrees ik…",
        ),
        agrees=("Ja graag!", "Doe maar, dank je!", "Prima, stuur maar."),
        link_seen=("Top, ik betaal meteen even", "Link gezien, ik doe het nu", "Bezig!"),
        paid=("Betaald!", "Gelukt, het is overgemaakt", "Zo, betaald 👍"),
        thanks=("Super, dank je wel!", "Top, bedankt voor de hulp!", "Fijn, dank! 🙏"),
        declined=(
            "Mijn bank weigert de betaling, kan ik het anders proberen?",
            "De kaart werd geweigerd. Ik probeer een andere.",
        ),
        later=("Ik kijk er straks even naar", "Moet even overleggen, ik kom erop terug"),
        reminded=("O ja, sorry! Ik doe het nu", "Helemaal vergeten, ik betaal het nu"),
        never_mind=("Laat maar, ik vlieg toch volgende week", "Het hoeft niet meer, bedankt"),
        link_dead=("De link werkt niet meer, kun je een nieuwe sturen?",),
        bag=("Kan er ook nog een koffer van 23 kg bij?", "Wat kost een extra koffer?"),
        complaint=(
            "Ik wacht al een uur op antwoord, dit kan echt niet!",
            "Belachelijk dat ik hiervoor moet betalen. Jullie vlucht was te laat.",
        ),
        card=(
            "Pak gewoon mijn kaart: 4242 4242 4242 4242, 12/29, cvc 123",
            "Kan het niet direct? 4242424242424242 geldig tot 12/29",
        ),
        debit=("Ik betaal per incasso, dat duurt een paar dagen geloof ik",),
        chat=("Oké, dank je", "Duidelijk, ik wacht even", "Goed hoor"),
        ideal=("Top, ik betaal meteen even met iDEAL", "Link gezien, ik doe het met iDEAL"),
    ),
    "en": Phrases(
        openings=(
            "Hi, I'm on the {time} from {origin} to {city} and I won't make it. "
            "Can you move me to tomorrow?",
            "Hello! Booking {booking}: how much would it be to fly to {city} a day later?",
            "Something came up and I can't travel to {city} this week. What are my options?",
            "Could I still get two seats together on booking {booking}?",
            "Stuck in traffic, going to miss my flight to {city} 😩 what can I do?",
        ),
        agrees=("Yes please!", "That works, go ahead", "Perfect, send it over"),
        link_seen=("Got it, paying now", "Great, doing it right away", "On it!"),
        paid=("Paid!", "Done, it went through", "All paid 👍"),
        thanks=("Thank you!! Got the new ticket already 🙌", "Brilliant, thanks", "Lifesaver!"),
        declined=(
            "The card did not work, can I try another?",
            "My card was declined. Trying a different one.",
        ),
        later=("I'll have a look in a bit", "Need to check with my wife first"),
        reminded=("Oh sorry, completely forgot! Doing it now", "Right, paying it this minute"),
        never_mind=("Never mind, I'll fly next week after all", "Not needed any more, thanks"),
        link_dead=("The link doesn't work any more, could you send a new one?",),
        bag=("Can I add a 23 kg suitcase too?", "How much for one more bag?"),
        complaint=(
            "An hour on hold and nobody answers. This is unacceptable.",
            "Why should I pay when it was your delay? I want a refund.",
        ),
        card=(
            "Just charge my card: 4242 4242 4242 4242, exp 12/29, cvc 123",
            "Can't you take it here? 4242-4242-4242-4242, 12/29",
        ),
        debit=("I'll pay by bank debit, that takes a few days I think",),
        chat=("Ok, thanks", "Understood, I'll wait", "Alright"),
    ),
    "de": Phrases(
        openings=(
            "Hallo, ich fliege heute um {time} von {origin} nach {city}, schaffe es aber nicht. "
            "Kann ich auf morgen umbuchen?",
            "Guten Tag, Buchung {booking}. Was kostet ein Flug einen Tag später nach {city}?",
            "Mein Termin dauert länger. Gibt es heute noch einen späteren Flug nach {city}?",
            "Kann ich zu {booking} noch einen Platz am Gang bekommen?",
        ),
        agrees=("Ja, bitte!", "Passt, machen Sie das bitte", "Gerne, schicken Sie den Link"),
        link_seen=("Danke, ich zahle gleich", "Ist angekommen, mache ich sofort"),
        paid=("Ist bezahlt!", "Erledigt, hat geklappt", "Bezahlt 👍"),
        thanks=("Vielen Dank für die schnelle Hilfe!", "Super, danke!", "Perfekt, danke schön"),
        declined=(
            "Die Karte wurde abgelehnt, kann ich eine andere nehmen?",
            "Hat nicht geklappt, ich versuche es anders.",
        ),
        later=("Ich schaue es mir später an", "Muss ich erst mit meiner Frau besprechen"),
        reminded=("Ach ja, Entschuldigung! Mache ich jetzt", "Vergessen, ich zahle sofort"),
        never_mind=("Hat sich erledigt, ich fliege doch nächste Woche", "Nicht mehr nötig, danke"),
        link_dead=("Der Link geht nicht mehr, können Sie einen neuen schicken?",),
        bag=("Kann ich noch einen Koffer mit 23 kg dazubuchen?", "Was kostet ein Koffer extra?"),
        complaint=(
            "Seit einer Stunde warte ich auf eine Antwort. Unmöglich!",
            "Warum soll ich zahlen, wenn Ihr Flug Verspätung hatte?",
        ),
        card=("Nehmen Sie doch einfach meine Karte: 4242 4242 4242 4242, 12/29, 123",),
        debit=("Ich zahle per Lastschrift, das dauert wohl ein paar Tage",),
        chat=("In Ordnung, danke", "Alles klar, ich warte", "Gut"),
    ),
    "fr": Phrases(
        openings=(
            "Bonjour, je pars de {origin} pour {city} à {time} mais je n'y serai pas à temps. "
            "Puis-je changer pour demain ?",
            "Bonsoir, réservation {booking}. Combien coûte un départ un jour plus tard "
            "vers {city} ?",
            "J'ai raté ma correspondance pour {city}, que faire ?",
            "Serait-il possible d'avoir un siège côté hublot sur {booking} ?",
        ),
        agrees=("Oui, avec plaisir !", "C'est parfait, allez-y", "D'accord, envoyez le lien"),
        link_seen=("Merci, je paie tout de suite", "Bien reçu, je m'en occupe"),
        paid=("C'est payé !", "Voilà, c'est fait", "Payé 👍"),
        thanks=("Merci beaucoup pour votre aide !", "Parfait, merci !", "Génial, merci 🙏"),
        declined=(
            "Ma carte a été refusée, je peux essayer une autre ?",
            "Le paiement n'est pas passé. J'essaie autrement.",
        ),
        later=("Je regarde ça un peu plus tard", "Je dois d'abord en parler à mon mari"),
        reminded=("Ah oui, pardon ! Je le fais maintenant", "J'avais oublié, je paie à l'instant"),
        never_mind=(
            "Laissez tomber, je pars la semaine prochaine",
            "Ce n'est plus la peine, merci",
        ),
        link_dead=("Le lien ne marche plus, pouvez-vous en renvoyer un ?",),
        bag=("Est-ce possible d'ajouter une valise ?", "Combien pour un bagage en plus ?"),
        complaint=(
            "Une heure d'attente sans réponse, c'est inadmissible !",
            "Pourquoi payer alors que c'est vous qui étiez en retard ?",
        ),
        card=("Prenez directement ma carte : 4242 4242 4242 4242, 12/29, 123",),
        debit=("Je paie par prélèvement, cela prend quelques jours je crois",),
        chat=("D'accord, merci", "Très bien, j'attends", "Entendu"),
    ),
    "es": Phrases(
        openings=(
            "Hola, vuelo de {origin} a {city} a las {time} y no llego. ¿Puedo cambiar a mañana?",
            "Buenas tardes, reserva {booking}. ¿Cuánto cuesta volar un día después a {city}?",
            "He perdido el enlace a {city}, ¿qué puedo hacer?",
            "¿Puedo añadir un asiento con más espacio en {booking}?",
        ),
        agrees=("¡Sí, por favor!", "Perfecto, adelante", "Vale, mándame el enlace"),
        link_seen=("Recibido, pago ahora mismo", "Genial, lo hago ya"),
        paid=("¡Pagado!", "Listo, ya está", "Hecho 👍"),
        thanks=("Perfecto, gracias por la ayuda", "¡Muchas gracias!", "Genial, gracias 🙏"),
        declined=(
            "Me han rechazado la tarjeta, ¿puedo probar con otra?",
            "No ha funcionado, pruebo de otra forma.",
        ),
        later=("Lo miro un poco más tarde", "Tengo que consultarlo antes"),
        reminded=("¡Ay, perdón! Lo hago ahora", "Se me olvidó, pago ya"),
        never_mind=("Déjalo, al final vuelo la semana que viene", "Ya no hace falta, gracias"),
        link_dead=("El enlace ya no funciona, ¿me mandas otro?",),
        bag=("¿Puedo añadir una maleta de 23 kg?", "¿Cuánto cuesta otra maleta?"),
        complaint=(
            "Llevo una hora esperando respuesta. ¡Es una vergüenza!",
            "¿Por qué tengo que pagar si el retraso fue vuestro?",
        ),
        card=("Cóbrame directamente: 4242 4242 4242 4242, 12/29, 123",),
        debit=("Pago por domiciliación, creo que tarda unos días",),
        chat=("Vale, gracias", "De acuerdo, espero", "Muy bien"),
    ),
    "it": Phrases(
        openings=(
            "Ciao, ho il volo delle {time} da {origin} a {city} ma non arrivo in tempo. "
            "Posso spostarlo a domani?",
            "Buongiorno, prenotazione {booking}. Quanto costa partire un giorno dopo per {city}?",
            "Devo rimandare il viaggio a {city}, è possibile?",
            "Vorrei un posto vicino al finestrino per {booking}",
        ),
        agrees=("Sì, grazie!", "Va bene, proceda pure", "Perfetto, mandi il link"),
        link_seen=("Ricevuto, pago subito", "Ok, lo faccio adesso"),
        paid=("Pagato!", "Fatto, è andato a buon fine", "Fatto 👍"),
        thanks=("Grazie mille per l'aiuto!", "Perfetto, grazie!", "Gentilissimi 🙏"),
        declined=(
            "La carta è stata rifiutata, posso provare con un'altra?",
            "Non ha funzionato, provo in un altro modo.",
        ),
        later=("Ci guardo più tardi", "Devo prima chiedere a mia moglie"),
        reminded=("Ah sì, scusi! Lo faccio ora", "Mi ero dimenticato, pago subito"),
        never_mind=("Lasci stare, parto la settimana prossima", "Non serve più, grazie"),
        link_dead=("Il link non funziona più, può mandarne un altro?",),
        bag=("Posso aggiungere una valigia da 23 kg?", "Quanto costa un bagaglio in più?"),
        complaint=(
            "Aspetto da un'ora e nessuno risponde. Inaccettabile!",
            "Perché devo pagare se il ritardo era vostro?",
        ),
        card=("Usi direttamente la mia carta: 4242 4242 4242 4242, 12/29, 123",),
        debit=("Pago con addebito, credo ci vogliano alcuni giorni",),
        chat=("Ok, grazie", "Va bene, aspetto", "Capito"),
    ),
    "ja": Phrases(
        openings=(
            "{time}発 {origin}から{city}行きの便に間に合いません。明日の便に変更できますか?",
            "予約番号 {booking} です。{city}行きを一日遅らせるといくらかかりますか?",
            "急な仕事で{city}に行けなくなりました。どうすればいいですか?",
            "{booking} の座席を窓側に変更したいです。",
        ),
        agrees=("はい、お願いします!", "それでお願いします", "大丈夫です、リンクをください"),
        link_seen=("ありがとうございます。今払います", "確認しました。すぐに支払います"),
        paid=("支払いました!", "完了しました", "お支払い済みです👍"),
        thanks=("ありがとうございました!", "助かりました🙏", "ご対応ありがとうございます"),
        declined=(
            "カードが使えませんでした。別のカードでもいいですか?",
            "決済できませんでした。別の方法を試します。",
        ),
        later=("後で確認します", "家族に相談してからにします"),
        reminded=("すみません、忘れていました!今払います", "失礼しました、すぐに支払います"),
        never_mind=("やはり来週にします。結構です", "もう必要なくなりました"),
        link_dead=("リンクが開けません。もう一度送っていただけますか?",),
        bag=("23kgのスーツケースを追加できますか?", "荷物の追加はいくらですか?"),
        complaint=(
            "一時間も返事がありません。どうなっているのですか?",
            "そちらの遅延なのになぜ払うのですか?",
        ),
        card=("このカードでお願いします 4242 4242 4242 4242 12/29 123",),
        debit=("口座振替で払います。数日かかると思います",),
        chat=("わかりました", "お待ちしています", "はい"),
    ),
    "pt": Phrases(
        openings=(
            "Olá! Tenho o voo das {time} de {origin} para {city} e não chego a tempo. "
            "Posso mudar para amanhã?",
            "Boa tarde, reserva {booking}. Quanto custa viajar um dia depois para {city}?",
            "Preciso de adiar a viagem para {city}. O que posso fazer?",
            "Ainda dá para escolher lugar à janela na {booking}?",
        ),
        agrees=("Sim, por favor!", "Perfeito, pode avançar", "Está bem, envie o link"),
        link_seen=("Recebido, pago já", "Obrigado, vou pagar agora"),
        paid=("Pago!", "Já está, correu bem", "Feito 👍"),
        thanks=("Muito obrigado pela ajuda!", "Perfeito, obrigada!", "Ótimo, obrigado 🙏"),
        declined=(
            "O cartão foi recusado, posso tentar outro?",
            "Não funcionou, vou tentar de outra forma.",
        ),
        later=("Vejo isso mais logo", "Tenho de falar primeiro com a minha mulher"),
        reminded=("Ah, desculpe! Faço agora", "Esqueci-me, pago já"),
        never_mind=("Deixe estar, vou para a semana", "Já não é preciso, obrigado"),
        link_dead=("O link já não funciona, pode enviar outro?",),
        bag=("Posso acrescentar uma mala de 23 kg?", "Quanto custa mais uma mala?"),
        complaint=(
            "Estou há uma hora à espera de resposta. Inaceitável!",
            "Porque tenho de pagar se o atraso foi vosso?",
        ),
        card=("Use o meu cartão: 4242 4242 4242 4242, 12/29, 123",),
        debit=("Pago por débito direto, demora uns dias, creio",),
        chat=("Está bem, obrigado", "Certo, fico à espera", "Ok"),
    ),
    "ar": Phrases(
        openings=(
            "مرحبا، رحلتي الساعة {time} من {origin} إلى {city} ولن أصل في الوقت. "
            "هل يمكن تغييرها إلى الغد؟",
            "مساء الخير، رقم الحجز {booking}. كم تكلفة السفر إلى {city} بعد يوم؟",
            "أحتاج إلى تأجيل سفري إلى {city}، ماذا أفعل؟",
        ),
        agrees=("نعم من فضلك!", "ممتاز، تفضل", "حسنا، أرسل الرابط"),
        link_seen=("وصل، سأدفع الآن", "شكرا، أدفع حالا"),
        paid=("تم الدفع!", "تم 👍"),
        thanks=("🙏🙏❤️", "😊👍", "🎉🙏"),
        declined=("رُفضت البطاقة، هل أجرب بطاقة أخرى؟",),
        later=("سأنظر فيه لاحقا",),
        reminded=("عفوا نسيت! سأدفع الآن",),
        never_mind=("لا داعي، سأسافر الأسبوع القادم",),
        link_dead=("الرابط لا يعمل، هل ترسل رابطا جديدا؟",),
        bag=("هل يمكن إضافة حقيبة 23 كغ؟",),
        complaint=("أنتظر منذ ساعة دون رد!", "لماذا أدفع والتأخير منكم؟"),
        card=("خذ بطاقتي: 4242 4242 4242 4242 12/29 123",),
        debit=("سأدفع بالخصم المباشر، يستغرق أياما",),
        chat=("حسنا، شكرا", "سأنتظر"),
    ),
}

EMOJI_THANKS = ("🙏🙏🙏", "❤️✈️", "🎉👏", "👍😊")
"""Thanks of those who answer with pictures only."""
