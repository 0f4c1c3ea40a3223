"""The small words by which people's languages are told apart, and what they write to an airline.

For each language that is written in Latin letters: its most frequent words, those of short social
messages among them. `language_guess` reads them; order and repetition mean nothing.
"""

WORDS = {
    "en": """
        the a an and or but if so to of in on at by for from with without about into out up down
        off over under again is are was were be been being am do does did done doing have has
        had having will would can could should shall may might must not no yes nor only own same
        than too very just now then here there when where why how what which who whom whose this
        that these those i me my mine we us our you your yours he him his she her it its they
        them their im ive id ill dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt
        havent hasnt youre youve thats theres whats lets i'm i've i'd i'll don't doesn't didn't
        can't couldn't won't isn't aren't wasn't haven't you're you've that's there's what's
        it's hello hey hi thanks thank please sorry help need want know get got getting go going
        went make made take took see say said tell told ask asked try tried trying still yet
        already because while after before until since back all any some every other another
        more most much many few good great bad best better worst really never ever always anyone
        someone something nothing anything one two three first last next new old long time day
        days today tomorrow yesterday tonight morning week hour hours minutes ago soon late
        early flight flights fly flying flew plane airport gate seat seats bag bags baggage
        luggage ticket tickets booking booked book rebook rebooked boarding pass check checked
        cancelled canceled cancel delayed delay delays refund refunded customer service agent
        phone call email hold wait waiting waited change changed pay paid payment card money
        cost price fee fees name number confirmation lost missed missing connection crew staff
        people guys you'll thx pls worked working works work like love hate hope think thought
        sure okay appreciate awesome
    """,
    "nl": """
        de het een en of maar als dan dat die dit deze er hier daar waar wanneer waarom hoe wat
        wie welke ik mij me mijn m'n jij je jou jouw u uw hij hem zijn z'n zij ze haar wij we
        ons onze jullie hun is ben bent was waren zijn geweest word wordt werd worden heb hebt
        heeft had hadden hebben gehad kan kun kunt kon kunnen zal zul zult zou zouden wil wilt
        wilde willen moet moest moeten mag mogen doe doet deed doen gedaan ga gaat ging gaan kom
        komt kwam komen niet geen wel ook nog al alleen weer naar van voor met zonder op in aan
        uit bij door over onder tot na om te tegen sinds tijdens via zo heel erg veel weinig
        meer meest alle alles iets niets niemand iemand elke andere hoi hallo dag goedemorgen
        goedemiddag goedenavond dank dankje bedankt dankjewel graag alsjeblieft alstublieft aub
        sorry helaas hulp help helpen weet weten vraag vragen vind vinden zien gezien zeggen
        gezegd krijg krijgen gekregen vandaag morgen gisteren vanavond vanmiddag ochtend middag
        avond week weken dagen uur uren minuten maanden jaar laat vroeg eerste laatste volgende
        nieuwe goed goede slecht beter vlucht vluchten vlieg vliegen vliegt vliegtuig vliegveld
        luchthaven stoel stoelen koffer koffers bagage handbagage ticket tickets boeking
        boekingsnummer geboekt boeken omboeken omgeboekt instapkaart inchecken ingecheckt
        geannuleerd annuleren vertraging vertraagd terugbetaling geld terug klantenservice
        bellen gebeld telefoon mail wachten gewacht wachtrij wijzigen gewijzigd betalen betaald
        betaling betaal betaallink link kaart kosten kost prijs toeslag naam nummer kwijt gemist
        aansluiting afspraak uitgelopen plek samen liever jammer top prima oké fijn meteen even
        eens gewoon eigenlijk misschien mogelijk lukt gelukt werkt toch want omdat terwijl nadat
        voordat totdat zodat hoeveel waarop hierbij hebben jullie
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines und oder aber wenn als dann
        dass ob weil denn ich mich mir mein meine meinen meinem meiner du dich dir dein deine er
        ihn ihm sein seine sie ihr ihre ihren ihrem wir uns unser unsere euch ist bin bist war
        waren sind seid sein gewesen werde wird wurde werden worden habe hast hat hatte hatten
        haben gehabt kann kannst könnt konnte können könnte könnten soll sollte sollen will
        willst möchte möchten muss musste müssen darf dürfen mache macht machen gemacht gehe
        geht ging gehen komme kommt kommen nicht kein keine keinen doch auch noch schon nur
        wieder nach von vor für mit ohne auf in an aus bei durch über unter bis zu zum zur um
        gegen seit während im am vom beim ins so sehr viel viele wenig mehr meist alle alles
        etwas nichts niemand jemand jede andere hallo hi guten tag morgen abend danke vielen
        dank bitte gerne gern leider entschuldigung hilfe helfen weiß wissen frage fragen finde
        finden sehen gesehen sagen gesagt bekomme bekommen heute gestern woche wochen tage tagen
        stunden minuten monat jahr spät früh erste letzte nächste neue neuen gut gute schlecht
        besser flug flüge fliege fliegen fliegt flugzeug flughafen sitz sitzplatz platz koffer
        gepäck handgepäck ticket tickets buchung buchungsnummer gebucht buchen umbuchen
        umbuchung umgebucht bordkarte einchecken eingecheckt storniert stornieren annulliert
        verspätung verspätet erstattung geld zurück kundenservice anrufen angerufen telefon
        warten gewartet ändern geändert bezahlen bezahlt zahlung zahlen karte kosten kostet
        preis gebühr gebühren name nummer verloren verpasst anschluss termin zusammen super
        prima okay sofort gleich mal eigentlich vielleicht möglich klappt funktioniert geschickt
        schicken was wer wo wann warum wie welche hier da dort jetzt immer nie bereits trotzdem
        deshalb wäre hätte würde könnten
    """,
    "fr": """
        le la les l un une des du de d et ou mais si que qui quoi dont où quand pourquoi comment
        quel quelle quels je j me m moi mon ma mes tu te toi ton ta tes il elle lui on nous
        notre nos vous votre vos ils elles leur leurs est suis es était étaient sont sommes êtes
        été être sera serait ai as a avons avez ont avait avoir eu peux peut pouvez pouvons
        pourrais pourriez pouvoir veux veut voulez voudrais voudrait vouloir dois doit devez
        devoir fais fait faites faire vais va allez aller viens vient ne n pas plus jamais rien
        personne aucun aucune aussi encore déjà seulement dans sur sous avec sans pour par en à
        au aux chez vers depuis pendant jusqu entre avant après c ce cet cette ces ça cela ceci
        qu s se son sa ses y très trop bien mal peu beaucoup tout tous toute toutes quelque
        chose quelqu'un autre autres même bonjour bonsoir salut merci beaucoup svp s'il plaît
        désolé désolée pardon aide aider sais savoir demande demander trouve trouver voir vu
        dire dit reçu recevoir aujourd'hui aujourd demain hier soir matin midi semaine semaines
        jours heure heures minutes mois année tard tôt premier dernière dernier prochain
        prochaine nouveau nouvelle bon bonne vol vols avion aéroport siège place places valise
        valises bagage bagages billet billets réservation réservé réserver dossier carte
        embarquement enregistrement annulé annuler annulation retard retardé remboursement
        rembourser remboursé argent service client appeler appelé téléphone attendre attends
        attente changer modifier modification payer payé paiement lien coûte coût prix frais nom
        numéro perdu raté correspondance possible ajouter parfait d'accord impossible toujours
        maintenant alors donc parce car comme lorsque combien est-ce voilà voici vraiment
        peut-être problème marche fonctionne envoyer envoyé
    """,
    "es": """
        el la los las un una unos unas y o pero si que qué quien quién cual cuál donde dónde
        cuando cuándo porque porqué por cómo como yo me mi mí mis tú tu te ti tus él ella le lo
        usted ustedes nosotros nos nuestro nuestra su sus ellos ellas les es soy eres era eran
        son somos está estoy están estaba estar sido ser será sería he has ha hemos han había
        haber puedo puede pueden puedes podría podrían poder quiero quiere quieren quisiera
        querer debo debe deber hago hace hacen hacer hecho voy va van ir vengo viene no ni nunca
        nada nadie ningún ninguna también tampoco ya aún todavía solo sólo en sobre con sin para
        de del al a hasta desde entre durante antes después esto este esta estos estas ese esa
        eso aquel muy mucho mucha muchos muchas poco más menos todo toda todos todas algo
        alguien otro otra otros mismo hola buenos buenas días tardes noches gracias favor perdón
        perdona disculpe disculpa siento ayuda ayudar saber sé sabe pregunta preguntar encontrar
        ver visto decir dice dicho dijo recibir recibido recibí hoy mañana ayer noche tarde
        semana semanas día hora horas minutos mes año temprano primero primera último última
        próximo próxima nuevo nueva bien bueno mal vuelo vuelos volar avión aeropuerto asiento
        asientos maleta maletas equipaje billete billetes boleto boletos reserva reservación
        reservado reservar localizador tarjeta embarque facturar check cancelado cancelaron
        cancelar retraso retrasado reembolso reembolsar dinero atención cliente llamar llamado
        teléfono esperar esperando espera cambiar cambio pagar pago pagado enlace cuesta cuánto
        cuanto coste costo precio tarifa cargo nombre número perdido perdí conexión cita
        perfecto vale claro posible siempre ahora entonces pues así sí mientras funciona enviar
        envían enviado código seguridad necesito necesita llegar llegó salida salir quedar hay
    """,
    "it": """
        il lo la i gli le un uno una e ed o ma se che chi cosa quale dove quando perché perche
        come io mi me mio mia miei mie tu ti te tuo tua lui lei gli noi ci nostro nostra voi vi
        vostro vostra loro suo sua è sono sei era erano siamo siete essere stato stata sarà
        sarebbe ho hai ha abbiamo avete hanno aveva avere avuto posso può puoi possiamo potete
        possono potrei potrebbe potete potere voglio vuole vorrei volere devo deve dovrei dovere
        faccio fa fate fare fatto vado va andare vengo viene non né mai niente nulla nessuno
        nessuna anche ancora già solo soltanto in su con senza per di del dello della dei degli
        delle a al allo alla ai agli alle da dal dalla dai nel nella nei sul sulla fra tra fino
        verso durante prima dopo questo questa questi queste quello quella molto molta molti
        troppo poco più meno tutto tutta tutti tutte qualcosa qualcuno altro altra altri stesso
        ciao buongiorno buonasera salve grazie mille prego favore cortesia scusi scusa scusate
        dispiace aiuto aiutare aiutarmi so sapere chiedere domanda trovare vedere visto dire
        detto ricevuto ricevere oggi domani ieri sera stasera mattina pomeriggio settimana
        settimane giorno giorni ora ore minuti mese anno tardi presto primo prima ultimo ultima
        prossimo prossima nuovo nuova bene buono male volo voli volare aereo aeroporto posto
        posti valigia valigie bagaglio bagagli biglietto biglietti prenotazione prenotato
        prenotare codice carta imbarco cancellato cancellare annullato ritardo rimborso
        rimborsare rimborsato soldi servizio clienti chiamare chiamato telefono aspettare
        aspetto attesa cambiare cambio spostare modificare pagare pago pagato pagamento link
        costa quanto costo prezzo tariffa nome numero perso coincidenza appuntamento perfetto va
        d'accordo possibile sempre adesso allora quindi così sì subito funziona mandare mandate
        inviare inviato bisogno vostro c'è po
    """,
    "pt": """
        o a os as um uma uns umas e ou mas se que quê quem qual onde quando porque porquê por
        como eu me mim meu minha meus minhas tu te ti teu tua você vocês ele ela lhe nós nos
        nosso nossa seu sua seus suas eles elas é sou és era eram são somos está estou estão
        estava estar sido ser será seria tenho tem têm temos tinha ter tido posso pode podem
        podes poderia podiam poder quero quer querem queria gostaria querer devo deve dever faço
        faz fazem fazer feito vou vai vão ir venho vem não nem nunca nada ninguém nenhum nenhuma
        também ainda já só apenas em no na nos nas sobre com sem para pra de do da dos das ao
        aos à às até desde entre durante antes depois pelo pela isto este esta isso esse essa
        aquele muito muita muitos muitas pouco mais menos tudo todo toda todos todas algo alguém
        outro outra mesmo olá oi bom boa dia tarde noite obrigado obrigada favor desculpe
        desculpa lamento ajuda ajudar saber sei pergunta perguntar encontrar ver visto dizer
        disse dito receber recebi recebido hoje amanhã ontem noite manhã semana semanas dias
        hora horas minutos mês ano cedo primeiro primeira último última próximo próxima novo
        nova bem bom mal voo voos voar avião aeroporto lugar assento lugares mala malas bagagem
        bilhete bilhetes passagem passagens reserva reservado reservar código cartão embarque
        cancelado cancelaram cancelar atraso atrasado reembolso reembolsar dinheiro atendimento
        cliente ligar telefone esperar espera mudar mudança alterar alteração remarcar pagar
        pago pagamento link custa quanto custo preço taxa tarifa nome número perdido perdi
        conexão ligação compromisso perfeito certo possível sempre agora então pois assim sim
        enquanto funciona enviar enviem enviado preciso precisa chegar saída sair consigo
        conseguir gostava há
    """,
    "sv": """
        och eller men om att som den det de en ett jag mig min mitt mina du dig din ditt dina
        han honom hans hon henne hennes vi oss vår vårt våra ni er ert era dem deras är var
        varit vara blir blev bli blivit har hade haft ha kan kunde kunna ska skulle vill ville
        vilja måste får fick få fått gör gjorde göra gjort går gick gå kommer kom komma inte
        ingen inget inga också även ännu redan bara igen till från för med utan på i av vid
        genom över under innan efter mot sedan mellan hos åt så mycket många lite mer mest alla
        allt något någon inget varje annan annat hej hejsan god morgon kväll tack tusen snälla
        gärna tyvärr ursäkta förlåt hjälp hjälpa vet veta fråga frågar hitta hittar se sett säga
        sagt fått idag imorgon igår ikväll eftermiddag vecka veckor dagar timme timmar minuter
        månad år sent tidigt första sista nästa ny nytt nya bra dålig bättre flyg flyget flyger
        flyga flygplan flygplats plats platser säte väska väskor bagage handbagage biljett
        biljetter bokning bokningen bokningsnummer bokat boka ombokning boka incheckning checka
        inställt inställd avboka avbokat försenat försening försenad återbetalning pengar
        tillbaka kundtjänst ringa ringt telefon vänta väntar väntat ändra ändrat betala betalar
        betalat betalning länk länken kort kostar kostnad pris avgift namn nummer tappat missat
        missade anslutning möte tillsammans perfekt okej genast direkt nu egentligen kanske
        möjligt fungerar skicka skickar skickat vad vem var när varför hur vilken här där då
        alltid aldrig eftersom medan ni ert detta denna dessa vilket
    """,
    "da": """
        og eller men hvis at som den det de en et jeg mig min mit mine du dig din dit dine han
        ham hans hun hende hendes vi os vores i jer jeres dem deres er var været være bliver
        blev blive blevet har havde haft have kan kunne skal skulle vil ville må måtte får fik
        få fået gør gjorde gøre gjort går gik gå kommer kom komme ikke ingen intet også endnu
        allerede kun igen til fra for med uden på af ved gennem over under inden før efter mod
        siden mellem hos så meget mange lidt mere mest alle alt noget nogen hver anden andet hej
        hejsa god morgen aften tak mange venlig venligst gerne desværre undskyld beklager hjælp
        hjælpe ved vide spørgsmål spørge finde finder se set sige sagt modtaget i dag morgen går
        aften eftermiddag uge uger dage time timer minutter måned år sent tidligt første sidste
        næste ny nyt nye god godt dårlig bedre fly flyet flyver flyve flyvning afgang lufthavn
        lufthavnen plads pladser sæde kuffert kufferter taske bagage håndbagage billet billetter
        booking bestilling bookingnummer booket bestilt ombooke ombooket boardingkort aflyst
        annullere annulleret forsinket forsinkelse refusion refundere penge tilbage kundeservice
        ringe ringet telefon vente venter ventet ændre ændret betale betaler betalt betaling
        link linket kort koster pris gebyr navn nummer mistet misset forbindelse møde sammen
        perfekt okay straks lige nu egentlig måske muligt virker sende sender sendt hvad hvem
        hvor hvornår hvorfor hvordan hvilken hvilket her der da altid aldrig fordi mens dette
        denne disse bliver blevet kunne selvfølgelig når giver give gav trække trækkes beløb
        beløbet adgangskode uger sikkert sikker indtil
    """,
    "nb": """
        og eller men hvis at som den det de en et ei jeg meg min mitt mine du deg din ditt dine
        han ham hans hun henne hennes vi oss vår vårt våre dere deres dem er var vært være blir
        ble bli blitt har hadde hatt ha kan kunne skal skulle vil ville må måtte får fikk få
        fått gjør gjorde gjøre gjort går gikk gå kommer kom komme ikke ingen ingenting også enda
        ennå allerede bare kun igjen til fra for med uten på av ved gjennom over under innen før
        etter mot siden mellom hos så mye mange litt mer mest alle alt noe noen hver annen annet
        hei heisann god morgen kveld takk tusen vennlig vennligst gjerne dessverre unnskyld
        beklager hjelp hjelpe vet vite spørsmål spørre finne finner se sett si sagt mottatt i
        dag morgen går kveld ettermiddag uke uker dager time timer minutter måned år sent tidlig
        første siste neste ny nytt nye god godt bra dårlig bedre fly flyet flyr flyvning avgang
        flyplass flyplassen plass plasser sete koffert kofferter veske bagasje håndbagasje
        billett billetter bestilling bestillingen referanse booket bestilt ombooking ombooke
        endre endret innsjekking sjekke innstilt kansellert avbestille forsinket forsinkelse
        refusjon refundere penger tilbake kundeservice ringe ringt telefon vente venter ventet
        betale betaler betalt betaling lenke lenken kort koster pris gebyr navn nummer mistet
        mista forbindelse møte sammen perfekt okei straks med en gang nå egentlig kanskje mulig
        virker fungerer sende sender sendt hva hvem hvor når hvorfor hvordan hvilken hvilket her
        der da alltid aldri fordi mens dette denne disse kunne selvsagt gir ga gitt trekke beløp
        beløpet passord sikkert sikker inntil
    """,
    "pl": """
        i oraz lub albo ale jeśli jeżeli że żeby który która które kto co gdzie kiedy dlaczego
        jak jaki jaka ja mnie mi mój moja moje moją mojej ty ciebie ci twój twoja on jego jemu
        ona jej my nas nam nasz nasza wy was wam wasz oni ich im pan pani państwo pana panią
        państwa jest jestem jesteś był była było byli są być będę będzie mam masz ma mamy macie
        mają miał mieć mogę może możesz możemy możecie mogą można móc chcę chce chciałbym
        chciałabym chcieć muszę musi trzeba robię robi zrobić zrobione idę nie nigdy nic nikt
        żaden żadna też także jeszcze już tylko w we na z ze do od dla bez o po pod nad przed
        przez przy między podczas u za to ten ta te tego tej tym tych taki bardzo dużo mało
        więcej mniej wszystko wszyscy wszystkie coś ktoś inny inna sam się sobie cześć witam
        dzień dobry wieczór dziękuję dzięki proszę przepraszam niestety pomoc pomóc wiem
        wiedzieć pytanie pytać znaleźć widzę powiedzieć dostać dostałem otrzymałem otrzymać dziś
        dzisiaj jutro wczoraj wieczorem rano tydzień tygodnie dni godzina godziny godzin minut
        miesiąc rok późno wcześnie pierwszy ostatni następny nowy nowa dobrze dobry źle lepiej
        lot loty lotu lecę lecieć samolot lotnisko miejsce miejsca walizka walizki bagaż bagażu
        bilet bilety rezerwacja rezerwację rezerwacji zarezerwować kod karta karty pokładowa
        odprawa odwołany odwołać anulować anulowany opóźniony opóźnienie zwrot pieniądze
        pieniędzy obsługa klienta dzwonić telefon czekać czekam zmienić zmiana zmianę
        przebukować zapłacić płacę płatność zapłacone link kosztuje koszt cena opłata imię
        nazwisko numer zgubiony zgubili przesiadka spotkanie razem świetnie okej możliwe działa
        wysłać wyślij wyślijcie teraz zawsze więc ponieważ bo czy ile tak proszę
    """,
    "tr": """
        ve veya ama fakat eğer ki de da bir bu şu o bunu şunu onu bunun onun ben beni bana benim
        sen seni sana senin biz bizi bize bizim siz sizi size sizin onlar var yok değil mi mı mu
        mü ne neden niçin niye nasıl nerede nereye ne zaman kim hangi kaç kadar için ile gibi
        sonra önce beri göre doğru karşı üzere her hiç hep daha en çok az biraz bütün tüm şey
        kimse başka aynı olarak olan oldu olur olmak olacak olmadı olabilir ediyorum ederim eder
        misiniz misin istiyorum isterim istedim lazım gerek gerekiyor yapmak yapabilir yapıyor
        yaptım gidiyorum geldi geliyor merhaba selam günaydın iyi günler akşamlar geceler
        teşekkür teşekkürler ederim sağolun sağ ol lütfen rica üzgünüm pardon özür yardım
        yardımcı biliyorum soru sormak bulmak görmek dedi söyledi aldım almak bugün yarın dün
        akşam bu sabah öğleden hafta gün saat dakika ay yıl geç erken ilk son sonraki yeni iyi
        kötü güzel uçuş uçuşum uçuşumu uçak uçağım havaalanı havalimanı koltuk yer bavul valiz
        bagaj bagajım bilet biletim biletimi rezervasyon rezervasyonum rezervasyonumu kod kodu
        biniş kartı check iptal edildi ettim etmek rötar gecikme gecikti iade para paramı
        müşteri hizmetleri aramak aradım telefon beklemek bekliyorum değiştirmek değiştirebilir
        değişiklik ödemek ödeme ödedim ödüyorum bağlantı bağlantısı link linki ücret ücreti
        fiyat fiyatı farkı adı numara numarası kayıp kaçırdım aktarma toplantı birlikte mükemmel
        tamam olur mümkün şimdi hemen her zaman asla çünkü gönder gönderin gönderir evet hayır
        halen hala henüz
    """,
}

LETTERS = {
    "de": "ß ä ö ü",
    "fr": "ç é è ê à ù œ î ô û ë ï",
    "es": "ñ ¿ ¡ á í ó ú é",
    "it": "à è é ì ò ù",
    "pt": "ã õ ç á à â é ê í ó ô ú",
    "sv": "å ä ö",
    "da": "å æ ø",
    "nb": "å æ ø",
    "pl": "ą ć ę ł ń ó ś ź ż",
    "tr": "ğ ş ı ç ö ü",
    "nl": "ë ï é",
}
"""Letters and signs beyond a to z that a language writes."""
