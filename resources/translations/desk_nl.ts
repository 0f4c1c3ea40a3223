<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Unassigned</source>
        <translation>Niet toegewezen</translation>
    </message>
    <message>
        <source>Assigned to you</source>
        <translation>Aan jou toegewezen</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>een collega</translation>
    </message>
    <message>
        <source>Assigned to {name}</source>
        <translation>Toegewezen aan {name}</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Afgehandeld</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Heropend</translation>
    </message>
    <message>
        <source>Labelled {labels}</source>
        <translation>Label toegevoegd: {labels}</translation>
    </message>
    <message>
        <source>Label taken off: {labels}</source>
        <translation>Label verwijderd: {labels}</translation>
    </message>
    <message>
        <source>Labels changed</source>
        <translation>Labels gewijzigd</translation>
    </message>
    <message>
        <source>Customer blocked</source>
        <translation>Klant geblokkeerd</translation>
    </message>
    <message>
        <source>Customer no longer blocked</source>
        <translation>Klant niet meer geblokkeerd</translation>
    </message>
    <message>
        <source>Contacts merged</source>
        <translation>Contacten samengevoegd</translation>
    </message>
    <message>
        <source>Snoozed until the customer writes</source>
        <translation>Uitgesteld tot de klant schrijft</translation>
    </message>
    <message>
        <source>Snoozed until {time}</source>
        <translation>Uitgesteld tot {time}</translation>
    </message>
    <message>
        <source>{day}, {clock}, {place} time</source>
        <translation>{day}, {clock}, tijd in {place}</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>bezet</translation>
    </message>
    <message>
        <source>away</source>
        <translation>afwezig</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>{count} open</translation>
    </message>
    <message>
        <source>Not at the hub yet</source>
        <translation>Nog niet bij de hub</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Geblokkeerd</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Uitgesteld</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Van jou</translation>
    </message>
    <message>
        <source>A colleague&apos;s</source>
        <translation>Van een collega</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (jij)</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>The hub has no label “{label}”, so none is put on.</source>
        <translation>De hub kent geen label “{label}”, dus dat wordt niet toegevoegd.</translation>
    </message>
</context>
<context>
    <name>AlternativeRow</name>
    <message>
        <source>Not filled in yet</source>
        <translation>Nog niet ingevuld</translation>
    </message>
    <message>
        <source>Alternative {place} of {count}: {what}</source>
        <translation>Alternatief {place} van {count}: {what}</translation>
    </message>
</context>
<context>
    <name>AlternativesBox</name>
    <message>
        <source>Offer another way</source>
        <translation>Nog een mogelijkheid aanbieden</translation>
    </message>
    <message numerus="yes">
        <source>%n ways to offer</source>
        <translation>
            <numerusform>%n mogelijkheid</numerusform>
            <numerusform>%n mogelijkheden</numerusform>
        </translation>
    </message>
    <message>
        <source>One way to offer</source>
        <translation>Eén mogelijkheid</translation>
    </message>
    <message>
        <source>add</source>
        <translation>toevoegen</translation>
    </message>
    <message>
        <source>add another</source>
        <translation>nog een toevoegen</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>A second person has to approve this.</source>
        <translation>Een tweede persoon moet dit goedkeuren.</translation>
    </message>
    <message>
        <source>The quote was changed after it was approved, so that approval no longer holds.</source>
        <translation>De offerte is na de goedkeuring gewijzigd, dus die goedkeuring geldt niet meer.</translation>
    </message>
    <message>
        <source>Nothing has gone back yet.</source>
        <translation>Er is nog niets terugbetaald.</translation>
    </message>
    <message>
        <source>Nothing is written down yet.</source>
        <translation>Er is nog niets genoteerd.</translation>
    </message>
    <message>
        <source>Nothing is marked yet, and the link stands as it was.</source>
        <translation>Er is nog niets genoteerd, en de link staat zoals hij stond.</translation>
    </message>
    <message>
        <source>Ticketing has not been asked yet.</source>
        <translation>Ticketing is nog niet gevraagd.</translation>
    </message>
    <message>
        <source>Nothing has left yet. Until it is approved, the old link can still be paid.</source>
        <translation>Er is nog niets verstuurd. Tot de goedkeuring kan de oude link nog worden betaald.</translation>
    </message>
    <message>
        <source>No link was made, and nothing has left.</source>
        <translation>Er is geen link gemaakt, en er is niets verstuurd.</translation>
    </message>
    <message>
        <source>what is left</source>
        <translation>wat er over is</translation>
    </message>
    <message>
        <source>Refund of {amount}</source>
        <translation>Terugbetaling van {amount}</translation>
    </message>
    <message>
        <source>Given back by another way: {amount}</source>
        <translation>Anders teruggegeven: {amount}</translation>
    </message>
    <message>
        <source>Marked as paid elsewhere: {amount}</source>
        <translation>Elders betaald: {amount}</translation>
    </message>
    <message>
        <source>Request to ticketing, without a payment link</source>
        <translation>Verzoek aan ticketing, zonder betaallink</translation>
    </message>
    <message>
        <source>Payment links, the dearest of {amount}</source>
        <translation>Betaallinks, de duurste van {amount}</translation>
    </message>
    <message>
        <source>Payment link of {amount}, in the place of another</source>
        <translation>Betaallink van {amount}, in plaats van een andere</translation>
    </message>
    <message>
        <source>Payment link of {amount}</source>
        <translation>Betaallink van {amount}</translation>
    </message>
    <message>
        <source>Something of the price is waived.</source>
        <translation>Een deel van de prijs wordt kwijtgescholden.</translation>
    </message>
    <message>
        <source>It counts as our own change.</source>
        <translation>Het telt als onze eigen wijziging.</translation>
    </message>
    <message>
        <source>The price was typed, not computed.</source>
        <translation>De prijs is ingetypt, niet berekend.</translation>
    </message>
    <message>
        <source>Every refund needs a second person.</source>
        <translation>Voor elke terugbetaling is een tweede persoon nodig.</translation>
    </message>
    <message>
        <source>Marking as paid elsewhere needs a second person.</source>
        <translation>Voor ‘elders betaald’ is een tweede persoon nodig.</translation>
    </message>
    <message>
        <source>{counted} is above your limit of {limit} for one link.</source>
        <translation>{counted} is meer dan je limiet van {limit} voor één link.</translation>
    </message>
    <message>
        <source>Your links of today come to {counted}, of {limit}.</source>
        <translation>Je links van vandaag komen op {counted}, van {limit}.</translation>
    </message>
    <message>
        <source>This customer&apos;s links of today come to {counted}, of {limit}.</source>
        <translation>De links van vandaag voor deze klant komen op {counted}, van {limit}.</translation>
    </message>
    <message>
        <source>{counted} goes back in all, above your limit of {limit}.</source>
        <translation>In totaal gaat {counted} terug, meer dan je limiet van {limit}.</translation>
    </message>
    <message>
        <source>The policy has neither a limit nor a rate for {currency}.</source>
        <translation>Het beleid heeft geen limiet en geen koers voor {currency}.</translation>
    </message>
    <message>
        <source>{counted} is above the most that is allowed, {limit}.</source>
        <translation>{counted} is meer dan het hoogste dat mag, {limit}.</translation>
    </message>
    <message>
        <source>The airline&apos;s policy cannot be read.</source>
        <translation>Het beleid van de maatschappij kan niet worden gelezen.</translation>
    </message>
</context>
<context>
    <name>Approving</name>
    <message>
        <source>Writing down that it was given back</source>
        <translation>Noteren dat het teruggegeven is</translation>
    </message>
    <message>
        <source>Writing down what became of the ticket</source>
        <translation>Noteren wat er met het ticket gebeurde</translation>
    </message>
    <message>
        <source>The approval</source>
        <translation>De goedkeuring</translation>
    </message>
    <message>
        <source>Approved by {name}</source>
        <translation>Goedgekeurd door {name}</translation>
    </message>
    <message>
        <source>Dropping the request</source>
        <translation>Aanvraag laten vallen</translation>
    </message>
    <message>
        <source>Marking it as paid elsewhere</source>
        <translation>Als elders betaald noteren</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>Attach files</source>
        <translation>Bestanden bijvoegen</translation>
    </message>
    <message>
        <source>Let go to attach to the reply to {name}</source>
        <translation>Laat los om bij het antwoord aan {name} te voegen</translation>
    </message>
    <message>
        <source>Showing the attached files</source>
        <translation>De bijgevoegde bestanden tonen</translation>
    </message>
    <message>
        <source>Attaching the file</source>
        <translation>Het bestand bijvoegen</translation>
    </message>
    <message>
        <source>Removing the file</source>
        <translation>Het bestand verwijderen</translation>
    </message>
</context>
<context>
    <name>AttachmentChip</name>
    <message>
        <source>Remove {name} (Del)</source>
        <translation>{name} verwijderen (Del)</translation>
    </message>
    <message>
        <source>Attached: {name}, {about}. Del removes it.</source>
        <translation>Bijgevoegd: {name}, {about}. Del verwijdert het.</translation>
    </message>
</context>
<context>
    <name>AttachmentTray</name>
    <message>
        <source>Copying the file…</source>
        <translation>Het bestand wordt gekopieerd…</translation>
    </message>
    <message>
        <source>Pictures and documents are not searched for card numbers. Where a photo was taken is removed from it.</source>
        <translation>Afbeeldingen en documenten worden niet op kaartnummers doorzocht. Waar een foto is gemaakt, wordt eruit verwijderd.</translation>
    </message>
</context>
<context>
    <name>Badges</name>
    <message>
        <source>Needs you</source>
        <translation>Wacht op jou</translation>
    </message>
    <message>
        <source>Issue ticket</source>
        <translation>Ticket uitgeven</translation>
    </message>
    <message>
        <source>Queued · sends when online</source>
        <translation>In de wachtrij · gaat zodra online</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Afgehandeld</translation>
    </message>
    <message>
        <source>Dispute lost {amount}</source>
        <translation>Betwisting verloren {amount}</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Nog niet verstuurd</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Uitgesteld</translation>
    </message>
    <message>
        <source>Not reminded</source>
        <translation>Niet herinnerd</translation>
    </message>
    <message>
        <source>Remind now</source>
        <translation>Nu herinneren</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>High priority</source>
        <translation>Hoge prioriteit</translation>
    </message>
    <message>
        <source>Medium priority</source>
        <translation>Gemiddelde prioriteit</translation>
    </message>
    <message>
        <source>Low priority</source>
        <translation>Lage prioriteit</translation>
    </message>
    <message>
        <source>No priority</source>
        <translation>Geen prioriteit</translation>
    </message>
    <message>
        <source>Reply overdue {duration}</source>
        <translation>Antwoord {duration} te laat</translation>
    </message>
    <message>
        <source>Overdue {duration}</source>
        <translation>{duration} te laat</translation>
    </message>
    <message>
        <source>Reply in {duration}</source>
        <translation>Antwoord binnen {duration}</translation>
    </message>
    <message>
        <source>Time is over</source>
        <translation>Tijd is om</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>nog {duration}</translation>
    </message>
    <message>
        <source>Draft {amount}</source>
        <translation>Concept {amount}</translation>
    </message>
    <message>
        <source>Needs approval {amount}</source>
        <translation>Wacht op goedkeuring {amount}</translation>
    </message>
    <message>
        <source>Making the link {amount}</source>
        <translation>Link wordt gemaakt {amount}</translation>
    </message>
    <message>
        <source>Link refused {amount}</source>
        <translation>Link geweigerd {amount}</translation>
    </message>
    <message>
        <source>With the hub {amount}</source>
        <translation>Bij de hub {amount}</translation>
    </message>
    <message>
        <source>Checking whether it went</source>
        <translation>Nagaan of het is verstuurd</translation>
    </message>
    <message>
        <source>Unknown · did it arrive?</source>
        <translation>Onbekend · is het aangekomen?</translation>
    </message>
    <message>
        <source>Sent {amount}</source>
        <translation>Verstuurd {amount}</translation>
    </message>
    <message>
        <source>Delivered {amount}</source>
        <translation>Bezorgd {amount}</translation>
    </message>
    <message>
        <source>Seen {amount}</source>
        <translation>Gezien {amount}</translation>
    </message>
    <message>
        <source>Not delivered {amount}</source>
        <translation>Niet bezorgd {amount}</translation>
    </message>
    <message>
        <source>Paying · {method} {amount}</source>
        <translation>Rekent af · {method} {amount}</translation>
    </message>
    <message>
        <source>Paying {amount}</source>
        <translation>Rekent af {amount}</translation>
    </message>
    <message>
        <source>At the bank · {method}</source>
        <translation>Bij de bank · {method}</translation>
    </message>
    <message>
        <source>At the bank {amount}</source>
        <translation>Bij de bank {amount}</translation>
    </message>
    <message>
        <source>Declined · {reason}</source>
        <translation>Afgewezen · {reason}</translation>
    </message>
    <message>
        <source>Declined {amount}</source>
        <translation>Afgewezen {amount}</translation>
    </message>
    <message>
        <source>Processing · {method}, up to 5 days</source>
        <translation>In behandeling · {method}, tot 5 dagen</translation>
    </message>
    <message>
        <source>Processing {amount}</source>
        <translation>In behandeling {amount}</translation>
    </message>
    <message>
        <source>Payment failed {amount}</source>
        <translation>Betaling mislukt {amount}</translation>
    </message>
    <message>
        <source>Cancelling {amount}</source>
        <translation>Wordt ingetrokken {amount}</translation>
    </message>
    <message>
        <source>Cancel failed {amount}</source>
        <translation>Intrekken mislukt {amount}</translation>
    </message>
    <message>
        <source>Expired {amount}</source>
        <translation>Verlopen {amount}</translation>
    </message>
    <message>
        <source>Cancelled {amount}</source>
        <translation>Ingetrokken {amount}</translation>
    </message>
    <message>
        <source>Paid {amount}</source>
        <translation>Betaald {amount}</translation>
    </message>
    <message>
        <source>Paid after it ended {amount}</source>
        <translation>Na afloop betaald {amount}</translation>
    </message>
    <message>
        <source>Paid twice {amount}</source>
        <translation>Dubbel betaald {amount}</translation>
    </message>
    <message>
        <source>Paid elsewhere {amount}</source>
        <translation>Elders betaald {amount}</translation>
    </message>
    <message>
        <source>Partly ticketed {amount}</source>
        <translation>Deels geticket {amount}</translation>
    </message>
    <message>
        <source>Ticketed {amount}</source>
        <translation>Ticket uitgegeven {amount}</translation>
    </message>
    <message>
        <source>Ticketed {amount} · told</source>
        <translation>Ticket {amount} · gemeld</translation>
    </message>
    <message>
        <source>Partly refunded · paid {amount}</source>
        <translation>Deels terugbetaald · betaald {amount}</translation>
    </message>
    <message>
        <source>Refunded {amount}</source>
        <translation>Terugbetaald {amount}</translation>
    </message>
    <message>
        <source>Refund failed {amount}</source>
        <translation>Terugbetaling mislukt {amount}</translation>
    </message>
    <message>
        <source>Disputed {amount}</source>
        <translation>Betwist {amount}</translation>
    </message>
</context>
<context>
    <name>BlockedNotice</name>
    <message>
        <source>Blocked: the hub takes nothing more from this customer, on any channel.</source>
        <translation>Geblokkeerd: de hub neemt niets meer van deze klant aan, via geen enkel kanaal.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Deblokkeren</translation>
    </message>
    <message>
        <source>Let the customer write again</source>
        <translation>De klant weer laten schrijven</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Unknown</source>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>Nothing was paid.</source>
        <translation>Er is niets betaald.</translation>
    </message>
    <message>
        <source>{title}, without {currencies}</source>
        <translation>{title}, zonder {currencies}</translation>
    </message>
    <message>
        <source>median</source>
        <translation>mediaan</translation>
    </message>
    <message>
        <source>90% within</source>
        <translation>90% binnen</translation>
    </message>
    <message>
        <source>target {time}</source>
        <translation>norm {time}</translation>
    </message>
    <message>
        <source>Nobody was answered.</source>
        <translation>Niemand kreeg antwoord.</translation>
    </message>
    <message>
        <source>{number}M</source>
        <translation>{number} mln</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} u {minutes} min</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Deze week</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 dagen</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12 maanden</translation>
    </message>
    <message>
        <source>A past week</source>
        <translation>Een eerdere week</translation>
    </message>
    <message>
        <source>Past week</source>
        <translation>Eerdere week</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanalen</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Alle kanalen</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>Social</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Messenger, Instagram, WhatsApp, X and Telegram</source>
        <translation>Messenger, Instagram, WhatsApp, X en Telegram</translation>
    </message>
    <message>
        <source>SMS and e-mail: the ways by which a caller is written to</source>
        <translation>Sms en e-mail: de wegen waarlangs een beller bericht krijgt</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>Alle teams</translation>
    </message>
    <message>
        <source>Team {number}</source>
        <translation>Team {number}</translation>
    </message>
    <message>
        <source>Week {number}, {span}</source>
        <translation>Week {number}, {span}</translation>
    </message>
    <message>
        <source>on the same day last week</source>
        <translation>t.o.v. dezelfde dag vorige week</translation>
    </message>
    <message>
        <source>on the week before</source>
        <translation>t.o.v. de week ervoor</translation>
    </message>
    <message>
        <source>on the 30 days before</source>
        <translation>t.o.v. de 30 dagen ervoor</translation>
    </message>
    <message>
        <source>on the 12 months before</source>
        <translation>t.o.v. de 12 maanden ervoor</translation>
    </message>
    <message>
        <source>nobody was answered first</source>
        <translation>niemand kreeg een eerste reactie</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>om {time}</translation>
    </message>
    <message>
        <source>nobody was answered yet</source>
        <translation>nog niemand kreeg antwoord</translation>
    </message>
    <message>
        <source>90% within {time}</source>
        <translation>90% binnen {time}</translation>
    </message>
    <message>
        <source>{count} answered</source>
        <translation>{count} beantwoord</translation>
    </message>
    <message>
        <source>the hub&apos;s mean {time}</source>
        <translation>gemiddelde van de hub {time}</translation>
    </message>
    <message>
        <source>Inside {target}</source>
        <translation>Binnen {target}</translation>
    </message>
    <message>
        <source>nothing was due</source>
        <translation>er was niets te doen</translation>
    </message>
    <message>
        <source>{inside} of {due} due</source>
        <translation>{inside} van {due}</translation>
    </message>
    <message>
        <source>{count} still unanswered</source>
        <translation>{count} nog zonder antwoord</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>oldest {age}</source>
        <translation>oudste {age}</translation>
    </message>
    <message>
        <source>{count} past target</source>
        <translation>{count} te laat</translation>
    </message>
    <message>
        <source>{count} conversations each</source>
        <translation>elk {count} gesprekken</translation>
    </message>
    <message>
        <source>{count} of {all} cases</source>
        <translation>{count} van {all} zaken</translation>
    </message>
    <message>
        <source>the hub counts {cases}</source>
        <translation>de hub telt {cases}</translation>
    </message>
    <message>
        <source>nobody wrote in public</source>
        <translation>niemand schreef openbaar</translation>
    </message>
    <message>
        <source>the hub has not told</source>
        <translation>de hub heeft niets gezegd</translation>
    </message>
    <message>
        <source>not told by channel</source>
        <translation>niet per kanaal bekend</translation>
    </message>
    <message>
        <source>for hub administrators only</source>
        <translation>alleen voor hubbeheerders</translation>
    </message>
    <message>
        <source>nobody has answered</source>
        <translation>niemand heeft geantwoord</translation>
    </message>
    <message>
        <source>{count} of {all} asked answered</source>
        <translation>{count} van {all} gevraagden antwoordden</translation>
    </message>
    <message>
        <source>Paid today</source>
        <translation>Vandaag betaald</translation>
    </message>
    <message>
        <source>Paid in week {number}</source>
        <translation>Betaald in week {number}</translation>
    </message>
    <message>
        <source>beside {amounts}</source>
        <translation>daarnaast {amounts}</translation>
    </message>
    <message>
        <source>no link was made</source>
        <translation>er is geen link gemaakt</translation>
    </message>
    <message>
        <source>{paid} of {made}</source>
        <translation>{paid} van {made}</translation>
    </message>
    <message>
        <source>median {time} to pay</source>
        <translation>mediaan {time} tot betaling</translation>
    </message>
    <message>
        <source>{count} still open</source>
        <translation>{count} nog open</translation>
    </message>
    <message>
        <source>nothing was ticketed</source>
        <translation>er is geen ticket uitgegeven</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>niets te doen</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>{count} te laat</translation>
    </message>
    <message>
        <source>1 payment</source>
        <translation>1 betaling</translation>
    </message>
    <message>
        <source>{count} payments</source>
        <translation>{count} betalingen</translation>
    </message>
    <message>
        <source>1 case</source>
        <translation>1 zaak</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>{count} zaken</translation>
    </message>
    <message>
        <source>1 conversation</source>
        <translation>1 gesprek</translation>
    </message>
    <message>
        <source>{count} conversations</source>
        <translation>{count} gesprekken</translation>
    </message>
    <message>
        <source>1 link</source>
        <translation>1 link</translation>
    </message>
    <message>
        <source>Figures from {conversations} and {links} of this period.</source>
        <translation>Cijfers van {conversations} en {links} uit deze periode.</translation>
    </message>
    <message>
        <source>{count} links</source>
        <translation>{count} links</translation>
    </message>
    <message>
        <source>Added up in {currency} at the rates of {day}: {each}.</source>
        <translation>Opgeteld in {currency} tegen de koersen van {day}: {each}.</translation>
    </message>
    <message>
        <source>Messages are offline since {time}: waits are as known then.</source>
        <translation>Berichten zijn offline sinds {time}: wachttijden zijn die van toen.</translation>
    </message>
    <message>
        <source>Conversations are still being read from the hub: figures grow.</source>
        <translation>De gesprekken worden nog van de hub gelezen: de cijfers groeien.</translation>
    </message>
    <message>
        <source>Payments have not been checked yet.</source>
        <translation>Betalingen zijn nog niet gecontroleerd.</translation>
    </message>
    <message>
        <source>Payments were last checked at {time}: money is as known then.</source>
        <translation>Betalingen zijn voor het laatst gecontroleerd om {time}: het geld is dat van toen.</translation>
    </message>
    <message>
        <source>it could not be read from this desk&apos;s files</source>
        <translation>hij kon niet uit de bestanden van deze desk worden gelezen</translation>
    </message>
    <message>
        <source>publish_folder could not be written ({detail})</source>
        <translation>naar publish_folder kon niet worden geschreven ({detail})</translation>
    </message>
    <message>
        <source>publish_command could not be started ({detail}); the files are in the folder</source>
        <translation>publish_command kon niet worden gestart ({detail}); de bestanden staan in de map</translation>
    </message>
    <message>
        <source>publish_command ended with status {detail}; the files are in the folder</source>
        <translation>publish_command eindigde met status {detail}; de bestanden staan in de map</translation>
    </message>
    <message>
        <source>publish_command did not end within a minute and was ended; the files are in the folder</source>
        <translation>publish_command was na een minuut niet klaar en is beëindigd; de bestanden staan in de map</translation>
    </message>
    <message>
        <source>The response time for customers was not published: {why}. It is tried again every five minutes.</source>
        <translation>De reactietijd voor klanten is niet gepubliceerd: {why}. Elke vijf minuten wordt het opnieuw geprobeerd.</translation>
    </message>
    <message>
        <source>As of {time}.</source>
        <translation>Stand van {time}.</translation>
    </message>
    <message>
        <source>As of {time}; payments checked at {checked}.</source>
        <translation>Stand van {time}; betalingen gecontroleerd om {checked}.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Reputation</source>
        <translation>Reputatie</translation>
    </message>
    <message>
        <source>Commerce</source>
        <translation>Verkoop</translation>
    </message>
    <message>
        <source>First response, last 5 min</source>
        <translation>Eerste reactie, laatste 5 min</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>Eerste reactie</translation>
    </message>
    <message>
        <source>Inside target</source>
        <translation>Binnen de norm</translation>
    </message>
    <message>
        <source>Waiting for a reply</source>
        <translation>Wacht op antwoord</translation>
    </message>
    <message>
        <source>Waiting past target</source>
        <translation>Wacht langer dan de norm</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>Aan het werk</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Zaken</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Opgelost</translation>
    </message>
    <message>
        <source>Answered in public</source>
        <translation>Openbaar beantwoord</translation>
    </message>
    <message>
        <source>Satisfied customers</source>
        <translation>Tevreden klanten</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Medewerker</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>First reply</source>
        <translation>Eerste reactie</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Betaald</translation>
    </message>
    <message>
        <source>longer than the target</source>
        <translation>langer dan de norm</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanaal</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Betalingen</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Terugbetaald</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>Wat er is</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Te laat</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Oudste</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Bedrag</translation>
    </message>
    <message>
        <source>longer than was promised</source>
        <translation>langer dan beloofd</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klant</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Sinds</translation>
    </message>
    <message>
        <source>Links open</source>
        <translation>Open links</translation>
    </message>
    <message>
        <source>Links that got paid</source>
        <translation>Betaalde links</translation>
    </message>
    <message>
        <source>Time to pay</source>
        <translation>Tijd tot betaling</translation>
    </message>
    <message>
        <source>Time to ticket</source>
        <translation>Tijd tot ticket</translation>
    </message>
    <message>
        <source>Stuck money</source>
        <translation>Vastzittend geld</translation>
    </message>
    <message>
        <source>Paid, not yet ticketed</source>
        <translation>Betaald, nog geen ticket</translation>
    </message>
    <message>
        <source>Median of the first replies by a person that were given in the last 5 minutes, from the customer&apos;s first message, in business hours.</source>
        <translation>Mediaan van de eerste reacties door een mens in de laatste 5 minuten, vanaf het eerste bericht van de klant, in kantooruren.</translation>
    </message>
    <message>
        <source>First reply by a person minus the customer&apos;s first message, of the cases that began in the period and were answered: the median, and within what time 90% of them were (nearest rank).</source>
        <translation>Eerste reactie door een mens min het eerste bericht van de klant, van de zaken die in de periode begonnen en beantwoord zijn: de mediaan, en binnen welke tijd 90% ervan (dichtstbijzijnde rang).</translation>
    </message>
    <message>
        <source>Cases that were answered within the target, of those that were answered or are past it.</source>
        <translation>Zaken die binnen de norm beantwoord zijn, van alle die beantwoord of te laat zijn.</translation>
    </message>
    <message>
        <source>Open and pending conversations whose customer waits for us now, since when the first of them does, and how many have waited past the target.</source>
        <translation>Open en aangehouden gesprekken waarin de klant nu op ons wacht, sinds wanneer de eerste wacht, en hoeveel er langer dan de norm wachten.</translation>
    </message>
    <message>
        <source>Of those who wait now: longer than the target for this reply.</source>
        <translation>Van wie nu wacht: langer dan de norm voor deze reactie.</translation>
    </message>
    <message>
        <source>Agents who are online at the hub, and conversations worked on now.</source>
        <translation>Medewerkers die online zijn bij de hub, en gesprekken waar nu aan gewerkt wordt.</translation>
    </message>
    <message>
        <source>Conversations that customers began in the period.</source>
        <translation>Gesprekken die klanten in de periode begonnen.</translation>
    </message>
    <message>
        <source>Of the cases that began in the period, those that are resolved by now.</source>
        <translation>Van de zaken die in de periode begonnen: wat nu is opgelost.</translation>
    </message>
    <message>
        <source>Of the cases that began in public, those that were answered by now.</source>
        <translation>Van de zaken die openbaar begonnen: wat nu is beantwoord.</translation>
    </message>
    <message>
        <source>Answers of 4 and 5 of all answers to the hub&apos;s survey in the period.</source>
        <translation>Antwoorden 4 en 5 van alle antwoorden op de enquête van de hub in de periode.</translation>
    </message>
    <message>
        <source>Payments of links that succeeded in the period; refunds are not taken off. Against the period before, up to the same time of the same day.</source>
        <translation>Gelukte betalingen van links in de periode; terugbetalingen gaan er niet af. Tegenover de periode ervoor, tot hetzelfde tijdstip op dezelfde dag.</translation>
    </message>
    <message>
        <source>Refunds that were made in the period and did not fail.</source>
        <translation>Terugbetalingen in de periode die niet mislukt zijn.</translation>
    </message>
    <message>
        <source>Links that can be paid now.</source>
        <translation>Links die nu betaald kunnen worden.</translation>
    </message>
    <message>
        <source>Of the links that were made in the period, those that are paid by now. A quote&apos;s links count as one, and so do an offer&apos;s.</source>
        <translation>Van de links die in de periode gemaakt zijn: wat nu betaald is. De links van één offerte tellen als één, en die van één aanbod ook.</translation>
    </message>
    <message>
        <source>Payment minus the making of the link, of the links that were made in the period: the median, and within what time 90% of them were.</source>
        <translation>Betaling min het maken van de link, van de links die in de periode gemaakt zijn: de mediaan, en binnen welke tijd 90% ervan.</translation>
    </message>
    <message>
        <source>The last passenger&apos;s ticket minus the payment, of what was paid in the period.</source>
        <translation>Het ticket van de laatste passagier min de betaling, van wat in de periode betaald is.</translation>
    </message>
    <message>
        <source>Money that came in and is not where it belongs, now; as in Payments.</source>
        <translation>Geld dat binnenkwam en nu niet is waar het hoort; zoals bij Betalingen.</translation>
    </message>
    <message>
        <source>Paid, and somebody still waits for the ticket, now.</source>
        <translation>Betaald, en iemand wacht nu nog op het ticket.</translation>
    </message>
    <message>
        <source>Covers the conversations that this desk has seen.</source>
        <translation>Van de gesprekken die deze desk heeft gezien.</translation>
    </message>
    <message>
        <source>Covers all links of all desks, from the payment provider.</source>
        <translation>Van alle links van alle desks, van de betaaldienst.</translation>
    </message>
    <message>
        <source>Covers what was sold at this desk: only it knows.</source>
        <translation>Van wat aan deze desk verkocht is: alleen die weet het.</translation>
    </message>
    <message>
        <source>Covers the whole account, from the hub.</source>
        <translation>Van het hele account, van de hub.</translation>
    </message>
    <message>
        <source>Paid per month, by channel</source>
        <translation>Betaald per maand en kanaal</translation>
    </message>
    <message>
        <source>Paid per day, by channel</source>
        <translation>Betaald per dag en kanaal</translation>
    </message>
    <message>
        <source>What was paid has no rate.</source>
        <translation>Voor wat betaald is, is geen koers.</translation>
    </message>
    <message>
        <source>Nothing was paid in this period.</source>
        <translation>In deze periode is niets betaald.</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>Niet betaald</translation>
    </message>
    <message>
        <source>Can still be paid</source>
        <translation>Kan nog betaald worden</translation>
    </message>
    <message>
        <source>Links made, and what became of them by now</source>
        <translation>Gemaakte links, en wat ervan geworden is</translation>
    </message>
    <message>
        <source>No link was made in this period.</source>
        <translation>In deze periode is geen link gemaakt.</translation>
    </message>
    <message>
        <source>First response today, in minutes</source>
        <translation>Eerste reactie vandaag, in minuten</translation>
    </message>
    <message>
        <source>First response, in minutes</source>
        <translation>Eerste reactie, in minuten</translation>
    </message>
    <message>
        <source>Nobody was answered yet in this period.</source>
        <translation>In deze periode kreeg nog niemand antwoord.</translation>
    </message>
    <message>
        <source>{when} median {median}, 90% within {p90}, {cases}</source>
        <translation>{when} mediaan {median}, 90% binnen {p90}, {cases}</translation>
    </message>
    <message>
        <source>First response now</source>
        <translation>Eerste reactie nu</translation>
    </message>
</context>
<context>
    <name>BoardCasesOpener</name>
    <message>
        <source>1 link</source>
        <translation>1 link</translation>
    </message>
    <message>
        <source>{count} links</source>
        <translation>{count} links</translation>
    </message>
    <message>
        <source>1 conversation</source>
        <translation>1 gesprek</translation>
    </message>
    <message>
        <source>{count} conversations</source>
        <translation>{count} gesprekken</translation>
    </message>
</context>
<context>
    <name>BoardExport</name>
    <message>
        <source>The tables could not be written</source>
        <translation>De tabellen konden niet geschreven worden</translation>
    </message>
    <message>
        <source>Choose another folder, or make room there. ({why})</source>
        <translation>Kies een andere map, of maak daar ruimte. ({why})</translation>
    </message>
    <message>
        <source>Exported: {count} tables</source>
        <translation>Geëxporteerd: {count} tabellen</translation>
    </message>
    <message>
        <source>Export the board&apos;s tables to a folder</source>
        <translation>De tabellen van het bord naar een map exporteren</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Team board</source>
        <translation>Teambord</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exporteren</translation>
    </message>
    <message>
        <source>Wallboard</source>
        <translation>Wandbord</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>The figures could not be read from this desk&apos;s files. What stands here is older; nothing is lost.</source>
        <translation>De cijfers konden niet uit de bestanden van deze desk gelezen worden. Wat hier staat is ouder; er is niets verloren.</translation>
    </message>
    <message>
        <source>Agent {number}</source>
        <translation>Medewerker {number}</translation>
    </message>
</context>
<context>
    <name>BoardTables</name>
    <message>
        <source>Open links and tickets due</source>
        <translation>Open links en tickets te doen</translation>
    </message>
    <message>
        <source>No link is open, and no ticket is due.</source>
        <translation>Er is geen open link en geen ticket te doen.</translation>
    </message>
    <message>
        <source>Stuck money</source>
        <translation>Vastzittend geld</translation>
    </message>
    <message>
        <source>No money is stuck.</source>
        <translation>Er zit geen geld vast.</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Medewerkers</translation>
    </message>
    <message>
        <source>No agent has done or has anything in this period.</source>
        <translation>Geen medewerker deed of heeft iets in deze periode.</translation>
    </message>
    <message>
        <source>Money by channel</source>
        <translation>Geld per kanaal</translation>
    </message>
    <message>
        <source>No money came in or went back in this period.</source>
        <translation>In deze periode kwam er geen geld binnen en ging er niets terug.</translation>
    </message>
</context>
<context>
    <name>CallColumn</name>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Calls to list</source>
        <translation>Welke gesprekken</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Te betalen</translation>
    </message>
    <message>
        <source>To ticket</source>
        <translation>Te ticketen</translation>
    </message>
</context>
<context>
    <name>CallDeeds</name>
    <message>
        <source>Taking the call</source>
        <translation>Het gesprek aannemen</translation>
    </message>
    <message>
        <source>Joining the call</source>
        <translation>Het gesprek koppelen</translation>
    </message>
    <message>
        <source>Changing the channel</source>
        <translation>Van kanaal wisselen</translation>
    </message>
    <message>
        <source>Keeping what was read back</source>
        <translation>Vastleggen wat is voorgelezen</translation>
    </message>
    <message>
        <source>Answering the question</source>
        <translation>De vraag beantwoorden</translation>
    </message>
    <message>
        <source>Ending the call</source>
        <translation>Het gesprek beëindigen</translation>
    </message>
    <message>
        <source>Dropping the call</source>
        <translation>Het gesprek laten vervallen</translation>
    </message>
    <message>
        <source>Ending the wrap-up</source>
        <translation>De afhandeling afsluiten</translation>
    </message>
</context>
<context>
    <name>CallList</name>
    <message>
        <source>Calls</source>
        <translation>Gesprekken</translation>
    </message>
</context>
<context>
    <name>CallLister</name>
    <message>
        <source>Nobody on this desk is found by that.</source>
        <translation>Hiermee is op deze desk niemand te vinden.</translation>
    </message>
    <message>
        <source>Nobody on this desk has this number. Enter takes a call from it.</source>
        <translation>Niemand op deze desk heeft dit nummer. Enter neemt er een gesprek van aan.</translation>
    </message>
    <message>
        <source>No calls yet today.</source>
        <translation>Vandaag nog geen gesprekken.</translation>
    </message>
    <message>
        <source>booking {code}</source>
        <translation>boeking {code}</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gevonden</numerusform>
            <numerusform>%n gevonden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallOnScreen</name>
    <message>
        <source>Reading the calls</source>
        <translation>De gesprekken lezen</translation>
    </message>
</context>
<context>
    <name>CallerCard</name>
    <message>
        <source>Wrap up</source>
        <translation>Afhandelen</translation>
    </message>
</context>
<context>
    <name>CallerField</name>
    <message>
        <source>Number or booking, or wait…</source>
        <translation>Nummer of boeking, of wacht…</translation>
    </message>
    <message>
        <source>Find who calls: number, booking, name or quote code</source>
        <translation>Zoek wie er belt: nummer, boeking, naam of offertecode</translation>
    </message>
</context>
<context>
    <name>CallerReading</name>
    <message>
        <source>Asking the hub who has this number…</source>
        <translation>De hub wordt gevraagd wie dit nummer heeft…</translation>
    </message>
    <message>
        <source>The hub could not be asked who has this number.</source>
        <translation>De hub kon niet worden gevraagd wie dit nummer heeft.</translation>
    </message>
    <message>
        <source>Nobody here or at the hub has this number.</source>
        <translation>Niemand heeft dit nummer, hier niet en bij de hub niet.</translation>
    </message>
</context>
<context>
    <name>CardNotice</name>
    <message>
        <source>Send safe reply</source>
        <translation>Stuur veilig antwoord</translation>
    </message>
    <message>
        <source>It is deleted at the hub</source>
        <translation>In de hub is het verwijderd</translation>
    </message>
    <message>
        <source>A card number from {name} was masked</source>
        <translation>Een kaartnummer van {name} is verborgen</translation>
    </message>
    <message>
        <source>Sending the safe reply</source>
        <translation>Het veilige antwoord versturen</translation>
    </message>
    <message>
        <source>Noting that the message is deleted</source>
        <translation>Noteren dat het bericht verwijderd is</translation>
    </message>
    <message>
        <source>It still stands at the hub: delete that message there too.</source>
        <translation>In de hub staat het nog: verwijder dat bericht daar ook.</translation>
    </message>
    <message>
        <source>Numbers in pictures are not found.</source>
        <translation>Nummers in afbeeldingen worden niet gevonden.</translation>
    </message>
    <message>
        <source>Safe reply sent</source>
        <translation>Veilig antwoord verstuurd</translation>
    </message>
    <message>
        <source>The reply: “{words}”</source>
        <translation>Het antwoord: “{words}”</translation>
    </message>
</context>
<context>
    <name>CasesDialog</name>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>None of the cases behind it is on this desk.</source>
        <translation>Geen van de zaken erachter staat op deze desk.</translation>
    </message>
    <message>
        <source>The cases could not be read. Close this and try again.</source>
        <translation>De zaken konden niet gelezen worden. Sluit dit en probeer het opnieuw.</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message>
        <source>SMS</source>
        <translation>Sms</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>Webchat</translation>
    </message>
    <message>
        <source>Other channel</source>
        <translation>Ander kanaal</translation>
    </message>
</context>
<context>
    <name>ChoiceFollower</name>
    <message>
        <source>Changing the window</source>
        <translation>Het venster aanpassen</translation>
    </message>
</context>
<context>
    <name>ColleagueWork</name>
    <message>
        <source>Keeping your note</source>
        <translation>Je notitie wordt bewaard</translation>
    </message>
    <message>
        <source>Hand {count} conversations over?</source>
        <translation>{count} gesprekken overdragen?</translation>
    </message>
    <message>
        <source>Hand {count} over</source>
        <translation>{count} overdragen</translation>
    </message>
    <message>
        <source>Handing the conversation over</source>
        <translation>Het gesprek wordt overgedragen</translation>
    </message>
    <message>
        <source>Handed over to {name}</source>
        <translation>Overgedragen aan {name}</translation>
    </message>
    <message>
        <source>Adding the notes</source>
        <translation>De notities worden toegevoegd</translation>
    </message>
    <message>
        <source>Note added to {count} conversations</source>
        <translation>Notitie toegevoegd aan {count} gesprekken</translation>
    </message>
    <message>
        <source>The note is left in each of them.</source>
        <translation>De notitie komt in elk daarvan.</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Choose a conversation</source>
        <translation>Kies een gesprek</translation>
    </message>
</context>
<context>
    <name>CompanyLine</name>
    <message>
        <source>and {count} more</source>
        <translation>en nog {count}</translation>
    </message>
    <message>
        <source>{name} is typing…</source>
        <translation>{name} typt…</translation>
    </message>
    <message>
        <source>{name} is writing a reply…</source>
        <translation>{name} schrijft een antwoord…</translation>
    </message>
    <message>
        <source>{name} is writing a note…</source>
        <translation>{name} schrijft een notitie…</translation>
    </message>
    <message>
        <source>{name} wrote {duration} ago</source>
        <translation>{name} schreef {duration} geleden</translation>
    </message>
    <message>
        <source>{name} left a note {duration} ago</source>
        <translation>{name} liet {duration} geleden een notitie achter</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Suggesties</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Send</source>
        <translation>Versturen</translation>
    </message>
    <message>
        <source>Reply to {name} in {channel}…</source>
        <translation>Antwoord {name} via {channel}…</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwoord</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>Antwoord versturen</translation>
    </message>
    <message>
        <source>A card number was masked: it is never sent. Send a payment link instead.</source>
        <translation>Een kaartnummer is verborgen: het wordt nooit verstuurd. Stuur een betaallink.</translation>
    </message>
    <message>
        <source>{channel} closed the reply window; it opens when they write again</source>
        <translation>{channel} heeft het antwoordvenster gesloten; het opent zodra de klant weer schrijft</translation>
    </message>
    <message>
        <source>Window closed</source>
        <translation>Venster dicht</translation>
    </message>
    <message>
        <source>The hub takes no reply in {channel} now</source>
        <translation>De hub neemt nu geen antwoord aan via {channel}</translation>
    </message>
    <message>
        <source>Resolved; a reply opens it again</source>
        <translation>Afgehandeld; een antwoord heropent het gesprek</translation>
    </message>
    <message>
        <source>No time limit in {channel}</source>
        <translation>Geen tijdslimiet via {channel}</translation>
    </message>
    <message>
        <source>No time limit</source>
        <translation>Geen tijdslimiet</translation>
    </message>
    <message>
        <source>With the human agent tag until {time}</source>
        <translation>Met de human-agent-tag tot {time}</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Tot {time}</translation>
    </message>
    <message>
        <source>Reply window closes in {duration}</source>
        <translation>Antwoordvenster sluit over {duration}</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>nog {duration}</translation>
    </message>
    <message>
        <source>Outside the reply window WhatsApp takes approved template messages only, sent at the hub.</source>
        <translation>Buiten het antwoordvenster neemt WhatsApp alleen goedgekeurde sjabloonberichten aan, te versturen in de hub.</translation>
    </message>
    <message>
        <source>Whether the hub sends with that tag, it is asked then.</source>
        <translation>Of de hub met die tag verstuurt, wordt dan gevraagd.</translation>
    </message>
    <message>
        <source>Outside the reply window {channel} takes a reply only with the human agent tag, for up to 7 days.</source>
        <translation>Buiten het antwoordvenster neemt {channel} alleen een antwoord met het human-agentlabel aan, tot 7 dagen.</translation>
    </message>
    <message>
        <source>E-mail, SMS and phone have no limit.</source>
        <translation>Voor e-mail, sms en telefoon geldt geen limiet.</translation>
    </message>
    <message>
        <source>E-mail has no limit.</source>
        <translation>Voor e-mail geldt geen limiet.</translation>
    </message>
    <message>
        <source>SMS and phone have no limit.</source>
        <translation>Voor sms en telefoon geldt geen limiet.</translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation>Verbindingen</translation>
    </message>
    <message>
        <source>{address}, account {number}</source>
        <translation>{address}, account {number}</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Betalingen</translation>
    </message>
    <message>
        <source>Addresses are read at the start from the environment or settings.toml. Token and key are kept by this computer&apos;s keyring; to change one, run “keyring set social-pay-desk hub_token” or “keyring set social-pay-desk stripe_key” and start the desk again.</source>
        <translation>Adressen worden bij de start gelezen uit de omgeving of settings.toml. Token en sleutel bewaart de sleutelbos van deze computer; om er een te wijzigen voer je “keyring set social-pay-desk hub_token” of “keyring set social-pay-desk stripe_key” uit en start je de desk opnieuw.</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Controle</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Opnieuw controleren</translation>
    </message>
    <message>
        <source>Looking at each connection…</source>
        <translation>Elke verbinding wordt bekeken…</translation>
    </message>
    <message>
        <source>Checking the connections</source>
        <translation>De verbindingen controleren</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In orde</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Aandacht nodig</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Werkt niet</translation>
    </message>
    <message>
        <source>There is nothing to look at.</source>
        <translation>Er is niets om te bekijken.</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Alles is in orde.</translation>
    </message>
    <message>
        <source>The desk works; something is worth a look.</source>
        <translation>De desk werkt; bekijk wat aandacht nodig heeft.</translation>
    </message>
    <message>
        <source>Something does not work. What to do stands beside it.</source>
        <translation>Er werkt iets niet. Wat je kunt doen, staat erbij.</translation>
    </message>
</context>
<context>
    <name>ContactEditor</name>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Laten zoals het was</translation>
    </message>
</context>
<context>
    <name>ConversationActions</name>
    <message>
        <source>With this conversation</source>
        <translation>Met dit gesprek</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Wat wil je doen?</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>Toewijzen aan</translation>
    </message>
    <message>
        <source>Name of a colleague…</source>
        <translation>Naam van een collega…</translation>
    </message>
    <message>
        <source>No colleague is called that</source>
        <translation>Geen collega heet zo</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Uitstellen tot</translation>
    </message>
    <message>
        <source>tomorrow 9, in 2 hours, when she answers…</source>
        <translation>morgen 9, over 2 uur, als de klant antwoordt…</translation>
    </message>
    <message>
        <source>That is no time ahead. Try “tomorrow 9” or “in 2 hours”.</source>
        <translation>Dat is geen tijd in de toekomst. Probeer “morgen 9” of “over 2 uur”.</translation>
    </message>
    <message>
        <source>When the customer answers</source>
        <translation>Als de klant antwoordt</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioriteit</translation>
    </message>
    <message>
        <source>Urgent, high, low…</source>
        <translation>Dringend, hoog, laag…</translation>
    </message>
    <message>
        <source>{title} ({count} conversations)</source>
        <translation>{title} ({count} gesprekken)</translation>
    </message>
</context>
<context>
    <name>CopyValue</name>
    <message>
        <source>{name}: {value}. Copy it</source>
        <translation>{name}: {value}. Kopiëren</translation>
    </message>
    <message>
        <source>Copy {value}</source>
        <translation>{value} kopiëren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
</context>
<context>
    <name>CustomerBookings</name>
    <message>
        <source>Booking</source>
        <translation>Boeking</translation>
    </message>
    <message>
        <source>at the hub</source>
        <translation>bij de hub</translation>
    </message>
    <message>
        <source>named {time}</source>
        <translation>genoemd {time}</translation>
    </message>
    <message>
        <source>into the quote</source>
        <translation>in de offerte</translation>
    </message>
    <message>
        <source>Put booking {value} into the quote</source>
        <translation>Boeking {value} in de offerte zetten</translation>
    </message>
</context>
<context>
    <name>CustomerNotes</name>
    <message>
        <source>A new note about the customer</source>
        <translation>Een nieuwe notitie over de klant</translation>
    </message>
    <message>
        <source>A note that colleagues read…</source>
        <translation>Een notitie die collega&apos;s lezen…</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notitie toevoegen</translation>
    </message>
    <message>
        <source>waits to be saved at the hub</source>
        <translation>wacht om bij de hub te worden opgeslagen</translation>
    </message>
    <message>
        <source>Not saved. {reason}</source>
        <translation>Niet opgeslagen. {reason}</translation>
    </message>
    <message>
        <source>put away</source>
        <translation>wegdoen</translation>
    </message>
    <message>
        <source>Put away the note that was not saved</source>
        <translation>De niet opgeslagen notitie wegdoen</translation>
    </message>
    <message>
        <source>The connection broke while this was being saved. Does it stand at the hub?</source>
        <translation>De verbinding brak tijdens het opslaan. Staat hij in de hub?</translation>
    </message>
    <message>
        <source>it is there</source>
        <translation>hij staat er</translation>
    </message>
    <message>
        <source>The note is there: it is not written again</source>
        <translation>De notitie staat er: ze wordt niet opnieuw geschreven</translation>
    </message>
    <message>
        <source>write again</source>
        <translation>opnieuw schrijven</translation>
    </message>
    <message>
        <source>Write the note again</source>
        <translation>De notitie opnieuw schrijven</translation>
    </message>
    <message>
        <source>leave it</source>
        <translation>zo laten</translation>
    </message>
    <message>
        <source>Leave the note as it is</source>
        <translation>De notitie zo laten</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Customer</source>
        <translation>Klant</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>The hub knows no phone number and no e-mail address.</source>
        <translation>De hub kent geen telefoonnummer en geen e-mailadres.</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>bewerken</translation>
    </message>
    <message>
        <source>Edit name, phone and e-mail</source>
        <translation>Naam, telefoon en e-mail bewerken</translation>
    </message>
    <message>
        <source>put away</source>
        <translation>wegdoen</translation>
    </message>
    <message>
        <source>Put away the change that was not saved</source>
        <translation>De niet opgeslagen wijziging wegdoen</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>Alleen dit gesprek</translation>
    </message>
    <message>
        <source>1 other</source>
        <translation>1 ander</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>{count} andere</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(geen)</translation>
    </message>
    <message>
        <source>Waits to be saved at the hub: {changes}</source>
        <translation>Wacht om bij de hub te worden opgeslagen: {changes}</translation>
    </message>
    <message>
        <source>Not saved. {reason}</source>
        <translation>Niet opgeslagen. {reason}</translation>
    </message>
    <message>
        <source>Changing the customer</source>
        <translation>Het wijzigen van de klant</translation>
    </message>
    <message>
        <source>Adding the note</source>
        <translation>Het toevoegen van de notitie</translation>
    </message>
    <message>
        <source>Putting it away</source>
        <translation>Het wegdoen</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Je antwoord</translation>
    </message>
    <message>
        <source>Choosing the language</source>
        <translation>Het kiezen van de taal</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Boekingen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Eerst gezien</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>Reading the customer</source>
        <translation>Het lezen van de klant</translation>
    </message>
    <message>
        <source>Asking the hub for notes…</source>
        <translation>De hub wordt om notities gevraagd…</translation>
    </message>
    <message>
        <source>The hub cannot be reached. Its notes come by themselves.</source>
        <translation>De hub is niet bereikbaar. De notities komen vanzelf.</translation>
    </message>
    <message>
        <source>As of {time}: the hub cannot be reached.</source>
        <translation>Stand van {time}: de hub is niet bereikbaar.</translation>
    </message>
    <message>
        <source>No notes yet.</source>
        <translation>Nog geen notities.</translation>
    </message>
</context>
<context>
    <name>CustomerPreview</name>
    <message>
        <source>It shows here once the new flight is filled in.</source>
        <translation>Het staat hier zodra de nieuwe vlucht is ingevuld.</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Kopieer code</translation>
    </message>
    <message>
        <source>The customer reads it out, and any colleague finds the quote by it</source>
        <translation>De klant leest hem voor, en elke collega vindt er de offerte mee</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Code {code}</translation>
    </message>
    <message>
        <source>What {name} will read</source>
        <translation>Wat {name} te lezen krijgt</translation>
    </message>
    <message>
        <source>What the customer will read</source>
        <translation>Wat de klant te lezen krijgt</translation>
    </message>
    <message>
        <source>The same in {language}</source>
        <translation>Hetzelfde in het {language}</translation>
    </message>
</context>
<context>
    <name>CustomerWork</name>
    <message>
        <source>Block {name} as spam?</source>
        <translation>{name} blokkeren als spam?</translation>
    </message>
    <message>
        <source>The hub takes nothing more from them, on any channel, and the conversation is resolved. It can be undone.</source>
        <translation>De hub neemt niets meer van deze klant aan, via geen enkel kanaal, en het gesprek wordt afgerond. Je kunt het ongedaan maken.</translation>
    </message>
    <message>
        <source>Block {count} customers as spam?</source>
        <translation>{count} klanten blokkeren als spam?</translation>
    </message>
    <message>
        <source>The hub takes nothing more from them, on any channel, and their conversations are resolved. It can be undone.</source>
        <translation>De hub neemt niets meer van deze klanten aan, via geen enkel kanaal, en hun gesprekken worden afgerond. Je kunt het ongedaan maken.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blokkeren</translation>
    </message>
    <message>
        <source>Customer blocked</source>
        <translation>Klant geblokkeerd</translation>
    </message>
    <message>
        <source>Customer no longer blocked</source>
        <translation>Klant niet meer geblokkeerd</translation>
    </message>
    <message>
        <source>Reporting the impostor</source>
        <translation>De bedrieger wordt gemeld</translation>
    </message>
    <message>
        <source>Impostor reported</source>
        <translation>Bedrieger gemeld</translation>
    </message>
    <message>
        <source>Pick two conversations to merge their customers</source>
        <translation>Kies twee gesprekken om de klanten samen te voegen</translation>
    </message>
    <message>
        <source>Both conversations are of the same contact already</source>
        <translation>Beide gesprekken zijn al van hetzelfde contact</translation>
    </message>
</context>
<context>
    <name>Disputes</name>
    <message>
        <source>The bank decided the dispute of {amount} for us.</source>
        <translation>De bank heeft de betwisting van {amount} in ons voordeel beslist.</translation>
    </message>
    <message>
        <source>The bank decided against us: {amount} went back to {name}. The reason given was: {reason}.</source>
        <translation>De bank heeft tegen ons beslist: {amount} ging terug naar {name}. De opgegeven reden was: {reason}.</translation>
    </message>
    <message>
        <source>The bank of {name} asks about this payment: {reason}. No money was taken yet.</source>
        <translation>De bank van {name} vraagt naar deze betaling: {reason}. Er is nog geen geld teruggehaald.</translation>
    </message>
    <message>
        <source>The bank of {name} took {amount} back until it decides: {reason}.</source>
        <translation>De bank van {name} heeft {amount} teruggehaald tot zij beslist: {reason}.</translation>
    </message>
    <message>
        <source>Our evidence is with the bank; there is only waiting.</source>
        <translation>Ons bewijs ligt bij de bank; we kunnen alleen wachten.</translation>
    </message>
    <message>
        <source>Answer it at the provider by {due}.</source>
        <translation>Reageer bij de provider vóór {due}.</translation>
    </message>
    <message>
        <source>Answer it at the provider.</source>
        <translation>Reageer bij de provider.</translation>
    </message>
    <message>
        <source>See at the provider how it stands.</source>
        <translation>Kijk bij de provider hoe het ervoor staat.</translation>
    </message>
    <message>
        <source>the card&apos;s owner says that they did not pay this</source>
        <translation>de eigenaar van de kaart zegt dit niet te hebben betaald</translation>
    </message>
    <message>
        <source>the customer does not recognise the payment</source>
        <translation>de klant herkent de betaling niet</translation>
    </message>
    <message>
        <source>the customer says that they paid twice</source>
        <translation>de klant zegt dubbel te hebben betaald</translation>
    </message>
    <message>
        <source>the customer says that they did not get what they paid</source>
        <translation>de klant zegt niet te hebben gekregen waarvoor is betaald</translation>
    </message>
    <message>
        <source>the customer says that it was not what they were promised</source>
        <translation>de klant zegt dat het niet was wat is beloofd</translation>
    </message>
    <message>
        <source>the customer says that a refund did not come</source>
        <translation>de klant zegt dat een terugbetaling niet is gekomen</translation>
    </message>
    <message>
        <source>the customer says that they had cancelled</source>
        <translation>de klant zegt te hebben geannuleerd</translation>
    </message>
    <message>
        <source>the account&apos;s owner did not agree to the debit</source>
        <translation>de rekeninghouder gaf geen toestemming voor de afschrijving</translation>
    </message>
    <message>
        <source>there was not enough money on the account</source>
        <translation>er stond niet genoeg op de rekening</translation>
    </message>
    <message>
        <source>the bank could not process the payment</source>
        <translation>de bank kon de betaling niet verwerken</translation>
    </message>
    <message>
        <source>the customer asked the bank for the money</source>
        <translation>de klant heeft de bank om het geld gevraagd</translation>
    </message>
    <message>
        <source>the card network says that a rule was not kept</source>
        <translation>het kaartnetwerk zegt dat een regel niet is gevolgd</translation>
    </message>
    <message>
        <source>the bank gave no reason</source>
        <translation>de bank gaf geen reden</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Change {count} conversations?</source>
        <translation>{count} gesprekken wijzigen?</translation>
    </message>
    <message>
        <source>{done}. It can be undone.</source>
        <translation>{done}. Dit kan ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>Change {count}</source>
        <translation>{count} wijzigen</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Niets om ongedaan te maken</translation>
    </message>
    <message>
        <source>Changing the conversation</source>
        <translation>Het gesprek wijzigen</translation>
    </message>
    <message>
        <source>It is so already</source>
        <translation>Dat is al zo</translation>
    </message>
    <message>
        <source>{count} conversations: {done}</source>
        <translation>{count} gesprekken: {done}</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Afgehandeld</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Het ongedaan maken</translation>
    </message>
    <message>
        <source>Undone: {done}</source>
        <translation>Ongedaan gemaakt: {done}</translation>
    </message>
    <message>
        <source>This cannot be undone: {done}</source>
        <translation>Dit kan niet ongedaan worden gemaakt: {done}</translation>
    </message>
    <message>
        <source>The hub did not change the conversation</source>
        <translation>De hub heeft het gesprek niet gewijzigd</translation>
    </message>
</context>
<context>
    <name>ElsewhereDialog</name>
    <message>
        <source>Paid elsewhere</source>
        <translation>Elders betaald</translation>
    </message>
    <message>
        <source>{amount} was paid another way</source>
        <translation>{amount} is anders betaald</translation>
    </message>
    <message>
        <source>The link is ended first, so that it cannot be paid too. If it was just paid, nothing is marked and you hear of it.</source>
        <translation>De link wordt eerst beëindigd, zodat hij niet ook betaald kan worden. Is hij net betaald, dan wordt er niets genoteerd en hoor je dat.</translation>
    </message>
    <message>
        <source>No link of this quote can be paid any more.</source>
        <translation>Geen link van deze offerte kan nog betaald worden.</translation>
    </message>
    <message>
        <source>Receipt, EMD or transfer number</source>
        <translation>Nummer van bon, EMD of overboeking</translation>
    </message>
    <message>
        <source>Amount in {currency}</source>
        <translation>Bedrag in {currency}</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Betaald</translation>
    </message>
    <message>
        <source>Where to find it</source>
        <translation>Waar te vinden</translation>
    </message>
    <message>
        <source>Mark as paid</source>
        <translation>Noteer als betaald</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Enter what was paid.</source>
        <translation>Voer in wat er betaald is.</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Search by name…</source>
        <translation>Zoek op naam…</translation>
    </message>
    <message>
        <source>Search emoji by name</source>
        <translation>Zoek emoji op naam</translation>
    </message>
    <message>
        <source>No emoji is called that</source>
        <translation>Er is geen emoji met die naam</translation>
    </message>
</context>
<context>
    <name>EmptyThread</name>
    <message>
        <source>There are no messages here yet. What you send stands here at once.</source>
        <translation>Hier staan nog geen berichten. Wat je verstuurt staat hier meteen.</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Exporting</source>
        <translation>Exporteren</translation>
    </message>
</context>
<context>
    <name>ExtraRow</name>
    <message>
        <source>Reason (needed)</source>
        <translation>Reden (nodig)</translation>
    </message>
    <message>
        <source>Add a detail</source>
        <translation>Voeg een detail toe</translation>
    </message>
    <message>
        <source>{line}: reason</source>
        <translation>{line}: reden</translation>
    </message>
    <message>
        <source>{line}: detail</source>
        <translation>{line}: detail</translation>
    </message>
    <message>
        <source>{line}: amount</source>
        <translation>{line}: bedrag</translation>
    </message>
    <message>
        <source>Remove {line}</source>
        <translation>Verwijder {line}</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Stoel</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Bagage</translation>
    </message>
    <message>
        <source>No-show fee</source>
        <translation>No-showkosten</translation>
    </message>
    <message>
        <source>Waiver</source>
        <translation>Kwijtschelding</translation>
    </message>
    <message>
        <source>Other extra</source>
        <translation>Andere extra</translation>
    </message>
    <message>
        <source>This is not an amount in {currency}</source>
        <translation>Dit is geen bedrag in {currency}</translation>
    </message>
    <message>
        <source>Only a waiver lowers the price</source>
        <translation>Alleen een kwijtschelding verlaagt de prijs</translation>
    </message>
    <message>
        <source>A waiver needs a reason</source>
        <translation>Een kwijtschelding heeft een reden nodig</translation>
    </message>
</context>
<context>
    <name>FareCard</name>
    <message>
        <source>By which rule</source>
        <translation>Volgens regel</translation>
    </message>
    <message>
        <source>Seat, bag, waiver…</source>
        <translation>Stoel, bagage, kwijtschelding…</translation>
    </message>
    <message>
        <source>Each apart</source>
        <translation>Elk apart</translation>
    </message>
    <message>
        <source>What is &amp;left of this ticket</source>
        <translation>Wat er &amp;overblijft van dit ticket</translation>
    </message>
    <message>
        <source>old fare</source>
        <translation>oud tarief</translation>
    </message>
    <message>
        <source>new fare, or the difference with a sign</source>
        <translation>nieuw tarief, of het verschil met een teken</translation>
    </message>
    <message>
        <source>old taxes</source>
        <translation>oude belastingen</translation>
    </message>
    <message>
        <source>new taxes, or the difference with a sign</source>
        <translation>nieuwe belastingen, of het verschil met een teken</translation>
    </message>
    <message>
        <source>change fee</source>
        <translation>wijzigingskosten</translation>
    </message>
    <message>
        <source>rule of the fee</source>
        <translation>regel voor de kosten</translation>
    </message>
    <message>
        <source>what is left of this ticket</source>
        <translation>wat er overblijft van dit ticket</translation>
    </message>
    <message>
        <source>This is not an amount in {currency}</source>
        <translation>Dit is geen bedrag in {currency}</translation>
    </message>
    <message>
        <source>An amount here is not below zero</source>
        <translation>Een bedrag is hier niet lager dan nul</translation>
    </message>
    <message>
        <source>Both, old and new; or only the difference, with its sign: +118.00</source>
        <translation>Beide, oud en nieuw; of alleen het verschil, met teken: +118,00</translation>
    </message>
    <message>
        <source>A difference stands alone: clear the old amount</source>
        <translation>Een verschil staat alleen: maak het oude bedrag leeg</translation>
    </message>
    <message>
        <source>Fare</source>
        <translation>Tarief</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Belastingen</translation>
    </message>
    <message>
        <source>Change fee</source>
        <translation>Wijzigingskosten</translation>
    </message>
    <message>
        <source>Of several fare components: 100 / 150 takes the highest, 100 + 150 their sum</source>
        <translation>Bij meer tariefdelen: 100 / 150 neemt het hoogste, 100 + 150 de som</translation>
    </message>
    <message>
        <source>highest of {fees}</source>
        <comment>as short as can be</comment>
        <translation>max. {fees}</translation>
    </message>
    <message>
        <source>sum of {fees}</source>
        <comment>as short as can be</comment>
        <translation>som {fees}</translation>
    </message>
</context>
<context>
    <name>FareGrid</name>
    <message>
        <source>Old</source>
        <translation>Oud</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>View {name}</source>
        <translation>{name} bekijken</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} openen</translation>
    </message>
    <message>
        <source>Save {name}…</source>
        <translation>{name} opslaan…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Bekijken</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Opslaan…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Afbeelding</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Everyone&apos;s</source>
        <translation>Van iedereen</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mijn</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Vrij</translation>
    </message>
    <message>
        <source>Colleague {number}</source>
        <translation>Collega {number}</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Elke status</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Uitgesteld</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Afgehandeld</translation>
    </message>
    <message>
        <source>Waiting for us</source>
        <translation>Wacht op ons</translation>
    </message>
    <message>
        <source>Waiting or not</source>
        <translation>Wachtend of niet</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Te laat</translation>
    </message>
    <message>
        <source>Overdue or not</source>
        <translation>Te laat of niet</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Te betalen</translation>
    </message>
    <message>
        <source>To pay or not</source>
        <translation>Te betalen of niet</translation>
    </message>
    <message>
        <source>To ticket</source>
        <translation>Te ticketen</translation>
    </message>
    <message>
        <source>To ticket or not</source>
        <translation>Te ticketen of niet</translation>
    </message>
    <message>
        <source>1 conversation</source>
        <translation>1 gesprek</translation>
    </message>
    <message>
        <source>{count} conversations</source>
        <translation>{count} gesprekken</translation>
    </message>
    <message>
        <source>Any channel</source>
        <translation>Elk kanaal</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Elke taal</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Elk label</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Active filters</source>
        <translation>Actieve filters</translation>
    </message>
    <message>
        <source>Take away: {filter}</source>
        <translation>Weghalen: {filter}</translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>Filter, active</source>
        <translation>Filter, actief</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Save as view…</source>
        <translation>Opslaan als weergave…</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Collega</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Van wie</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Alleen</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanaal</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation…</source>
        <translation>Zoeken in dit gesprek…</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>Zoeken in dit gesprek</translation>
    </message>
    <message>
        <source>Previous, a newer one</source>
        <translation>Vorige, een nieuwere</translation>
    </message>
    <message>
        <source>Next, an older one</source>
        <translation>Volgende, een oudere</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} van {count}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Niet gevonden</translation>
    </message>
    <message>
        <source>Searched here, back to {day}: older messages are at the hub.</source>
        <translation>Hier doorzocht, terug tot {day}: oudere berichten staan bij de hub.</translation>
    </message>
</context>
<context>
    <name>FlightBox</name>
    <message>
        <source>{flight}: route</source>
        <translation>{flight}: route</translation>
    </message>
    <message>
        <source>From–to</source>
        <translation>Van–naar</translation>
    </message>
    <message>
        <source>AMS–BCN, or KL1677 AMS–BCN</source>
        <translation>AMS–BCN, of KL1677 AMS–BCN</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>Dag en tijd</translation>
    </message>
    <message>
        <source>22 Nov 12:15, or tomorrow 12:15; local time</source>
        <translation>22 nov 12:15, of morgen 12:15; plaatselijke tijd</translation>
    </message>
    <message>
        <source>{flight}: departure, local time</source>
        <translation>{flight}: vertrek, plaatselijke tijd</translation>
    </message>
    <message>
        <source>If you mean two airports: {route}</source>
        <translation>Bedoel je twee luchthavens: {route}</translation>
    </message>
    <message>
        <source>Type two airports: AMS–BCN</source>
        <translation>Typ twee luchthavens: AMS–BCN</translation>
    </message>
    <message>
        <source>The time is missing: 22 Nov 12:15</source>
        <translation>De tijd ontbreekt: 22 nov 12:15</translation>
    </message>
    <message>
        <source>This is not a time of day</source>
        <translation>Dit is geen tijdstip</translation>
    </message>
    <message>
        <source>This day is not in the calendar</source>
        <translation>Deze dag bestaat niet</translation>
    </message>
    <message>
        <source>Type a day and a time: 22 Nov 12:15</source>
        <translation>Typ een dag en een tijd: 22 nov 12:15</translation>
    </message>
</context>
<context>
    <name>Formatting</name>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gisteren</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>{duration} ago</source>
        <translation>{duration} geleden</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours} u {minutes}</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} u</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} d</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>Still to fill in: {names}. Tab goes from one to the next.</source>
        <translation>Nog in te vullen: {names}. Met Tab ga je van de ene naar de andere.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Algemeen</translation>
    </message>
    <message>
        <source>As the system: {language}</source>
        <translation>Zoals het systeem: {language}</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Of the window. Customers are answered in their own language.</source>
        <translation>Van het venster. Klanten krijgen antwoord in hun eigen taal.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoog contrast</translation>
    </message>
    <message>
        <source>High contrast is light or dark as the system is.</source>
        <translation>Hoog contrast is licht of donker zoals het systeem.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tekstgrootte</translation>
    </message>
    <message>
        <source>From anywhere: {larger} larger, {smaller} smaller, {normal} as it was.</source>
        <translation>Overal: {larger} groter, {smaller} kleiner, {normal} zoals het was.</translation>
    </message>
</context>
<context>
    <name>GivenBack</name>
    <message>
        <source>{amount} was given back another way</source>
        <translation>{amount} is anders teruggegeven</translation>
    </message>
    <message>
        <source>The provider is asked first: if the refund has gone through after all, nothing is written down and you hear of it.</source>
        <translation>Eerst wordt bij de betaaldienst gekeken: is de terugbetaling toch gelukt, dan wordt niets genoteerd en hoor je dat.</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Teruggegeven via</translation>
    </message>
    <message>
        <source>Where to find it</source>
        <translation>Waar te vinden</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Noteer</translation>
    </message>
</context>
<context>
    <name>HandoverPopup</name>
    <message>
        <source>Hand over</source>
        <translation>Overdragen</translation>
    </message>
    <message>
        <source>Hand over to</source>
        <translation>Overdragen aan</translation>
    </message>
    <message>
        <source>The note is left first in each; no customer sees it.</source>
        <translation>De notitie komt eerst in elk gesprek; geen klant ziet haar.</translation>
    </message>
    <message>
        <source>Name of a colleague…</source>
        <translation>Naam van een collega…</translation>
    </message>
    <message>
        <source>No colleague is called that</source>
        <translation>Geen collega heet zo</translation>
    </message>
    <message>
        <source>Note for your colleague</source>
        <translation>Notitie voor je collega</translation>
    </message>
    <message>
        <source>What does your colleague need to know?</source>
        <translation>Wat moet je collega weten?</translation>
    </message>
    <message>
        <source>Hand {count} conversations over to {name}</source>
        <translation>{count} gesprekken overdragen aan {name}</translation>
    </message>
    <message>
        <source>The note is left first; the customer never sees it.</source>
        <translation>De notitie gaat eerst; de klant ziet die nooit.</translation>
    </message>
    <message>
        <source>Hand over to {name}</source>
        <translation>Overdragen aan {name}</translation>
    </message>
</context>
<context>
    <name>HeldNotice</name>
    <message>
        <source>Send anyway</source>
        <translation>Toch versturen</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Verder schrijven</translation>
    </message>
    <message>
        <source>Not sent yet: the customer wrote while you did</source>
        <translation>Nog niet verstuurd: de klant schreef terwijl je schreef</translation>
    </message>
    <message>
        <source>Not sent yet: a colleague answered while you wrote</source>
        <translation>Nog niet verstuurd: een collega antwoordde terwijl je schreef</translation>
    </message>
    <message>
        <source>Not sent yet: the conversation has moved on while you wrote</source>
        <translation>Nog niet verstuurd: het gesprek ging verder terwijl je schreef</translation>
    </message>
    <message>
        <source>{count} more before these</source>
        <translation>nog {count} hiervoor</translation>
    </message>
    <message>
        <source>{name} in a note</source>
        <translation>{name} in een notitie</translation>
    </message>
    <message>
        <source>(a file)</source>
        <translation>(een bestand)</translation>
    </message>
</context>
<context>
    <name>HintBox</name>
    <message>
        <source>Worth a second look</source>
        <translation>Nog eens bekijken</translation>
    </message>
    <message>
        <source>Worth a second look:</source>
        <translation>Nog eens bekijken:</translation>
    </message>
    <message>
        <source>First conversation with this customer.</source>
        <translation>Eerste gesprek met deze klant.</translation>
    </message>
    <message>
        <source>Departs in {hours} hours.</source>
        <translation>Vertrekt over {hours} uur.</translation>
    </message>
    <message>
        <source>The name at the bank is none of the passengers, nor the customer&apos;s.</source>
        <translation>De naam bij de bank is die van geen passagier en niet van de klant.</translation>
    </message>
    <message>
        <source>The card is from {country}, where the trip neither begins nor ends.</source>
        <translation>De kaart komt uit {country}, waar de reis niet begint of eindigt.</translation>
    </message>
    <message>
        <source>{count} attempts to pay were declined.</source>
        <translation>{count} betaalpogingen zijn geweigerd.</translation>
    </message>
    <message>
        <source>Who writes is none of the passengers, by their name.</source>
        <translation>Wie schrijft, is naar de naam geen van de passagiers.</translation>
    </message>
    <message>
        <source>{count} links were asked for at this desk today.</source>
        <translation>Er zijn vandaag {count} links gevraagd op deze desk.</translation>
    </message>
</context>
<context>
    <name>HintRow</name>
    <message>
        <source>I looked into it…</source>
        <translation>Bekeken…</translation>
    </message>
    <message>
        <source>What you found, then Enter</source>
        <translation>Wat je vond, dan Enter</translation>
    </message>
    <message>
        <source>What you found</source>
        <translation>Wat je vond</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Paid {amount}</source>
        <translation>Betaald {amount}</translation>
    </message>
    <message>
        <source>refunded {amount}</source>
        <translation>terugbetaald {amount}</translation>
    </message>
    <message>
        <source>this conversation</source>
        <translation>dit gesprek</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>in behandeling</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>uitgesteld</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>afgehandeld</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>What came before, newest first</source>
        <translation>Wat er eerder was, nieuwste eerst</translation>
    </message>
    <message>
        <source>Asking the hub for earlier conversations…</source>
        <translation>De hub wordt om eerdere gesprekken gevraagd…</translation>
    </message>
    <message>
        <source>The hub cannot be reached: this is what this desk holds. The rest comes by itself.</source>
        <translation>De hub is niet bereikbaar: dit is wat deze desk heeft. De rest komt vanzelf.</translation>
    </message>
    <message>
        <source>This is the first conversation with this customer.</source>
        <translation>Dit is het eerste gesprek met deze klant.</translation>
    </message>
    <message>
        <source>The hub tells the {count} newest conversations; older ones stand here as far as this desk has seen them.</source>
        <translation>De hub noemt de {count} nieuwste gesprekken; oudere staan hier voor zover deze desk ze heeft gezien.</translation>
    </message>
    <message>
        <source>Reading what came before</source>
        <translation>Het lezen van wat er eerder was</translation>
    </message>
</context>
<context>
    <name>HoursPage</name>
    <message>
        <source>Hours and targets</source>
        <translation>Openingstijden en streeftijden</translation>
    </message>
    <message>
        <source>A customer is answered</source>
        <translation>Een klant krijgt antwoord</translation>
    </message>
    <message>
        <source>First reply within</source>
        <translation>Eerste antwoord binnen</translation>
    </message>
    <message>
        <source>Every further reply within</source>
        <translation>Elk volgend antwoord binnen</translation>
    </message>
    <message>
        <source>Money goes on, or an alarm comes</source>
        <translation>Geld gaat verder, of er komt een alarm</translation>
    </message>
    <message>
        <source>A link is about to end</source>
        <translation>Een link verloopt bijna</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Openingstijden</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nooit</translation>
    </message>
    <message>
        <source> min before</source>
        <translation> min ervoor</translation>
    </message>
    <message>
        <source>Once for each link, and not where the customer has paid. Messenger, Instagram and X let only a person write: there the card says when it is time.</source>
        <translation>Eén keer per link, en niet als de klant heeft betaald. Op Messenger, Instagram en X mag alleen iemand zelf schrijven: daar zegt de kaart wanneer het tijd is.</translation>
    </message>
    <message>
        <source>Remind the customer by itself</source>
        <translation>De klant vanzelf herinneren</translation>
    </message>
    <message>
        <source>This computer&apos;s: {zone}</source>
        <translation>Van deze computer: {zone}</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Tijdzone</translation>
    </message>
    <message>
        <source>Type a part of a city&apos;s name.</source>
        <translation>Typ een deel van de naam van een stad.</translation>
    </message>
    <message>
        <source>Write it as 9:00–12:30, 13:30–18:00; leave it empty for a day off.</source>
        <translation>Schrijf het als 9:00–12:30, 13:30–18:00; laat het leeg voor een vrije dag.</translation>
    </message>
    <message>
        <source>These are no hours of a day. What was before still holds.</source>
        <translation>Dit zijn geen uren van een dag. Wat er stond, geldt nog.</translation>
    </message>
    <message>
        <source>No hours are given, so the time counts around the clock.</source>
        <translation>Er zijn geen uren opgegeven; de tijd telt dag en nacht.</translation>
    </message>
    <message>
        <source>Only these hours count for the time that a customer waits.</source>
        <translation>Alleen deze uren tellen voor de tijd dat een klant wacht.</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Gesloten</translation>
    </message>
</context>
<context>
    <name>ImpostorDialog</name>
    <message>
        <source>Report an impostor</source>
        <translation>Een bedrieger melden</translation>
    </message>
    <message>
        <source>Report an impostor in {count} conversations</source>
        <translation>Een bedrieger melden in {count} gesprekken</translation>
    </message>
    <message>
        <source>Colleagues read this as a note; the customer never sees it. The conversation becomes urgent. Do not answer questions about the booking meanwhile.</source>
        <translation>Collega’s lezen dit als notitie; de klant ziet het nooit. Het gesprek wordt dringend. Beantwoord intussen geen vragen over de boeking.</translation>
    </message>
    <message>
        <source>Colleagues read this as a note; the customers never see it. The conversations become urgent. Do not answer questions about the bookings meanwhile.</source>
        <translation>Collega’s lezen dit als notitie; de klanten zien het nooit. De gesprekken worden dringend. Beantwoord intussen geen vragen over de boekingen.</translation>
    </message>
    <message>
        <source>A name, a booking, a colleague…</source>
        <translation>Een naam, een boeking, een collega…</translation>
    </message>
    <message>
        <source>Wrong birth date, other phone, new account…</source>
        <translation>Verkeerde geboortedatum, andere telefoon, nieuw account…</translation>
    </message>
    <message>
        <source>A refund to another card, a code…</source>
        <translation>Een terugbetaling op een andere kaart, een code…</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Laten zoals het is</translation>
    </message>
    <message>
        <source>Nobody: the team sees it</source>
        <translation>Niemand: het team ziet het</translation>
    </message>
    <message>
        <source>Pretends to be</source>
        <translation>Doet zich voor als</translation>
    </message>
    <message>
        <source>How it showed</source>
        <translation>Waaraan het bleek</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Vroeg om</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>Toewijzen aan</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Impostor reported</source>
        <translation>Bedrieger gemeld</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Mine</source>
        <translation>Mijn</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Vrij</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Te betalen</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>You: {text}</source>
        <translation>Jij: {text}</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Notitie: {text}</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Concept:</translation>
    </message>
    <message>
        <source>“main.py doctor” checks everything and says what to do.</source>
        <translation>‘main.py doctor’ controleert alles en zegt wat te doen.</translation>
    </message>
    <message>
        <source>Reading the conversations…</source>
        <translation>De gesprekken worden gelezen…</translation>
    </message>
    <message>
        <source>No conversation on this desk is like that.</source>
        <translation>Geen gesprek op deze desk voldoet hieraan.</translation>
    </message>
    <message>
        <source>Nothing is assigned to you.
New questions are under Unassigned.</source>
        <translation>Er is niets aan jou toegewezen.
Nieuwe vragen staan onder Vrij.</translation>
    </message>
    <message>
        <source>Everything has been taken.</source>
        <translation>Alles is opgepakt.</translation>
    </message>
    <message>
        <source>No link is waiting to be paid.</source>
        <translation>Geen link wacht op betaling.</translation>
    </message>
    <message>
        <source>No ticket is waiting to be issued.</source>
        <translation>Geen ticket wacht op uitgifte.</translation>
    </message>
    <message>
        <source>No conversations on this desk yet.</source>
        <translation>Nog geen gesprekken op deze desk.</translation>
    </message>
    <message>
        <source>The hub refuses this desk{reason}.

Check the hub&apos;s address, the account&apos;s number and the access token, then start the desk again.</source>
        <translation>De hub weigert deze desk{reason}.

Controleer het adres van de hub, het accountnummer en het toegangstoken, en start de desk opnieuw.</translation>
    </message>
    <message>
        <source>The hub cannot be reached.

Check the connection and the hub&apos;s address. The desk tries again by itself; what you send meanwhile is kept.</source>
        <translation>De hub is niet bereikbaar.

Controleer de verbinding en het adres van de hub. De desk probeert het vanzelf opnieuw; wat je intussen verstuurt, blijft bewaard.</translation>
    </message>
    <message>
        <source>1 unread message</source>
        <translation>1 ongelezen bericht</translation>
    </message>
    <message>
        <source>{count} unread messages</source>
        <translation>{count} ongelezen berichten</translation>
    </message>
    <message>
        <source>Picked: {row}</source>
        <translation>Geselecteerd: {row}</translation>
    </message>
    <message>
        <source>Replying in {duration}</source>
        <translation>Antwoord in {duration}</translation>
    </message>
</context>
<context>
    <name>InboxPanel</name>
    <message>
        <source>Inbox</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>Median first response of the last 5 minutes ({count})</source>
        <translation>Mediaan van de eerste reactie in de laatste 5 minuten ({count})</translation>
    </message>
</context>
<context>
    <name>InboxStrip</name>
    <message>
        <source>Conversations</source>
        <translation>Gesprekken</translation>
    </message>
</context>
<context>
    <name>InboxTabs</name>
    <message>
        <source>Conversations to list</source>
        <translation>Welke gesprekken</translation>
    </message>
    <message>
        <source>More tabs and views</source>
        <translation>Meer tabbladen en weergaven</translation>
    </message>
    <message>
        <source>Rename “{view}”…</source>
        <translation>Naam van “{view}” wijzigen…</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Naar links</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Naar rechts</translation>
    </message>
    <message>
        <source>Remove “{view}”</source>
        <translation>“{view}” verwijderen</translation>
    </message>
</context>
<context>
    <name>JobQuestion</name>
    <message>
        <source>Change the reply</source>
        <translation>Antwoord wijzigen</translation>
    </message>
    <message>
        <source>Not sent. Your text is kept.</source>
        <translation>Niet verstuurd. Je tekst is bewaard.</translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>Press the new keys for: {action}</source>
        <translation>Druk op de nieuwe toetsen voor: {action}</translation>
    </message>
    <message>
        <source>Esc leaves it as it was, Backspace removes</source>
        <translation>Esc laat alles zoals het was, Backspace verwijdert</translation>
    </message>
    <message>
        <source>Press the new keys · Esc: as it was · Backspace: none</source>
        <translation>Druk op de nieuwe toetsen · Esc: zoals het was · Backspace: geen</translation>
    </message>
</context>
<context>
    <name>KeyChip</name>
    <message>
        <source>{keys}, for: {action}</source>
        <translation>{keys}, voor: {action}</translation>
    </message>
    <message>
        <source>Enter changes these keys, Delete removes them</source>
        <translation>Enter wijzigt deze toetsen, Delete verwijdert ze</translation>
    </message>
    <message>
        <source>Change these keys</source>
        <translation>Deze toetsen wijzigen</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Add keys for: {action}</source>
        <translation>Toetsen toevoegen voor: {action}</translation>
    </message>
    <message>
        <source>The usual keys again for: {action}</source>
        <translation>Weer de standaardtoetsen voor: {action}</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>Hier gebruiken</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Daar laten</translation>
    </message>
    <message>
        <source>Esc always leads out</source>
        <translation>Met Esc kom je er altijd uit</translation>
    </message>
    <message>
        <source>{keys} is in use: “{action}”.</source>
        <translation>{keys} is in gebruik: “{action}”.</translation>
    </message>
    <message>
        <source>{keys} is needed in every field and list. Choose others.</source>
        <translation>{keys} is in elk veld en elke lijst nodig. Kies andere.</translation>
    </message>
</context>
<context>
    <name>KeyState</name>
    <message>
        <source>{count} conversations</source>
        <translation>{count} gesprekken</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>aan {name}</translation>
    </message>
    <message>
        <source>to {name}, {amount}</source>
        <translation>aan {name}, {amount}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Next conversation, from anywhere</source>
        <translation>Volgend gesprek, vanaf elke plek</translation>
    </message>
    <message>
        <source>Previous conversation, from anywhere</source>
        <translation>Vorig gesprek, vanaf elke plek</translation>
    </message>
    <message>
        <source>Open the chosen conversation and write</source>
        <translation>Gekozen gesprek openen en schrijven</translation>
    </message>
    <message>
        <source>Search the inbox, or what is shown in its place</source>
        <translation>Zoeken in de inbox, of in wat er in plaats daarvan staat</translation>
    </message>
    <message>
        <source>Search the hub, too, for what stands in the search</source>
        <translation>Ook in de hub zoeken wat in het zoekveld staat</translation>
    </message>
    <message>
        <source>Search everywhere, or in what the inbox lists</source>
        <translation>Overal zoeken, of in wat de inbox toont</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>Zoeken in dit gesprek</translation>
    </message>
    <message>
        <source>Next place that was found, an older one</source>
        <translation>Volgende vindplaats, een oudere</translation>
    </message>
    <message>
        <source>Previous place that was found, a newer one</source>
        <translation>Vorige vindplaats, een nieuwere</translation>
    </message>
    <message>
        <source>Leave the search or the field, to the inbox</source>
        <translation>Het zoeken of het veld verlaten, naar de inbox</translation>
    </message>
    <message>
        <source>Pick the conversation, for doing one thing to several</source>
        <translation>Het gesprek selecteren, om met meerdere hetzelfde te doen</translation>
    </message>
    <message>
        <source>Pick the next conversation too</source>
        <translation>Ook het volgende gesprek selecteren</translation>
    </message>
    <message>
        <source>Pick the previous conversation too</source>
        <translation>Ook het vorige gesprek selecteren</translation>
    </message>
    <message>
        <source>Pick all that are listed</source>
        <translation>Alles in de lijst selecteren</translation>
    </message>
    <message>
        <source>Show mine</source>
        <translation>Mijn gesprekken tonen</translation>
    </message>
    <message>
        <source>Show unassigned</source>
        <translation>Vrije gesprekken tonen</translation>
    </message>
    <message>
        <source>Show what is to be paid</source>
        <translation>Tonen wat betaald moet worden</translation>
    </message>
    <message>
        <source>Show what is to be ticketed</source>
        <translation>Tonen wat een ticket moet krijgen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle gesprekken tonen</translation>
    </message>
    <message>
        <source>Show the first view you saved</source>
        <translation>De eerste opgeslagen weergave tonen</translation>
    </message>
    <message>
        <source>Show the second view you saved</source>
        <translation>De tweede opgeslagen weergave tonen</translation>
    </message>
    <message>
        <source>Show the third view you saved</source>
        <translation>De derde opgeslagen weergave tonen</translation>
    </message>
    <message>
        <source>Show the fourth view you saved</source>
        <translation>De vierde opgeslagen weergave tonen</translation>
    </message>
    <message>
        <source>Filter the inbox</source>
        <translation>De inbox filteren</translation>
    </message>
    <message>
        <source>Clear the filter, while it is open</source>
        <translation>Het filter wissen, terwijl het open is</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Antwoord schrijven</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>Antwoord versturen</translation>
    </message>
    <message>
        <source>Answer with a template; in the field type /</source>
        <translation>Antwoorden met een sjabloon; typ / in het veld</translation>
    </message>
    <message>
        <source>Attach files to the reply</source>
        <translation>Bestanden bij het antwoord voegen</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>Een emoji kiezen</translation>
    </message>
    <message>
        <source>Send the safe reply to a masked card number</source>
        <translation>Het veilige antwoord op een verborgen kaartnummer sturen</translation>
    </message>
    <message>
        <source>Resolve the conversation</source>
        <translation>Gesprek afhandelen</translation>
    </message>
    <message>
        <source>Open the conversation again</source>
        <translation>Het gesprek heropenen</translation>
    </message>
    <message>
        <source>Snooze the conversation</source>
        <translation>Het gesprek uitstellen</translation>
    </message>
    <message>
        <source>Assign the conversation to a colleague</source>
        <translation>Het gesprek aan een collega toewijzen</translation>
    </message>
    <message>
        <source>Take the conversation yourself</source>
        <translation>Het gesprek zelf nemen</translation>
    </message>
    <message>
        <source>Say how urgent the conversation is</source>
        <translation>Aangeven hoe dringend het gesprek is</translation>
    </message>
    <message>
        <source>Put labels on the conversation</source>
        <translation>Labels op het gesprek zetten</translation>
    </message>
    <message>
        <source>Write a note for colleagues</source>
        <translation>Een notitie voor collega’s schrijven</translation>
    </message>
    <message>
        <source>Hand the conversation over, with a note</source>
        <translation>Het gesprek overdragen, met een notitie</translation>
    </message>
    <message>
        <source>Everything that can be done with the conversation</source>
        <translation>Alles wat met het gesprek gedaan kan worden</translation>
    </message>
    <message>
        <source>Block the customer as spam</source>
        <translation>De klant blokkeren als spam</translation>
    </message>
    <message>
        <source>Let a blocked customer write again</source>
        <translation>Een geblokkeerde klant weer laten schrijven</translation>
    </message>
    <message>
        <source>Report an impostor</source>
        <translation>Een bedrieger melden</translation>
    </message>
    <message>
        <source>Merge the customer with another contact</source>
        <translation>De klant samenvoegen met een ander contact</translation>
    </message>
    <message>
        <source>Undo what was done to a conversation</source>
        <translation>Ongedaan maken wat met een gesprek is gedaan</translation>
    </message>
    <message>
        <source>Change the chosen message that waits to leave</source>
        <translation>Het gekozen wachtende bericht wijzigen</translation>
    </message>
    <message>
        <source>Remove the chosen message that waits to leave</source>
        <translation>Het gekozen wachtende bericht verwijderen</translation>
    </message>
    <message>
        <source>Leave a waiting message as it was</source>
        <translation>Een wachtend bericht laten zoals het was</translation>
    </message>
    <message>
        <source>Go to the quote</source>
        <translation>Naar de offerte gaan</translation>
    </message>
    <message>
        <source>Add a price line</source>
        <translation>Prijsregel toevoegen</translation>
    </message>
    <message>
        <source>Add another alternative to the quote</source>
        <translation>Nog een alternatief aan de offerte toevoegen</translation>
    </message>
    <message>
        <source>Remove the chosen alternative</source>
        <translation>Het gekozen alternatief weghalen</translation>
    </message>
    <message>
        <source>Put the chosen alternative before the one above</source>
        <translation>Het gekozen alternatief een plaats omhoog zetten</translation>
    </message>
    <message>
        <source>Put the chosen alternative behind the one below</source>
        <translation>Het gekozen alternatief een plaats omlaag zetten</translation>
    </message>
    <message>
        <source>Send the payment link</source>
        <translation>Betaallink versturen</translation>
    </message>
    <message>
        <source>Check the payment now</source>
        <translation>Betaling nu nakijken</translation>
    </message>
    <message>
        <source>Copy the payment link</source>
        <translation>Betaallink kopiëren</translation>
    </message>
    <message>
        <source>Copy the quote’s short code</source>
        <translation>Kopieer de korte code van de offerte</translation>
    </message>
    <message>
        <source>Paste an itinerary or price from the reservation system</source>
        <translation>Plak een reisschema of prijs uit het reserveringssysteem</translation>
    </message>
    <message>
        <source>Add a flight to the trip; Ctrl+Delete takes it away</source>
        <translation>Voeg een vlucht toe aan de reis; Ctrl+Delete haalt hem weg</translation>
    </message>
    <message>
        <source>Price each passenger, or all together</source>
        <translation>Prijs per passagier, of voor allen samen</translation>
    </message>
    <message>
        <source>Say whose change it is: the customer’s, or ours</source>
        <translation>Zeg wie er wijzigt: de klant of wij</translation>
    </message>
    <message>
        <source>Enter the airline’s ticketing time limit</source>
        <translation>De ticketinglimiet van de maatschappij invullen</translation>
    </message>
    <message>
        <source>Cancel the link of the chosen payment card</source>
        <translation>De link van de gekozen betaalkaart intrekken</translation>
    </message>
    <message>
        <source>Cancel all links of an offer…</source>
        <translation>Alle links van een aanbod intrekken…</translation>
    </message>
    <message>
        <source>Send the payment link again…</source>
        <translation>Betaallink opnieuw sturen…</translation>
    </message>
    <message>
        <source>Remind the customer of the payment link…</source>
        <translation>Klant aan de betaallink herinneren…</translation>
    </message>
    <message>
        <source>Change the quote and replace its payment link</source>
        <translation>De offerte wijzigen en de betaallink vervangen</translation>
    </message>
    <message>
        <source>Keep the link as it is, while its quote is being changed</source>
        <translation>De link laten zoals hij is, tijdens het wijzigen van de offerte</translation>
    </message>
    <message>
        <source>Send the payment link by another channel…</source>
        <translation>Betaallink via een ander kanaal sturen…</translation>
    </message>
    <message>
        <source>Renew the payment link…</source>
        <translation>Betaallink vernieuwen…</translation>
    </message>
    <message>
        <source>Suggest another way to pay</source>
        <translation>Andere manier van betalen voorstellen</translation>
    </message>
    <message>
        <source>Enter the ticket numbers</source>
        <translation>Ticketnummers invoeren</translation>
    </message>
    <message>
        <source>Show the customer</source>
        <translation>De klant tonen</translation>
    </message>
    <message>
        <source>Show what came before with the customer</source>
        <translation>Tonen wat er eerder met de klant was</translation>
    </message>
    <message>
        <source>Refund what was paid…</source>
        <translation>Terugbetalen wat is betaald…</translation>
    </message>
    <message>
        <source>Price a late payment again</source>
        <translation>Een te late betaling opnieuw prijzen</translation>
    </message>
    <message>
        <source>Let a second person approve…</source>
        <translation>Door een tweede persoon laten goedkeuren…</translation>
    </message>
    <message>
        <source>Mark as paid elsewhere…</source>
        <translation>Als elders betaald noteren…</translation>
    </message>
    <message>
        <source>Write down a refund given another way…</source>
        <translation>Noteer dat geld anders teruggegeven is…</translation>
    </message>
    <message>
        <source>Write down that a ticket was voided…</source>
        <translation>Noteer dat een ticket geannuleerd is…</translation>
    </message>
    <message>
        <source>Ask ticketing for the residual of a paid quote</source>
        <translation>Vraag Ticketing om de restwaarde van een betaalde offerte</translation>
    </message>
    <message>
        <source>Start another quote</source>
        <translation>Een andere offerte beginnen</translation>
    </message>
    <message>
        <source>Find anything, do anything</source>
        <translation>Alles vinden, alles doen</translation>
    </message>
    <message>
        <source>Go to the inbox</source>
        <translation>Naar de inbox gaan</translation>
    </message>
    <message>
        <source>Go to the payments</source>
        <translation>Ga naar de betalingen</translation>
    </message>
    <message>
        <source>Export the listed payments as CSV…</source>
        <translation>Exporteer de getoonde betalingen als CSV…</translation>
    </message>
    <message>
        <source>Go to the team board</source>
        <translation>Naar het teambord</translation>
    </message>
    <message>
        <source>Show the wallboard on the whole screen</source>
        <translation>Het wandbord op het hele scherm tonen</translation>
    </message>
    <message>
        <source>Sort a table of the board by the chosen column</source>
        <translation>Een tabel van het bord op de gekozen kolom sorteren</translation>
    </message>
    <message>
        <source>Export the board’s tables as CSV…</source>
        <translation>De tabellen van het bord als CSV exporteren…</translation>
    </message>
    <message>
        <source>Do the next step for the chosen payment</source>
        <translation>Doe de volgende stap voor de gekozen betaling</translation>
    </message>
    <message>
        <source>Go to the phone</source>
        <translation>Naar de telefoon</translation>
    </message>
    <message>
        <source>Say that the caller’s number or address was read back</source>
        <translation>Zeggen dat het nummer of adres van de beller is voorgelezen</translation>
    </message>
    <message>
        <source>Choose how the link reaches the caller</source>
        <translation>Kiezen hoe de link bij de beller komt</translation>
    </message>
    <message>
        <source>Show the payment link as a QR code</source>
        <translation>De betaallink als QR-code tonen</translation>
    </message>
    <message>
        <source>Wrap the call up</source>
        <translation>Het gesprek afhandelen</translation>
    </message>
    <message>
        <source>Change your presence</source>
        <translation>Je aanwezigheid wijzigen</translation>
    </message>
    <message>
        <source>Be available</source>
        <translation>Beschikbaar zijn</translation>
    </message>
    <message>
        <source>Be busy</source>
        <translation>Bezet zijn</translation>
    </message>
    <message>
        <source>Be away</source>
        <translation>Afwezig zijn</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Volgend deel van het venster</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Vorig deel van het venster</translation>
    </message>
    <message>
        <source>Put away the newest notice</source>
        <translation>Nieuwste melding wegdoen</translation>
    </message>
    <message>
        <source>Hide personal data, or show it again</source>
        <translation>Persoonsgegevens verbergen of weer tonen</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>De desk vergrendelen</translation>
    </message>
    <message>
        <source>Do not disturb, or be heard again</source>
        <translation>Niet storen, of meldingen weer toelaten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Grotere tekst</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere tekst</translation>
    </message>
    <message>
        <source>Text of the system&apos;s size</source>
        <translation>Tekst zo groot als die van het systeem</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Toetsen wijzigen…</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle toetsen tonen</translation>
    </message>
    <message>
        <source>Close the desk; what was not sent is kept</source>
        <translation>De desk sluiten; wat niet verstuurd is, blijft bewaard</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>Quote and payment</source>
        <translation>Offerte en betaling</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Venster</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>An action, or a key…</source>
        <translation>Een actie, of een toets…</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Een actie of toets zoeken</translation>
    </message>
    <message>
        <source>All as usual</source>
        <translation>Standaardtoetsen herstellen</translation>
    </message>
    <message>
        <source>No action has these words.</source>
        <translation>Geen actie met deze woorden.</translation>
    </message>
    <message>
        <source>Choose a key and press what shall stand in its place. In a text field a letter alone is text, so each letter comes with its Alt form.</source>
        <translation>Kies een toets en druk op wat ervoor in de plaats komt. In een tekstveld is een letter tekst, dus komt elke letter ook met Alt.</translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation>Terugdraaien</translation>
    </message>
</context>
<context>
    <name>Labelling</name>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Name of a label…</source>
        <translation>Naam van een label…</translation>
    </message>
    <message>
        <source>The hub has no such label. An administrator of the hub adds labels.</source>
        <translation>De hub heeft dit label niet. Een beheerder van de hub voegt labels toe.</translation>
    </message>
</context>
<context>
    <name>LanguageBadge</name>
    <message>
        <source>Language?</source>
        <translation>Taal?</translation>
    </message>
    <message>
        <source>{name} writes in {language}</source>
        <translation>{name} schrijft in het {language}</translation>
    </message>
    <message>
        <source>It is not known in which language {name} writes</source>
        <translation>Het is niet bekend in welke taal {name} schrijft</translation>
    </message>
    <message>
        <source>Press to say in which language</source>
        <translation>Druk hierop om de taal te kiezen</translation>
    </message>
</context>
<context>
    <name>LinkAgreeing</name>
    <message>
        <source>Nothing was sent yet: read the address back to the caller first.</source>
        <translation>Er is nog niets verstuurd: lees eerst het adres voor aan de beller.</translation>
    </message>
    <message>
        <source>The conversation is being opened at the hub…</source>
        <translation>Het gesprek wordt bij de hub geopend…</translation>
    </message>
    <message>
        <source>The hub has not said yet which inboxes it has.</source>
        <translation>De hub heeft nog niet gezegd welke inboxen er zijn.</translation>
    </message>
    <message>
        <source>That address is the caller&apos;s no longer: choose how the link goes.</source>
        <translation>Dat adres is niet meer van de beller: kies hoe de link gaat.</translation>
    </message>
    <message>
        <source>Counting how many SMS the message takes…</source>
        <translation>Tellen hoeveel sms&apos;en het bericht kost…</translation>
    </message>
    <message>
        <source>{way}, once it was read back</source>
        <translation>{way}, zodra het is voorgelezen</translation>
    </message>
</context>
<context>
    <name>LinkAsk</name>
    <message numerus="yes">
        <source>%n SMS</source>
        <translation>
            <numerusform>%n sms</numerusform>
            <numerusform>%n sms&apos;en</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The link is long: %n SMS, each of which has to arrive. E-mail is the better way.</source>
        <translation>
            <numerusform>De link is lang: %n sms, die moet aankomen. E-mail is beter.</numerusform>
            <numerusform>De link is lang: %n sms&apos;en, die allemaal moeten aankomen. E-mail is beter.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is right, send</source>
        <translation>Het klopt, versturen</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Niet sturen</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>The desk is locked</source>
        <translation>De desk is vergrendeld</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Without a code</source>
        <translation>Zonder code</translation>
    </message>
    <message>
        <source>Choose a code of six characters or more. From now on it opens the desk after a pause. Payments go on being followed meanwhile.</source>
        <translation>Kies een code van zes tekens of meer. Daarmee gaat de desk voortaan weer open. Betalingen worden intussen gewoon gevolgd.</translation>
    </message>
    <message>
        <source>Lock with this code</source>
        <translation>Vergrendelen met deze code</translation>
    </message>
    <message>
        <source>Type your code to go on. Nothing was lost; payments are followed.</source>
        <translation>Typ je code om verder te gaan. Er is niets verloren; betalingen worden gevolgd.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Desk openen</translation>
    </message>
    <message>
        <source>No code was chosen, so anyone at this keyboard can open it. Lock it by hand to choose one.</source>
        <translation>Er is geen code gekozen, dus iedereen aan dit toetsenbord kan de desk openen. Vergrendel zelf om er een te kiezen.</translation>
    </message>
    <message>
        <source>That was wrong too often. Try again in {seconds} seconds.</source>
        <translation>Dat was te vaak fout. Probeer het over {seconds} seconden opnieuw.</translation>
    </message>
    <message>
        <source>That is not the code. Try again.</source>
        <translation>Dat is niet de code. Probeer het opnieuw.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>What you chose holds now, but could not be written down</source>
        <translation>Je keuze geldt nu, maar kon niet worden bewaard</translation>
    </message>
    <message>
        <source>After the next start it will be as before. Make room or give rights in the data folder, and choose it again. ({why})</source>
        <translation>Na de volgende start is het weer als voorheen. Maak ruimte of geef rechten in de gegevensmap en kies opnieuw. ({why})</translation>
    </message>
    <message>
        <source>“{view}” is removed</source>
        <translation>“{view}” is verwijderd</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Changing your presence</source>
        <translation>Het wijzigen van je aanwezigheid</translation>
    </message>
</context>
<context>
    <name>ManyNotesPopup</name>
    <message>
        <source>Note in {count} conversations</source>
        <translation>Notitie in {count} gesprekken</translation>
    </message>
    <message>
        <source>Add {count} notes</source>
        <translation>{count} notities toevoegen</translation>
    </message>
    <message>
        <source>The customers never see it.</source>
        <translation>De klanten zien dit nooit.</translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation>Notitie voor collega&apos;s</translation>
    </message>
    <message>
        <source>Write a note… @ names a colleague</source>
        <translation>Schrijf een notitie… @ noemt een collega</translation>
    </message>
</context>
<context>
    <name>MentionTaker</name>
    <message>
        <source>{value} is copied</source>
        <translation>{value} is gekopieerd</translation>
    </message>
    <message>
        <source>There is no quote here that can be changed now.</source>
        <translation>Er is hier nu geen offerte die gewijzigd kan worden.</translation>
    </message>
    <message>
        <source>Booking {value} is in the quote</source>
        <translation>Boeking {value} staat in de offerte</translation>
    </message>
    <message>
        <source>{value} is the present flight in the quote</source>
        <translation>{value} staat als huidige vlucht in de offerte</translation>
    </message>
    <message>
        <source>{value} is the new flight in the quote</source>
        <translation>{value} staat als nieuwe vlucht in de offerte</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>Mentions</name>
    <message>
        <source>Put booking {value} into the quote</source>
        <translation>Boeking {value} in de offerte zetten</translation>
    </message>
    <message>
        <source>Put {value} into the quote as present flight</source>
        <translation>{value} als huidige vlucht in de offerte zetten</translation>
    </message>
    <message>
        <source>Put {value} into the quote as new flight</source>
        <translation>{value} als nieuwe vlucht in de offerte zetten</translation>
    </message>
    <message>
        <source>Copy {value}</source>
        <translation>{value} kopiëren</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge two contacts</source>
        <translation>Twee contacten samenvoegen</translation>
    </message>
    <message>
        <source>Name, e-mail or phone of the other contact</source>
        <translation>Naam, e-mail of telefoon van het andere contact</translation>
    </message>
    <message>
        <source>Search the hub</source>
        <translation>In de hub zoeken</translation>
    </message>
    <message>
        <source>Contacts that were found</source>
        <translation>Gevonden contacten</translation>
    </message>
    <message>
        <source>Search for the other contact of this customer.</source>
        <translation>Zoek het andere contact van deze klant.</translation>
    </message>
    <message>
        <source>This cannot be undone, here or at the hub: the other contact is gone for good. Its conversations and notes go to the one that stays.</source>
        <translation>Dit kan niet ongedaan worden gemaakt, hier noch bij de hub: het andere contact verdwijnt voorgoed. De gesprekken en notities gaan naar het contact dat blijft.</translation>
    </message>
    <message>
        <source>Merge for good</source>
        <translation>Voorgoed samenvoegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Searching the hub</source>
        <translation>Zoeken in de hub</translation>
    </message>
    <message>
        <source>Searching the hub…</source>
        <translation>Zoeken in de hub…</translation>
    </message>
    <message>
        <source>The hub could not be asked. Try again when it is back.</source>
        <translation>De hub was niet bereikbaar. Probeer het opnieuw als die terug is.</translation>
    </message>
    <message>
        <source>Choose the contact that is the same customer.</source>
        <translation>Kies het contact dat dezelfde klant is.</translation>
    </message>
    <message>
        <source>The hub knows no other contact by these words.</source>
        <translation>De hub kent geen ander contact met deze woorden.</translation>
    </message>
    <message>
        <source>Keep {name}</source>
        <translation>{name} behouden</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>Lidmaatschap</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Boeking</translation>
    </message>
</context>
<context>
    <name>NewestPill</name>
    <message>
        <source>New messages ↓</source>
        <translation>Nieuwe berichten ↓</translation>
    </message>
    <message>
        <source>Go to the newest message (End)</source>
        <translation>Naar het nieuwste bericht (End)</translation>
    </message>
    <message>
        <source>Newest messages ↓</source>
        <translation>Nieuwste berichten ↓</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Note for colleagues</source>
        <translation>Notitie voor collega’s</translation>
    </message>
    <message>
        <source>Write a note… @ names a colleague</source>
        <translation>Schrijf een notitie… @ noemt een collega</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Notitie toevoegen</translation>
    </message>
    <message>
        <source>Reply instead</source>
        <translation>Toch antwoorden</translation>
    </message>
    <message>
        <source>The customer never sees this</source>
        <translation>De klant ziet dit nooit</translation>
    </message>
</context>
<context>
    <name>NoteTaking</name>
    <message>
        <source>Keeping your note</source>
        <translation>Je notitie bewaren</translation>
    </message>
    <message>
        <source>Adding the note</source>
        <translation>De notitie toevoegen</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>{key} leads to its buttons.</source>
        <translation>{key} gaat naar de knoppen.</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>Notices</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>What is told</source>
        <translation>Wat wordt gemeld</translation>
    </message>
    <message>
        <source>A notification never holds a message&apos;s words. While the desk is locked it names nobody.</source>
        <translation>Een melding bevat nooit de woorden van een bericht. Zolang de desk vergrendeld is, noemt hij niemand.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Uit</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Niet storen</translation>
    </message>
    <message>
        <source>No sound, and nothing outside the window; what is counted is shown as ever.</source>
        <translation>Geen geluid, en niets buiten het venster; wat geteld wordt, blijft te zien.</translation>
    </message>
    <message>
        <source>Play sounds</source>
        <translation>Geluiden laten horen</translation>
    </message>
    <message>
        <source>This computer has no player for them. On Linux, install pw-play, paplay or aplay.</source>
        <translation>Deze computer heeft er geen speler voor. Installeer op Linux pw-play, paplay of aplay.</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Geluiden</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Melding</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Sound: {what}</source>
        <translation>Geluid: {what}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>Play the sound: {what}</source>
        <translation>Het geluid afspelen: {what}</translation>
    </message>
    <message>
        <source>A customer has paid</source>
        <translation>Een klant heeft betaald</translation>
    </message>
    <message>
        <source>A payment was declined</source>
        <translation>Een betaling is afgewezen</translation>
    </message>
    <message>
        <source>A payment link was not delivered</source>
        <translation>Een betaallink is niet bezorgd</translation>
    </message>
    <message>
        <source>A link is about to end, and I have to remind of it</source>
        <translation>Een link verloopt bijna en ik moet zelf herinneren</translation>
    </message>
    <message>
        <source>A colleague gives me a conversation</source>
        <translation>Een collega geeft mij een gesprek</translation>
    </message>
    <message>
        <source>A colleague mentions me in a note</source>
        <translation>Een collega noemt mij in een notitie</translation>
    </message>
    <message>
        <source>A conversation of mine is overdue</source>
        <translation>Een gesprek van mij is te laat</translation>
    </message>
    <message>
        <source>Money is stuck: paid, and it does not go on</source>
        <translation>Geld blijft hangen: betaald, en het gaat niet verder</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Show payments</source>
        <translation>Betalingen tonen</translation>
    </message>
    <message>
        <source>A customer</source>
        <translation>Een klant</translation>
    </message>
    <message>
        <source>Paid {amount}</source>
        <translation>Betaald {amount}</translation>
    </message>
    <message>
        <source>{name} has paid. The ticket can be issued.</source>
        <translation>{name} heeft betaald. Het ticket kan worden uitgegeven.</translation>
    </message>
    <message>
        <source>Declined {amount}</source>
        <translation>Afgewezen {amount}</translation>
    </message>
    <message>
        <source>{name}: {reason}. The link can still be paid.</source>
        <translation>{name}: {reason}. De link kan nog worden betaald.</translation>
    </message>
    <message>
        <source>{name}: the link can still be paid.</source>
        <translation>{name}: de link kan nog worden betaald.</translation>
    </message>
    <message>
        <source>Not delivered {amount}</source>
        <translation>Niet bezorgd {amount}</translation>
    </message>
    <message>
        <source>{name} did not get the payment link.</source>
        <translation>{name} heeft de betaallink niet ontvangen.</translation>
    </message>
    <message>
        <source>Not reminded {amount}</source>
        <translation>Niet herinnerd {amount}</translation>
    </message>
    <message>
        <source>The reply window has closed: reach {name} by another channel.</source>
        <translation>Het antwoordvenster is dicht: bereik {name} via een ander kanaal.</translation>
    </message>
    <message>
        <source>Remind now {amount}</source>
        <translation>Nu herinneren {amount}</translation>
    </message>
    <message>
        <source>The link of {name} is about to end, and a person has to say so.</source>
        <translation>De link van {name} verloopt bijna, en dat moet iemand zelf laten weten.</translation>
    </message>
    <message>
        <source>{count} conversations were assigned to you</source>
        <translation>{count} gesprekken zijn aan je toegewezen</translation>
    </message>
    <message>
        <source>The one with {name} is among them.</source>
        <translation>Dat met {name} is erbij.</translation>
    </message>
    <message>
        <source>Assigned to you</source>
        <translation>Aan jou toegewezen</translation>
    </message>
    <message>
        <source>The conversation with {name} is yours now.</source>
        <translation>Het gesprek met {name} is nu van jou.</translation>
    </message>
    <message>
        <source>You were mentioned</source>
        <translation>Je bent genoemd</translation>
    </message>
    <message>
        <source>In a note beside the conversation with {name}.</source>
        <translation>In een notitie bij het gesprek met {name}.</translation>
    </message>
    <message>
        <source>{count} conversations are overdue</source>
        <translation>{count} gesprekken zijn te laat</translation>
    </message>
    <message>
        <source>{name} waits the longest.</source>
        <translation>{name} wacht het langst.</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Te laat</translation>
    </message>
    <message>
        <source>{name} has waited longer than was promised.</source>
        <translation>{name} wacht langer dan beloofd.</translation>
    </message>
    <message>
        <source>Money is stuck in {count} places</source>
        <translation>Geld blijft op {count} plekken hangen</translation>
    </message>
</context>
<context>
    <name>OfferEditing</name>
    <message>
        <source>Adding an alternative</source>
        <translation>Alternatief toevoegen</translation>
    </message>
    <message>
        <source>Removing an alternative</source>
        <translation>Alternatief weghalen</translation>
    </message>
    <message>
        <source>Moving an alternative</source>
        <translation>Alternatief verplaatsen</translation>
    </message>
</context>
<context>
    <name>OneClock</name>
    <message>
        <source>payment page {time}</source>
        <translation>betaalpagina {time}</translation>
    </message>
    <message>
        <source>The link ends at {there}, {city} time and yours.</source>
        <translation>De link verloopt om {there}, tijd in {city} en bij jou.</translation>
    </message>
    <message>
        <source>The link ends at {there} {city} time, {here} yours.</source>
        <translation>De link verloopt om {there} (tijd in {city}), {here} bij jou.</translation>
    </message>
    <message>
        <source>The price holds longer: the link can be renewed {count} times.</source>
        <translation>De prijs geldt langer: de link kan {count} keer worden vernieuwd.</translation>
    </message>
    <message>
        <source>The price holds longer: the link can be renewed once.</source>
        <translation>De prijs geldt langer: de link kan één keer worden vernieuwd.</translation>
    </message>
    <message>
        <source>The flight has departed.</source>
        <translation>De vlucht is vertrokken.</translation>
    </message>
    <message>
        <source>It is past the end of the {bound}.</source>
        <translation>Het einde is al voorbij ({bound}).</translation>
    </message>
    <message>
        <source>No link: the flight departs in {left}, and a link needs {least}.</source>
        <translation>Geen link: de vlucht vertrekt over {left} en een link heeft {least} nodig.</translation>
    </message>
    <message>
        <source>No link: the {bound} ends in {left}, and a link needs {least}.</source>
        <translation>Geen link: {bound} eindigt over {left}, en een link heeft {least} nodig.</translation>
    </message>
    <message>
        <source>validity</source>
        <translation>geldigheid</translation>
    </message>
    <message>
        <source>fare hold</source>
        <translation>tariefoptie</translation>
    </message>
    <message>
        <source>ticketing limit</source>
        <translation>ticketinglimiet</translation>
    </message>
    <message>
        <source>reply window</source>
        <translation>antwoordvenster</translation>
    </message>
    <message>
        <source>departure</source>
        <translation>vertrek</translation>
    </message>
    <message>
        <source>The ticketing time limit passed at {there}, {city} time: look whether the booking still stands.</source>
        <translation>De ticketinglimiet was {there}, tijd in {city}: kijk of de boeking nog staat.</translation>
    </message>
    <message>
        <source>Ticket by {there}, {city} time and yours.</source>
        <translation>Ticket uitgeven vóór {there}, tijd in {city} en bij jou.</translation>
    </message>
    <message>
        <source>Ticket by {there} {city} time, {here} yours.</source>
        <translation>Ticket uitgeven vóór {there}, tijd in {city} ({here} bij jou).</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>find look filter</source>
        <translation>vinden zoeken filteren</translation>
    </message>
    <message>
        <source>my own assigned inbox</source>
        <translation>mijn eigen toegewezen inbox</translation>
    </message>
    <message>
        <source>new nobody free inbox</source>
        <translation>nieuw niemand vrij inbox</translation>
    </message>
    <message>
        <source>open unpaid waiting payment inbox</source>
        <translation>open onbetaald wachten betaling inbox</translation>
    </message>
    <message>
        <source>paid issue ticket inbox</source>
        <translation>betaald uitgeven ticket inbox</translation>
    </message>
    <message>
        <source>everything every conversation inbox</source>
        <translation>alles elk gesprek inbox</translation>
    </message>
    <message>
        <source>answer message compose respond</source>
        <translation>antwoorden beantwoorden bericht schrijven</translation>
    </message>
    <message>
        <source>answer message submit</source>
        <translation>antwoord bericht verzenden</translation>
    </message>
    <message>
        <source>smiley emoticon</source>
        <translation>smiley emoticon</translation>
    </message>
    <message>
        <source>card number masked warning</source>
        <translation>kaartnummer verborgen waarschuwing</translation>
    </message>
    <message>
        <source>close done finish end archive</source>
        <translation>sluiten klaar afronden einde archief oplossen</translation>
    </message>
    <message>
        <source>open again back unresolve</source>
        <translation>weer open terug</translation>
    </message>
    <message>
        <source>later tomorrow wait remind until</source>
        <translation>sluimeren snoozen later morgen wachten herinneren tot</translation>
    </message>
    <message>
        <source>give colleague team transfer somebody</source>
        <translation>geven collega team overdragen iemand</translation>
    </message>
    <message>
        <source>take mine assign</source>
        <translation>nemen van mij toewijzen</translation>
    </message>
    <message>
        <source>urgent important high low</source>
        <translation>dringend belangrijk hoog laag</translation>
    </message>
    <message>
        <source>tag category</source>
        <translation>label categorie</translation>
    </message>
    <message>
        <source>back revert take back</source>
        <translation>terug ongedaan herstellen</translation>
    </message>
    <message>
        <source>earlier past previous timeline</source>
        <translation>eerder verleden vorige tijdlijn</translation>
    </message>
    <message>
        <source>search conversation words</source>
        <translation>zoeken gesprek woorden</translation>
    </message>
    <message>
        <source>offer price rebooking trip</source>
        <translation>aanbod prijs omboeken reis</translation>
    </message>
    <message>
        <source>seat bag waiver fee discount extra</source>
        <translation>stoel bagage koffer korting kosten extra</translation>
    </message>
    <message>
        <source>option choice duplicate second offer</source>
        <translation>optie keuze kopie tweede aanbod</translation>
    </message>
    <message>
        <source>pay checkout charge request money</source>
        <translation>betalen afrekenen betaalverzoek geld sturen</translation>
    </message>
    <message>
        <source>refresh update status paid</source>
        <translation>vernieuwen bijwerken status betaald</translation>
    </message>
    <message>
        <source>url clipboard pay</source>
        <translation>url klembord betalen</translation>
    </message>
    <message>
        <source>stop withdraw revoke end</source>
        <translation>stoppen intrekken beëindigen</translation>
    </message>
    <message>
        <source>resend copy again message pay</source>
        <translation>opnieuw nogmaals bericht betalen</translation>
    </message>
    <message>
        <source>reminder expiry unpaid nudge</source>
        <translation>herinnering verloopt onbetaald</translation>
    </message>
    <message>
        <source>sms email whatsapp not delivered pay</source>
        <translation>sms e-mail whatsapp niet bezorgd betalen</translation>
    </message>
    <message>
        <source>new fresh extend longer link pay</source>
        <translation>nieuw vers verlengen langer link betalen</translation>
    </message>
    <message>
        <source>declined refused card failed answer</source>
        <translation>geweigerd kaart mislukt antwoord</translation>
    </message>
    <message>
        <source>issue e-ticket document</source>
        <translation>uitgeven e-ticket document</translation>
    </message>
    <message>
        <source>money links paid stuck ticket not told</source>
        <translation>geld links betaald hangend ticket niet verteld betalingen</translation>
    </message>
    <message>
        <source>csv excel spreadsheet report download</source>
        <translation>csv excel spreadsheet rapport downloaden export</translation>
    </message>
    <message>
        <source>figures statistics dashboard team response conversion</source>
        <translation>cijfers statistiek dashboard team reactietijd conversie</translation>
    </message>
    <message>
        <source>full screen tv display room board figures</source>
        <translation>volledig scherm tv beeldscherm zaal bord cijfers</translation>
    </message>
    <message>
        <source>csv excel spreadsheet report download figures</source>
        <translation>csv excel spreadsheet rapport download cijfers</translation>
    </message>
    <message>
        <source>money back return pay back</source>
        <translation>geld terug terugbetaling restitutie</translation>
    </message>
    <message>
        <source>late lapsed difference fare new quote</source>
        <translation>te laat verlopen verschil tarief nieuwe offerte</translation>
    </message>
    <message>
        <source>new offer again price change</source>
        <translation>nieuw aanbod opnieuw prijs wijzigen</translation>
    </message>
    <message>
        <source>contact profile passenger who</source>
        <translation>contact profiel passagier wie</translation>
    </message>
    <message>
        <source>online presence status back</source>
        <translation>online aanwezigheid status terug</translation>
    </message>
    <message>
        <source>presence status meeting</source>
        <translation>aanwezigheid status overleg</translation>
    </message>
    <message>
        <source>offline presence status break lunch</source>
        <translation>offline aanwezigheid status pauze lunch</translation>
    </message>
    <message>
        <source>available busy away online offline status break</source>
        <translation>beschikbaar bezet afwezig online offline status pauze</translation>
    </message>
    <message>
        <source>privacy blur mask share screen</source>
        <translation>privacy onleesbaar scherm delen</translation>
    </message>
    <message>
        <source>quiet mute silence notifications pause sound</source>
        <translation>stil dempen stilte meldingen pauze geluid</translation>
    </message>
    <message>
        <source>code away privacy leave</source>
        <translation>code weg privacy vergrendelen</translation>
    </message>
    <message>
        <source>preferences options language theme dark</source>
        <translation>voorkeuren opties taal thema donker</translation>
    </message>
    <message>
        <source>zoom font size text</source>
        <translation>zoom letters grootte tekst</translation>
    </message>
    <message>
        <source>shortcuts keyboard settings hotkeys</source>
        <translation>sneltoetsen toetsenbord instellingen</translation>
    </message>
    <message>
        <source>shortcuts keyboard hotkeys</source>
        <translation>sneltoetsen toetsenbord</translation>
    </message>
    <message>
        <source>exit leave end</source>
        <translation>afsluiten stoppen einde</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Betalingen</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Acties</translation>
    </message>
    <message>
        <source>Find anything, do anything</source>
        <translation>Alles vinden, alles doen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gevonden</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Nothing on this desk for “{text}”.</source>
        <translation>Niets op deze desk voor “{text}”.</translation>
    </message>
    <message>
        <source>Remembering your choice</source>
        <translation>Je keuze onthouden</translation>
    </message>
    <message>
        <source>Settings: {section}</source>
        <translation>Instellingen: {section}</translation>
    </message>
    <message>
        <source>booking {text}</source>
        <translation>boeking {text}</translation>
    </message>
    <message>
        <source>ticket {text}</source>
        <translation>ticket {text}</translation>
    </message>
    <message>
        <source>quote {text}</source>
        <translation>offerte {text}</translation>
    </message>
    <message>
        <source>conversation {text}</source>
        <translation>gesprek {text}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
</context>
<context>
    <name>PaletteInput</name>
    <message>
        <source>A name, a booking, an amount, or what to do…</source>
        <translation>Een naam, een boeking, een bedrag, of wat je wilt doen…</translation>
    </message>
    <message>
        <source>Find anything, do anything</source>
        <translation>Alles vinden, alles doen</translation>
    </message>
    <message>
        <source>Up and Down choose, Tab goes to the next part, Enter opens, Esc leaves</source>
        <translation>Omhoog en omlaag kiezen, Tab gaat naar het volgende deel, Enter opent, Esc sluit</translation>
    </message>
</context>
<context>
    <name>PassengerWords</name>
    <message>
        <source>{count} adult</source>
        <translation>{count} volwassene</translation>
    </message>
    <message>
        <source>{count} adults</source>
        <translation>{count} volwassenen</translation>
    </message>
    <message>
        <source>{count} youth</source>
        <translation>{count} jongere</translation>
    </message>
    <message>
        <source>{count} youths</source>
        <translation>{count} jongeren</translation>
    </message>
    <message>
        <source>{count} child</source>
        <translation>{count} kind</translation>
    </message>
    <message>
        <source>{count} children</source>
        <translation>{count} kinderen</translation>
    </message>
    <message>
        <source>{count} infant</source>
        <translation>{count} baby</translation>
    </message>
    <message>
        <source>{count} infants</source>
        <translation>{count} baby’s</translation>
    </message>
    <message>
        <source>{count} infant with a seat</source>
        <translation>{count} baby met stoel</translation>
    </message>
    <message>
        <source>{count} infants with a seat</source>
        <translation>{count} baby’s met stoel</translation>
    </message>
    <message>
        <source>{count} unaccompanied child</source>
        <translation>{count} alleenreizend kind</translation>
    </message>
    <message>
        <source>{count} unaccompanied children</source>
        <translation>{count} alleenreizende kinderen</translation>
    </message>
    <message>
        <source>{count} senior</source>
        <translation>{count} senior</translation>
    </message>
    <message>
        <source>{count} seniors</source>
        <translation>{count} senioren</translation>
    </message>
    <message>
        <source>{count} student</source>
        <translation>{count} student</translation>
    </message>
    <message>
        <source>{count} students</source>
        <translation>{count} studenten</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>Wachtzin</translation>
    </message>
    <message>
        <source>This computer has no keyring, so the key of your conversations and jobs is made from a passphrase. Choose one of at least 12 characters; from now on it is the same each time. It is kept nowhere: without it nobody can read these files, and what has not been sent is lost.</source>
        <translation>Deze computer heeft geen sleutelbos, dus wordt de sleutel van je gesprekken en taken uit een wachtzin gemaakt. Kies er een van ten minste 12 tekens; vanaf nu is het steeds dezelfde. Hij wordt nergens bewaard: zonder de wachtzin kan niemand deze bestanden lezen, en wat nog niet verstuurd is, gaat verloren.</translation>
    </message>
    <message>
        <source>Enter the passphrase that this desk was set up with.</source>
        <translation>Voer de wachtzin in waarmee deze desk is ingericht.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Nogmaals dezelfde</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Desk openen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>PasteNote</name>
    <message>
        <source>Pasted</source>
        <translation>Geplakt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>Andere kant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>flights: {count}</source>
        <translation>vluchten: {count}</translation>
    </message>
    <message>
        <source>passengers: {count}</source>
        <translation>passagiers: {count}</translation>
    </message>
    <message>
        <source>prices: {count}</source>
        <translation>prijzen: {count}</translation>
    </message>
    <message>
        <source>tickets: {count}</source>
        <translation>tickets: {count}</translation>
    </message>
    <message>
        <source>the ticketing limit</source>
        <translation>de ticketinglimiet</translation>
    </message>
    <message>
        <source>Read as what the customer has: {found}.</source>
        <translation>Gelezen als wat de klant heeft: {found}.</translation>
    </message>
    <message>
        <source>Read as what the customer gets: {found}.</source>
        <translation>Gelezen als wat de klant krijgt: {found}.</translation>
    </message>
    <message>
        <source>Nothing in it could be read as an itinerary or a price.</source>
        <translation>Er was geen reisschema of prijs in te lezen.</translation>
    </message>
    <message>
        <source>and {count} lines more</source>
        <translation>en nog {count} regels</translation>
    </message>
    <message>
        <source>Line {number}: {why}: {line}</source>
        <translation>Regel {number}: {why}: {line}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>a flight that is not certain</source>
        <translation>een vlucht die niet zeker is</translation>
    </message>
    <message>
        <source>too many decimals for its currency</source>
        <translation>te veel decimalen voor de munt</translation>
    </message>
    <message>
        <source>fare and taxes are not the total</source>
        <translation>tarief en belastingen zijn niet het totaal</translation>
    </message>
    <message>
        <source>a price in no currency, or in more than one: type it</source>
        <translation>een prijs zonder valuta, of in meer dan één: typ hem zelf</translation>
    </message>
    <message>
        <source>cancelled or refused, left out</source>
        <translation>geannuleerd of geweigerd, weggelaten</translation>
    </message>
    <message>
        <source>who flies is named in words: add “by” and the two signs</source>
        <translation>wie vliegt staat in woorden: voeg “by” en de twee tekens toe</translation>
    </message>
    <message>
        <source>a ticketing limit that is not certain: type it</source>
        <translation>een ticketinglimiet die niet zeker is: typ die zelf</translation>
    </message>
    <message>
        <source>the rest was too long</source>
        <translation>de rest was te lang</translation>
    </message>
    <message>
        <source>It is not certain whose the prices are: type them.</source>
        <translation>Het is niet zeker van wie de prijzen zijn: typ ze.</translation>
    </message>
    <message>
        <source>The prices are in another currency: type them.</source>
        <translation>De prijzen zijn in een andere munt: typ ze.</translation>
    </message>
    <message>
        <source>The values of the ticket changer are one passenger’s: type them.</source>
        <translation>De waarden van de ticketwijziging zijn van één passagier: typ ze.</translation>
    </message>
    <message>
        <source>There are not as many ticket numbers as passengers.</source>
        <translation>Er zijn niet evenveel ticketnummers als passagiers.</translation>
    </message>
</context>
<context>
    <name>PaymentCard</name>
    <message>
        <source>Rebooking</source>
        <translation>Omboeking</translation>
    </message>
    <message>
        <source>Rebooking {route}</source>
        <translation>Omboeking {route}</translation>
    </message>
    <message>
        <source>Rebooking {route}, {date}</source>
        <translation>Omboeking {route}, {date}</translation>
    </message>
    <message>
        <source>expired {time}</source>
        <translation>verlopen {time}</translation>
    </message>
    <message>
        <source>expires {time}</source>
        <translation>verloopt {time}</translation>
    </message>
    <message>
        <source>the hub</source>
        <translation>de hub</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>deze desk</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>een collega</translation>
    </message>
    <message>
        <source>an unknown source</source>
        <translation>een onbekende bron</translation>
    </message>
    <message>
        <source>Known from {who}, {time}</source>
        <translation>Bekend van {who}, {time}</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>geen reden gegeven</translation>
    </message>
    <message>
        <source>Waits to be sent. No link exists yet, and nothing has left.</source>
        <translation>Wacht op verzending. Er is nog geen link en er is niets vertrokken.</translation>
    </message>
    <message>
        <source>The link was not made: {reason}. The quote is kept: change it, or try again.</source>
        <translation>De link is niet gemaakt: {reason}. De offerte is bewaard: wijzig haar of probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The hub has the message; {channel} has not confirmed it yet.</source>
        <translation>De hub heeft het bericht; {channel} heeft het nog niet bevestigd.</translation>
    </message>
    <message>
        <source>The connection broke while it was being sent. The desk looks whether it went, and sends nothing twice.</source>
        <translation>De verbinding brak tijdens het versturen. De desk gaat na of het weg is en verstuurt niets dubbel.</translation>
    </message>
    <message>
        <source>Nobody can say yet whether {name} has the message. A second copy would carry the same link, so it cannot be paid twice.</source>
        <translation>Niemand kan nog zeggen of {name} het bericht heeft. Een tweede exemplaar bevat dezelfde link en kan dus niet dubbel worden betaald.</translation>
    </message>
    <message>
        <source>{channel} did not deliver it: {reason}. The link can still be paid: copy it, or cancel it.</source>
        <translation>{channel} heeft het niet bezorgd: {reason}. De link kan nog worden betaald: kopieer hem of trek hem in.</translation>
    </message>
    <message>
        <source>Declined {count} times, last: {reason}. The link stays open: suggest another way to pay.</source>
        <translation>{count} keer afgewezen, laatst: {reason}. De link blijft open: stel een andere betaalwijze voor.</translation>
    </message>
    <message>
        <source>Declined: {reason}. The link stays open: suggest another way to pay.</source>
        <translation>Afgewezen: {reason}. De link blijft open: stel een andere betaalwijze voor.</translation>
    </message>
    <message>
        <source>The bank confirms this later. Issue the ticket when it says Paid.</source>
        <translation>De bank bevestigt dit later. Geef het ticket uit zodra er Betaald staat.</translation>
    </message>
    <message>
        <source>The bank refused it afterwards: {reason}. Nothing was paid; send a new link.</source>
        <translation>De bank heeft het achteraf geweigerd: {reason}. Er is niets betaald; stuur een nieuwe link.</translation>
    </message>
    <message>
        <source>The provider was asked to end the link. Until it says so, it can be paid.</source>
        <translation>De betaaldienst is gevraagd de link te beëindigen. Tot die dat bevestigt, kan hij worden betaald.</translation>
    </message>
    <message>
        <source>The provider did not end the link: {reason}. It can still be paid.</source>
        <translation>De betaaldienst heeft de link niet beëindigd: {reason}. Hij kan nog worden betaald.</translation>
    </message>
    <message>
        <source>Nobody can pay this link any more.</source>
        <translation>Niemand kan deze link nog betalen.</translation>
    </message>
    <message>
        <source>The link was cancelled; nobody can pay it any more.</source>
        <translation>De link is ingetrokken; niemand kan hem nog betalen.</translation>
    </message>
    <message>
        <source>Paid after the link had ended, and priced again: what is missing is asked in a quote of its own. Its tickets settle this one too.</source>
        <translation>Betaald nadat de link was verlopen, en opnieuw geprijsd: wat ontbreekt wordt in een eigen offerte gevraagd. Met de tickets daarvan is deze ook klaar.</translation>
    </message>
    <message>
        <source>Paid after the link had ended. Make sure that the fare still holds before you issue the ticket.</source>
        <translation>Betaald nadat de link was afgelopen. Ga na of de prijs nog geldt voordat je het ticket uitgeeft.</translation>
    </message>
    <message>
        <source>Marked as paid another way: {reason}.</source>
        <translation>Aangemerkt als anders betaald: {reason}.</translation>
    </message>
    <message>
        <source>{issued} of {travellers} passengers have their ticket: {tickets}. {name} is told once nobody waits.</source>
        <translation>{issued} van {travellers} passagiers hebben hun ticket: {tickets}. {name} krijgt bericht zodra niemand meer wacht.</translation>
    </message>
    <message>
        <source>Ticketed with the quote that asked for the difference.</source>
        <translation>Geticket met de offerte die om het verschil vroeg.</translation>
    </message>
    <message>
        <source>Ticket {tickets}. {name} has not been told yet.</source>
        <translation>Ticket {tickets}. {name} weet het nog niet.</translation>
    </message>
    <message>
        <source>{name} has not been told yet.</source>
        <translation>{name} weet het nog niet.</translation>
    </message>
    <message>
        <source>Ticket {tickets}. {name} was told in {channel}.</source>
        <translation>Ticket {tickets}. {name} heeft bericht via {channel}.</translation>
    </message>
    <message>
        <source>{name} was told in {channel}.</source>
        <translation>{name} heeft bericht via {channel}.</translation>
    </message>
    <message>
        <source>{refunded} of {paid} went back to {name}.</source>
        <translation>{refunded} van {paid} ging terug naar {name}.</translation>
    </message>
    <message>
        <source>{refunded} went back to {name}.</source>
        <translation>{refunded} ging terug naar {name}.</translation>
    </message>
    <message>
        <source>{paid} came for a quote of {price}. Refund one of the payments.</source>
        <translation>{paid} kwam binnen voor een offerte van {price}. Betaal een van de betalingen terug.</translation>
    </message>
    <message>
        <source>Alternative {place} of {count} · {trip}</source>
        <translation>Alternatief {place} van {count} · {trip}</translation>
    </message>
    <message>
        <source>Waits for a second person. No link exists yet, and nothing has left.</source>
        <translation>Wacht op een tweede persoon. Er is nog geen link, en er is niets verstuurd.</translation>
    </message>
    <message>
        <source>{name} has taken another alternative, so nobody can pay this one any more.</source>
        <translation>{name} heeft een ander alternatief gekozen, dus dit kan niemand meer betalen.</translation>
    </message>
    <message>
        <source>Paid after the price had ended at {ended}, and priced again: what is missing is asked in a quote of its own. Its tickets settle this one too.</source>
        <translation>Betaald nadat de prijs om {ended} was verlopen, en opnieuw berekend: wat ontbreekt wordt in een eigen offerte gevraagd. De tickets daarvan gelden ook voor deze.</translation>
    </message>
    <message>
        <source>The money came after the price had ended at {ended}. Make sure that the fare still holds before you issue the ticket; otherwise price it again, or refund.</source>
        <translation>Het geld kwam nadat de prijs om {ended} was verlopen. Ga na of het tarief nog geldt voordat je het ticket uitgeeft; bereken anders de prijs opnieuw of betaal terug.</translation>
    </message>
    <message>
        <source>{paid} came for this alternative, and {name} has paid another one too. Refund one of the two.</source>
        <translation>Voor dit alternatief kwam {paid} binnen, en {name} heeft er nog een betaald. Betaal een van de twee terug.</translation>
    </message>
    <message>
        <source>The bank of {name} disputes this payment.</source>
        <translation>De bank van {name} betwist deze betaling.</translation>
    </message>
    <message>
        <source>In the place of the link of {before}, which has ended.</source>
        <translation>In plaats van de link van {before}, die is beëindigd.</translation>
    </message>
    <message>
        <source>{pending} of {paid} goes back to {name} as soon as the balance at the provider is large enough.</source>
        <translation>{pending} van {paid} gaat terug naar {name} zodra het saldo bij de betaaldienst groot genoeg is.</translation>
    </message>
    <message>
        <source>{pending} of {paid} is on its way back to {name}; the bank has it.</source>
        <translation>{pending} van {paid} is op weg terug naar {name}; de bank heeft het.</translation>
    </message>
    <message>
        <source>{arrived} went back before.</source>
        <translation>{arrived} ging eerder al terug.</translation>
    </message>
    <message>
        <source>Ticket {tickets} was issued.</source>
        <translation>Ticket {tickets} is uitgegeven.</translation>
    </message>
    <message>
        <source>The answer to the refund of {amount} was lost. The desk makes sure; nothing is refunded twice.</source>
        <translation>Het antwoord op de terugbetaling van {amount} ging verloren. De desk zoekt het uit; niets wordt twee keer terugbetaald.</translation>
    </message>
    <message>
        <source>{amount} is to go back to {name}. Nothing has gone yet; it goes when the provider can be reached.</source>
        <translation>{amount} gaat terug naar {name}. Er is nog niets weg; het gaat zodra de betaaldienst bereikbaar is.</translation>
    </message>
    <message>
        <source>{amount} is going back to {name}…</source>
        <translation>{amount} gaat terug naar {name}…</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>Wat er over is</translation>
    </message>
    <message>
        <source>The connection broke while this was being sent, and it is not in the hub. Did it reach {name} in {channel}?</source>
        <translation>De verbinding brak tijdens het versturen en het staat niet in de hub. Heeft {name} het ontvangen via {channel}?</translation>
    </message>
    <message>
        <source>The price ended before the link could be made. Nothing was sent.</source>
        <translation>De prijs liep af voordat de link kon worden gemaakt. Er is niets verstuurd.</translation>
    </message>
    <message>
        <source>Another link for {name} is still open. No second one was made: wait for it, or cancel that one first.</source>
        <translation>Er staat nog een andere link voor {name} open. Er is geen tweede gemaakt: wacht daarop of trek die eerst in.</translation>
    </message>
    <message>
        <source>This conversation is no longer as it was when this was asked for. Nothing was changed over it.</source>
        <translation>Dit gesprek is niet meer zoals het was toen je dit vroeg. Er is niets overschreven.</translation>
    </message>
    <message>
        <source>Not sent while you change it.</source>
        <translation>Wordt niet verstuurd zolang je het wijzigt.</translation>
    </message>
    <message>
        <source>The ticket is recorded, and a person has to tell {name}: {channel} takes no automatic message now, or your airline sends none.</source>
        <translation>Het ticket is vastgelegd, en iemand moet het {name} vertellen: {channel} neemt nu geen automatisch bericht aan, of je maatschappij stuurt er geen.</translation>
    </message>
    <message>
        <source>The provider has not said whether the link was made. Nothing was sent to {name}.</source>
        <translation>De betaaldienst heeft niet gezegd of de link is gemaakt. Er is niets naar {name} verstuurd.</translation>
    </message>
    <message>
        <source>A colleague wrote to {name} while this waited. Nothing was sent: read it first.</source>
        <translation>Een collega schreef {name} terwijl dit wachtte. Er is niets verstuurd: lees het eerst.</translation>
    </message>
    <message>
        <source>{name} and a colleague wrote while this waited. Nothing was sent: read it first.</source>
        <translation>{name} en een collega schreven terwijl dit wachtte. Er is niets verstuurd: lees het eerst.</translation>
    </message>
    <message>
        <source>{name} wrote while this waited. Nothing was sent: read it first.</source>
        <translation>{name} schreef terwijl dit wachtte. Er is niets verstuurd: lees het eerst.</translation>
    </message>
    <message>
        <source>copy link</source>
        <translation>link kopiëren</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>intrekken</translation>
    </message>
    <message>
        <source>cancel again</source>
        <translation>opnieuw intrekken</translation>
    </message>
    <message>
        <source>cancel offer…</source>
        <translation>aanbod intrekken…</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>terugnemen</translation>
    </message>
    <message>
        <source>check now</source>
        <translation>nu nakijken</translation>
    </message>
    <message>
        <source>refund…</source>
        <translation>terugbetalen…</translation>
    </message>
    <message>
        <source>do not refund</source>
        <translation>niet terugbetalen</translation>
    </message>
    <message>
        <source>Send new link</source>
        <translation>Nieuwe link versturen</translation>
    </message>
    <message>
        <source>Tell customer</source>
        <translation>Klant vertellen</translation>
    </message>
    <message>
        <source>Price again</source>
        <translation>Opnieuw prijzen</translation>
    </message>
    <message>
        <source>Tell now</source>
        <translation>Nu vertellen</translation>
    </message>
    <message>
        <source>I told them</source>
        <translation>Ik heb het verteld</translation>
    </message>
    <message>
        <source>Issue ticket</source>
        <translation>Ticket uitgeven</translation>
    </message>
    <message>
        <source>It arrived</source>
        <translation>Het is aangekomen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Opnieuw versturen</translation>
    </message>
    <message>
        <source>The refund did not arrive: {reason}. Refund it again, or give it back another way and write that down.</source>
        <translation>De terugbetaling kwam niet aan: {reason}. Betaal opnieuw terug, of geef het anders terug en noteer dat.</translation>
    </message>
    <message>
        <source>A conversation by e-mail is being opened for this link.</source>
        <translation>Voor deze link wordt een gesprek per e-mail geopend.</translation>
    </message>
    <message>
        <source>A conversation by SMS is being opened for this link.</source>
        <translation>Voor deze link wordt een gesprek per sms geopend.</translation>
    </message>
    <message>
        <source>This link is being ended; a new one takes its place.</source>
        <translation>Deze link wordt beëindigd; er komt een nieuwe voor in de plaats.</translation>
    </message>
    <message>
        <source>Remind {name} now: {channel} lets only a person do that.</source>
        <translation>Herinner {name} nu: op {channel} mag alleen iemand zelf dat doen.</translation>
    </message>
    <message>
        <source>{name} was not reminded: the reply window of {channel} had closed. Send the link by another channel.</source>
        <translation>{name} is niet herinnerd: het antwoordvenster van {channel} was dicht. Stuur de link via een ander kanaal.</translation>
    </message>
    <message>
        <source>Reminded at {reminded}.</source>
        <translation>Herinnerd om {reminded}.</translation>
    </message>
    <message>
        <source>Cancel all {count} links? {name} can then pay none of them:</source>
        <translation>Alle {count} links intrekken? {name} kan deze dan niet meer betalen:</translation>
    </message>
    <message>
        <source>Cancel all {count} links</source>
        <translation>Alle {count} links intrekken</translation>
    </message>
    <message>
        <source>Remind {name}? This goes once for each link:</source>
        <translation>{name} herinneren? Dit gaat één keer per link:</translation>
    </message>
    <message>
        <source>Send reminder</source>
        <translation>Herinnering sturen</translation>
    </message>
    <message>
        <source>Send {name} a fresh link? The old one ends first, so that never two can be paid.</source>
        <translation>{name} een verse link sturen? De oude eindigt eerst, zodat er nooit twee te betalen zijn.</translation>
    </message>
    <message>
        <source>Renew link</source>
        <translation>Link vernieuwen</translation>
    </message>
    <message>
        <source>Nothing else reaches {name}: no other conversation, and no SMS or e-mail inbox at the hub. Copy the link, or cancel it.</source>
        <translation>{name} is nergens anders te bereiken: er is geen ander gesprek, en geen inbox voor sms of e-mail in de hub. Kopieer de link, of annuleer hem.</translation>
    </message>
    <message>
        <source>Read the address back to {name}, then press what is right:</source>
        <translation>Lees het adres voor aan {name} en druk dan op wat klopt:</translation>
    </message>
    <message>
        <source>SMS · type the number…</source>
        <translation>Sms · typ het nummer…</translation>
    </message>
    <message>
        <source>E-mail · type the address…</source>
        <translation>E-mail · typ het adres…</translation>
    </message>
    <message>
        <source>The hub has no number of {name}. Type it, read it back, then send. It is kept with the customer.</source>
        <translation>De hub heeft geen nummer van {name}. Typ het, lees het voor en verstuur. Het wordt bij de klant bewaard.</translation>
    </message>
    <message>
        <source>The hub has no e-mail address of {name}. Type it, read it back, then send. It is kept with the customer.</source>
        <translation>De hub heeft geen e-mailadres van {name}. Typ het, lees het voor en verstuur. Het wordt bij de klant bewaard.</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefoonnummer</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-mailadres</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>naam@voorbeeld.nl</translation>
    </message>
    <message>
        <source>Send {name} the same link once more?</source>
        <translation>{name} dezelfde link nog een keer sturen?</translation>
    </message>
    <message>
        <source>A refund of {failed} did not arrive. Nothing disputed can be refunded: if you gave it back another way, write that down.</source>
        <translation>Een terugbetaling van {failed} is niet aangekomen. Wat betwist wordt, kan niet worden terugbetaald: heb je het anders teruggegeven, leg dat dan vast.</translation>
    </message>
    <message>
        <source>It is still valid: void it, then press Ticket voided.</source>
        <translation>Het is nog geldig: annuleer het en druk dan op Ticket geannuleerd.</translation>
    </message>
    <message>
        <source>It stays valid, out of goodwill.</source>
        <translation>Het blijft geldig, uit coulance.</translation>
    </message>
    <message>
        <source>The connection broke while a conversation with {name} was being opened, and it is not in the hub. Nothing was sent.</source>
        <translation>De verbinding viel weg terwijl er een gesprek met {name} werd geopend, en het staat niet in de hub. Er is niets verstuurd.</translation>
    </message>
    <message>
        <source>send again…</source>
        <translation>opnieuw sturen…</translation>
    </message>
    <message>
        <source>remind…</source>
        <translation>herinneren…</translation>
    </message>
    <message>
        <source>change…</source>
        <translation>wijzigen…</translation>
    </message>
    <message>
        <source>Other channel…</source>
        <translation>Ander kanaal…</translation>
    </message>
    <message>
        <source>Renew link…</source>
        <translation>Link vernieuwen…</translation>
    </message>
    <message>
        <source>Suggest another way</source>
        <translation>Andere manier voorstellen</translation>
    </message>
    <message>
        <source>given back another way…</source>
        <translation>anders teruggegeven…</translation>
    </message>
    <message>
        <source>Ticket voided…</source>
        <translation>Ticket geannuleerd…</translation>
    </message>
    <message>
        <source>ask ticketing for the residual</source>
        <translation>vraag Ticketing om de restwaarde</translation>
    </message>
    <message>
        <source>Send with new validity</source>
        <translation>Versturen met nieuwe geldigheid</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Opnieuw nakijken</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Opnieuw openen</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Niet versturen</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Goedkeuren…</translation>
    </message>
    <message>
        <source>Drop the request</source>
        <translation>Aanvraag laten vallen</translation>
    </message>
    <message>
        <source>paid elsewhere…</source>
        <translation>elders betaald…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Toch versturen</translation>
    </message>
    <message>
        <source>Resolve anyway</source>
        <translation>Toch afhandelen</translation>
    </message>
    <message>
        <source>Snooze anyway</source>
        <translation>Toch uitstellen</translation>
    </message>
    <message>
        <source>Assign anyway</source>
        <translation>Toch toewijzen</translation>
    </message>
    <message>
        <source>Change anyway</source>
        <translation>Toch wijzigen</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Laten zoals het is</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>Opslaan en versturen</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Laten zoals het was</translation>
    </message>
    <message>
        <source>Put text back</source>
        <translation>Tekst terugzetten</translation>
    </message>
    <message>
        <source>{channel} does not tell when a message is read</source>
        <translation>{channel} meldt niet wanneer een bericht is gelezen</translation>
    </message>
    <message>
        <source>{step}: now</source>
        <translation>{step}: nu</translation>
    </message>
    <message>
        <source>{step}: not yet</source>
        <translation>{step}: nog niet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Verstuurd</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gezien</translation>
    </message>
    <message>
        <source>No receipts</source>
        <translation>Geen melding</translation>
    </message>
    <message>
        <source>Paying</source>
        <translation>Rekent af</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Betaald</translation>
    </message>
    <message>
        <source>Ticketed</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Goedkeuring</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In wachtrij</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Onderweg</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Nagaan</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Niet bezorgd</translation>
    </message>
    <message>
        <source>Declined × {count}</source>
        <translation>Afgewezen × {count}</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Afgewezen</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>In behandeling</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verlopen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>Laat betaald</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>Dubbel betaald</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Terugbetaald</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Betwist</translation>
    </message>
    <message>
        <source>Payment {amount}: {state}</source>
        <translation>Betaling {amount}: {state}</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>gekopieerd</translation>
    </message>
    <message>
        <source>Take the request back? Nothing has been sent yet.</source>
        <translation>De aanvraag terugnemen? Er is nog niets verstuurd.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Terugnemen</translation>
    </message>
    <message>
        <source>Cancel this link? {name} can then no longer pay with it.</source>
        <translation>Deze link intrekken? {name} kan er dan niet meer mee betalen.</translation>
    </message>
    <message>
        <source>Cancel link</source>
        <translation>Link intrekken</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Laten staan</translation>
    </message>
</context>
<context>
    <name>PaymentDoing</name>
    <message>
        <source>Reading what would be sent</source>
        <translation>Lezen wat er verstuurd zou worden</translation>
    </message>
    <message>
        <source>Payments checked: {customer}</source>
        <translation>Betaling gecontroleerd: {customer}</translation>
    </message>
    <message>
        <source>{customer} is being told of the ticket</source>
        <translation>{customer} krijgt bericht over het ticket</translation>
    </message>
    <message>
        <source>The provider is asked once more to end the link</source>
        <translation>De provider wordt nog eens gevraagd de link te beëindigen</translation>
    </message>
    <message>
        <source>Have you told {customer} of the ticket yourself?</source>
        <translation>Heb je {customer} zelf over het ticket verteld?</translation>
    </message>
    <message>
        <source>It is written down with your name, and the case is closed.</source>
        <translation>Het wordt met je naam vastgelegd en de zaak is gesloten.</translation>
    </message>
    <message>
        <source>Yes, I told them</source>
        <translation>Ja, ik heb het verteld</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>Vastgelegd</translation>
    </message>
    <message>
        <source>Cancel this link?</source>
        <translation>Deze link annuleren?</translation>
    </message>
    <message>
        <source>{customer} can then no longer pay {amount} with it.</source>
        <translation>{customer} kan er dan geen {amount} meer mee betalen.</translation>
    </message>
    <message>
        <source>Cancel link</source>
        <translation>Link annuleren</translation>
    </message>
    <message>
        <source>The provider is asked to end the link</source>
        <translation>De provider wordt gevraagd de link te beëindigen</translation>
    </message>
    <message>
        <source>Send {customer} a new link?</source>
        <translation>{customer} een nieuwe link sturen?</translation>
    </message>
    <message>
        <source>It asks for {amount}, as before. Make sure that the price still holds.</source>
        <translation>Die vraagt {amount}, net als eerst. Ga na of de prijs nog geldt.</translation>
    </message>
    <message>
        <source>Send payment link</source>
        <translation>Betaallink sturen</translation>
    </message>
    <message>
        <source>The new link is on its way</source>
        <translation>De nieuwe link is onderweg</translation>
    </message>
    <message>
        <source>Reading what failed to go back</source>
        <translation>Lezen wat niet terugging</translation>
    </message>
    <message>
        <source>Ticketing is being asked</source>
        <translation>Ticketing krijgt de vraag</translation>
    </message>
    <message>
        <source>Refunding</source>
        <translation>Terugbetalen</translation>
    </message>
    <message>
        <source>Fetching the conversation from the hub</source>
        <translation>Gesprek ophalen bij de hub</translation>
    </message>
    <message>
        <source>Remind {customer}? This goes once for each link:</source>
        <translation>{customer} herinneren? Dit gaat één keer per link:</translation>
    </message>
    <message>
        <source>Send reminder</source>
        <translation>Herinnering sturen</translation>
    </message>
    <message>
        <source>The reminder to {customer} is on its way</source>
        <translation>De herinnering aan {customer} is onderweg</translation>
    </message>
    <message>
        <source>Nothing is left to refund</source>
        <translation>Er is niets meer om terug te betalen</translation>
    </message>
    <message>
        <source>Refund {amount} to {customer}?</source>
        <translation>{amount} terugbetalen aan {customer}?</translation>
    </message>
    <message>
        <source>It is the second payment of the same quote.</source>
        <translation>Het is de tweede betaling van dezelfde offerte.</translation>
    </message>
    <message>
        <source>It is all that is left of the payment. No ticket is issued for it.</source>
        <translation>Het is alles wat van de betaling over is. Er komt geen ticket voor.</translation>
    </message>
    <message>
        <source>Refund {amount}</source>
        <translation>{amount} terugbetalen</translation>
    </message>
    <message>
        <source>{amount} is going back to {customer}</source>
        <translation>{amount} gaat terug naar {customer}</translation>
    </message>
    <message>
        <source>The provider is read, then it is written down</source>
        <translation>Eerst wordt bij de betaaldienst gekeken, dan wordt het genoteerd</translation>
    </message>
</context>
<context>
    <name>PaymentWords</name>
    <message>
        <source>card</source>
        <translation>kaart</translation>
    </message>
    <message>
        <source>bank transfer</source>
        <translation>overschrijving</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>aan de balie</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>per telefoon</translation>
    </message>
    <message>
        <source>EMD or voucher</source>
        <translation>EMD of voucher</translation>
    </message>
    <message>
        <source>another way</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>insufficient funds</source>
        <translation>onvoldoende saldo</translation>
    </message>
    <message>
        <source>card expired</source>
        <translation>kaart verlopen</translation>
    </message>
    <message>
        <source>wrong security code</source>
        <translation>verkeerde beveiligingscode</translation>
    </message>
    <message>
        <source>wrong card number</source>
        <translation>verkeerd kaartnummer</translation>
    </message>
    <message>
        <source>wrong PIN</source>
        <translation>verkeerde pincode</translation>
    </message>
    <message>
        <source>address does not match</source>
        <translation>adres klopt niet</translation>
    </message>
    <message>
        <source>card limit reached</source>
        <translation>kaartlimiet bereikt</translation>
    </message>
    <message>
        <source>card cannot pay this</source>
        <translation>kaart kan dit niet betalen</translation>
    </message>
    <message>
        <source>not confirmed at the bank</source>
        <translation>niet bevestigd bij de bank</translation>
    </message>
    <message>
        <source>not finished in time</source>
        <translation>niet op tijd afgerond</translation>
    </message>
    <message>
        <source>stopped by the customer</source>
        <translation>door de klant gestopt</translation>
    </message>
    <message>
        <source>bank could not answer</source>
        <translation>bank kon niet antwoorden</translation>
    </message>
    <message>
        <source>method not available</source>
        <translation>betaalwijze niet beschikbaar</translation>
    </message>
    <message>
        <source>refused by the bank</source>
        <translation>geweigerd door de bank</translation>
    </message>
    <message>
        <source>the card is no longer in use</source>
        <translation>de kaart is niet meer in gebruik</translation>
    </message>
    <message>
        <source>the payment is disputed</source>
        <translation>de betaling wordt betwist</translation>
    </message>
    <message>
        <source>the balance at the provider was too small</source>
        <translation>het saldo bij de betaaldienst was te klein</translation>
    </message>
    <message>
        <source>stopped at the provider</source>
        <translation>gestopt bij de betaaldienst</translation>
    </message>
    <message>
        <source>the bank gave no reason</source>
        <translation>de bank gaf geen reden</translation>
    </message>
</context>
<context>
    <name>Payments</name>
    <message>
        <source>Whose links</source>
        <translation>Wiens links</translation>
    </message>
    <message>
        <source>Everyone&apos;s</source>
        <translation>Van iedereen</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Van mij</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanaal</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Alle kanalen</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>All currencies</source>
        <translation>Alle valuta&apos;s</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klant</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Waarvoor</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Collega</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Bedrag</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Leeftijd</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Bekend van</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Te betalen</translation>
    </message>
    <message>
        <source>To ticket</source>
        <translation>Te ticketen</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Hangend</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Afgelopen</translation>
    </message>
    <message>
        <source>Issue ticket</source>
        <translation>Ticket uitgeven</translation>
    </message>
    <message>
        <source>Price again</source>
        <translation>Opnieuw prijzen</translation>
    </message>
    <message>
        <source>Suggest another way</source>
        <translation>Andere manier</translation>
    </message>
    <message>
        <source>Remind…</source>
        <translation>Herinneren…</translation>
    </message>
    <message>
        <source>Tell customer</source>
        <translation>Klant vertellen</translation>
    </message>
    <message>
        <source>I told them</source>
        <translation>Ik heb het verteld</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>Terugbetalen…</translation>
    </message>
    <message>
        <source>Given back another way…</source>
        <translation>Anders teruggegeven…</translation>
    </message>
    <message>
        <source>Ticket voided…</source>
        <translation>Ticket geannuleerd…</translation>
    </message>
    <message>
        <source>Ask ticketing</source>
        <translation>Vraag Ticketing</translation>
    </message>
    <message>
        <source>Cancel link…</source>
        <translation>Link annuleren…</translation>
    </message>
    <message>
        <source>Cancel again</source>
        <translation>Opnieuw annuleren</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Nu controleren</translation>
    </message>
    <message>
        <source>New link…</source>
        <translation>Nieuwe link…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Rebooking</source>
        <translation>Omboeking</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Stoel</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Bagage</translation>
    </message>
    <message>
        <source>Extra</source>
        <translation>Extra</translation>
    </message>
    <message>
        <source>Another desk&apos;s quote</source>
        <translation>Offerte van een andere desk</translation>
    </message>
    <message>
        <source>{what}, {count} pax</source>
        <translation>{what}, {count} pax</translation>
    </message>
    <message>
        <source>Conversation {number}</source>
        <translation>Gesprek {number}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>morgen {time}</translation>
    </message>
    <message>
        <source>{time}, over</source>
        <translation>{time}, voorbij</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>wachten</translation>
    </message>
    <message>
        <source>known from {who}</source>
        <translation>bekend van {who}</translation>
    </message>
    <message>
        <source>next: {step}</source>
        <translation>volgende stap: {step}</translation>
    </message>
    <message>
        <source>{amount} asked</source>
        <translation>{amount} gevraagd</translation>
    </message>
    <message>
        <source>{amount} asked, {paid} paid, {refunded} refunded</source>
        <translation>{amount} gevraagd, {paid} betaald, {refunded} terugbetaald</translation>
    </message>
    <message>
        <source>{amount} asked, {paid} paid</source>
        <translation>{amount} gevraagd, {paid} betaald</translation>
    </message>
    <message>
        <source>1 link</source>
        <translation>1 link</translation>
    </message>
    <message>
        <source>{count} links</source>
        <translation>{count} links</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Altijd</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Laatste 24 uur</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Laatste 7 dagen</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Laatste 30 dagen</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Laatste jaar</translation>
    </message>
</context>
<context>
    <name>PaymentsExport</name>
    <message>
        <source>The file could not be written</source>
        <translation>Het bestand kon niet geschreven worden</translation>
    </message>
    <message>
        <source>Choose another place, or make room there. ({why})</source>
        <translation>Kies een andere plek of maak daar ruimte. ({why})</translation>
    </message>
    <message>
        <source>Exported: {links}</source>
        <translation>Geëxporteerd: {links}</translation>
    </message>
    <message>
        <source>Export these links</source>
        <translation>Deze links exporteren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-bestanden (*.csv)</translation>
    </message>
</context>
<context>
    <name>PaymentsModel</name>
    <message>
        <source>Agent {number}</source>
        <translation>Collega {number}</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Volgende stap</translation>
    </message>
</context>
<context>
    <name>PaymentsPage</name>
    <message>
        <source>Payments</source>
        <translation>Betalingen</translation>
    </message>
    <message>
        <source>Which links</source>
        <translation>Welke links</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exporteren</translation>
    </message>
    <message>
        <source>No link is like that.</source>
        <translation>Zo&apos;n link is er niet.</translation>
    </message>
    <message>
        <source>No payment links yet. Build a quote in a conversation and send its link.</source>
        <translation>Nog geen betaallinks. Maak in een gesprek een offerte en stuur de link.</translation>
    </message>
    <message>
        <source>The links could not be read. Nothing is lost: they stand in the journal.</source>
        <translation>De links konden niet gelezen worden. Er is niets verloren: ze staan in het journaal.</translation>
    </message>
    <message>
        <source>Personal data is hidden, so nothing is done from here</source>
        <translation>Persoonsgegevens zijn verborgen, dus hier gebeurt nu niets</translation>
    </message>
    <message>
        <source>What can be done about {customer}</source>
        <translation>Wat je kunt doen voor {customer}</translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>Open het gesprek</translation>
    </message>
</context>
<context>
    <name>PaymentsSearch</name>
    <message>
        <source>Find a link, name, booking…</source>
        <translation>Zoek link, naam, boeking…</translation>
    </message>
    <message>
        <source>Find a link by name, booking, amount, quote or session</source>
        <translation>Zoek een link op naam, boeking, bedrag, offerte of sessie</translation>
    </message>
</context>
<context>
    <name>PaymentsTable</name>
    <message>
        <source>Payment links</source>
        <translation>Betaallinks</translation>
    </message>
</context>
<context>
    <name>Phone</name>
    <message>
        <source>Unknown caller</source>
        <translation>Onbekende beller</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Anoniem nummer</translation>
    </message>
    <message>
        <source>{name} calls</source>
        <translation>{name} belt</translation>
    </message>
    <message>
        <source>Somebody unknown calls</source>
        <translation>Een onbekende belt</translation>
    </message>
    <message>
        <source>A call with the number withheld</source>
        <translation>Iemand belt met een anoniem nummer</translation>
    </message>
    <message>
        <source>The number is withheld. Ask for the name or the booking, and find the customer by it.</source>
        <translation>Het nummer is anoniem. Vraag naar de naam of de boeking, en zoek daarmee de klant.</translation>
    </message>
    <message>
        <source>Several customers have this number. Ask for the name.</source>
        <translation>Meer klanten hebben dit nummer. Vraag naar de naam.</translation>
    </message>
    <message>
        <source>One customer has this number. Ask for the name.</source>
        <translation>Eén klant heeft dit nummer. Vraag naar de naam.</translation>
    </message>
    <message>
        <source>booking {code}</source>
        <translation>boeking {code}</translation>
    </message>
    <message>
        <source>prefers {language}</source>
        <translation>voorkeur {language}</translation>
    </message>
    <message>
        <source>no booking yet</source>
        <translation>nog geen boeking</translation>
    </message>
    <message>
        <source>on call {time}</source>
        <translation>in gesprek {time}</translation>
    </message>
    <message>
        <source>to wrap up</source>
        <translation>af te handelen</translation>
    </message>
    <message>
        <source>On call {time}</source>
        <translation>In gesprek {time}</translation>
    </message>
    <message>
        <source>Hung up after {time}</source>
        <translation>Opgehangen na {time}</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beëindigd</translation>
    </message>
    <message>
        <source>No quote</source>
        <translation>Geen offerte</translation>
    </message>
    <message>
        <source>Rebooking</source>
        <translation>Omboeken</translation>
    </message>
    <message>
        <source>Cancellation or refund</source>
        <translation>Annulering of terugbetaling</translation>
    </message>
    <message>
        <source>Seat, bag or extra</source>
        <translation>Stoel, bagage of extra</translation>
    </message>
    <message>
        <source>About the booking</source>
        <translation>Over de boeking</translation>
    </message>
    <message>
        <source>Payment trouble</source>
        <translation>Betaling lukt niet</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Klacht</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Iets anders</translation>
    </message>
    <message>
        <source>Paid on the call</source>
        <translation>Betaald tijdens gesprek</translation>
    </message>
    <message>
        <source>Link sent, pays later</source>
        <translation>Link verstuurd, betaalt later</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwoord</translation>
    </message>
    <message>
        <source>We call back</source>
        <translation>Wij bellen terug</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Overgedragen</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Verbinding verbroken</translation>
    </message>
    <message>
        <source>Call of {time} · {reason} · {end}</source>
        <translation>Gesprek van {time} · {reason} · {end}</translation>
    </message>
</context>
<context>
    <name>PhoneCards</name>
    <message>
        <source>Wait for the call, or find the customer by number, booking, name or quote code.</source>
        <translation>Wacht op een gesprek, of zoek de klant op nummer, boeking, naam of offertecode.</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>The call is wrapped up</source>
        <translation>Het gesprek is afgehandeld</translation>
    </message>
    <message>
        <source>Personal data is hidden. {key} shows it.</source>
        <translation>Persoonlijke gegevens zijn verborgen. {key} toont ze.</translation>
    </message>
    <message>
        <source>Personal data is hidden.</source>
        <translation>Persoonlijke gegevens zijn verborgen.</translation>
    </message>
</context>
<context>
    <name>PickPopup</name>
    <message>
        <source>Nothing is called that</source>
        <translation>Niets heet zo</translation>
    </message>
    <message>
        <source>Enter: on or off · {key}: apply · Esc: leave as it was</source>
        <translation>Enter: aan of uit · {key}: toepassen · Esc: laten zoals het was</translation>
    </message>
</context>
<context>
    <name>PickView</name>
    <message>
        <source>on</source>
        <translation>aan</translation>
    </message>
    <message>
        <source>on for some</source>
        <translation>aan bij sommige</translation>
    </message>
    <message>
        <source>off</source>
        <translation>uit</translation>
    </message>
</context>
<context>
    <name>PickingBar</name>
    <message>
        <source>Pick none</source>
        <translation>Niets kiezen</translation>
    </message>
    <message>
        <source>{count} picked</source>
        <translation>{count} geselecteerd</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Previous picture (←)</source>
        <translation>Vorige afbeelding (←)</translation>
    </message>
    <message>
        <source>Next picture (→)</source>
        <translation>Volgende afbeelding (→)</translation>
    </message>
    <message>
        <source>Full size (Z)</source>
        <translation>Ware grootte (Z)</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>De afbeelding kopiëren</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>De afbeelding opslaan…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Sluiten (Esc)</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} van {count}</translation>
    </message>
    <message>
        <source>Picture {name}</source>
        <translation>Afbeelding {name}</translation>
    </message>
    <message>
        <source>Fetching the picture…</source>
        <translation>De afbeelding wordt opgehaald…</translation>
    </message>
    <message>
        <source>This picture cannot be shown. Save it, and look at it elsewhere.</source>
        <translation>Deze afbeelding kan niet worden getoond. Sla haar op en bekijk haar elders.</translation>
    </message>
    <message>
        <source>Whole picture (Z)</source>
        <translation>Hele afbeelding (Z)</translation>
    </message>
</context>
<context>
    <name>PolicyPage</name>
    <message>
        <source>Policy</source>
        <translation>Beleid</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Het bestand</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Bestand openen</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Pad kopiëren</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Waar het staat</translation>
    </message>
    <message>
        <source>To change it</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Change the file and save it: it is read anew at each use, so it holds from the next press on. docs/policy.md describes each line. Whoever may write this file sets the limits; your administrator keeps it.</source>
        <translation>Wijzig het bestand en sla het op: het wordt bij elk gebruik opnieuw gelezen, dus het geldt vanaf de volgende druk op een knop. docs/policy.md beschrijft elke regel. Wie dit bestand mag schrijven bepaalt de limieten; je beheerder bewaart het.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>It stands in the journal beside each quote, link, refund and approval that this policy decided.</source>
        <translation>Staat in het journaal bij elke offerte, link, terugbetaling en goedkeuring waarover dit beleid besliste.</translation>
    </message>
    <message>
        <source>Without a second person, at most</source>
        <translation>Zonder tweede persoon hoogstens</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Medewerkers</translation>
    </message>
    <message>
        <source>Administrators</source>
        <translation>Beheerders</translation>
    </message>
    <message>
        <source>Limits of their own</source>
        <translation>Eigen limieten</translation>
    </message>
    <message>
        <source>In place of those of their role: [limits.users.NUMBER].</source>
        <translation>In plaats van die van de rol: [limits.users.NUMMER].</translation>
    </message>
    <message>
        <source>Other currencies</source>
        <translation>Andere valuta&apos;s</translation>
    </message>
    <message>
        <source>[rates]. What has neither a rate nor a limit needs a second person.</source>
        <translation>[rates]. Wat koers noch limiet heeft, vraagt een tweede persoon.</translation>
    </message>
    <message>
        <source>A day begins at midnight in</source>
        <translation>Een dag begint om middernacht in</translation>
    </message>
    <message>
        <source>A second person</source>
        <translation>Een tweede persoon</translation>
    </message>
    <message>
        <source>Always needed when</source>
        <translation>Altijd nodig als</translation>
    </message>
    <message>
        <source>[approval] always.</source>
        <translation>[approval] always.</translation>
    </message>
    <message>
        <source>Who may approve</source>
        <translation>Wie mag goedkeuren</translation>
    </message>
    <message>
        <source>[approval] approvers and administrators. Nobody approves their own request.</source>
        <translation>[approval] approvers en administrators. Niemand keurt een eigen verzoek goed.</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verificatie</translation>
    </message>
    <message>
        <source>Customers are asked for</source>
        <translation>Gevraagd aan klanten</translation>
    </message>
    <message>
        <source>[verification] ways. Asked before a quote on a booking leaves.</source>
        <translation>[verification] ways. Gevraagd voordat een offerte op een boeking weggaat.</translation>
    </message>
    <message>
        <source>Reading the policy</source>
        <translation>Het beleid lezen</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Er is geen bestand.</translation>
    </message>
    <message>
        <source>No file lies here. To set limits, copy docs/policy.example.toml to this place and change it.</source>
        <translation>Hier staat geen bestand. Kopieer docs/policy.example.toml hierheen en pas het aan om limieten te stellen.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Map openen</translation>
    </message>
    <message>
        <source>The policy cannot be read</source>
        <translation>Het beleid is niet te lezen</translation>
    </message>
    <message>
        <source>{damage}. Until it is mended nothing that moves money leaves: no link, no refund, no mark, and nobody can approve. Everything is kept.</source>
        <translation>{damage}. Tot het hersteld is gaat er niets weg dat geld verplaatst: geen link, geen terugbetaling, geen markering, en niemand kan goedkeuren. Alles blijft bewaard.</translation>
    </message>
    <message>
        <source>Mend the file; what waits goes on by itself or at the next press.</source>
        <translation>Herstel het bestand; wat wacht gaat vanzelf verder, of bij de volgende druk op een knop.</translation>
    </message>
    <message>
        <source>There is no policy file</source>
        <translation>Er is geen beleidsbestand</translation>
    </message>
    <message>
        <source>So there are no limits. Only marking a quote as paid elsewhere needs a second person.</source>
        <translation>Er zijn dus geen limieten. Alleen een offerte als elders betaald markeren vraagt een tweede persoon.</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Van kracht</translation>
    </message>
    <message>
        <source>As the file says it now.</source>
        <translation>Zoals het bestand het nu zegt.</translation>
    </message>
    <message>
        <source>The hub has not told yet who works at this desk.</source>
        <translation>De hub heeft nog niet gezegd wie hier werkt.</translation>
    </message>
    <message>
        <source>For you, {name}, limits of your own hold.</source>
        <translation>Voor jou, {name}, gelden eigen limieten.</translation>
    </message>
    <message>
        <source>For you, {name}, those of administrators hold.</source>
        <translation>Voor jou, {name}, gelden die van beheerders.</translation>
    </message>
    <message>
        <source>For you, {name}, those of agents hold.</source>
        <translation>Voor jou, {name}, gelden die van medewerkers.</translation>
    </message>
    <message>
        <source>Path copied</source>
        <translation>Pad gekopieerd</translation>
    </message>
    <message>
        <source>One payment link</source>
        <translation>Eén betaallink</translation>
    </message>
    <message>
        <source>All links of an agent, a day</source>
        <translation>Alle links van een medewerker, per dag</translation>
    </message>
    <message>
        <source>All links of a customer, a day</source>
        <translation>Alle links van een klant, per dag</translation>
    </message>
    <message>
        <source>Refunds of one quote</source>
        <translation>Terugbetaling van één offerte</translation>
    </message>
    <message>
        <source>One link, whoever approves it</source>
        <translation>Eén link, wie ook goedkeurt</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>geen limiet</translation>
    </message>
    <message>
        <source>no limits</source>
        <translation>geen limieten</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>nummer {number}</translation>
    </message>
    <message>
        <source>Nothing by itself: only what is above a limit.</source>
        <translation>Niets op zich: alleen wat boven een limiet gaat.</translation>
    </message>
    <message>
        <source>Something of the price is waived</source>
        <translation>Er wordt iets van de prijs kwijtgescholden</translation>
    </message>
    <message>
        <source>The change counts as our own</source>
        <translation>De wijziging telt als die van onszelf</translation>
    </message>
    <message>
        <source>The price was typed, not computed</source>
        <translation>De prijs is getypt, niet berekend</translation>
    </message>
    <message>
        <source>Every refund</source>
        <translation>Elke terugbetaling</translation>
    </message>
    <message>
        <source>A quote is marked as paid elsewhere</source>
        <translation>Een offerte wordt als elders betaald gemarkeerd</translation>
    </message>
    <message>
        <source>Administrators of the hub</source>
        <translation>Beheerders van de hub</translation>
    </message>
    <message>
        <source>Nobody: what needs a second person cannot leave.</source>
        <translation>Niemand: wat een tweede persoon vraagt kan niet weg.</translation>
    </message>
</context>
<context>
    <name>PresenceButton</name>
    <message>
        <source>Your presence</source>
        <translation>Je aanwezigheid</translation>
    </message>
    <message>
        <source>Not signed in yet</source>
        <translation>Nog niet aangemeld</translation>
    </message>
    <message>
        <source>{name}, {presence}</source>
        <translation>{name}, {presence}</translation>
    </message>
</context>
<context>
    <name>PriceFields</name>
    <message>
        <source>Currency</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>Total, taxes included, {party}</source>
        <translation>Totaal, inclusief belastingen, {party}</translation>
    </message>
    <message>
        <source>Total, taxes included</source>
        <translation>Totaal, inclusief belastingen</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prijs</translation>
    </message>
    <message>
        <source>One price for all</source>
        <translation>Eén prijs voor allen</translation>
    </message>
    <message>
        <source>Price each passenger</source>
        <translation>Prijs per passagier</translation>
    </message>
</context>
<context>
    <name>PriceLines</name>
    <message>
        <source>Seat, bag, waiver…</source>
        <translation>Stoel, koffer, korting…</translation>
    </message>
    <message>
        <source>Add a price line</source>
        <translation>Prijsregel toevoegen</translation>
    </message>
    <message>
        <source>Ctrl+Delete in a line removes it again</source>
        <translation>Ctrl+Delete in een regel haalt die weer weg</translation>
    </message>
    <message>
        <source>Fare difference</source>
        <translation>Tariefverschil</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Belastingen</translation>
    </message>
    <message>
        <source>Change fee</source>
        <translation>Wijzigingskosten</translation>
    </message>
    <message>
        <source>No-show fee</source>
        <translation>No-showkosten</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Stoel</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Koffer</translation>
    </message>
    <message>
        <source>Other extra</source>
        <translation>Andere extra</translation>
    </message>
    <message>
        <source>Waiver</source>
        <translation>Korting</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Restwaarde</translation>
    </message>
</context>
<context>
    <name>PriceNotice</name>
    <message>
        <source>No fare rule is named for what is left of a ticket.</source>
        <translation>Voor wat er van een ticket over is, is geen tariefregel genoemd.</translation>
    </message>
    <message>
        <source>The fare is forfeited, but {amount} of unused taxes goes back.</source>
        <translation>Het tarief vervalt, maar {amount} aan ongebruikte belastingen gaat terug.</translation>
    </message>
    <message>
        <source>The rule treats {codes} apart, and the taxes are one sum here: enter them by code.</source>
        <translation>De regel behandelt {codes} apart, en de belastingen staan hier als één bedrag: vul ze per code in.</translation>
    </message>
    <message>
        <source>{route}, from {old} to {new}: we owe 30, 50 or 75 % of that flight’s price, by its distance (Reg. (EC) 261/2004, Art. 10(2)).</source>
        <translation>{route}, van {old} naar {new}: we zijn 30, 50 of 75 % van de prijs van die vlucht verschuldigd, naar afstand (Vo. (EG) 261/2004, art. 10, lid 2).</translation>
    </message>
    <message>
        <source>No change fee is entered: enter 0 where the rule asks none.</source>
        <translation>Er zijn geen wijzigingskosten ingevuld: vul 0 in als de regel er geen vraagt.</translation>
    </message>
    <message>
        <source>“{reason}” sounds like our own change: then the customer pays nothing. Press 2 at the first question if so.</source>
        <translation>“{reason}” klinkt als onze eigen wijziging: dan betaalt de klant niets. Druk in dat geval op 2 bij de eerste vraag.</translation>
    </message>
    <message>
        <source>The old flight has left: the rule may ask a no-show fee, or refuse the change.</source>
        <translation>De oude vlucht is vertrokken: de tariefregel kan een no-showtoeslag vragen of de wijziging weigeren.</translation>
    </message>
    <message>
        <source>The provider takes no payment below the worth of half a US dollar, and this is near it: it may refuse the link.</source>
        <translation>De betaaldienst neemt niets aan onder de waarde van een halve Amerikaanse dollar, en dit zit daar dichtbij: hij kan de link weigeren.</translation>
    </message>
    <message>
        <source>{seats} passengers need a seat, and one booking holds nine: more are a group, which has fares and time limits of its own.</source>
        <translation>{seats} reizigers hebben een stoel nodig en in één boeking passen er negen: meer is een groep, met eigen tarieven en termijnen.</translation>
    </message>
    <message>
        <source>Infants: {infants}, adults: {adults}. Each infant needs an adult of their own, or, with a seat, one beside it.</source>
        <translation>Baby&apos;s: {infants}, volwassenen: {adults}. Elke baby reist op schoot bij een eigen volwassene, of op een eigen stoel ernaast.</translation>
    </message>
    <message>
        <source>It is not recorded how the customer was verified.</source>
        <translation>Niet vastgelegd is hoe de klant is geverifieerd.</translation>
    </message>
    <message>
        <source>economy</source>
        <translation>economy</translation>
    </message>
    <message>
        <source>premium economy</source>
        <translation>premium economy</translation>
    </message>
    <message>
        <source>business class</source>
        <translation>business class</translation>
    </message>
    <message>
        <source>first class</source>
        <translation>first class</translation>
    </message>
</context>
<context>
    <name>PriceReason</name>
    <message>
        <source>new {new}, old {old}</source>
        <translation>nieuw {new}, oud {old}</translation>
    </message>
    <message>
        <source>new {new}, old {old}: the rest is residual value</source>
        <translation>nieuw {new}, oud {old}: de rest is restwaarde</translation>
    </message>
    <message>
        <source>the fare stays the same</source>
        <translation>het tarief blijft gelijk</translation>
    </message>
    <message>
        <source>difference of {difference}, as entered</source>
        <translation>verschil van {difference}, zoals ingevuld</translation>
    </message>
    <message>
        <source>new {new}, old {old}, compared as sums</source>
        <translation>nieuw {new}, oud {old}, vergeleken als totaal</translation>
    </message>
    <message>
        <source>the taxes stay the same</source>
        <translation>de belastingen blijven gelijk</translation>
    </message>
    <message>
        <source>rule of the old ticket</source>
        <translation>regel van het oude ticket</translation>
    </message>
    <message>
        <source>the old ticket has no change fee</source>
        <translation>het oude ticket heeft geen wijzigingskosten</translation>
    </message>
    <message>
        <source>no change fee was entered</source>
        <translation>geen wijzigingskosten ingevuld</translation>
    </message>
    <message>
        <source>chosen by the customer</source>
        <translation>door de klant gekozen</translation>
    </message>
    <message>
        <source>waived: {reason}</source>
        <translation>kwijtgescholden: {reason}</translation>
    </message>
    <message>
        <source>value of the old ticket pays; {rest} is left</source>
        <translation>waarde van het oude ticket betaalt; {rest} blijft over</translation>
    </message>
    <message>
        <source>our change: nothing to pay</source>
        <translation>onze wijziging: niets te betalen</translation>
    </message>
    <message>
        <source>{amount} borne by us</source>
        <translation>{amount} voor onze rekening</translation>
    </message>
    <message>
        <source>The least is {amount}.</source>
        <translation>Het minimum is {amount}.</translation>
    </message>
    <message>
        <source>The least is about {amount}.</source>
        <translation>Het minimum is ongeveer {amount}.</translation>
    </message>
</context>
<context>
    <name>PriceRow</name>
    <message>
        <source>Reason (needed)</source>
        <translation>Reden (verplicht)</translation>
    </message>
    <message>
        <source>{line}: reason</source>
        <translation>{line}: reden</translation>
    </message>
    <message>
        <source>{line}: detail</source>
        <translation>{line}: bijzonderheid</translation>
    </message>
    <message>
        <source>{line}: how many</source>
        <translation>{line}: hoeveel</translation>
    </message>
    <message>
        <source>{line}: amount each</source>
        <translation>{line}: bedrag per stuk</translation>
    </message>
    <message>
        <source>Remove {line}</source>
        <translation>{line} verwijderen</translation>
    </message>
    <message>
        <source>Only a waiver lowers the price</source>
        <translation>Alleen een korting verlaagt de prijs</translation>
    </message>
    <message>
        <source>Add a detail</source>
        <translation>Bijzonderheid toevoegen</translation>
    </message>
    <message>
        <source>{currency} has no decimals</source>
        <translation>{currency} heeft geen decimalen</translation>
    </message>
    <message>
        <source>This is not an amount in {currency}</source>
        <translation>Dit is geen bedrag in {currency}</translation>
    </message>
    <message>
        <source>How many is a whole number from 1 to 99</source>
        <translation>Hoeveel is een heel getal van 1 tot 99</translation>
    </message>
    <message>
        <source>A waiver needs a reason</source>
        <translation>Een korting heeft een reden nodig</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Op deze computer</translation>
    </message>
    <message>
        <source>Keep message text</source>
        <translation>Berichttekst bewaren</translation>
    </message>
    <message>
        <source>Older text leaves this computer and stays at the hub. Payments stay.</source>
        <translation>Oudere tekst verdwijnt van deze computer en blijft bij de hub. Betalingen blijven.</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>Als er niemand is</translation>
    </message>
    <message>
        <source>At once with {key}. A code to unlock is chosen when it is locked by hand.</source>
        <translation>Meteen met {key}. Een code om te ontgrendelen kies je als je zelf vergrendelt.</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>De desk vergrendelen</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Voor altijd</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} dagen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nooit</translation>
    </message>
    <message>
        <source>After 1 minute</source>
        <translation>Na 1 minuut</translation>
    </message>
    <message>
        <source>After {count} minutes</source>
        <translation>Na {count} minuten</translation>
    </message>
</context>
<context>
    <name>Published</name>
    <message>
        <source>We now answer in about {time}.</source>
        <translation>We antwoorden nu in ongeveer {time}.</translation>
    </message>
    <message>
        <source>Median of {count} first answers, {time}.</source>
        <translation>Mediaan van {count} eerste reacties, {time}.</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minuut</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} minuten</translation>
    </message>
    <message>
        <source>We now answer in about</source>
        <translation>We antwoorden nu in ongeveer</translation>
    </message>
    <message>
        <source>Median of the last 5 minutes, {time}</source>
        <translation>Mediaan van de laatste 5 minuten, {time}</translation>
    </message>
</context>
<context>
    <name>QrDialog</name>
    <message>
        <source>Pay {amount}</source>
        <translation>Betaal {amount}</translation>
    </message>
    <message>
        <source>Only for the customer before you: whoever scans it can pay {amount} with this link. It is the same link that was sent.</source>
        <translation>Alleen voor de klant die voor je staat: wie de code scant, kan met deze link {amount} betalen. Het is dezelfde link die is verstuurd.</translation>
    </message>
    <message>
        <source>QR code of the payment link of {amount}</source>
        <translation>QR-code van de betaallink van {amount}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>Quiet</name>
    <message>
        <source>Do not disturb</source>
        <translation>Niet storen</translation>
    </message>
    <message>
        <source>Do not disturb until {time}</source>
        <translation>Niet storen tot {time}</translation>
    </message>
    <message>
        <source>Do-not-disturb is off</source>
        <translation>Niet storen staat uit</translation>
    </message>
    <message>
        <source>Switch off do-not-disturb</source>
        <translation>Niet storen uitzetten</translation>
    </message>
    <message>
        <source>Until I switch it off</source>
        <translation>Tot ik het uitzet</translation>
    </message>
    <message>
        <source>For {count} minutes</source>
        <translation>{count} minuten</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>1 uur</translation>
    </message>
</context>
<context>
    <name>QuoteActions</name>
    <message>
        <source>Sending the payment link</source>
        <translation>Het versturen van de betaallink</translation>
    </message>
    <message>
        <source>Asking ticketing</source>
        <translation>Ticketing vragen</translation>
    </message>
    <message>
        <source>Sending a new link</source>
        <translation>Het versturen van een nieuwe link</translation>
    </message>
    <message>
        <source>Cancelling the link</source>
        <translation>Het intrekken van de link</translation>
    </message>
    <message>
        <source>Checking the payment</source>
        <translation>Het nakijken van de betaling</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Je antwoord</translation>
    </message>
    <message>
        <source>The quote is kept.</source>
        <translation>De offerte is bewaard.</translation>
    </message>
</context>
<context>
    <name>QuoteBeginning</name>
    <message>
        <source>Starting a new quote</source>
        <translation>Het beginnen van een nieuwe offerte</translation>
    </message>
    <message>
        <source>Pricing the trip again</source>
        <translation>De reis opnieuw prijzen</translation>
    </message>
    <message>
        <source>Opening the quote</source>
        <translation>Het openen van de offerte</translation>
    </message>
</context>
<context>
    <name>QuoteDraft</name>
    <message>
        <source>Keeping the quote</source>
        <translation>Het bewaren van de offerte</translation>
    </message>
</context>
<context>
    <name>QuoteFooter</name>
    <message>
        <source>Send payment link · {amount}</source>
        <translation>Betaallink versturen · {amount}</translation>
    </message>
    <message>
        <source>Send a new link · {amount}</source>
        <translation>Nieuwe link versturen · {amount}</translation>
    </message>
    <message>
        <source>Cancel all links: nothing is to be paid</source>
        <translation>Alle links annuleren: er is niets te betalen</translation>
    </message>
    <message>
        <source>Cancel the link: nothing is to be paid</source>
        <translation>Link annuleren: er is niets te betalen</translation>
    </message>
    <message>
        <source>Go on without a link</source>
        <translation>Verder zonder link</translation>
    </message>
    <message>
        <source>Send in its place · {amount}</source>
        <translation>Vervangen en versturen · {amount}</translation>
    </message>
    <message numerus="yes">
        <source>Send %n payment links</source>
        <translation>
            <numerusform>Verstuur %n betaallink</numerusform>
            <numerusform>Verstuur %n betaallinks</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending… · {amount}</source>
        <translation>Versturen… · {amount}</translation>
    </message>
    <message>
        <source>Go on with the quote</source>
        <translation>Verder met de offerte</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>Nieuwe offerte</translation>
    </message>
    <message>
        <source>Put the message in the reply</source>
        <translation>Zet het bericht in het antwoord</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Nu nakijken</translation>
    </message>
    <message>
        <source>Change and replace</source>
        <translation>Wijzigen en vervangen</translation>
    </message>
    <message>
        <source>Change the quote</source>
        <translation>Offerte wijzigen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Laten staan</translation>
    </message>
    <message>
        <source>Ticketing was asked</source>
        <translation>Gevraagd aan ticketing</translation>
    </message>
    <message>
        <source>Ask for the EMD voucher · {amount}</source>
        <translation>Vraag de EMD-voucher aan · {amount}</translation>
    </message>
    <message>
        <source>Ask for the refund · {amount}</source>
        <translation>Vraag de terugbetaling aan · {amount}</translation>
    </message>
    <message>
        <source>Ask ticketing to reissue</source>
        <translation>Vraag ticketing om heruitgifte</translation>
    </message>
</context>
<context>
    <name>QuoteForm</name>
    <message>
        <source>Not verified: {reason}</source>
        <translation>Niet geverifieerd: {reason}</translation>
    </message>
    <message>
        <source>Verified: {way}</source>
        <translation>Geverifieerd: {way}</translation>
    </message>
    <message>
        <source>There is no quote yet</source>
        <translation>Er is nog geen offerte</translation>
    </message>
    <message>
        <source>The fare hold has ended: choose a later time</source>
        <translation>De tariefoptie is afgelopen: kies een latere tijd</translation>
    </message>
    <message>
        <source>Whose change is it? Press 1 for the customer’s, 2 for ours</source>
        <translation>Wie wijzigt? Druk op 1 voor de klant, 2 voor ons</translation>
    </message>
    <message>
        <source>The new flight is missing: type two airports, AMS–BCN</source>
        <translation>De nieuwe vlucht ontbreekt: typ twee luchthavens, AMS–BCN</translation>
    </message>
    <message>
        <source>The new flight departs and arrives at the same airport</source>
        <translation>De nieuwe vlucht vertrekt en landt op dezelfde luchthaven</translation>
    </message>
    <message>
        <source>A booking code has six letters and digits; it may also be left empty</source>
        <translation>Een boekingscode heeft zes letters en cijfers; hij mag ook leeg blijven</translation>
    </message>
    <message>
        <source>There is nothing to pay: fill in the price</source>
        <translation>Er is niets te betalen: vul de prijs in</translation>
    </message>
    <message>
        <source>Only a waiver lowers the price</source>
        <translation>Alleen een korting verlaagt de prijs</translation>
    </message>
    <message>
        <source>How many is a whole number from 1 to 99</source>
        <translation>Hoeveel is een heel getal van 1 tot 99</translation>
    </message>
    <message>
        <source>A waiver stands below zero</source>
        <translation>Een korting staat onder nul</translation>
    </message>
    <message>
        <source>A waiver needs a reason</source>
        <translation>Een korting heeft een reden nodig</translation>
    </message>
    <message>
        <source>Trip</source>
        <translation>Reis</translation>
    </message>
    <message>
        <source>One clock</source>
        <translation>Eén klok</translation>
    </message>
</context>
<context>
    <name>QuoteHints</name>
    <message>
        <source>Looking at the payment</source>
        <translation>De betaling bekijken</translation>
    </message>
    <message>
        <source>Writing down what you found</source>
        <translation>Vastleggen wat je vond</translation>
    </message>
</context>
<context>
    <name>QuotePanel</name>
    <message>
        <source>Quote</source>
        <translation>Offerte</translation>
    </message>
    <message>
        <source>Issuing the ticket</source>
        <translation>Het uitgeven van het ticket</translation>
    </message>
    <message>
        <source>{channel} · private message</source>
        <translation>{channel} · privébericht</translation>
    </message>
    <message>
        <source>{channel} · public post</source>
        <translation>{channel} · openbaar bericht</translation>
    </message>
    <message>
        <source>{amount} is asked of ticketing by itself once the customer has paid.</source>
        <translation>Om {amount} wordt Ticketing vanzelf gevraagd zodra de klant betaald heeft.</translation>
    </message>
    <message>
        <source>The message for the customer can be put into the reply once ticketing has been asked and no second person has to agree.</source>
        <translation>Het bericht voor de klant kan in het antwoord zodra ticketing is gevraagd en er geen tweede persoon meer hoeft in te stemmen.</translation>
    </message>
    <message>
        <source>The preview</source>
        <translation>Het voorbeeld</translation>
    </message>
</context>
<context>
    <name>QuotePasting</name>
    <message>
        <source>Reading what was pasted</source>
        <translation>Lezen wat is geplakt</translation>
    </message>
</context>
<context>
    <name>QuoteReading</name>
    <message>
        <source>Reading the quote</source>
        <translation>Het lezen van de offerte</translation>
    </message>
</context>
<context>
    <name>QuoteVerifying</name>
    <message>
        <source>Sending the payment link</source>
        <translation>De betaallink versturen</translation>
    </message>
</context>
<context>
    <name>QuoteWords</name>
    <message>
        <source>The link waits to be made, and nothing has left. To change the price, take it back first.</source>
        <translation>De link wacht om gemaakt te worden en er is niets vertrokken. Neem hem eerst terug om de prijs te wijzigen.</translation>
    </message>
    <message>
        <source>The link is being made.</source>
        <translation>De link wordt gemaakt.</translation>
    </message>
    <message>
        <source>The link has expired unpaid.</source>
        <translation>De link is onbetaald verlopen.</translation>
    </message>
    <message>
        <source>The link was cancelled.</source>
        <translation>De link is ingetrokken.</translation>
    </message>
    <message>
        <source>This link can be paid until {time}.</source>
        <translation>Deze link kan tot {time} worden betaald.</translation>
    </message>
    <message>
        <source>Whatever changes goes as another link in its place.</source>
        <translation>Een wijziging gaat als nieuwe link, in plaats van deze.</translation>
    </message>
    <message>
        <source>Links go into private messages only, and this is a public post. Ask {name} for a private message and quote there.</source>
        <translation>Links gaan alleen in privéberichten, en dit is een openbaar bericht. Vraag {name} om een privébericht en maak de offerte daar.</translation>
    </message>
    <message>
        <source>Links go into private messages only, and this is a public post. Ask the customer for a private message and quote there.</source>
        <translation>Links gaan alleen in privéberichten, en dit is een openbaar bericht. Vraag de klant om een privébericht en maak de offerte daar.</translation>
    </message>
    <message>
        <source>{name} has just paid the link, so it was not replaced. What you changed was not sent.</source>
        <translation>{name} heeft de link zojuist betaald, dus hij is niet vervangen. Je wijziging is niet verstuurd.</translation>
    </message>
    <message>
        <source>{name} is paying at the bank, so the link was not replaced. What you changed was not sent.</source>
        <translation>{name} betaalt nu bij de bank, dus de link is niet vervangen. Je wijziging is niet verstuurd.</translation>
    </message>
    <message>
        <source>Another link has taken its place meanwhile. What you changed was not sent.</source>
        <translation>Intussen is er een andere link voor in de plaats gekomen. Je wijziging is niet verstuurd.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Terugnemen</translation>
    </message>
    <message>
        <source>Cancel again</source>
        <translation>Opnieuw intrekken</translation>
    </message>
    <message>
        <source>Cancel link</source>
        <translation>Link intrekken</translation>
    </message>
    <message>
        <source>Take the request back? Nothing has been sent yet.</source>
        <translation>De aanvraag terugnemen? Er is nog niets verstuurd.</translation>
    </message>
    <message>
        <source>Cancel this link? {name} can then no longer pay with it.</source>
        <translation>Deze link intrekken? {name} kan er dan niet meer mee betalen.</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>De klant</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>Plaatsen</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Betalingen</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Team board</source>
        <translation>Teambord</translation>
    </message>
    <message>
        <source>Quote, customer and history</source>
        <translation>Offerte, klant en historie</translation>
    </message>
    <message>
        <source>Find anything, do anything</source>
        <translation>Alles vinden, alles doen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Toetsen en hulp</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Niet storen</translation>
    </message>
    <message>
        <source>{count} stuck</source>
        <translation>{count} hangend</translation>
    </message>
    <message>
        <source>{count} to wrap up</source>
        <translation>{count} af te handelen</translation>
    </message>
    <message>
        <source>{quiet}. Press to end it.</source>
        <translation>{quiet}. Druk om het te beëindigen.</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Beschikbaar</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Bezet</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Afwezig</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{count} unread</source>
        <translation>{count} ongelezen</translation>
    </message>
    <message>
        <source>{place}, {what}</source>
        <translation>{place}, {what}</translation>
    </message>
</context>
<context>
    <name>ReferenceDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>RefundForm</name>
    <message>
        <source>Refund</source>
        <translation>Terugbetalen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Bedrag</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Amount to refund</source>
        <translation>Terug te betalen bedrag</translation>
    </message>
    <message>
        <source>Reason for the refund</source>
        <translation>Reden van de terugbetaling</translation>
    </message>
    <message>
        <source>Asked by the customer</source>
        <translation>Gevraagd door de klant</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>Twee keer betaald</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Een andere reden</translation>
    </message>
    <message>
        <source>Do not refund</source>
        <translation>Niet terugbetalen</translation>
    </message>
    <message>
        <source>Enter an amount, such as {example}.</source>
        <translation>Vul een bedrag in, zoals {example}.</translation>
    </message>
    <message>
        <source>Enter more than nothing.</source>
        <translation>Vul meer dan nul in.</translation>
    </message>
    <message>
        <source>At most {amount} is left of one payment.</source>
        <translation>Van één betaling is hoogstens {amount} over.</translation>
    </message>
    <message>
        <source>At most {amount} is left.</source>
        <translation>Er is hoogstens {amount} over.</translation>
    </message>
    <message>
        <source>of {paid} paid</source>
        <translation>van {paid} betaald</translation>
    </message>
    <message>
        <source>Refund {amount}</source>
        <translation>{amount} terugbetalen</translation>
    </message>
    <message>
        <source>{name} gets {amount} back by {method}, the way it was paid. Banks take up to ten working days. No message is sent about it.</source>
        <translation>{name} krijgt {amount} terug via {method}, zoals er betaald is. Banken doen er tot tien werkdagen over. Er gaat geen bericht over uit.</translation>
    </message>
    <message>
        <source>{name} gets {amount} back the way it was paid. Banks take up to ten working days. No message is sent about it.</source>
        <translation>{name} krijgt {amount} terug zoals er betaald is. Banken doen er tot tien werkdagen over. Er gaat geen bericht over uit.</translation>
    </message>
</context>
<context>
    <name>ReplaceNote</name>
    <message>
        <source>Keep the link as it is</source>
        <translation>De link laten zoals hij is</translation>
    </message>
    <message>
        <source>Replaces the link of code {code}</source>
        <translation>Vervangt de link van code {code}</translation>
    </message>
    <message>
        <source>That link has ended meanwhile, so this goes as a new one.</source>
        <translation>Die link is intussen beëindigd, dus deze gaat als nieuwe link.</translation>
    </message>
    <message>
        <source>{name} can pay {amount} with it until {time}.</source>
        <translation>{name} kan er tot {time} {amount} mee betalen.</translation>
    </message>
    <message>
        <source>{name} can pay {amount} with it.</source>
        <translation>{name} kan er {amount} mee betalen.</translation>
    </message>
    <message>
        <source>It ends when you send this; until then it stays as it is.</source>
        <translation>Hij eindigt zodra je dit verstuurt; tot dan blijft hij zoals hij is.</translation>
    </message>
    <message>
        <source>{name} is paying it just now.</source>
        <translation>{name} is er nu mee aan het betalen.</translation>
    </message>
</context>
<context>
    <name>Replying</name>
    <message>
        <source>Sending the reply</source>
        <translation>Het versturen van het antwoord</translation>
    </message>
    <message>
        <source>Keeping your draft</source>
        <translation>Het bewaren van je concept</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>{week}, so far</source>
        <translation>{week}, tot nu toe</translation>
    </message>
    <message>
        <source>Paid per day, by channel, in {currency}</source>
        <translation>Betaald per dag en kanaal, in {currency}</translation>
    </message>
    <message>
        <source>First response by day, in minutes</source>
        <translation>Eerste reactie per dag, in minuten</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>Dag voor dag</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>Per kanaal</translation>
    </message>
    <message>
        <source>Stuck money when this was made</source>
        <translation>Vastzittend geld toen dit gemaakt werd</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwoord</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediaan</translation>
    </message>
    <message>
        <source>90% within</source>
        <translation>90% binnen</translation>
    </message>
    <message>
        <source>Links made</source>
        <translation>Links gemaakt</translation>
    </message>
    <message>
        <source>Paid of them</source>
        <translation>Daarvan betaald</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Betaald</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Terugbetaald</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanaal</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Betalingen</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>Wat er is</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Zaken</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Te laat</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Oudste</translation>
    </message>
    <message>
        <source>At stake</source>
        <translation>Bedrag</translation>
    </message>
    <message>
        <source>Half of the customers who were answered waited {median} at most; {share} of all who were due an answer had it within {target}.</source>
        <translation>De helft van de beantwoorde klanten wachtte hooguit {median}; van wie antwoord hoorde te krijgen, had {share} het binnen {target}.</translation>
    </message>
    <message>
        <source>No customer wrote.</source>
        <translation>Geen klant schreef.</translation>
    </message>
    <message>
        <source>{amount} was paid in {payments}</source>
        <translation>{amount} is betaald in {payments}</translation>
    </message>
    <message>
        <source>{share} more</source>
        <translation>{share} meer</translation>
    </message>
    <message>
        <source>{share} less</source>
        <translation>{share} minder</translation>
    </message>
    <message>
        <source>, {how} than in the week before</source>
        <translation>, {how} dan in de week ervoor</translation>
    </message>
    <message>
        <source>Nothing was paid</source>
        <translation>Er is niets betaald</translation>
    </message>
    <message>
        <source>{paid} paid, {refunded} refunded, {net} net</source>
        <translation>{paid} betaald, {refunded} terugbetaald, {net} netto</translation>
    </message>
    <message>
        <source>1 {currency} = {rate} {into} ({day})</source>
        <translation>1 {currency} = {rate} {into} ({day})</translation>
    </message>
    <message>
        <source>{currency} has no rate and is in no sum</source>
        <translation>{currency} heeft geen koers en zit in geen som</translation>
    </message>
    <message>
        <source>How these figures are made</source>
        <translation>Hoe deze cijfers gemaakt zijn</translation>
    </message>
    <message>
        <source>Social desk</source>
        <translation>Social desk</translation>
    </message>
    <message>
        <source>Made {when}, page {number} of 2</source>
        <translation>Gemaakt {when}, pagina {number} van 2</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Geen.</translation>
    </message>
</context>
<context>
    <name>Residual</name>
    <message>
        <source>pays for the change</source>
        <translation>betaalt de wijziging</translation>
    </message>
    <message>
        <source>as an EMD voucher</source>
        <translation>als EMD-voucher</translation>
    </message>
    <message>
        <source>back in the way it was paid</source>
        <translation>terug zoals er is betaald</translation>
    </message>
    <message>
        <source>forfeited</source>
        <translation>vervalt</translation>
    </message>
    <message>
        <source>neither charged nor paid out: our change</source>
        <translation>niet berekend, niet uitbetaald: onze wijziging</translation>
    </message>
    <message>
        <source>to be decided by the fare rule</source>
        <translation>nog te bepalen volgens de tariefregel</translation>
    </message>
</context>
<context>
    <name>ResidualFields</name>
    <message>
        <source>What is left of the old ticket</source>
        <translation>Wat overblijft van het oude ticket</translation>
    </message>
    <message>
        <source>As the fare rule says…</source>
        <translation>Zoals de tariefregel zegt…</translation>
    </message>
    <message>
        <source>Pays the change; rest as EMD voucher</source>
        <translation>Betaalt de wijziging; rest als EMD-voucher</translation>
    </message>
    <message>
        <source>Pays the change; rest as it was paid</source>
        <translation>Betaalt de wijziging; rest zoals betaald</translation>
    </message>
    <message>
        <source>Pays the change; rest forfeited</source>
        <translation>Betaalt de wijziging; rest vervalt</translation>
    </message>
    <message>
        <source>EMD voucher</source>
        <translation>EMD-voucher</translation>
    </message>
    <message>
        <source>Back in the way it was paid</source>
        <translation>Terug zoals er is betaald</translation>
    </message>
    <message>
        <source>Forfeited (taxes go back)</source>
        <translation>Vervalt (belastingen gaan terug)</translation>
    </message>
    <message>
        <source>YQ and YR are not refunded</source>
        <translation>YQ en YR gaan niet terug</translation>
    </message>
    <message>
        <source>Carrier surcharges stay with the airline; the other taxes go back</source>
        <translation>Toeslagen van de maatschappij houdt zij zelf; de andere belastingen gaan terug</translation>
    </message>
    <message>
        <source>Which rule says so</source>
        <translation>Welke regel dat zegt</translation>
    </message>
</context>
<context>
    <name>RowUses</name>
    <message>
        <source>Copy message</source>
        <translation>Bericht kopiëren</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Conversation</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Boeking</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Offerte</translation>
    </message>
    <message>
        <source>Quote of</source>
        <translation>Offerte van</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Lid</translation>
    </message>
    <message>
        <source>Passenger</source>
        <translation>Passagier</translation>
    </message>
    <message>
        <source>at the hub</source>
        <translation>bij de hub</translation>
    </message>
    <message>
        <source>Conversation {number}</source>
        <translation>Gesprek {number}</translation>
    </message>
    <message>
        <source>At the hub</source>
        <translation>Bij de hub</translation>
    </message>
    <message>
        <source>Nothing on this desk for “{search}”.</source>
        <translation>Niets op deze desk voor “{search}”.</translation>
    </message>
    <message>
        <source>Search the hub</source>
        <translation>In de hub zoeken</translation>
    </message>
    <message>
        <source>The hub is searching…</source>
        <translation>De hub zoekt…</translation>
    </message>
    <message>
        <source>The hub cannot be reached: only this desk was searched.</source>
        <translation>De hub is niet bereikbaar: er is alleen op deze desk gezocht.</translation>
    </message>
    <message>
        <source>The hub asks to wait a minute before another search.</source>
        <translation>De hub vraagt je een minuut te wachten voor je weer zoekt.</translation>
    </message>
    <message>
        <source>The hub refuses this search.</source>
        <translation>De hub weigert deze zoekopdracht.</translation>
    </message>
    <message>
        <source>The hub finds nothing more.</source>
        <translation>De hub vindt verder niets.</translation>
    </message>
    <message>
        <source>More from the hub</source>
        <translation>Meer van de hub</translation>
    </message>
    <message>
        <source>Below: what the hub finds.</source>
        <translation>Hieronder: wat de hub vindt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Searched {count} conversations on this desk.</source>
        <translation>{count} gesprekken op deze desk doorzocht.</translation>
    </message>
    <message>
        <source>Searched {count} conversations on this desk, back to {day}.</source>
        <translation>{count} gesprekken op deze desk doorzocht, terug tot {day}.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Name, booking, phone, words…</source>
        <translation>Naam, boeking, telefoon, tekst…</translation>
    </message>
    <message>
        <source>Search the inbox</source>
        <translation>Zoeken in de inbox</translation>
    </message>
</context>
<context>
    <name>SearchModel</name>
    <message>
        <source>Searching</source>
        <translation>Zoeken</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Search results</source>
        <translation>Zoekresultaten</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} gevonden</translation>
    </message>
</context>
<context>
    <name>SearchScope</name>
    <message>
        <source>Where to search</source>
        <translation>Waar zoeken</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Overal</translation>
    </message>
    <message>
        <source>In this list</source>
        <translation>In deze lijst</translation>
    </message>
    <message>
        <source>{count}+ outside it</source>
        <translation>{count}+ daarbuiten</translation>
    </message>
    <message>
        <source>{count} outside it</source>
        <translation>{count} daarbuiten</translation>
    </message>
</context>
<context>
    <name>SecondPersonDialog</name>
    <message>
        <source>Second person</source>
        <translation>Tweede persoon</translation>
    </message>
    <message>
        <source>Access token of the approver</source>
        <translation>Toegangstoken van wie goedkeurt</translation>
    </message>
    <message>
        <source>Profile settings at the hub, Access token</source>
        <translation>Profielinstellingen in de hub, Toegangstoken</translation>
    </message>
    <message>
        <source>The hub is asked once whose it is. It is not kept: not on this computer, not in the log, not on the clipboard.</source>
        <translation>De hub wordt één keer gevraagd van wie het is. Het wordt niet bewaard: niet op deze computer, niet in het logboek, niet op het klembord.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Goedkeuren</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Drop the request</source>
        <translation>Aanvraag laten vallen</translation>
    </message>
    <message>
        <source>Asked by {name}, who cannot approve it.</source>
        <translation>Gevraagd door {name}, die het niet zelf kan goedkeuren.</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>De hub wordt gevraagd…</translation>
    </message>
</context>
<context>
    <name>SegmentLines</name>
    <message>
        <source>A flight is like KL1677 AMS-BCN 22 Nov 12:15-14:30 +1 by AF</source>
        <translation>Een vlucht is als KL1677 AMS-BCN 22 nov 12:15-14:30 +1 by AF</translation>
    </message>
    <message>
        <source>Airports, flight or times of this line cannot be right</source>
        <translation>Luchthavens, vlucht of tijden op deze regel kunnen niet kloppen</translation>
    </message>
    <message>
        <source>KL1677 AMS-BCN 22 Nov 12:15-14:30</source>
        <translation>KL1677 AMS-BCN 22 nov 12:15-14:30</translation>
    </message>
    <message>
        <source>{itinerary}: a flight</source>
        <translation>{itinerary}: een vlucht</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>The text still has a gap: {0}.</source>
        <translation>De tekst heeft nog een open plek: {0}.</translation>
    </message>
    <message>
        <source>Fill it in, or take it out.</source>
        <translation>Vul die in, of haal die weg.</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>De naam ontbreekt.</translation>
    </message>
    <message>
        <source>A customer needs one.</source>
        <translation>Een klant heeft er een nodig.</translation>
    </message>
    <message>
        <source>This is not a whole phone number.</source>
        <translation>Dit is geen volledig telefoonnummer.</translation>
    </message>
    <message>
        <source>Begin with the country: +31 6 12345678.</source>
        <translation>Begin met het land: +31 6 12345678.</translation>
    </message>
    <message>
        <source>There is no such phone number.</source>
        <translation>Dit telefoonnummer bestaat niet.</translation>
    </message>
    <message>
        <source>Look at its digits once more.</source>
        <translation>Kijk de cijfers nog eens na.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Dit is geen e-mailadres.</translation>
    </message>
    <message>
        <source>It looks like name@example.com.</source>
        <translation>Het ziet eruit als naam@voorbeeld.nl.</translation>
    </message>
    <message>
        <source>Nobody has said whose change it is.</source>
        <translation>Niemand heeft gezegd wie wijzigt.</translation>
    </message>
    <message>
        <source>Say the customer&apos;s or ours: our own change costs the customer nothing.</source>
        <translation>Zeg de klant of wij: onze eigen wijziging kost de klant niets.</translation>
    </message>
    <message>
        <source>There is nothing to pay yet.</source>
        <translation>Er is nog niets te betalen.</translation>
    </message>
    <message>
        <source>Enter at least one amount.</source>
        <translation>Vul minstens één bedrag in.</translation>
    </message>
    <message>
        <source>Only a waiver may lower the price.</source>
        <translation>Alleen een korting mag de prijs verlagen.</translation>
    </message>
    <message>
        <source>A waiver above zero would raise the price.</source>
        <translation>Een korting boven nul zou de prijs verhogen.</translation>
    </message>
    <message>
        <source>Enter it below zero.</source>
        <translation>Vul hem in onder nul.</translation>
    </message>
    <message>
        <source>Enter the reduction as a waiver with its reason.</source>
        <translation>Vul de verlaging in als korting met de reden.</translation>
    </message>
    <message>
        <source>A line has no quantity.</source>
        <translation>Een regel heeft geen aantal.</translation>
    </message>
    <message>
        <source>Enter 1 or more, or remove the line.</source>
        <translation>Vul 1 of meer in, of verwijder de regel.</translation>
    </message>
    <message>
        <source>The waiver has no reason.</source>
        <translation>De korting heeft geen reden.</translation>
    </message>
    <message>
        <source>Enter why it is waived.</source>
        <translation>Vul in waarom de korting wordt gegeven.</translation>
    </message>
    <message>
        <source>The booking is not a record locator.</source>
        <translation>De boeking is geen boekingscode.</translation>
    </message>
    <message>
        <source>Enter its six letters and digits, or leave it empty.</source>
        <translation>Vul de zes letters en cijfers in, of laat het leeg.</translation>
    </message>
    <message>
        <source>The new flight is not complete.</source>
        <translation>De nieuwe vlucht is niet volledig.</translation>
    </message>
    <message>
        <source>Enter both airports.</source>
        <translation>Vul beide luchthavens in.</translation>
    </message>
    <message>
        <source>The new flight departs and arrives at the same airport.</source>
        <translation>De nieuwe vlucht vertrekt en landt op dezelfde luchthaven.</translation>
    </message>
    <message>
        <source>Correct one of them.</source>
        <translation>Verbeter een van beide.</translation>
    </message>
    <message>
        <source>Booking code and full name</source>
        <translation>Boekingscode en volledige naam</translation>
    </message>
    <message>
        <source>Ticket number and full name</source>
        <translation>Ticketnummer en volledige naam</translation>
    </message>
    <message>
        <source>Booking code and date of birth</source>
        <translation>Boekingscode en geboortedatum</translation>
    </message>
    <message>
        <source>Address or number of the booking</source>
        <translation>Adres of nummer uit de boeking</translation>
    </message>
    <message>
        <source>There is nothing to ask of ticketing.</source>
        <translation>Er is niets om aan ticketing te vragen.</translation>
    </message>
    <message>
        <source>Nobody has said how the customer of this booking was verified.</source>
        <translation>Niemand heeft gezegd hoe de klant van deze boeking is geverifieerd.</translation>
    </message>
    <message>
        <source>Say how, then ask ticketing.</source>
        <translation>Zeg hoe, en vraag dan ticketing.</translation>
    </message>
    <message>
        <source>Say how, or why it was skipped, in the quote, then send the link.</source>
        <translation>Zeg in de offerte hoe, of waarom niet, en stuur dan de link.</translation>
    </message>
    <message>
        <source>Look at the quote once more.</source>
        <translation>Kijk de offerte nog eens na.</translation>
    </message>
    <message>
        <source>The change has no passengers.</source>
        <translation>De omboeking heeft geen passagiers.</translation>
    </message>
    <message>
        <source>Enter who travels.</source>
        <translation>Vul in wie er reist.</translation>
    </message>
    <message>
        <source>A passenger has no price.</source>
        <translation>Een passagier heeft geen prijs.</translation>
    </message>
    <message>
        <source>Enter it for each of them; 0 where there is nothing to pay.</source>
        <translation>Vul hem voor iedereen in; 0 waar niets te betalen is.</translation>
    </message>
    <message>
        <source>A fare, tax, fee or extra is below zero.</source>
        <translation>Een tarief, belasting, kostenpost of extra is lager dan nul.</translation>
    </message>
    <message>
        <source>Enter what it cost and what it costs now.</source>
        <translation>Vul in wat het kostte en wat het nu kost.</translation>
    </message>
    <message>
        <source>This is our change, so the customer pays nothing.</source>
        <translation>Dit is onze wijziging, dus de klant betaalt niets.</translation>
    </message>
    <message>
        <source>Reissue the tickets without a link.</source>
        <translation>Geef de tickets opnieuw uit zonder link.</translation>
    </message>
    <message>
        <source>There is nothing to pay.</source>
        <translation>Er is niets te betalen.</translation>
    </message>
    <message>
        <source>The customer gets money back.</source>
        <translation>De klant krijgt geld terug.</translation>
    </message>
    <message>
        <source>Ask for the refund or the EMD voucher instead of a link.</source>
        <translation>Vraag de terugbetaling of de EMD-voucher aan in plaats van een link.</translation>
    </message>
    <message>
        <source>The new ticket is worth less, and nothing says what becomes of the rest.</source>
        <translation>Het nieuwe ticket is minder waard, en nergens staat wat er met de rest gebeurt.</translation>
    </message>
    <message>
        <source>Choose what the fare rule says of a residual value.</source>
        <translation>Kies wat de tariefregel zegt over restwaarde.</translation>
    </message>
    <message>
        <source>Value of the old ticket is left after the fee.</source>
        <translation>Na de wijzigingskosten blijft waarde van het oude ticket over.</translation>
    </message>
    <message>
        <source>Choose what the fare rule says of the rest.</source>
        <translation>Kies wat de tariefregel zegt over de rest.</translation>
    </message>
    <message>
        <source>More is waived than there is to pay.</source>
        <translation>Er wordt meer kwijtgescholden dan er te betalen is.</translation>
    </message>
    <message>
        <source>Lower the waiver.</source>
        <translation>Verlaag de kwijtschelding.</translation>
    </message>
    <message>
        <source>An extra is on the quote that the customer did not choose.</source>
        <translation>Op de offerte staat een extra die de klant niet koos.</translation>
    </message>
    <message>
        <source>Ask the customer, or remove it.</source>
        <translation>Vraag het de klant, of haal het weg.</translation>
    </message>
    <message>
        <source>An extra stands beside our own change.</source>
        <translation>Naast onze eigen wijziging staat een extra.</translation>
    </message>
    <message>
        <source>Sell it in a quote of its own.</source>
        <translation>Verkoop die in een eigen offerte.</translation>
    </message>
    <message>
        <source>A fare or fee stands among the extras.</source>
        <translation>Tussen de extra&apos;s staat een tarief of kostenpost.</translation>
    </message>
    <message>
        <source>Enter it in its place.</source>
        <translation>Vul die op zijn eigen plek in.</translation>
    </message>
    <message>
        <source>The provider takes no payment as small as this.</source>
        <translation>De betaalprovider neemt zo’n klein bedrag niet aan.</translation>
    </message>
    <message>
        <source>Waive it with a reason, or take it with another payment.</source>
        <translation>Scheld het kwijt met een reden, of neem het mee in een andere betaling.</translation>
    </message>
    <message>
        <source>Extend it in the booking system first, or take the payment by phone.</source>
        <translation>Verleng die eerst in het boekingssysteem, of laat telefonisch betalen.</translation>
    </message>
    <message>
        <source>Ask the customer to write again, which opens it anew, or take the payment by phone.</source>
        <translation>Vraag de klant nog eens te schrijven, dan gaat het weer open, of laat telefonisch betalen.</translation>
    </message>
    <message>
        <source>Change the amount.</source>
        <translation>Wijzig het bedrag.</translation>
    </message>
    <message>
        <source>Waive {0} with a reason, or take it another way.</source>
        <translation>Scheld {0} kwijt met een reden, of int het op een andere manier.</translation>
    </message>
    <message>
        <source>Stripe charges {0} in whole units only.</source>
        <translation>Stripe rekent {0} alleen in hele eenheden af.</translation>
    </message>
    <message>
        <source>Stripe&apos;s largest charge is {0}.</source>
        <translation>Stripe rekent hooguit {0} af.</translation>
    </message>
    <message>
        <source>Stripe needs the last decimal of {0} to be 0.</source>
        <translation>Bij Stripe moet de laatste decimaal van {0} een 0 zijn.</translation>
    </message>
    <message>
        <source>This is a public post, and a link goes into private messages only.</source>
        <translation>Dit is een openbaar bericht, en een link gaat alleen in privéberichten.</translation>
    </message>
    <message>
        <source>Ask the customer for a private message and quote there.</source>
        <translation>Vraag de klant om een privébericht en maak de offerte daar.</translation>
    </message>
    <message>
        <source>The channel&apos;s reply window has closed, so the message would not be delivered.</source>
        <translation>Het antwoordvenster van het kanaal is gesloten, dus het bericht zou niet worden bezorgd.</translation>
    </message>
    <message>
        <source>Wait until the customer writes again, or reach them by another channel.</source>
        <translation>Wacht tot de klant weer schrijft, of gebruik een ander kanaal.</translation>
    </message>
    <message>
        <source>The fare hold ends in {0} minutes; the shortest link lives {1}.</source>
        <translation>De tariefoptie eindigt over {0} minuten; de kortste link leeft er {1}.</translation>
    </message>
    <message>
        <source>The ticketing time limit ends in {0} minutes; the shortest link lives {1}.</source>
        <translation>De ticketing time limit verloopt over {0} minuten; de kortste link leeft er {1}.</translation>
    </message>
    <message>
        <source>The channel&apos;s reply window ends in {0} minutes; the shortest link lives {1}.</source>
        <translation>Het antwoordvenster van het kanaal sluit over {0} minuten; de kortste link leeft er {1}.</translation>
    </message>
    <message>
        <source>The price ends in {0} minutes; the shortest link lives {1}.</source>
        <translation>De prijs eindigt over {0} minuten; de kortste link leeft er {1}.</translation>
    </message>
    <message>
        <source>The flight departs in {0} minutes; the shortest link lives {1}.</source>
        <translation>De vlucht vertrekt over {0} minuten; de kortste link leeft {1}.</translation>
    </message>
    <message>
        <source>Take the payment by phone or at the airport before it departs.</source>
        <translation>Laat telefonisch of op de luchthaven betalen voordat hij vertrekt.</translation>
    </message>
    <message>
        <source>The flight has departed.</source>
        <translation>De vlucht is vertrokken.</translation>
    </message>
    <message>
        <source>The fare hold has ended.</source>
        <translation>De tariefoptie is verlopen.</translation>
    </message>
    <message>
        <source>The ticketing time limit has ended.</source>
        <translation>De ticketlimiet is verlopen.</translation>
    </message>
    <message>
        <source>The channel&apos;s reply window has ended.</source>
        <translation>Het antwoordvenster van het kanaal is gesloten.</translation>
    </message>
    <message>
        <source>The price has ended.</source>
        <translation>De prijs is verlopen.</translation>
    </message>
    <message>
        <source>Extend the fare hold in the booking system first, or price it again.</source>
        <translation>Verleng eerst de tariefoptie in het boekingssysteem, of bereken de prijs opnieuw.</translation>
    </message>
    <message>
        <source>Extend it in the booking system first, or price it again.</source>
        <translation>Verleng die eerst in het boekingssysteem, of bereken de prijs opnieuw.</translation>
    </message>
    <message>
        <source>Ask the customer to write again, which opens it anew.</source>
        <translation>Vraag de klant opnieuw te schrijven; dan gaat het weer open.</translation>
    </message>
    <message>
        <source>Give the price a later end.</source>
        <translation>Geef de prijs een later einde.</translation>
    </message>
    <message>
        <source>Choose a flight that still leaves: the change stays free. If the time is wrong, correct it.</source>
        <translation>Kies een vlucht die nog vertrekt: de wijziging blijft gratis. Klopt de tijd niet, verbeter die dan.</translation>
    </message>
    <message>
        <source>A flight&apos;s times cannot be right: {0}.</source>
        <translation>De tijden van een vlucht kunnen niet kloppen: {0}.</translation>
    </message>
    <message>
        <source>Correct them in the quote.</source>
        <translation>Verbeter ze in de offerte.</translation>
    </message>
    <message>
        <source>the clock is put forward over this time, so it never comes</source>
        <translation>de klok gaat over deze tijd heen vooruit, dus die komt nooit</translation>
    </message>
    <message>
        <source>by the airports&apos; zones it arrives before it departs</source>
        <translation>volgens de tijdzones van de luchthavens komt hij aan voordat hij vertrekt</translation>
    </message>
    <message>
        <source>by the airports&apos; zones it is under way longer than any flight there</source>
        <translation>volgens de tijdzones van de luchthavens is hij langer onderweg dan welke vlucht daarheen ook</translation>
    </message>
    <message>
        <source>it departs before the flight before it arrives</source>
        <translation>hij vertrekt voordat de vorige vlucht aankomt</translation>
    </message>
    <message>
        <source>Price it again: the customer may owe a no-show fee. If the time is wrong, correct it.</source>
        <translation>Bereken de prijs opnieuw: misschien geldt er een no-showtoeslag. Klopt de tijd niet, verbeter die dan.</translation>
    </message>
    <message>
        <source>Extend the fare hold in the booking system first, or take the payment by phone.</source>
        <translation>Verleng eerst de tariefoptie in het boekingssysteem, of neem de betaling telefonisch aan.</translation>
    </message>
    <message>
        <source>Give the price a validity of more than {0} minutes.</source>
        <translation>Geef de prijs een geldigheid van meer dan {0} minuten.</translation>
    </message>
    <message>
        <source>By the waiver&apos;s reason this is our change, and then the customer pays nothing.</source>
        <translation>Volgens de reden van de kwijtschelding is dit onze wijziging, en dan betaalt de klant niets.</translation>
    </message>
    <message>
        <source>Answer the first question again, or give the reason that it was waived for.</source>
        <translation>Beantwoord de eerste vraag opnieuw, of geef de reden waarvoor het werd kwijtgescholden.</translation>
    </message>
    <message>
        <source>An extra is a charge for paying by card, which is forbidden (PSD2 Art. 62(4)).</source>
        <translation>Een extra is een toeslag voor betalen met een kaart, en dat is verboden (PSD2 art. 62, lid 4).</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>Verwijder die.</translation>
    </message>
    <message>
        <source>The provider takes no payments in this currency.</source>
        <translation>De betaaldienst neemt geen betalingen aan in deze valuta.</translation>
    </message>
    <message>
        <source>Price it in another currency, or take the payment another way.</source>
        <translation>Bereken de prijs in een andere valuta, of neem de betaling op een andere manier aan.</translation>
    </message>
    <message>
        <source>This quote is paid already.</source>
        <translation>Deze offerte is al betaald.</translation>
    </message>
    <message>
        <source>Make a new quote for anything more.</source>
        <translation>Maak een nieuwe offerte voor al het meerdere.</translation>
    </message>
    <message>
        <source>This conversation is not on this desk.</source>
        <translation>Dit gesprek staat niet op deze desk.</translation>
    </message>
    <message>
        <source>Open it first.</source>
        <translation>Open het eerst.</translation>
    </message>
    <message>
        <source>The link of this quote can still be paid, though its message was not sent.</source>
        <translation>De link van deze offerte kan nog worden betaald, al is het bericht niet verstuurd.</translation>
    </message>
    <message>
        <source>Send it by another channel, or cancel it first.</source>
        <translation>Stuur hem via een ander kanaal, of trek hem eerst in.</translation>
    </message>
    <message>
        <source>The link of this quote can still be paid.</source>
        <translation>De link van deze offerte kan nog worden betaald.</translation>
    </message>
    <message>
        <source>Cancel it first.</source>
        <translation>Trek hem eerst in.</translation>
    </message>
    <message>
        <source>This link has already ended.</source>
        <translation>Deze link is al afgelopen.</translation>
    </message>
    <message>
        <source>This quote is not on this desk.</source>
        <translation>Deze offerte staat niet op deze desk.</translation>
    </message>
    <message>
        <source>Make a new one.</source>
        <translation>Maak een nieuwe.</translation>
    </message>
    <message>
        <source>Another link is open in this conversation, and two could both be paid.</source>
        <translation>Er staat nog een link open in dit gesprek, en beide zouden betaald kunnen worden.</translation>
    </message>
    <message>
        <source>Cancel that one first, or wait until it ends.</source>
        <translation>Trek die eerst in, of wacht tot hij afloopt.</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>Er is niets te versturen.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Schrijf eerst iets.</translation>
    </message>
    <message>
        <source>The message has {0} characters; the hub takes {1}.</source>
        <translation>Het bericht telt {0} tekens; de hub neemt er {1} aan.</translation>
    </message>
    <message>
        <source>Send it in parts.</source>
        <translation>Verstuur het in delen.</translation>
    </message>
    <message>
        <source>This quote is not paid yet.</source>
        <translation>Deze offerte is nog niet betaald.</translation>
    </message>
    <message>
        <source>Wait for the payment, or press Check now.</source>
        <translation>Wacht op de betaling, of druk op Nu nakijken.</translation>
    </message>
    <message>
        <source>No ticket number was entered.</source>
        <translation>Er is geen ticketnummer ingevoerd.</translation>
    </message>
    <message>
        <source>Enter one for each passenger.</source>
        <translation>Voer er één in voor elke passagier.</translation>
    </message>
    <message>
        <source>Two passengers have the same ticket number.</source>
        <translation>Twee passagiers hebben hetzelfde ticketnummer.</translation>
    </message>
    <message>
        <source>Each has a number of their own.</source>
        <translation>Elk heeft een eigen nummer.</translation>
    </message>
    <message>
        <source>There are {0} passengers and {1} ticket numbers.</source>
        <translation>Er zijn {0} passagiers en {1} ticketnummers.</translation>
    </message>
    <message>
        <source>The numbers are of different airlines.</source>
        <translation>De nummers zijn van verschillende maatschappijen.</translation>
    </message>
    <message>
        <source>Check their first three digits.</source>
        <translation>Controleer de eerste drie cijfers.</translation>
    </message>
    <message>
        <source>No airline has a number that begins with these three digits.</source>
        <translation>Geen maatschappij heeft een nummer dat met deze drie cijfers begint.</translation>
    </message>
    <message>
        <source>Check the first three digits of each number.</source>
        <translation>Controleer van elk nummer de eerste drie cijfers.</translation>
    </message>
    <message>
        <source>The tickets of this quote are recorded already.</source>
        <translation>De tickets van deze offerte zijn al vastgelegd.</translation>
    </message>
    <message>
        <source>The tickets of this passenger are recorded already.</source>
        <translation>De tickets van deze passagier zijn al vastgelegd.</translation>
    </message>
    <message>
        <source>Look at the quote again.</source>
        <translation>Kijk nog eens naar de offerte.</translation>
    </message>
    <message>
        <source>A passenger has no ticket number.</source>
        <translation>Een passagier heeft geen ticketnummer.</translation>
    </message>
    <message>
        <source>Enter one, or say why there is none.</source>
        <translation>Vul er een in, of zeg waarom het er niet is.</translation>
    </message>
    <message>
        <source>Nobody has a ticket number.</source>
        <translation>Niemand heeft een ticketnummer.</translation>
    </message>
    <message>
        <source>Enter one, or refund what was paid.</source>
        <translation>Vul er een in, of betaal terug wat is betaald.</translation>
    </message>
    <message>
        <source>Only a quote that is paid, not ticketed and not refunded is priced again.</source>
        <translation>Alleen een offerte die is betaald, niet geticket en niet terugbetaald wordt opnieuw geprijsd.</translation>
    </message>
    <message>
        <source>No ticket of this quote is recorded yet.</source>
        <translation>Van deze offerte is nog geen ticket vastgelegd.</translation>
    </message>
    <message>
        <source>Issue the ticket first.</source>
        <translation>Geef eerst het ticket uit.</translation>
    </message>
    <message>
        <source>The customer has been told already.</source>
        <translation>De klant weet het al.</translation>
    </message>
    <message>
        <source>The message about the ticket has just left.</source>
        <translation>Het bericht over het ticket is net weg.</translation>
    </message>
    <message>
        <source>Wait a moment: it shows here as soon as the channel has it.</source>
        <translation>Wacht even: het staat hier zodra het kanaal het heeft.</translation>
    </message>
    <message>
        <source>The ticket numbers are not on this desk any more.</source>
        <translation>De ticketnummers staan niet meer op deze desk.</translation>
    </message>
    <message>
        <source>Tell the customer yourself, then press I told them.</source>
        <translation>Vertel het de klant zelf en druk dan op Ik heb het verteld.</translation>
    </message>
    <message>
        <source>This quote is not paid, so there is nothing to refund.</source>
        <translation>Deze offerte is niet betaald, dus er is niets terug te betalen.</translation>
    </message>
    <message>
        <source>The customer&apos;s bank disputes this payment, so it cannot be refunded.</source>
        <translation>De bank van de klant betwist deze betaling, dus ze kan niet worden terugbetaald.</translation>
    </message>
    <message>
        <source>Answer the dispute in Stripe&apos;s Dashboard.</source>
        <translation>Beantwoord de betwisting in het Dashboard van Stripe.</translation>
    </message>
    <message>
        <source>This payment was refunded in full already.</source>
        <translation>Deze betaling is al helemaal terugbetaald.</translation>
    </message>
    <message>
        <source>The refund of this payment is under way.</source>
        <translation>Deze betaling wordt al terugbetaald.</translation>
    </message>
    <message>
        <source>Wait until it ends.</source>
        <translation>Wacht tot dat klaar is.</translation>
    </message>
    <message>
        <source>There is nothing to refund.</source>
        <translation>Er is niets terug te betalen.</translation>
    </message>
    <message>
        <source>Enter an amount.</source>
        <translation>Vul een bedrag in.</translation>
    </message>
    <message>
        <source>At most {0} of one payment can go back.</source>
        <translation>Van één betaling kan hoogstens {0} terug.</translation>
    </message>
    <message>
        <source>Refund it at the provider.</source>
        <translation>Betaal terug bij de betaaldienst.</translation>
    </message>
    <message>
        <source>What is left of this payment has changed meanwhile.</source>
        <translation>Wat er van deze betaling over is, is intussen veranderd.</translation>
    </message>
    <message>
        <source>Look at it, then press Refund again.</source>
        <translation>Kijk ernaar en druk dan opnieuw op Terugbetalen.</translation>
    </message>
    <message>
        <source>Clear that with your payment desk before issuing a ticket.</source>
        <translation>Regel dat met je betaalafdeling voordat je een ticket uitgeeft.</translation>
    </message>
    <message>
        <source>A file of this reply is not on this desk any more.</source>
        <translation>Een bestand bij dit antwoord staat niet meer op deze desk.</translation>
    </message>
    <message>
        <source>Remove it, and attach it again.</source>
        <translation>Verwijder het en voeg het opnieuw toe.</translation>
    </message>
    <message>
        <source>A message takes at most {0} files.</source>
        <translation>Een bericht kan hoogstens {0} bestanden bevatten.</translation>
    </message>
    <message>
        <source>Send it by itself.</source>
        <translation>Verstuur het in een apart bericht.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Dit bestand kan niet worden gelezen.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Kies een ander bestand.</translation>
    </message>
    <message>
        <source>The file cannot be saved there.</source>
        <translation>Het bestand kan daar niet worden opgeslagen.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Kies een andere map.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Dit bestand is leeg.</translation>
    </message>
    <message>
        <source>This is a program, or a page that can run one.</source>
        <translation>Dit is een programma, of een pagina die er een kan starten.</translation>
    </message>
    <message>
        <source>It is never sent.</source>
        <translation>Het wordt nooit verstuurd.</translation>
    </message>
    <message>
        <source>Send it as a PDF or a picture.</source>
        <translation>Verstuur het als pdf of afbeelding.</translation>
    </message>
    <message>
        <source>This file is of a kind that is not sent, or not what its name says.</source>
        <translation>Dit soort bestand wordt niet verstuurd, of het is niet wat de naam zegt.</translation>
    </message>
    <message>
        <source>This channel takes no files of this kind.</source>
        <translation>Dit kanaal neemt dit soort bestand niet aan.</translation>
    </message>
    <message>
        <source>Send it as another kind, or by another channel.</source>
        <translation>Verstuur het als een ander soort bestand, of via een ander kanaal.</translation>
    </message>
    <message>
        <source>This file has {0} MB; this channel takes {1} MB.</source>
        <translation>Dit bestand is {0} MB; dit kanaal neemt {1} MB aan.</translation>
    </message>
    <message>
        <source>Make it smaller, or send it by another channel.</source>
        <translation>Maak het kleiner of verstuur het via een ander kanaal.</translation>
    </message>
    <message>
        <source>The hub does not show this note, and it may still come.</source>
        <translation>De hub laat deze notitie niet zien; ze kan nog komen.</translation>
    </message>
    <message>
        <source>Look at the notes, then press Write again, or It is there.</source>
        <translation>Bekijk de notities en druk dan op Opnieuw schrijven of Hij staat er.</translation>
    </message>
    <message>
        <source>It is not known whether this note was written.</source>
        <translation>Het is niet bekend of deze notitie is geschreven.</translation>
    </message>
    <message>
        <source>It is not known whether this was changed: an earlier answer was lost, and the hub does not show the customer now.</source>
        <translation>Het is niet bekend of dit is gewijzigd: een eerder antwoord ging verloren en de hub laat de klant nu niet zien.</translation>
    </message>
    <message>
        <source>The conversation was not changed.</source>
        <translation>Het gesprek is niet gewijzigd.</translation>
    </message>
    <message>
        <source>It is not known whether this was done: an earlier answer was lost, and the hub does not show it now.</source>
        <translation>Het is niet bekend of dit is gedaan: een eerder antwoord ging verloren en de hub laat het nu niet zien.</translation>
    </message>
    <message>
        <source>Look at it at the hub.</source>
        <translation>Kijk ernaar in de hub.</translation>
    </message>
    <message>
        <source>This conversation is no longer as it was when this was asked for.</source>
        <translation>Dit gesprek is niet meer zoals het was toen je dit vroeg.</translation>
    </message>
    <message>
        <source>Nothing was changed over it.</source>
        <translation>Er is niets overschreven.</translation>
    </message>
    <message>
        <source>Look at it, then press Change anyway, or Leave as it is.</source>
        <translation>Kijk ernaar en druk dan op Toch wijzigen of Laten zoals het is.</translation>
    </message>
    <message>
        <source>The note was refused, so nothing was changed.</source>
        <translation>De notitie is geweigerd, dus er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Look at the note.</source>
        <translation>Bekijk de notitie.</translation>
    </message>
    <message>
        <source>The note was not left, so nothing was changed.</source>
        <translation>De notitie is er niet gekomen, dus er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Ask for it again if it is still wanted.</source>
        <translation>Vraag het opnieuw als het nog nodig is.</translation>
    </message>
    <message>
        <source>The hub does not know this conversation, or this agent may not see it.</source>
        <translation>De hub kent dit gesprek niet, of deze medewerker mag het niet zien.</translation>
    </message>
    <message>
        <source>This version of the desk does not know this change.</source>
        <translation>Deze versie van de desk kent deze wijziging niet.</translation>
    </message>
    <message>
        <source>Ask an administrator of the hub for access to this inbox.</source>
        <translation>Vraag een beheerder van de hub om toegang tot deze inbox.</translation>
    </message>
    <message>
        <source>Copy a new token from your profile at the hub, enter it in the settings, and try again.</source>
        <translation>Kopieer een nieuw token uit je profiel bij de hub, vul het in bij de instellingen en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Correct the hub&apos;s address in the settings.</source>
        <translation>Verbeter het adres van de hub in de instellingen.</translation>
    </message>
    <message>
        <source>No link was made.</source>
        <translation>Er is geen link gemaakt.</translation>
    </message>
    <message>
        <source>Reload the inbox.</source>
        <translation>Laad de inbox opnieuw.</translation>
    </message>
    <message>
        <source>The quote is kept.</source>
        <translation>De offerte is bewaard.</translation>
    </message>
    <message>
        <source>A payment link may have been made.</source>
        <translation>Misschien is er een betaallink gemaakt.</translation>
    </message>
    <message>
        <source>Another link of {0} is open in this conversation.</source>
        <translation>In dit gesprek staat nog een link van {0} open.</translation>
    </message>
    <message>
        <source>Ask whoever manages Stripe for a new restricted key, enter it in the settings, and try again.</source>
        <translation>Vraag wie Stripe beheert om een nieuwe beperkte sleutel, vul die in bij de instellingen en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Ask whoever manages Stripe to give the key that permission, then try again.</source>
        <translation>Vraag wie Stripe beheert om de sleutel dat recht te geven en probeer het daarna opnieuw.</translation>
    </message>
    <message>
        <source>Cancel that one first or wait until it ends, then press Look again.</source>
        <translation>Trek die eerst in of wacht tot hij afloopt, en druk dan op Opnieuw nakijken.</translation>
    </message>
    <message>
        <source>Cancel the link and tell your administrator.</source>
        <translation>Trek de link in en vertel het je beheerder.</translation>
    </message>
    <message>
        <source>Cancelling is tried again by itself.</source>
        <translation>Het intrekken wordt vanzelf opnieuw geprobeerd.</translation>
    </message>
    <message>
        <source>Change the quote, then press Send payment link.</source>
        <translation>Pas de offerte aan en druk dan op Betaallink versturen.</translation>
    </message>
    <message>
        <source>Correct the account number or the token in the settings.</source>
        <translation>Verbeter het accountnummer of het token in de instellingen.</translation>
    </message>
    <message>
        <source>Correct the address of Stripe in the settings.</source>
        <translation>Verbeter het adres van Stripe in de instellingen.</translation>
    </message>
    <message>
        <source>Issue the ticket, or refund the payment.</source>
        <translation>Geef het ticket uit, of betaal terug.</translation>
    </message>
    <message>
        <source>This is no access token.</source>
        <translation>Dit is geen toegangstoken.</translation>
    </message>
    <message>
        <source>Copy the token from the approver&apos;s own profile at the hub.</source>
        <translation>Kopieer het token uit het eigen profiel van wie goedkeurt, in de hub.</translation>
    </message>
    <message>
        <source>The hub does not know this token.</source>
        <translation>De hub kent dit token niet.</translation>
    </message>
    <message>
        <source>This token belongs to another account.</source>
        <translation>Dit token hoort bij een ander account.</translation>
    </message>
    <message>
        <source>The hub cannot be reached, so nobody can be signed in.</source>
        <translation>De hub is niet bereikbaar, dus niemand kan zich aanmelden.</translation>
    </message>
    <message>
        <source>The request is kept.</source>
        <translation>De aanvraag is bewaard.</translation>
    </message>
    <message>
        <source>Approve it when the connection is back.</source>
        <translation>Keur het goed als de verbinding terug is.</translation>
    </message>
    <message>
        <source>This no longer waits for approval.</source>
        <translation>Dit wacht niet meer op goedkeuring.</translation>
    </message>
    <message>
        <source>The hub has not told yet who works at this desk.</source>
        <translation>De hub heeft nog niet gezegd wie hier werkt.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Probeer het zo nog eens.</translation>
    </message>
    <message>
        <source>More stands against it by now than was shown.</source>
        <translation>Er is nu meer op tegen dan werd getoond.</translation>
    </message>
    <message>
        <source>Look at it, then approve again.</source>
        <translation>Bekijk het, en keur het dan opnieuw goed.</translation>
    </message>
    <message>
        <source>Nobody approves their own request.</source>
        <translation>Niemand keurt zijn eigen aanvraag goed.</translation>
    </message>
    <message>
        <source>Another person has to sign in here.</source>
        <translation>Iemand anders moet zich hier aanmelden.</translation>
    </message>
    <message>
        <source>{0} may not approve this.</source>
        <translation>{0} mag dit niet goedkeuren.</translation>
    </message>
    <message>
        <source>An administrator can, or somebody whom the policy names.</source>
        <translation>Een beheerder mag het, of wie in het beleid staat.</translation>
    </message>
    <message>
        <source>Nothing was quoted yet.</source>
        <translation>Er is nog niets geoffreerd.</translation>
    </message>
    <message>
        <source>Enter the amounts first.</source>
        <translation>Voer eerst de bedragen in.</translation>
    </message>
    <message>
        <source>This quote is marked as paid elsewhere already.</source>
        <translation>Deze offerte staat al als elders betaald.</translation>
    </message>
    <message>
        <source>This quote was paid by its link.</source>
        <translation>Deze offerte is met de link betaald.</translation>
    </message>
    <message>
        <source>Issue the ticket.</source>
        <translation>Geef het ticket uit.</translation>
    </message>
    <message>
        <source>The customer&apos;s payment by the link is under way at the bank.</source>
        <translation>De betaling van de klant via de link is onderweg bij de bank.</translation>
    </message>
    <message>
        <source>Wait until it has come or failed.</source>
        <translation>Wacht tot die binnen is of mislukt.</translation>
    </message>
    <message>
        <source>There is no amount.</source>
        <translation>Er is geen bedrag.</translation>
    </message>
    <message>
        <source>Enter what was paid.</source>
        <translation>Voer in wat er betaald is.</translation>
    </message>
    <message>
        <source>Nothing says where it can be found.</source>
        <translation>Er staat niet bij waar het te vinden is.</translation>
    </message>
    <message>
        <source>Enter the receipt&apos;s or voucher&apos;s number.</source>
        <translation>Voer het nummer van de bon of voucher in.</translation>
    </message>
    <message>
        <source>The airline&apos;s policy cannot be read, so nothing that moves money leaves.</source>
        <translation>Het beleid van de maatschappij kan niet worden gelezen, dus alles waarmee geld beweegt blijft hier.</translation>
    </message>
    <message>
        <source>Everything is kept.</source>
        <translation>Alles is bewaard.</translation>
    </message>
    <message>
        <source>Ask your administrator to mend the file; it is read again at the next press.</source>
        <translation>Vraag je beheerder het bestand te herstellen; het wordt bij de volgende keer opnieuw gelezen.</translation>
    </message>
    <message>
        <source>The link is above the most that is allowed ({0} of {1}).</source>
        <translation>De link is hoger dan het hoogste dat mag ({0} van {1}).</translation>
    </message>
    <message>
        <source>Nobody may approve this.</source>
        <translation>Niemand mag dit goedkeuren.</translation>
    </message>
    <message>
        <source>Lower the amount.</source>
        <translation>Verlaag het bedrag.</translation>
    </message>
    <message>
        <source>The customer has paid the link, so it was not marked as paid elsewhere.</source>
        <translation>De klant heeft de link betaald, dus is het niet als elders betaald genoteerd.</translation>
    </message>
    <message>
        <source>The customer has just paid the link, so it was not marked as paid elsewhere.</source>
        <translation>De klant heeft de link net betaald, dus is het niet als elders betaald genoteerd.</translation>
    </message>
    <message>
        <source>Issue the ticket, or refund what was paid twice.</source>
        <translation>Geef het ticket uit, of betaal terug wat dubbel is betaald.</translation>
    </message>
    <message>
        <source>It was not marked as paid.</source>
        <translation>Het is niet als betaald genoteerd.</translation>
    </message>
    <message>
        <source>The link may have been made, so it was not marked as paid.</source>
        <translation>De link is misschien gemaakt, dus is het niet als betaald genoteerd.</translation>
    </message>
    <message>
        <source>Answer what the link asks first.</source>
        <translation>Beantwoord eerst de vraag over de link.</translation>
    </message>
    <message>
        <source>The customer&apos;s payment by the link is under way at the bank, so it was not marked as paid elsewhere.</source>
        <translation>De betaling van de klant via de link is onderweg bij de bank, dus is het niet als elders betaald genoteerd.</translation>
    </message>
    <message>
        <source>The link was not ended and can still be paid, so it was not marked as paid elsewhere.</source>
        <translation>De link is niet beëindigd en kan nog betaald worden, dus is het niet als elders betaald genoteerd.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Beleid</translation>
    </message>
    <message>
        <source>Until it is mended nothing that moves money leaves.</source>
        <translation>Tot het hersteld is, blijft alles hier waarmee geld beweegt.</translation>
    </message>
    <message>
        <source>Mend the file as docs/policy.md has it; it is read again at the next press.</source>
        <translation>Herstel het bestand zoals docs/policy.md het beschrijft; het wordt bij de volgende keer opnieuw gelezen.</translation>
    </message>
    <message>
        <source>Put it there (docs/policy.example.toml is a beginning), or take policy out of settings.toml or DESK_POLICY.</source>
        <translation>Leg het daar neer (docs/policy.example.toml is een begin), of haal policy uit settings.toml of DESK_POLICY.</translation>
    </message>
    <message>
        <source>There is no policy file, so there are no limits; only marking as paid elsewhere needs a second person.</source>
        <translation>Er is geen beleidsbestand, dus er zijn geen limieten; alleen voor ‘elders betaald’ is een tweede persoon nodig.</translation>
    </message>
    <message>
        <source>SHA-256 {0}…; a second person is always needed for: {1}.</source>
        <translation>SHA-256 {0}…; een tweede persoon is altijd nodig voor: {1}.</translation>
    </message>
    <message>
        <source>Stripe refund key</source>
        <translation>Stripe-sleutel voor terugbetalingen</translation>
    </message>
    <message>
        <source>One key is a live one and the other is not, so no refund can find its payment.</source>
        <translation>De ene sleutel is voor echt geld en de andere niet, dus geen terugbetaling vindt haar betaling.</translation>
    </message>
    <message>
        <source>Set DESK_STRIPE_REFUND_KEY to a key of the same mode.</source>
        <translation>Zet DESK_STRIPE_REFUND_KEY op een sleutel van dezelfde soort.</translation>
    </message>
    <message>
        <source>It is the everyday key, so whoever has that can refund.</source>
        <translation>Het is de dagelijkse sleutel, dus wie die heeft kan terugbetalen.</translation>
    </message>
    <message>
        <source>Make a key of its own for refunds, and take the permission from the other.</source>
        <translation>Maak een eigen sleutel voor terugbetalingen, en neem het recht van de andere af.</translation>
    </message>
    <message>
        <source>A restricted key of its own.</source>
        <translation>Een eigen beperkte sleutel.</translation>
    </message>
    <message>
        <source>Give the {0} {1} in Stripe&apos;s Dashboard.</source>
        <translation>Geef de {0} {1} in het Dashboard van Stripe.</translation>
    </message>
    <message>
        <source>Their bank disputes the payment: answer the dispute in Stripe&apos;s Dashboard.</source>
        <translation>De bank van de klant betwist de betaling: beantwoord dat in Stripes Dashboard.</translation>
    </message>
    <message>
        <source>A refund failed: refund it again, or give it back another way and write that down.</source>
        <translation>Een terugbetaling is mislukt: betaal opnieuw terug, of geef het anders terug en leg dat vast.</translation>
    </message>
    <message>
        <source>All of it went back, and its ticket is still valid: void it, then write that down.</source>
        <translation>Alles is terugbetaald en het ticket is nog geldig: void het en leg dat vast.</translation>
    </message>
    <message>
        <source>All of it went back to the customer: there is nothing left to do.</source>
        <translation>Alles is terug bij de klant: er is niets meer te doen.</translation>
    </message>
    <message>
        <source>Issue the ticket, or refund what is left of the payment.</source>
        <translation>Geef het ticket uit, of betaal terug wat er nog van de betaling over is.</translation>
    </message>
    <message>
        <source>The ticket is issued: if the customer does not fly, refund what is left.</source>
        <translation>Het ticket is uitgegeven: vliegt de klant niet, betaal dan terug wat er over is.</translation>
    </message>
    <message>
        <source>It is kept and goes by itself.</source>
        <translation>Het is bewaard en gaat vanzelf.</translation>
    </message>
    <message>
        <source>It is kept and waits until this is done.</source>
        <translation>Het is bewaard en wacht tot dit klaar is.</translation>
    </message>
    <message>
        <source>It is looked up.</source>
        <translation>Het wordt opgezocht.</translation>
    </message>
    <message>
        <source>It is not known whether this message arrived.</source>
        <translation>Het is niet bekend of dit bericht is aangekomen.</translation>
    </message>
    <message>
        <source>It is read again by itself.</source>
        <translation>Het wordt vanzelf opnieuw gelezen.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Het wordt vanzelf opnieuw geprobeerd.</translation>
    </message>
    <message>
        <source>It was left.</source>
        <translation>Het is zo gelaten.</translation>
    </message>
    <message>
        <source>Look at the channel, then press Send again or It arrived.</source>
        <translation>Kijk in het kanaal en druk dan op Opnieuw versturen of Het is aangekomen.</translation>
    </message>
    <message>
        <source>No payment link was made.</source>
        <translation>Er is geen betaallink gemaakt.</translation>
    </message>
    <message>
        <source>No second one was made.</source>
        <translation>Er is geen tweede gemaakt.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Nothing was sent to the customer.</source>
        <translation>Er is niets naar de klant verstuurd.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Er is niets verstuurd.</translation>
    </message>
    <message>
        <source>Press Check now to read again.</source>
        <translation>Druk op Nu nakijken om opnieuw te lezen.</translation>
    </message>
    <message>
        <source>Press Check now to see its state.</source>
        <translation>Druk op Nu nakijken om de stand te zien.</translation>
    </message>
    <message>
        <source>Press Look again to try once more, or Do not send.</source>
        <translation>Druk op Opnieuw nakijken om het nog eens te proberen, of op Niet versturen.</translation>
    </message>
    <message>
        <source>Press Send new link to make another.</source>
        <translation>Druk op Nieuwe link versturen om een andere te maken.</translation>
    </message>
    <message>
        <source>It was made before and has ended.</source>
        <translation>De link is eerder gemaakt en is afgelopen.</translation>
    </message>
    <message>
        <source>Read it, then press Send anyway, change the reply, or remove it.</source>
        <translation>Lees het en druk dan op Toch versturen, pas het antwoord aan of verwijder het.</translation>
    </message>
    <message>
        <source>Somebody wrote in this conversation while this waited.</source>
        <translation>Terwijl dit wachtte, heeft iemand in dit gesprek geschreven.</translation>
    </message>
    <message>
        <source>Something between this computer and Stripe refused the request (error {0}), such as a proxy or a sign-in page.</source>
        <translation>Iets tussen deze computer en Stripe weigerde het verzoek (fout {0}), zoals een proxy of een aanmeldpagina.</translation>
    </message>
    <message>
        <source>Stripe asks to slow down ({0}).</source>
        <translation>Stripe vraagt om het rustiger aan te doen ({0}).</translation>
    </message>
    <message>
        <source>Stripe cannot be asked: {0}.</source>
        <translation>Stripe kan niet worden gevraagd: {0}.</translation>
    </message>
    <message>
        <source>Stripe cannot charge this quote: {0}.</source>
        <translation>Stripe kan deze offerte niet innen: {0}.</translation>
    </message>
    <message>
        <source>Stripe could not be reached: {0}.</source>
        <translation>Stripe is niet bereikbaar: {0}.</translation>
    </message>
    <message>
        <source>Stripe does not accept this key: it is wrong, revoked or expired.</source>
        <translation>Stripe aanvaardt deze sleutel niet: hij is onjuist, ingetrokken of verlopen.</translation>
    </message>
    <message>
        <source>Stripe had a problem of its own (error {0}).</source>
        <translation>Stripe had zelf een probleem (fout {0}).</translation>
    </message>
    <message>
        <source>Stripe has already answered this request in another form.</source>
        <translation>Stripe heeft dit verzoek al in een andere vorm beantwoord.</translation>
    </message>
    <message>
        <source>Stripe is busy with this payment.</source>
        <translation>Stripe is bezig met deze betaling.</translation>
    </message>
    <message>
        <source>Stripe is still working on this very request.</source>
        <translation>Stripe werkt nog aan ditzelfde verzoek.</translation>
    </message>
    <message>
        <source>Stripe refused: {0}.</source>
        <translation>Stripe weigerde: {0}.</translation>
    </message>
    <message>
        <source>Stripe was asked, but {0}.</source>
        <translation>Stripe is gevraagd, maar {0}.</translation>
    </message>
    <message>
        <source>Stripe&apos;s answer cannot be read (status {0}).</source>
        <translation>Het antwoord van Stripe is niet te lezen (status {0}).</translation>
    </message>
    <message>
        <source>Stripe&apos;s answer cannot be read.</source>
        <translation>Het antwoord van Stripe is niet te lezen.</translation>
    </message>
    <message>
        <source>Stripe&apos;s key lacks {0}.</source>
        <translation>De sleutel van Stripe mist {0}.</translation>
    </message>
    <message>
        <source>the permission {0}</source>
        <translation>het recht {0}</translation>
    </message>
    <message>
        <source>a permission that this needs</source>
        <translation>een recht dat hiervoor nodig is</translation>
    </message>
    <message>
        <source>The change may have been made.</source>
        <translation>Misschien is de wijziging gedaan.</translation>
    </message>
    <message>
        <source>The conversation was not resolved.</source>
        <translation>Het gesprek is niet afgehandeld.</translation>
    </message>
    <message>
        <source>The customer had already paid, so the link was not cancelled.</source>
        <translation>De klant had al betaald, dus de link is niet ingetrokken.</translation>
    </message>
    <message>
        <source>The customer&apos;s payment is under way at the bank, so the link cannot be cancelled.</source>
        <translation>De betaling van de klant is onderweg bij de bank, dus de link kan niet worden ingetrokken.</translation>
    </message>
    <message>
        <source>The desk looks for it; nothing is sent twice by itself.</source>
        <translation>De desk zoekt het op; er gaat niets vanzelf twee keer.</translation>
    </message>
    <message>
        <source>The desk looks it up.</source>
        <translation>De desk zoekt het op.</translation>
    </message>
    <message>
        <source>The desk looks it up; nothing is made twice.</source>
        <translation>De desk zoekt het op; er wordt niets twee keer gemaakt.</translation>
    </message>
    <message>
        <source>The hub asks to slow down.</source>
        <translation>De hub vraagt om het rustiger aan te doen.</translation>
    </message>
    <message>
        <source>The hub cannot be asked: {0}.</source>
        <translation>De hub kan niet worden gevraagd: {0}.</translation>
    </message>
    <message>
        <source>The hub could not be reached: {0}.</source>
        <translation>De hub is niet bereikbaar: {0}.</translation>
    </message>
    <message>
        <source>The hub does not accept the access token.</source>
        <translation>De hub aanvaardt het toegangstoken niet.</translation>
    </message>
    <message>
        <source>The hub does not know this, or this agent may not see it.</source>
        <translation>De hub kent dit niet, of deze medewerker mag het niet zien.</translation>
    </message>
    <message>
        <source>The hub does not show this conversation.</source>
        <translation>De hub toont dit gesprek niet.</translation>
    </message>
    <message>
        <source>The hub had a problem of its own (error {0}).</source>
        <translation>De hub had zelf een probleem (fout {0}).</translation>
    </message>
    <message>
        <source>The hub has no such conversation.</source>
        <translation>De hub heeft dit gesprek niet.</translation>
    </message>
    <message>
        <source>The hub is busy with this.</source>
        <translation>De hub is hiermee bezig.</translation>
    </message>
    <message>
        <source>The hub may or may not have sent this message; it does not show there yet.</source>
        <translation>De hub heeft dit bericht misschien wel en misschien niet verstuurd; het is daar nog niet te zien.</translation>
    </message>
    <message>
        <source>The hub refused: {0}.</source>
        <translation>De hub weigerde: {0}.</translation>
    </message>
    <message>
        <source>The hub takes no more messages in this conversation for a minute.</source>
        <translation>De hub neemt in dit gesprek een minuut lang geen berichten meer aan.</translation>
    </message>
    <message>
        <source>The hub was asked, but {0}.</source>
        <translation>De hub is gevraagd, maar {0}.</translation>
    </message>
    <message>
        <source>The hub&apos;s address leads elsewhere, such as to a sign-in page.</source>
        <translation>Het adres van de hub leidt ergens anders heen, zoals naar een aanmeldpagina.</translation>
    </message>
    <message>
        <source>The hub&apos;s answer cannot be read.</source>
        <translation>Het antwoord van de hub is niet te lezen.</translation>
    </message>
    <message>
        <source>The link ended before its message was sent.</source>
        <translation>De link liep af voordat het bericht was verstuurd.</translation>
    </message>
    <message>
        <source>The link had ended before its message was sent.</source>
        <translation>De link was al afgelopen voordat het bericht was verstuurd.</translation>
    </message>
    <message>
        <source>The link itself was made and can still be paid: send it by another channel, or cancel it.</source>
        <translation>De link zelf is gemaakt en kan nog worden betaald: stuur hem via een ander kanaal, of trek hem in.</translation>
    </message>
    <message>
        <source>The link leads to {0}, which is not the provider&apos;s host, so it was not sent.</source>
        <translation>De link leidt naar {0}, en dat is niet het adres van de betaaldienst, dus hij is niet verstuurd.</translation>
    </message>
    <message>
        <source>The link was cancelled before its message was sent.</source>
        <translation>De link is ingetrokken voordat het bericht was verstuurd.</translation>
    </message>
    <message>
        <source>The link was dropped.</source>
        <translation>De link is vervallen.</translation>
    </message>
    <message>
        <source>The link was not cancelled and can still be paid.</source>
        <translation>De link is niet ingetrokken en kan nog worden betaald.</translation>
    </message>
    <message>
        <source>The message may have been sent.</source>
        <translation>Misschien is het bericht verstuurd.</translation>
    </message>
    <message>
        <source>The message was not sent.</source>
        <translation>Het bericht is niet verstuurd.</translation>
    </message>
    <message>
        <source>The payment link is as it was.</source>
        <translation>De betaallink is zoals hij was.</translation>
    </message>
    <message>
        <source>The payment link may be cancelled already.</source>
        <translation>Misschien is de betaallink al ingetrokken.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer was lost, and the link does not show there.</source>
        <translation>Het antwoord van de betaaldienst is verloren gegaan, en de link is daar niet te zien.</translation>
    </message>
    <message>
        <source>The request is kept and goes by itself.</source>
        <translation>Het verzoek is bewaard en gaat vanzelf.</translation>
    </message>
    <message>
        <source>The text was kept.</source>
        <translation>De tekst is bewaard.</translation>
    </message>
    <message>
        <source>The ticket is recorded; tell the customer by another channel.</source>
        <translation>Het ticket is vastgelegd; vertel het de klant via een ander kanaal.</translation>
    </message>
    <message>
        <source>This access token is not of account {0} at the hub.</source>
        <translation>Dit toegangstoken hoort niet bij account {0} van de hub.</translation>
    </message>
    <message>
        <source>This agent may not do that at the hub.</source>
        <translation>Deze medewerker mag dat niet bij de hub.</translation>
    </message>
    <message>
        <source>This quote is not paid, so the customer was not told.</source>
        <translation>Deze offerte is niet betaald, dus de klant heeft niets gehoord.</translation>
    </message>
    <message>
        <source>This quote is paid already, so its link was not sent.</source>
        <translation>Deze offerte is al betaald, dus de link is niet verstuurd.</translation>
    </message>
    <message>
        <source>What is shown is what was last known.</source>
        <translation>Je ziet wat het laatst bekend was.</translation>
    </message>
    <message>
        <source>This reply has left already, or was removed.</source>
        <translation>Dit antwoord is al weg, of het is verwijderd.</translation>
    </message>
    <message>
        <source>It was not changed.</source>
        <translation>Het is niet gewijzigd.</translation>
    </message>
    <message>
        <source>Write a new one.</source>
        <translation>Schrijf een nieuw antwoord.</translation>
    </message>
    <message>
        <source>Nothing was refunded.</source>
        <translation>Er is niets terugbetaald.</translation>
    </message>
    <message>
        <source>Nothing more was refunded.</source>
        <translation>Verder is er niets terugbetaald.</translation>
    </message>
    <message>
        <source>The refund may have been made.</source>
        <translation>De terugbetaling is misschien gedaan.</translation>
    </message>
    <message>
        <source>The desk makes sure; nothing is refunded twice.</source>
        <translation>De desk zoekt het uit; niets wordt twee keer terugbetaald.</translation>
    </message>
    <message>
        <source>Nothing more is refunded meanwhile.</source>
        <translation>Intussen wordt er niets meer terugbetaald.</translation>
    </message>
    <message>
        <source>The desk looks again by itself.</source>
        <translation>De desk kijkt vanzelf opnieuw.</translation>
    </message>
    <message>
        <source>Look at the payment in Stripe&apos;s Dashboard, then press Refund.</source>
        <translation>Bekijk de betaling in het Dashboard van Stripe en druk dan op Terugbetalen.</translation>
    </message>
    <message>
        <source>Stripe cannot refund this amount: {0}.</source>
        <translation>Stripe kan dit bedrag niet terugbetalen: {0}.</translation>
    </message>
    <message>
        <source>Change it, then press Refund.</source>
        <translation>Wijzig het en druk dan op Terugbetalen.</translation>
    </message>
    <message>
        <source>This payment was refunded in full already, perhaps elsewhere.</source>
        <translation>Deze betaling is al helemaal terugbetaald, misschien elders.</translation>
    </message>
    <message>
        <source>There is less left of this payment than that: part of it was refunded elsewhere.</source>
        <translation>Van deze betaling is minder over: een deel is elders terugbetaald.</translation>
    </message>
    <message>
        <source>Look at what is left, then press Refund.</source>
        <translation>Kijk wat er over is en druk dan op Terugbetalen.</translation>
    </message>
    <message>
        <source>The balance at Stripe is too small for this refund.</source>
        <translation>Het saldo bij Stripe is te klein voor deze terugbetaling.</translation>
    </message>
    <message>
        <source>Ask whoever manages Stripe to add to it, then press Refund.</source>
        <translation>Vraag de beheerder van Stripe het aan te vullen en druk dan op Terugbetalen.</translation>
    </message>
    <message>
        <source>Ask whoever manages Stripe to give the key that permission, then press Refund.</source>
        <translation>Vraag de beheerder van Stripe de sleutel dat recht te geven en druk dan op Terugbetalen.</translation>
    </message>
    <message>
        <source>This came back from a backup, and does not show at Stripe.</source>
        <translation>Dit kwam terug uit een reservekopie en staat niet bij Stripe.</translation>
    </message>
    <message>
        <source>Press Refund if it is to be refunded.</source>
        <translation>Druk op Terugbetalen als het terugbetaald moet worden.</translation>
    </message>
    <message>
        <source>Of this payment {0} was refunded elsewhere meanwhile.</source>
        <translation>Van deze betaling is intussen elders {0} terugbetaald.</translation>
    </message>
    <message>
        <source>Stripe had a problem of its own each time, and the refund does not show there.</source>
        <translation>Stripe had telkens zelf een storing, en de terugbetaling staat daar niet.</translation>
    </message>
    <message>
        <source>Press Refund to try again.</source>
        <translation>Druk op Terugbetalen om het opnieuw te proberen.</translation>
    </message>
    <message>
        <source>Stripe made the refund, and it did not go through.</source>
        <translation>Stripe heeft terugbetaald, maar het geld kwam niet aan.</translation>
    </message>
    <message>
        <source>The money is still here.</source>
        <translation>Het geld is nog hier.</translation>
    </message>
    <message>
        <source>Press Refund to try again, or refund it in Stripe&apos;s Dashboard.</source>
        <translation>Druk op Terugbetalen om het opnieuw te proberen, of betaal terug in het Dashboard van Stripe.</translation>
    </message>
    <message>
        <source>its address is not usable: it must start with https://</source>
        <translation>het adres is niet bruikbaar: het moet met https:// beginnen</translation>
    </message>
    <message>
        <source>its certificate is not trusted by this computer</source>
        <translation>deze computer vertrouwt het certificaat niet</translation>
    </message>
    <message>
        <source>its name was not found (is this computer online?)</source>
        <translation>de naam is niet gevonden (is deze computer online?)</translation>
    </message>
    <message>
        <source>no answer came in time</source>
        <translation>er kwam niet op tijd antwoord</translation>
    </message>
    <message>
        <source>no connection came about in time</source>
        <translation>er kwam niet op tijd een verbinding tot stand</translation>
    </message>
    <message>
        <source>no connection could be made</source>
        <translation>er kon geen verbinding worden gemaakt</translation>
    </message>
    <message>
        <source>no secure connection could be made</source>
        <translation>er kon geen beveiligde verbinding worden gemaakt</translation>
    </message>
    <message>
        <source>the connection broke before the answer was complete</source>
        <translation>de verbinding brak af voordat het antwoord compleet was</translation>
    </message>
    <message>
        <source>the connection was refused</source>
        <translation>de verbinding werd geweigerd</translation>
    </message>
    <message>
        <source>the proxy refused the connection</source>
        <translation>de proxy weigerde de verbinding</translation>
    </message>
    <message>
        <source>The file was not fetched.</source>
        <translation>Het bestand is niet opgehaald.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>This file does not lie at the hub, so it was not fetched.</source>
        <translation>Dit bestand staat niet bij de hub en is daarom niet opgehaald.</translation>
    </message>
    <message>
        <source>This file is larger than {0} MB, so it was not fetched.</source>
        <translation>Dit bestand is groter dan {0} MB en is daarom niet opgehaald.</translation>
    </message>
    <message>
        <source>Open the conversation at the hub.</source>
        <translation>Open het gesprek bij de hub.</translation>
    </message>
    <message>
        <source>A file of this reply is not on this desk any more, so nothing was sent.</source>
        <translation>Een bestand bij dit antwoord staat niet meer op deze desk; er is niets verstuurd.</translation>
    </message>
    <message>
        <source>Attach the file again.</source>
        <translation>Voeg het bestand opnieuw toe.</translation>
    </message>
    <message>
        <source>The channel&apos;s reply window has closed, so the customer was not told.</source>
        <translation>Het antwoordvenster van het kanaal is gesloten, dus de klant heeft geen bericht gekregen.</translation>
    </message>
    <message>
        <source>The ticket is recorded: tell them by another channel, then press I told them.</source>
        <translation>Het ticket is vastgelegd: vertel het via een ander kanaal en druk daarna op Ik heb het verteld.</translation>
    </message>
    <message>
        <source>This is to be sent by a person.</source>
        <translation>Dit moet iemand zelf versturen.</translation>
    </message>
    <message>
        <source>Nothing was sent; the ticket is recorded.</source>
        <translation>Er is niets verstuurd; het ticket is vastgelegd.</translation>
    </message>
    <message>
        <source>Press Tell now, or tell the customer yourself and press I told them.</source>
        <translation>Druk op Nu vertellen, of vertel het de klant zelf en druk op Ik heb het verteld.</translation>
    </message>
    <message>
        <source>The customer was not told.</source>
        <translation>De klant heeft geen bericht gekregen.</translation>
    </message>
    <message>
        <source>The ticket is recorded.</source>
        <translation>Het ticket is vastgelegd.</translation>
    </message>
    <message>
        <source>No hub is configured.</source>
        <translation>Er is geen hub ingesteld.</translation>
    </message>
    <message>
        <source>No Stripe key is configured.</source>
        <translation>Er is geen Stripe-sleutel ingesteld.</translation>
    </message>
    <message>
        <source>Make a restricted key in Stripe&apos;s Dashboard (Developers, API keys).</source>
        <translation>Maak een beperkte sleutel in het Dashboard van Stripe (Developers, API keys).</translation>
    </message>
    <message>
        <source>Set DESK_STRIPE_KEY to it, or run: keyring set social-pay-desk stripe_key</source>
        <translation>Zet die in DESK_STRIPE_KEY, of voer uit: keyring set social-pay-desk stripe_key</translation>
    </message>
    <message>
        <source>The desk cannot say how a customer pays; all else works.</source>
        <translation>De desk kan niet zeggen hoe een klant betaalt; al het andere werkt.</translation>
    </message>
    <message>
        <source>A refund from this desk will fail, and say so; all else works.</source>
        <translation>Een terugbetaling vanaf deze desk mislukt, en zegt dat; al het andere werkt.</translation>
    </message>
    <message>
        <source>Set DESK_HUB_URL and DESK_HUB_ACCOUNT, or hub_url and hub_account in settings.toml; set DESK_HUB_TOKEN, or run: keyring set social-pay-desk hub_token</source>
        <translation>Zet DESK_HUB_URL en DESK_HUB_ACCOUNT, of hub_url en hub_account in settings.toml; zet DESK_HUB_TOKEN, of voer uit: keyring set social-pay-desk hub_token</translation>
    </message>
    <message>
        <source>The hub answers.</source>
        <translation>De hub antwoordt.</translation>
    </message>
    <message>
        <source>Copy the access token from the hub&apos;s profile settings again.</source>
        <translation>Kopieer het toegangstoken opnieuw uit de profielinstellingen van de hub.</translation>
    </message>
    <message>
        <source>Set DESK_HUB_TOKEN to it, or run: keyring set social-pay-desk hub_token</source>
        <translation>Zet het in DESK_HUB_TOKEN, of voer uit: keyring set social-pay-desk hub_token</translation>
    </message>
    <message>
        <source>Check the address (DESK_HUB_URL) and this computer&apos;s network and proxy.</source>
        <translation>Controleer het adres (DESK_HUB_URL) en het netwerk en de proxy van deze computer.</translation>
    </message>
    <message>
        <source>It is that of {0}, user {1}.</source>
        <translation>Het is dat van {0}, gebruiker {1}.</translation>
    </message>
    <message>
        <source>Ask your administrator.</source>
        <translation>Vraag het je beheerder.</translation>
    </message>
    <message>
        <source>{0} ({1}) belongs to no inbox and would see no conversation.</source>
        <translation>{0} ({1}) hoort bij geen inbox en zou geen gesprek zien.</translation>
    </message>
    <message>
        <source>Ask the hub&apos;s administrator to add this agent to the inboxes.</source>
        <translation>Vraag de beheerder van de hub deze medewerker aan de inboxen toe te voegen.</translation>
    </message>
    <message>
        <source>{0} ({1}) belongs to {2}.</source>
        <translation>{0} ({1}) hoort bij {2}.</translation>
    </message>
    <message>
        <source>Messages of {0} are not delivered.</source>
        <translation>Berichten van {0} worden niet bezorgd.</translation>
    </message>
    <message>
        <source>Ask the hub&apos;s administrator to sign in to the platform again.</source>
        <translation>Vraag de beheerder van de hub opnieuw in te loggen bij het platform.</translation>
    </message>
    <message>
        <source>{0}; inboxes: {1}.</source>
        <translation>{0}; inboxen: {1}.</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>medewerker</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>beheerder</translation>
    </message>
    <message>
        <source>It subscribes.</source>
        <translation>Hij is verbonden.</translation>
    </message>
    <message>
        <source>The socket does not connect; the desk asks the hub every few seconds instead.</source>
        <translation>De socket krijgt geen verbinding; de desk vraagt het de hub in plaats daarvan om de paar seconden.</translation>
    </message>
    <message>
        <source>Let the proxy or firewall pass WebSockets to the hub&apos;s /cable.</source>
        <translation>Laat de proxy of firewall WebSockets naar /cable van de hub door.</translation>
    </message>
    <message>
        <source>A restricted key; {0}.</source>
        <translation>Een beperkte sleutel; {0}.</translation>
    </message>
    <message>
        <source>real money moves</source>
        <translation>er gaat echt geld om</translation>
    </message>
    <message>
        <source>no real money moves</source>
        <translation>er gaat geen echt geld om</translation>
    </message>
    <message>
        <source>Check DESK_STRIPE_API_BASE and this computer&apos;s network and proxy.</source>
        <translation>Controleer DESK_STRIPE_API_BASE en het netwerk en de proxy van deze computer.</translation>
    </message>
    <message>
        <source>Allowed.</source>
        <translation>Toegestaan.</translation>
    </message>
    <message>
        <source>Give the key {0} in Stripe&apos;s Dashboard.</source>
        <translation>Geef de sleutel {0} in het Dashboard van Stripe.</translation>
    </message>
    <message>
        <source>This computer offers no keyring.</source>
        <translation>Deze computer heeft geen sleutelbos.</translation>
    </message>
    <message>
        <source>This computer offers no keyring, and none is needed: both services are on this computer.</source>
        <translation>Deze computer heeft geen sleutelbos, en die is ook niet nodig: beide diensten staan op deze computer.</translation>
    </message>
    <message>
        <source>The desk asks for a passphrase instead (unattended: DESK_PASSPHRASE).</source>
        <translation>De desk vraagt in plaats daarvan om een wachtzin (onbemand: DESK_PASSPHRASE).</translation>
    </message>
    <message>
        <source>To have a keyring, install and unlock one (GNOME Keyring, KWallet, macOS Keychain, Windows Credential Manager).</source>
        <translation>Voor een sleutelbos: installeer en ontgrendel er een (GNOME Keyring, KWallet, macOS Keychain, Windows Credential Manager).</translation>
    </message>
    <message>
        <source>There is none yet; the first start makes it.</source>
        <translation>Die is er nog niet; de eerste start maakt hem.</translation>
    </message>
    <message>
        <source>Close the desk and run “main.py repair”: it saves what can be read.</source>
        <translation>Sluit de desk en voer “main.py repair” uit: dat redt wat leesbaar is.</translation>
    </message>
    <message>
        <source>It is whole, and so are its chains: {0}.</source>
        <translation>Het is heel, en zijn ketens ook: {0}.</translation>
    </message>
    <message>
        <source>account {0} of {1}, agent {2}, payments by {3}</source>
        <translation>account {0} van {1}, medewerker {2}, betalingen via {3}</translation>
    </message>
    <message>
        <source>Jobs that wait for a person: {0}; others on their way: {1}.</source>
        <translation>Taken die op een mens wachten: {0}; andere onderweg: {1}.</translation>
    </message>
    <message>
        <source>Jobs on their way: {0}.</source>
        <translation>Taken onderweg: {0}.</translation>
    </message>
    <message>
        <source>Jobs of a newer version of the desk, which stand untouched: {0}.</source>
        <translation>Taken van een nieuwere versie van de desk, die onaangeroerd blijven: {0}.</translation>
    </message>
    <message>
        <source>Update this desk: until then nothing behind them leaves.</source>
        <translation>Werk deze desk bij: tot dan vertrekt er niets achter hen.</translation>
    </message>
    <message>
        <source>Open the desk and answer them.</source>
        <translation>Open de desk en beantwoord ze.</translation>
    </message>
    <message>
        <source>No message here holds a masked card number.</source>
        <translation>Geen bericht hier bevat een verborgen kaartnummer.</translation>
    </message>
    <message>
        <source>Masked in {0} of the messages that are kept here, the last of {1}.</source>
        <translation>Verborgen in {0} van de berichten die hier bewaard zijn, het laatste van {1}.</translation>
    </message>
    <message>
        <source>At the hub they stand as they were written, until they are deleted there.</source>
        <translation>Bij de hub staan ze zoals ze geschreven zijn, tot ze daar verwijderd worden.</translation>
    </message>
    <message>
        <source>Everything that came could be read.</source>
        <translation>Alles wat kwam, kon worden gelezen.</translation>
    </message>
    <message>
        <source>Could not be read and were set aside: {0}.</source>
        <translation>Kon niet worden gelezen en is apart gezet: {0}.</translation>
    </message>
    <message>
        <source>{0} from the hub, the last on {1}</source>
        <translation>{0} van de hub, het laatste op {1}</translation>
    </message>
    <message>
        <source>{0} from Stripe, the last on {1}</source>
        <translation>{0} van Stripe, het laatste op {1}</translation>
    </message>
    <message>
        <source>Nothing beside them was lost.</source>
        <translation>Verder ging er niets verloren.</translation>
    </message>
    <message>
        <source>Look at the hub and in Stripe&apos;s Dashboard for what is missing here, and send support the file of “main.py doctor --bundle FILE”.</source>
        <translation>Kijk bij de hub en in het Dashboard van Stripe wat hier ontbreekt, en stuur support het bestand van “main.py doctor --bundle BESTAND”.</translation>
    </message>
    <message>
        <source>The server has not told its time yet.</source>
        <translation>De server heeft zijn tijd nog niet verteld.</translation>
    </message>
    <message>
        <source>This computer is {0} s ahead.</source>
        <translation>Deze computer loopt {0} s voor.</translation>
    </message>
    <message>
        <source>This computer is {0} s behind.</source>
        <translation>Deze computer loopt {0} s achter.</translation>
    </message>
    <message>
        <source>The desk goes by the server&apos;s clock.</source>
        <translation>De desk houdt de klok van de server aan.</translation>
    </message>
    <message>
        <source>Set this computer&apos;s clock by the network.</source>
        <translation>Zet de klok van deze computer gelijk met het netwerk.</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Hub token</source>
        <translation>Token van de hub</translation>
    </message>
    <message>
        <source>Agent&apos;s rights</source>
        <translation>Rechten van de medewerker</translation>
    </message>
    <message>
        <source>Hub socket</source>
        <translation>Socket van de hub</translation>
    </message>
    <message>
        <source>Stripe key</source>
        <translation>Stripe-sleutel</translation>
    </message>
    <message>
        <source>Stripe</source>
        <translation>Stripe</translation>
    </message>
    <message>
        <source>Stripe, {0}</source>
        <translation>Stripe, {0}</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Sleutelbos</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Wachtrij</translation>
    </message>
    <message>
        <source>Card shield</source>
        <translation>Verborgen kaartnummers</translation>
    </message>
    <message>
        <source>Unreadable input</source>
        <translation>Onleesbare invoer</translation>
    </message>
    <message>
        <source>Clock and hub</source>
        <translation>Klok en hub</translation>
    </message>
    <message>
        <source>Clock and Stripe</source>
        <translation>Klok en Stripe</translation>
    </message>
    <message>
        <source>There are {0} alternatives, and a message carries {1}.</source>
        <translation>Er zijn {0} alternatieven, en in een bericht passen er {1}.</translation>
    </message>
    <message>
        <source>Remove one.</source>
        <translation>Haal er één weg.</translation>
    </message>
    <message>
        <source>The alternatives are not for the same customer, booking and language.</source>
        <translation>De alternatieven zijn niet voor dezelfde klant, boeking en taal.</translation>
    </message>
    <message>
        <source>Make them alike, or send one of them alone.</source>
        <translation>Maak ze gelijk, of stuur er één apart.</translation>
    </message>
    <message>
        <source>Two alternatives are the same.</source>
        <translation>Twee alternatieven zijn gelijk.</translation>
    </message>
    <message>
        <source>Change one of them, or remove it.</source>
        <translation>Wijzig er een, of haal die weg.</translation>
    </message>
    <message>
        <source>Alternative {0}: {1}</source>
        <translation>Alternatief {0}: {1}</translation>
    </message>
    <message>
        <source>A link of these alternatives can still be paid.</source>
        <translation>Een link van deze alternatieven kan nog betaald worden.</translation>
    </message>
    <message>
        <source>Cancel it first, then send again.</source>
        <translation>Annuleer die eerst en verstuur daarna opnieuw.</translation>
    </message>
    <message>
        <source>The customer has paid another of the alternatives, or is paying it at the bank.</source>
        <translation>De klant heeft een ander alternatief betaald, of betaalt het nu bij de bank.</translation>
    </message>
    <message>
        <source>Refund that payment first, or make a new quote for anything more.</source>
        <translation>Betaal dat eerst terug, of maak een nieuwe offerte voor al het andere.</translation>
    </message>
    <message>
        <source>{0} links are too long for one message on this channel.</source>
        <translation>{0} links zijn te lang voor één bericht op dit kanaal.</translation>
    </message>
    <message>
        <source>Send fewer alternatives, or one alone.</source>
        <translation>Stuur minder alternatieven, of één apart.</translation>
    </message>
    <message>
        <source>No message was sent.</source>
        <translation>Er is geen bericht verstuurd.</translation>
    </message>
    <message>
        <source>No message was sent: the link of {0} was not made.</source>
        <translation>Er is geen bericht verstuurd: de link van {0} is niet gemaakt.</translation>
    </message>
    <message>
        <source>The links of the other alternatives are cancelled.</source>
        <translation>De links van de andere alternatieven worden geannuleerd.</translation>
    </message>
    <message>
        <source>The quotes are kept.</source>
        <translation>De offertes zijn bewaard.</translation>
    </message>
    <message>
        <source>One of the alternatives is paid already, so the others are cancelled.</source>
        <translation>Een van de alternatieven is al betaald, dus de andere worden geannuleerd.</translation>
    </message>
    <message>
        <source>Go on with the one that is paid.</source>
        <translation>Ga verder met wat betaald is.</translation>
    </message>
    <message>
        <source>One of its links was cancelled before, so the others are cancelled too.</source>
        <translation>Een van de links was al geannuleerd, dus de andere worden ook geannuleerd.</translation>
    </message>
    <message>
        <source>Send the alternatives again without that one.</source>
        <translation>Verstuur de alternatieven opnieuw zonder die ene.</translation>
    </message>
    <message>
        <source>One of its links ended before, so the others are cancelled.</source>
        <translation>Een van de links was al verlopen, dus de andere worden geannuleerd.</translation>
    </message>
    <message>
        <source>Send the alternatives again.</source>
        <translation>Verstuur de alternatieven opnieuw.</translation>
    </message>
    <message>
        <source>One of its links leads to a host that is not the provider&apos;s, so all are cancelled.</source>
        <translation>Een van de links leidt naar een adres dat niet van de betaaldienst is, dus alle worden geannuleerd.</translation>
    </message>
    <message>
        <source>Tell your administrator.</source>
        <translation>Meld het je beheerder.</translation>
    </message>
    <message>
        <source>The links are too long for one message on this channel, so they are cancelled.</source>
        <translation>De links zijn te lang voor één bericht op dit kanaal, dus ze worden geannuleerd.</translation>
    </message>
    <message>
        <source>Send fewer alternatives, or use another channel.</source>
        <translation>Stuur minder alternatieven, of gebruik een ander kanaal.</translation>
    </message>
    <message>
        <source>The links themselves were made and can still be paid: send them by another channel, or cancel them.</source>
        <translation>De links zelf zijn gemaakt en kunnen nog betaald worden: stuur ze via een ander kanaal, of annuleer ze.</translation>
    </message>
    <message>
        <source>The customer has paid this alternative too, so the link was not cancelled.</source>
        <translation>De klant heeft ook dit alternatief betaald, dus de link is niet geannuleerd.</translation>
    </message>
    <message>
        <source>Refund one of the two payments.</source>
        <translation>Betaal een van de twee terug.</translation>
    </message>
    <message>
        <source>The customer&apos;s payment is under way at the bank.</source>
        <translation>De betaling van de klant loopt nog bij de bank.</translation>
    </message>
    <message>
        <source>Wait until the bank has answered.</source>
        <translation>Wacht tot de bank heeft geantwoord.</translation>
    </message>
    <message>
        <source>It is not known yet whether the link&apos;s first message went.</source>
        <translation>Het is nog niet bekend of het eerste bericht met de link is verstuurd.</translation>
    </message>
    <message>
        <source>Wait for that first.</source>
        <translation>Wacht dat eerst af.</translation>
    </message>
    <message>
        <source>There is no link that can be paid.</source>
        <translation>Er is geen link die kan worden betaald.</translation>
    </message>
    <message>
        <source>Send a new link.</source>
        <translation>Stuur een nieuwe link.</translation>
    </message>
    <message>
        <source>The link is about to end.</source>
        <translation>De link verloopt zo.</translation>
    </message>
    <message>
        <source>The address was not read back to the caller yet. Nothing was sent.</source>
        <translation>Het adres is nog niet voorgelezen aan de beller. Er is niets verstuurd.</translation>
    </message>
    <message>
        <source>Read it back, then press again.</source>
        <translation>Lees het voor en druk dan opnieuw.</translation>
    </message>
    <message>
        <source>This link was made by another desk, which alone knows its address.</source>
        <translation>Deze link is op een andere desk gemaakt, en alleen die kent het adres.</translation>
    </message>
    <message>
        <source>Send it again there, or cancel it and send a new one.</source>
        <translation>Stuur hem daar opnieuw, of annuleer hem en stuur een nieuwe.</translation>
    </message>
    <message>
        <source>The link is still on its way.</source>
        <translation>De link is nog onderweg.</translation>
    </message>
    <message>
        <source>Wait until it has been sent.</source>
        <translation>Wacht tot hij is verstuurd.</translation>
    </message>
    <message>
        <source>That channel does not reach this customer now.</source>
        <translation>Via dat kanaal is deze klant nu niet te bereiken.</translation>
    </message>
    <message>
        <source>Choose another, or send it here.</source>
        <translation>Kies een ander, of stuur hem hier.</translation>
    </message>
    <message>
        <source>This link has been sent once more meanwhile.</source>
        <translation>Deze link is intussen nog een keer verstuurd.</translation>
    </message>
    <message>
        <source>Look at it, then press again.</source>
        <translation>Bekijk het, en druk dan opnieuw.</translation>
    </message>
    <message>
        <source>No payment of this link is declined now.</source>
        <translation>Er is nu geen geweigerde betaling voor deze link.</translation>
    </message>
    <message>
        <source>The link itself can still be paid.</source>
        <translation>De link zelf kan nog worden betaald.</translation>
    </message>
    <message>
        <source>The old link was not ended and can still be paid.</source>
        <translation>De oude link is niet beëindigd en kan nog worden betaald.</translation>
    </message>
    <message>
        <source>The customer had just paid the old link, so it was not replaced.</source>
        <translation>De klant had de oude link net betaald, dus hij is niet vervangen.</translation>
    </message>
    <message>
        <source>The customer&apos;s payment is under way at the bank, so the link was not replaced.</source>
        <translation>De betaling van de klant loopt nog bij de bank, dus de link is niet vervangen.</translation>
    </message>
    <message>
        <source>The old link has ended.</source>
        <translation>De oude link is beëindigd.</translation>
    </message>
    <message>
        <source>A newer link has taken this one&apos;s place.</source>
        <translation>Een nieuwere link heeft deze vervangen.</translation>
    </message>
    <message>
        <source>A person has to send this reminder.</source>
        <translation>Deze herinnering moet iemand zelf versturen.</translation>
    </message>
    <message>
        <source>The reminder was not sent.</source>
        <translation>De herinnering is niet verstuurd.</translation>
    </message>
    <message>
        <source>The customer was reminded of this link before.</source>
        <translation>De klant is al aan deze link herinnerd.</translation>
    </message>
    <message>
        <source>That conversation belongs to another customer by now.</source>
        <translation>Dat gesprek is intussen van een andere klant.</translation>
    </message>
    <message>
        <source>The conversation was not opened.</source>
        <translation>Het gesprek is niet geopend.</translation>
    </message>
    <message>
        <source>It is opened by itself.</source>
        <translation>Het wordt vanzelf geopend.</translation>
    </message>
    <message>
        <source>The conversation may have been opened.</source>
        <translation>Het gesprek is misschien geopend.</translation>
    </message>
    <message>
        <source>The desk looks for it; none is opened twice by itself.</source>
        <translation>De desk zoekt het op; er wordt er vanzelf geen twee keer een geopend.</translation>
    </message>
    <message>
        <source>The hub does not show the conversation that was to be opened, and it may still come.</source>
        <translation>De hub toont het gesprek niet dat geopend moest worden; het kan nog komen.</translation>
    </message>
    <message>
        <source>Press Open again, or Leave as it is.</source>
        <translation>Druk op Opnieuw openen, of Laten zoals het is.</translation>
    </message>
    <message>
        <source>It is not known whether the conversation was opened.</source>
        <translation>Het is niet bekend of het gesprek is geopend.</translation>
    </message>
    <message>
        <source>The hub has another address of this customer by now than was read back.</source>
        <translation>De hub heeft intussen een ander adres van deze klant dan er is voorgelezen.</translation>
    </message>
    <message>
        <source>The customer has another address there by now than was read back.</source>
        <translation>De klant heeft daar intussen een ander adres dan er is voorgelezen.</translation>
    </message>
    <message>
        <source>Read the new one back, and send it again.</source>
        <translation>Lees het nieuwe voor en verstuur het opnieuw.</translation>
    </message>
    <message>
        <source>The hub has another address of this customer.</source>
        <translation>De hub heeft een ander adres van deze klant.</translation>
    </message>
    <message>
        <source>Correct it under Customer, and read it back.</source>
        <translation>Verbeter het onder Klant en lees het voor.</translation>
    </message>
    <message>
        <source>This customer is not on this desk.</source>
        <translation>Deze klant staat niet op deze desk.</translation>
    </message>
    <message>
        <source>Look them up at the hub first.</source>
        <translation>Zoek de klant eerst op in de hub.</translation>
    </message>
    <message>
        <source>There only the customer can begin.</source>
        <translation>Daar kan alleen de klant beginnen.</translation>
    </message>
    <message>
        <source>Choose SMS or e-mail, or wait for them.</source>
        <translation>Kies sms of e-mail, of wacht op de klant.</translation>
    </message>
    <message>
        <source>The phone number is missing.</source>
        <translation>Het telefoonnummer ontbreekt.</translation>
    </message>
    <message>
        <source>The e-mail address is missing.</source>
        <translation>Het e-mailadres ontbreekt.</translation>
    </message>
    <message>
        <source>Type it, and read it back.</source>
        <translation>Typ het en lees het voor.</translation>
    </message>
    <message>
        <source>What was given back of this payment has changed meanwhile.</source>
        <translation>Wat er van deze betaling terugging, is intussen veranderd.</translation>
    </message>
    <message>
        <source>Look at it, then issue the ticket again.</source>
        <translation>Kijk ernaar en geef het ticket dan opnieuw uit.</translation>
    </message>
    <message>
        <source>What failed to go back of this payment has changed meanwhile.</source>
        <translation>Wat er van deze betaling niet terug kon, is intussen veranderd.</translation>
    </message>
    <message>
        <source>Look at it, then write it down again.</source>
        <translation>Kijk ernaar en noteer het dan opnieuw.</translation>
    </message>
    <message>
        <source>The customer&apos;s bank disputes the payment of this quote.</source>
        <translation>De bank van de klant betwist de betaling van deze offerte.</translation>
    </message>
    <message>
        <source>All that was paid for this quote was given back.</source>
        <translation>Alles wat voor deze offerte betaald is, ging terug.</translation>
    </message>
    <message>
        <source>Send a new link before issuing a ticket.</source>
        <translation>Stuur een nieuwe link voordat je een ticket uitgeeft.</translation>
    </message>
    <message>
        <source>All that was paid for this quote is about to go back.</source>
        <translation>Alles wat voor deze offerte betaald is, gaat zo terug.</translation>
    </message>
    <message>
        <source>Take the refund back first, or wait until it has ended.</source>
        <translation>Trek de terugbetaling eerst in, of wacht tot ze klaar is.</translation>
    </message>
    <message>
        <source>No refund of this payment has failed, so nothing has to be given back by another way.</source>
        <translation>Van deze betaling is geen terugbetaling mislukt, dus er hoeft niets op een andere manier terug.</translation>
    </message>
    <message>
        <source>Refund what is left.</source>
        <translation>Betaal terug wat er over is.</translation>
    </message>
    <message>
        <source>Enter the transfer&apos;s or voucher&apos;s number.</source>
        <translation>Vul het nummer van de overboeking of voucher in.</translation>
    </message>
    <message>
        <source>This payment was refunded meanwhile, so it was not written down that it was given back by another way.</source>
        <translation>Deze betaling is intussen terugbetaald, dus er is niet genoteerd dat het op een andere manier terugging.</translation>
    </message>
    <message>
        <source>Look at what is left.</source>
        <translation>Kijk wat er over is.</translation>
    </message>
    <message>
        <source>Nothing was written down.</source>
        <translation>Er is niets genoteerd.</translation>
    </message>
    <message>
        <source>There is no ticket of this quote that was issued and not paid for.</source>
        <translation>Van deze offerte is er geen ticket dat uitgegeven en niet betaald is.</translation>
    </message>
    <message>
        <source>Enter the reference, or the reason.</source>
        <translation>Vul de referentie of de reden in.</translation>
    </message>
    <message>
        <source>The ticket was voided meanwhile, so the customer was not told of it.</source>
        <translation>Het ticket is intussen geannuleerd, dus de klant kreeg er geen bericht over.</translation>
    </message>
    <message>
        <source>The customer has not paid, so ticketing is not asked.</source>
        <translation>De klant heeft niet betaald, dus Ticketing krijgt nog geen vraag.</translation>
    </message>
    <message>
        <source>It is asked by itself as soon as the payment has come.</source>
        <translation>Dat gaat vanzelf zodra de betaling binnen is.</translation>
    </message>
    <message>
        <source>This is our change, so the customer loses nothing of the old ticket.</source>
        <translation>Dit is onze wijziging, dus de klant verliest niets van het oude ticket.</translation>
    </message>
    <message>
        <source>Choose a voucher, the original way of payment, or none.</source>
        <translation>Kies een voucher, terug zoals betaald is, of niets.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Set by {source}, which comes first. Change it there.</source>
        <translation>Bepaald door {source}, dat voorgaat. Wijzig het daar.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>General</source>
        <translation>Algemeen</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Openingstijden</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Spelling</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Beleid</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindingen</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Onderdelen van de instellingen</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>Terug naar het werk</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>In a text field a letter alone is text: press the key beside it, or Esc first.</source>
        <translation>In een tekstveld is een letter alleen tekst: druk op de toets ernaast, of eerst op Esc.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Toetsen wijzigen…</translation>
    </message>
</context>
<context>
    <name>ShownMessage</name>
    <message>
        <source>The preview</source>
        <translation>Het voorbeeld</translation>
    </message>
</context>
<context>
    <name>SidePages</name>
    <message>
        <source>No conversation is open.</source>
        <translation>Er is geen gesprek open.</translation>
    </message>
    <message>
        <source>This could not be read. It is tried again when you come back here.</source>
        <translation>Dit kon niet worden gelezen. Het wordt opnieuw geprobeerd als je hier terugkomt.</translation>
    </message>
</context>
<context>
    <name>SideTabs</name>
    <message>
        <source>About this conversation</source>
        <translation>Over dit gesprek</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Offerte</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klant</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historie</translation>
    </message>
</context>
<context>
    <name>Sounds</name>
    <message>
        <source>Chime</source>
        <translation>Belletje</translation>
    </message>
    <message>
        <source>Three up</source>
        <translation>Drie omhoog</translation>
    </message>
    <message>
        <source>Two down</source>
        <translation>Twee omlaag</translation>
    </message>
    <message>
        <source>Knock</source>
        <translation>Klop</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Druppel</translation>
    </message>
    <message>
        <source>Wood block</source>
        <translation>Houtblok</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Geen geluid</translation>
    </message>
</context>
<context>
    <name>SpellingMarks</name>
    <message>
        <source>Nothing similar is known</source>
        <translation>Niets dat erop lijkt is bekend</translation>
    </message>
    <message>
        <source>Add “{word}” to the dictionary</source>
        <translation>“{word}” aan het woordenboek toevoegen</translation>
    </message>
    <message>
        <source>Adding the word</source>
        <translation>Het woord toevoegen</translation>
    </message>
</context>
<context>
    <name>SpellingPage</name>
    <message>
        <source>Spelling</source>
        <translation>Spelling</translation>
    </message>
    <message>
        <source>Underline misspelt words</source>
        <translation>Onderstreep fout gespelde woorden</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antwoorden</translation>
    </message>
    <message>
        <source>In the customer&apos;s language. Codes, links and the customer&apos;s name are left alone. The menu key on a word shows what may have been meant.</source>
        <translation>In de taal van de klant. Codes, links en de naam van de klant blijven buiten beschouwing. De menutoets op een woord toont wat bedoeld kan zijn.</translation>
    </message>
    <message>
        <source>Looking for dictionaries</source>
        <translation>Woordenboeken zoeken</translation>
    </message>
    <message>
        <source>Dictionaries on this computer: {languages}.</source>
        <translation>Woordenboeken op deze computer: {languages}.</translation>
    </message>
    <message>
        <source>There is no dictionary on this computer, so nothing is underlined. On Linux, install Enchant and a Hunspell dictionary (hunspell-nl); macOS has its own.</source>
        <translation>Op deze computer staat geen woordenboek, dus er wordt niets onderstreept. Installeer op Linux Enchant en een Hunspell-woordenboek (hunspell-nl); macOS heeft er zelf een.</translation>
    </message>
</context>
<context>
    <name>StartProblem</name>
    <message>
        <source>The desk&apos;s file is damaged</source>
        <translation>Het bestand van de desk is beschadigd</translation>
    </message>
    <message>
        <source>desk.db cannot be read. It was left as it is. Repair saves what can be read of it and, where that is not enough, of its newest backup; what is missing is said, and the damaged file is kept.</source>
        <translation>desk.db kan niet worden gelezen. Het is gelaten zoals het is. Herstellen redt wat er te lezen is uit het bestand en, waar dat niet genoeg is, uit de nieuwste reservekopie; wat ontbreekt wordt gezegd, en het beschadigde bestand blijft bewaard.</translation>
    </message>
    <message>
        <source>Nothing could be read</source>
        <translation>Er kon niets worden gelezen</translation>
    </message>
    <message>
        <source>Neither desk.db nor a backup of it can be read. Nothing was changed. If there is a copy elsewhere, put it into the data folder and try again. Otherwise begin anew: everything is moved aside and kept.</source>
        <translation>desk.db en de reservekopieën zijn niet te lezen. Er is niets gewijzigd. Is er elders een kopie, zet die dan in de gegevensmap en probeer opnieuw. Begin anders opnieuw: alles wordt opzijgezet en bewaard.</translation>
    </message>
    <message>
        <source>The key does not fit</source>
        <translation>De sleutel past niet</translation>
    </message>
    <message>
        <source>The desk&apos;s files are encrypted, and the key on this computer does not open them. Nothing was changed. Sign in as the person who set up this folder, or unlock the keyring, and try again.</source>
        <translation>De bestanden van de desk zijn versleuteld, en de sleutel op deze computer opent ze niet. Er is niets gewijzigd. Meld je aan als degene die deze map heeft ingericht, of ontgrendel de sleutelbos, en probeer opnieuw.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>De schijf is vol</translation>
    </message>
    <message>
        <source>There is no room for the desk&apos;s files. Everything saved before stands. Free some space and try again.</source>
        <translation>Er is geen ruimte voor de bestanden van de desk. Alles wat eerder is bewaard, staat er nog. Maak ruimte vrij en probeer opnieuw.</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>In de gegevensmap kan niet worden geschreven</translation>
    </message>
    <message>
        <source>Nothing was changed. Give yourself the right to write in it and try again, or use another folder.</source>
        <translation>Er is niets gewijzigd. Geef jezelf schrijfrechten en probeer opnieuw, of gebruik een andere map.</translation>
    </message>
    <message>
        <source>The data folder is on a network</source>
        <translation>De gegevensmap staat op een netwerk</translation>
    </message>
    <message>
        <source>Two computers could damage the desk&apos;s files there, and a lost connection would lose what was just saved. Nothing was changed. Use a folder on this computer.</source>
        <translation>Twee computers kunnen de bestanden van de desk daar beschadigen, en als de verbinding wegvalt, gaat verloren wat net is bewaard. Er is niets gewijzigd. Gebruik een map op deze computer.</translation>
    </message>
    <message>
        <source>Another desk is at work here</source>
        <translation>Er is hier al een desk aan het werk</translation>
    </message>
    <message>
        <source>Only one desk may write in a folder. Nothing was changed. Close this window and go on in the other one, or close the other one and try again.</source>
        <translation>In één map mag maar één desk schrijven. Er is niets veranderd. Sluit dit venster en ga verder in het andere, of sluit het andere en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>It is process {pid} on {host}.</source>
        <translation>Het is proces {pid} op {host}.</translation>
    </message>
    <message>
        <source>A newer desk wrote these files</source>
        <translation>Een nieuwere desk heeft deze bestanden geschreven</translation>
    </message>
    <message>
        <source>Nothing was changed. Install the newer version again.</source>
        <translation>Er is niets gewijzigd. Installeer de nieuwere versie weer.</translation>
    </message>
    <message>
        <source>This folder belongs to another account</source>
        <translation>Deze map hoort bij een ander account</translation>
    </message>
    <message>
        <source>Nothing was changed. Sign in as before, or use another folder for this account.</source>
        <translation>Er is niets gewijzigd. Meld je aan als voorheen, of gebruik een andere map voor dit account.</translation>
    </message>
    <message>
        <source>The desk could not start</source>
        <translation>De desk kon niet starten</translation>
    </message>
    <message>
        <source>{problem}

Nothing was opened or sent. Correct the setting and start the desk again.</source>
        <translation>{problem}

Er is niets geopend of verstuurd. Verbeter de instelling en start de desk opnieuw.</translation>
    </message>
    <message>
        <source>A setting is wrong</source>
        <translation>Een instelling klopt niet</translation>
    </message>
    <message>
        <source>The passphrase does not fit</source>
        <translation>De wachtzin past niet</translation>
    </message>
    <message>
        <source>It does not open the desk&apos;s files. Nothing was changed. Enter the passphrase that this folder was set up with.</source>
        <translation>Hij opent de bestanden van de desk niet. Er is niets gewijzigd. Voer de wachtzin in waarmee deze map is ingericht.</translation>
    </message>
    <message>
        <source>Begin with an empty desk?</source>
        <translation>Met een lege desk beginnen?</translation>
    </message>
    <message>
        <source>Everything in the data folder is moved into a folder of its own there and kept. What had not been sent is not sent. Conversations and payments come back from the hub and the provider.</source>
        <translation>Alles in de gegevensmap wordt daar in een eigen map gezet en bewaard. Wat nog niet verstuurd was, wordt niet verstuurd. Gesprekken en betalingen komen terug van de hub en de betaaldienst.</translation>
    </message>
    <message>
        <source>The file is sound. Nothing was changed.</source>
        <translation>Het bestand is in orde. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Saved: {entries} journal entries, {jobs} jobs.</source>
        <translation>Gered: {entries} journaalregels, {jobs} taken.</translation>
    </message>
    <message>
        <source>From the backups: {entries} entries.</source>
        <translation>Uit de reservekopieën: {entries} regels.</translation>
    </message>
    <message>
        <source>Missing: {lost} entries. Payments are read again from the provider.</source>
        <translation>Ontbreekt: {lost} regels. Betalingen worden opnieuw bij de betaaldienst gelezen.</translation>
    </message>
    <message>
        <source>Nothing of the journal is missing.</source>
        <translation>Van het journaal ontbreekt niets.</translation>
    </message>
    <message>
        <source>Nothing of the journal could be read, and a new one was begun. Look at the payments at the provider.</source>
        <translation>Van het journaal was niets te lezen; er is een nieuw begonnen. Bekijk de betalingen bij de betaalprovider.</translation>
    </message>
    <message>
        <source>Names, links or ticket numbers that could not be read or had been erased: {values}.</source>
        <translation>Namen, links of ticketnummers die niet te lezen waren of gewist waren: {values}.</translation>
    </message>
    <message>
        <source>Unfinished jobs that may have gone already: {jobs}. Each is looked up, or you are asked, before anything is sent.</source>
        <translation>Onvoltooide taken die misschien al verstuurd zijn: {jobs}. Elke wordt opgezocht, of je wordt ernaar gevraagd, voordat er iets wordt verstuurd.</translation>
    </message>
    <message>
        <source>The damaged file is kept as {name}.</source>
        <translation>Het beschadigde bestand blijft bewaard als {name}.</translation>
    </message>
    <message>
        <source>The desk&apos;s file was repaired</source>
        <translation>Het bestand van de desk is hersteld</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>Opnieuw beginnen…</translation>
    </message>
    <message>
        <source>Move aside and begin anew</source>
        <translation>Opzijzetten en opnieuw beginnen</translation>
    </message>
    <message>
        <source>Use another folder…</source>
        <translation>Andere map gebruiken…</translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation>Wachtzin invoeren</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Desk openen</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dit venster sluiten</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Gegevensmap</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is off by {duration}</source>
        <translation>De klok van deze computer wijkt {duration} af</translation>
    </message>
    <message>
        <source>Sandbox — no real money moves</source>
        <translation>Sandbox — er gaat geen echt geld om</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Online, without live updates</source>
        <translation>Online, zonder directe berichten</translation>
    </message>
    <message>
        <source>Online, slowed down</source>
        <translation>Online, vertraagd</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>The hub refuses this desk</source>
        <translation>De hub weigert deze desk</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Messages offline</source>
        <translation>Berichten offline</translation>
    </message>
    <message>
        <source>{state}, trying again in {duration}</source>
        <translation>{state}, nieuwe poging over {duration}</translation>
    </message>
    <message>
        <source>Payments not checked yet</source>
        <translation>Betalingen nog niet nagekeken</translation>
    </message>
    <message>
        <source>1 payment waits too long</source>
        <translation>1 betaling wacht te lang</translation>
    </message>
    <message>
        <source>{count} payments wait too long</source>
        <translation>{count} betalingen wachten te lang</translation>
    </message>
    <message>
        <source>Payments · nothing open</source>
        <translation>Betalingen · niets open</translation>
    </message>
    <message>
        <source>Payments checked {age}</source>
        <translation>Betalingen {age} nagekeken</translation>
    </message>
    <message>
        <source>Payments slowed down</source>
        <translation>Betalingen vertraagd</translation>
    </message>
    <message>
        <source>Payments offline</source>
        <translation>Betalingen offline</translation>
    </message>
    <message>
        <source>The payment key is refused</source>
        <translation>De betaalsleutel is geweigerd</translation>
    </message>
    <message>
        <source>{state}, last checked {age}</source>
        <translation>{state}, laatst nagekeken {age}</translation>
    </message>
    <message>
        <source>No payment link is open. Payments checked {age}; they are checked every {duration}, for refunds and disputes come late.</source>
        <translation>Er staat geen betaallink open. Betalingen {age} nagekeken; dat gebeurt elke {duration}, want terugbetalingen en geschillen komen laat.</translation>
    </message>
    <message>
        <source>Nothing waiting to send</source>
        <translation>Niets wacht op verzending</translation>
    </message>
    <message>
        <source>{count} waiting to send</source>
        <translation>{count} te versturen</translation>
    </message>
    <message>
        <source>1 needs you</source>
        <translation>1 wacht op jou</translation>
    </message>
    <message>
        <source>{count} need you</source>
        <translation>{count} wachten op jou</translation>
    </message>
    <message>
        <source>Payment reads used: {percent}%</source>
        <translation>Leesbudget betalingen: {percent}%</translation>
    </message>
</context>
<context>
    <name>StoreWords</name>
    <message>
        <source>The disk is full</source>
        <translation>De schijf is vol</translation>
    </message>
    <message>
        <source>This was not saved, and nothing of it was sent. Everything saved before stands. Free some space and try again.</source>
        <translation>Dit is niet bewaard, en er is niets van verstuurd. Alles wat eerder is bewaard, staat er nog. Maak ruimte vrij en probeer opnieuw.</translation>
    </message>
    <message>
        <source>The data folder cannot be written any more</source>
        <translation>In de gegevensmap kan niet meer worden geschreven</translation>
    </message>
    <message>
        <source>This was not saved, and nothing of it was sent. Give yourself the right to write in the folder again and try once more.</source>
        <translation>Dit is niet bewaard, en er is niets van verstuurd. Geef jezelf weer schrijfrechten in de map en probeer het nog eens.</translation>
    </message>
    <message>
        <source>The desk&apos;s files are damaged</source>
        <translation>De bestanden van de desk zijn beschadigd</translation>
    </message>
    <message>
        <source>What can be read is safe. Close the desk and start it again: it repairs itself, or says what to press.</source>
        <translation>Wat te lezen is, is veilig. Sluit de desk en start opnieuw: hij herstelt zichzelf, of zegt waarop je kunt drukken.</translation>
    </message>
    <message>
        <source>The desk&apos;s files could not be used</source>
        <translation>De bestanden van de desk konden niet worden gebruikt</translation>
    </message>
</context>
<context>
    <name>StuckMoney</name>
    <message>
        <source>Paid twice</source>
        <translation>Dubbel betaald</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Betwist</translation>
    </message>
    <message>
        <source>Refund failed</source>
        <translation>Terugbetaling mislukt</translation>
    </message>
    <message>
        <source>Refunded, ticket still valid</source>
        <translation>Terugbetaald, ticket nog geldig</translation>
    </message>
    <message>
        <source>Ticket without payment</source>
        <translation>Ticket zonder betaling</translation>
    </message>
    <message>
        <source>Paid after the fare lapsed</source>
        <translation>Betaald na verlopen prijs</translation>
    </message>
    <message>
        <source>Paid, not ticketed</source>
        <translation>Betaald, geen ticket</translation>
    </message>
    <message>
        <source>Ticketed, customer not told</source>
        <translation>Ticket, klant weet het niet</translation>
    </message>
    <message>
        <source>Paid, residual not asked for</source>
        <translation>Betaald, restwaarde niet aangevraagd</translation>
    </message>
    <message>
        <source>Cancel failed</source>
        <translation>Annuleren mislukt</translation>
    </message>
    <message>
        <source>Refund not confirmed</source>
        <translation>Terugbetaling niet bevestigd</translation>
    </message>
    <message>
        <source>refund the second payment</source>
        <translation>betaal de tweede terug</translation>
    </message>
    <message>
        <source>answer it at the payment provider</source>
        <translation>antwoord bij de betaalprovider</translation>
    </message>
    <message>
        <source>refund again, or by another way</source>
        <translation>opnieuw terugbetalen, of anders</translation>
    </message>
    <message>
        <source>void the ticket, then write it down</source>
        <translation>annuleer het ticket en noteer het</translation>
    </message>
    <message>
        <source>send a new link, or void the ticket</source>
        <translation>stuur een nieuwe link of annuleer het ticket</translation>
    </message>
    <message>
        <source>price again, or refund</source>
        <translation>opnieuw prijzen of terugbetalen</translation>
    </message>
    <message>
        <source>issue the ticket</source>
        <translation>geef het ticket uit</translation>
    </message>
    <message>
        <source>tell the customer again</source>
        <translation>laat het de klant opnieuw weten</translation>
    </message>
    <message>
        <source>ask ticketing for the voucher or refund</source>
        <translation>vraag Ticketing om de voucher of terugbetaling</translation>
    </message>
    <message>
        <source>cancel again: it can still be paid</source>
        <translation>annuleer opnieuw: betalen kan nog</translation>
    </message>
    <message>
        <source>the provider is working on it</source>
        <translation>de provider is ermee bezig</translation>
    </message>
    <message>
        <source>ticket by {time}</source>
        <translation>ticket vóór {time}</translation>
    </message>
    <message>
        <source>ticketing limit passed {time}</source>
        <translation>ticketinglimiet verstreken {time}</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>niets te doen</translation>
    </message>
    <message>
        <source>oldest {age}</source>
        <translation>oudste {age}</translation>
    </message>
    <message>
        <source>promise is {time}</source>
        <translation>belofte is {time}</translation>
    </message>
    <message>
        <source>Stuck money</source>
        <translation>Hangend geld</translation>
    </message>
</context>
<context>
    <name>TalkCard</name>
    <message>
        <source>While you talk</source>
        <translation>Terwijl je praat</translation>
    </message>
    <message>
        <source>No payment link yet. Fill in the quote at the right while you talk, and ask for the bank’s app to be at hand: the customer confirms the payment there. The code that you spell and the payment’s steps stand here once the link is sent.</source>
        <translation>Nog geen betaallink. Vul rechts de offerte in terwijl je praat, en vraag de bankapp bij de hand te houden: de klant bevestigt de betaling daar. De code die je spelt en de stappen van de betaling staan hier zodra de link is verstuurd.</translation>
    </message>
    <message>
        <source>{spelled}. It stands in the message, and confirms that it is us.</source>
        <translation>{spelled}. De code staat in het bericht en bevestigt dat wij het zijn.</translation>
    </message>
    <message numerus="yes">
        <source>%n SMS</source>
        <translation>
            <numerusform>%n sms</numerusform>
            <numerusform>%n sms’en</numerusform>
        </translation>
    </message>
    <message>
        <source>The link went by {way}.</source>
        <translation>De link ging via {way}.</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>hub</source>
        <translation>hub</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
    <message>
        <source>Type / while you write to a customer, or press / outside a field. What stands in {{…}} is filled in from the conversation; a text with a gap is never sent.</source>
        <translation>Typ / terwijl je een klant schrijft, of druk op / buiten een veld. Wat tussen {{…}} staat, wordt uit het gesprek ingevuld; een tekst met een open plek wordt nooit verstuurd.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Short code</source>
        <translation>Korte code</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kies…</translation>
    </message>
    <message>
        <source>Insert into the text</source>
        <translation>In de tekst invoegen</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Nieuw sjabloon</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliceren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Reading the templates</source>
        <translation>De sjablonen lezen</translation>
    </message>
    <message>
        <source>It is the hub&apos;s: change it there, or duplicate it.</source>
        <translation>Het is van de hub: wijzig het daar, of dupliceer het.</translation>
    </message>
    <message>
        <source>No conversation knows {names}: each time you would fill it in yourself.</source>
        <translation>Geen gesprek kent {names}: je zou het elke keer zelf invullen.</translation>
    </message>
    <message>
        <source>Without a code it is not kept.</source>
        <translation>Zonder code wordt het niet bewaard.</translation>
    </message>
    <message>
        <source>Keeping the template</source>
        <translation>Het sjabloon bewaren</translation>
    </message>
    <message>
        <source>Hi {{contact.first_name}},</source>
        <translation>Hoi {{contact.first_name}},</translation>
    </message>
</context>
<context>
    <name>TermsFields</name>
    <message>
        <source>Valid for</source>
        <translation>Geldig</translation>
    </message>
    <message>
        <source>45 min</source>
        <translation>45 min</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 u</translation>
    </message>
    <message>
        <source>Fare hold</source>
        <translation>Tariefoptie</translation>
    </message>
    <message>
        <source>Fare hold ends, your time</source>
        <translation>Tariefoptie eindigt, jouw tijd</translation>
    </message>
    <message>
        <source>Customer&apos;s language</source>
        <translation>Taal van de klant</translation>
    </message>
    <message>
        <source>Fare hold ends</source>
        <translation>Tariefoptie eindigt</translation>
    </message>
    <message>
        <source>Ticket by</source>
        <translation>Ticket vóór</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Via</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>(empty message)</source>
        <translation>(leeg bericht)</translation>
    </message>
    <message>
        <source>Names {values}; Enter offers what to do</source>
        <translation>Noemt {values}; Enter toont wat je ermee kunt doen</translation>
    </message>
    <message>
        <source>only colleagues see this</source>
        <translation>alleen collega’s zien dit</translation>
    </message>
    <message>
        <source>Payment {amount}: {state}. {trip}</source>
        <translation>Betaling {amount}: {state}. {trip}</translation>
    </message>
    <message>
        <source>Note by {name}</source>
        <translation>Notitie van {name}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Jij</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelezen</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>bezorgd</translation>
    </message>
    <message>
        <source>not delivered: {reason}</source>
        <translation>niet bezorgd: {reason}</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>niet bezorgd</translation>
    </message>
    <message>
        <source>with the hub</source>
        <translation>bij de hub</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>verstuurd</translation>
    </message>
    <message>
        <source>Attachment: {name}</source>
        <translation>Bijlage: {name}</translation>
    </message>
    <message>
        <source>Attachment: {name} ({size} kB)</source>
        <translation>Bijlage: {name} ({size} kB)</translation>
    </message>
    <message>
        <source>Shown when online</source>
        <translation>Te zien zodra je online bent</translation>
    </message>
    <message>
        <source>Cannot be shown · press to try again</source>
        <translation>Kan niet worden getoond · druk om opnieuw te proberen</translation>
    </message>
    <message>
        <source>Queued · leaves after the one above</source>
        <translation>In de wachtrij · gaat na het vorige</translation>
    </message>
    <message>
        <source>Queued · sends when online</source>
        <translation>In de wachtrij · gaat zodra online</translation>
    </message>
    <message>
        <source>Not sent yet · will be tried again</source>
        <translation>Nog niet verstuurd · wordt opnieuw geprobeerd</translation>
    </message>
    <message>
        <source>Sending… {percent} %</source>
        <translation>Wordt verstuurd… {percent} %</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Versturen…</translation>
    </message>
    <message>
        <source>Checking whether it went</source>
        <translation>Nagaan of het is verstuurd</translation>
    </message>
    <message>
        <source>Did it arrive?</source>
        <translation>Is het aangekomen?</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Niet verstuurd</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Verstuurd</translation>
    </message>
    <message>
        <source>Note · {state}</source>
        <translation>Notitie · {state}</translation>
    </message>
    <message>
        <source>The customer is told about the ticket</source>
        <translation>De klant krijgt bericht over het ticket</translation>
    </message>
    <message>
        <source>The conversation is resolved</source>
        <translation>Het gesprek wordt afgehandeld</translation>
    </message>
    <message>
        <source>The payment link is cancelled</source>
        <translation>De betaallink wordt ingetrokken</translation>
    </message>
    <message>
        <source>The payment links are sent</source>
        <translation>De betaallinks worden verstuurd</translation>
    </message>
    <message>
        <source>The payment link is sent</source>
        <translation>De betaallink wordt verstuurd</translation>
    </message>
    <message>
        <source>The customer is reminded of the payment link</source>
        <translation>De klant wordt aan de betaallink herinnerd</translation>
    </message>
    <message>
        <source>The payment link is sent again</source>
        <translation>De betaallink wordt opnieuw verstuurd</translation>
    </message>
    <message>
        <source>The payment is refunded</source>
        <translation>De betaling wordt terugbetaald</translation>
    </message>
    <message>
        <source>A reply is sent</source>
        <translation>Een antwoord wordt verstuurd</translation>
    </message>
    <message>
        <source>The conversation is assigned</source>
        <translation>Het gesprek wordt toegewezen</translation>
    </message>
    <message>
        <source>The conversation is snoozed</source>
        <translation>Het gesprek wordt uitgesteld</translation>
    </message>
    <message>
        <source>The conversation is opened again</source>
        <translation>Het gesprek wordt heropend</translation>
    </message>
    <message>
        <source>The priority is changed</source>
        <translation>De prioriteit wordt gewijzigd</translation>
    </message>
    <message>
        <source>The labels are changed</source>
        <translation>De labels worden gewijzigd</translation>
    </message>
    <message>
        <source>The customer is blocked</source>
        <translation>De klant wordt geblokkeerd</translation>
    </message>
    <message>
        <source>The customer is no longer blocked</source>
        <translation>De klant wordt niet meer geblokkeerd</translation>
    </message>
    <message>
        <source>Two contacts are merged</source>
        <translation>Twee contacten worden samengevoegd</translation>
    </message>
    <message>
        <source>It is not as it was when you decided. Now: {there}. You wanted: {wanted}. Nothing was changed.</source>
        <translation>Het is niet meer zoals toen je besliste. Nu: {there}. Jij wilde: {wanted}. Er is niets gewijzigd.</translation>
    </message>
</context>
<context>
    <name>ThreadActions</name>
    <message>
        <source>Putting the text back</source>
        <translation>De tekst terugzetten</translation>
    </message>
    <message>
        <source>Changing what waits</source>
        <translation>Wijzigen van wat wacht</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Je antwoord</translation>
    </message>
    <message>
        <source>It has left already, so it was not changed</source>
        <translation>Het is al verstuurd en dus niet gewijzigd</translation>
    </message>
    <message>
        <source>Removed; nothing was sent</source>
        <translation>Verwijderd; er is niets verstuurd</translation>
    </message>
    <message>
        <source>It has left already, so it was not removed</source>
        <translation>Het is al verstuurd en dus niet verwijderd</translation>
    </message>
    <message>
        <source>Link copied; it leaves the clipboard after 60 s</source>
        <translation>Link gekopieerd; hij verdwijnt na 60 s van het klembord</translation>
    </message>
    <message>
        <source>Cancelling the link</source>
        <translation>De link intrekken</translation>
    </message>
    <message>
        <source>Sending a new link</source>
        <translation>Een nieuwe link versturen</translation>
    </message>
    <message>
        <source>Sending the link again</source>
        <translation>Link opnieuw sturen</translation>
    </message>
    <message>
        <source>Sending the reminder</source>
        <translation>Herinnering sturen</translation>
    </message>
    <message>
        <source>Renewing the link</source>
        <translation>Link vernieuwen</translation>
    </message>
    <message>
        <source>Asking ticketing</source>
        <translation>Ticketing vragen</translation>
    </message>
    <message>
        <source>Writing the reply</source>
        <translation>Antwoord schrijven</translation>
    </message>
    <message>
        <source>Checking the payment</source>
        <translation>De betaling nakijken</translation>
    </message>
    <message>
        <source>Cancelling all links</source>
        <translation>Alle links intrekken</translation>
    </message>
    <message>
        <source>Telling the customer</source>
        <translation>Klant inlichten</translation>
    </message>
    <message>
        <source>Taking the refund back</source>
        <translation>De terugbetaling terugnemen</translation>
    </message>
    <message>
        <source>Reading what would be sent</source>
        <translation>Lezen wat er verstuurd zou worden</translation>
    </message>
    <message>
        <source>Sending the link by another channel</source>
        <translation>Link via een ander kanaal sturen</translation>
    </message>
    <message>
        <source>Refunding</source>
        <translation>Terugbetalen</translation>
    </message>
    <message>
        <source>Taken back; nothing was refunded</source>
        <translation>Teruggenomen; er is niets terugbetaald</translation>
    </message>
    <message>
        <source>The refund has begun already, so it was not taken back</source>
        <translation>De terugbetaling is al begonnen en is niet teruggenomen</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>Bericht gekopieerd</translation>
    </message>
</context>
<context>
    <name>ThreadCards</name>
    <message>
        <source>Looking at the payment</source>
        <translation>De betaling bekijken</translation>
    </message>
</context>
<context>
    <name>ThreadFiles</name>
    <message>
        <source>Opening the file</source>
        <translation>Het bestand openen</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Het bestand opslaan</translation>
    </message>
    <message>
        <source>Saving the file</source>
        <translation>Het bestand opslaan</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Opgeslagen als {name}</translation>
    </message>
    <message>
        <source>Saved in Downloads as {name}</source>
        <translation>In Downloads opgeslagen als {name}</translation>
    </message>
</context>
<context>
    <name>ThreadFinding</name>
    <message>
        <source>Searching this conversation</source>
        <translation>In dit gesprek zoeken</translation>
    </message>
</context>
<context>
    <name>ThreadHeader</name>
    <message>
        <source>Resolve</source>
        <translation>Afhandelen</translation>
    </message>
    <message>
        <source>Resolve the conversation</source>
        <translation>Gesprek afhandelen</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Uitstellen</translation>
    </message>
    <message>
        <source>Snooze the conversation</source>
        <translation>Het gesprek uitstellen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Heropenen</translation>
    </message>
    <message>
        <source>Open the conversation again</source>
        <translation>Het gesprek heropenen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>booking</source>
        <translation>boeking</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Afgehandeld</translation>
    </message>
    <message>
        <source>First reply {duration}</source>
        <translation>Eerste antwoord {duration}</translation>
    </message>
</context>
<context>
    <name>ThreadPanel</name>
    <message>
        <source>Conversation</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>Opening the conversation</source>
        <translation>Het openen van het gesprek</translation>
    </message>
    <message>
        <source>Showing the conversation</source>
        <translation>Het tonen van het gesprek</translation>
    </message>
    <message>
        <source>Resolving the conversation</source>
        <translation>Het afhandelen van het gesprek</translation>
    </message>
    <message>
        <source>Choose a conversation with {key} or a click</source>
        <translation>Kies een gesprek met {key} of een klik</translation>
    </message>
    <message>
        <source>Choose a conversation</source>
        <translation>Kies een gesprek</translation>
    </message>
    <message>
        <source>Keeping the customer&apos;s language</source>
        <translation>De taal van de klant bewaren</translation>
    </message>
    <message>
        <source>Fetching older messages</source>
        <translation>Het ophalen van oudere berichten</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Conversation</source>
        <translation>Gesprek</translation>
    </message>
</context>
<context>
    <name>TicketButtons</name>
    <message>
        <source>Issue ticket for {name}</source>
        <translation>Ticket uitgeven voor {name}</translation>
    </message>
</context>
<context>
    <name>TicketEnded</name>
    <message>
        <source>A ticket was issued, and nobody pays for it</source>
        <translation>Een ticket is uitgegeven en niemand betaalt ervoor</translation>
    </message>
    <message>
        <source>Void it in the reservation system first. Colleagues read in a note what became of it.</source>
        <translation>Annuleer het eerst in het reserveringssysteem. Collega’s lezen in een notitie wat ermee gebeurd is.</translation>
    </message>
    <message>
        <source>It was voided</source>
        <translation>Het is geannuleerd</translation>
    </message>
    <message>
        <source>It stays valid, out of goodwill</source>
        <translation>Het blijft geldig, uit coulance</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Wat ermee gebeurde</translation>
    </message>
    <message>
        <source>Reference or reason</source>
        <translation>Referentie of reden</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Noteer</translation>
    </message>
</context>
<context>
    <name>TicketForm</name>
    <message>
        <source>Recorded so far: {tickets}</source>
        <translation>Tot nu toe vastgelegd: {tickets}</translation>
    </message>
    <message>
        <source>Ticketed</source>
        <translation>Ticket uitgegeven</translation>
    </message>
    <message>
        <source>No ticket or EMD was found for these passengers.</source>
        <translation>Geen ticket of EMD gevonden voor deze passagiers.</translation>
    </message>
    <message>
        <source>1 document was read: check it beside the name.</source>
        <translation>Er is 1 document gelezen: controleer het bij de naam.</translation>
    </message>
    <message>
        <source>{count} documents were read: check each beside its name.</source>
        <translation>Er zijn {count} documenten gelezen: controleer ze bij de namen.</translation>
    </message>
    <message>
        <source>Of nobody here for certain: {tickets}.</source>
        <translation>Van niemand hier met zekerheid: {tickets}.</translation>
    </message>
    <message>
        <source>Void and exchanged numbers were left out.</source>
        <translation>Ongeldige en omgewisselde nummers zijn weggelaten.</translation>
    </message>
    <message>
        <source>Issue ticket</source>
        <translation>Ticket uitgeven</translation>
    </message>
    <message>
        <source>paste ticket block</source>
        <translation>ticketblok plakken</translation>
    </message>
    <message>
        <source>Reads the lines of Amadeus, Sabre or Galileo from the clipboard</source>
        <translation>Leest de regels van Amadeus, Sabre of Galileo van het klembord</translation>
    </message>
    <message>
        <source>Issue ticket and tell the customer</source>
        <translation>Ticket uitgeven en klant informeren</translation>
    </message>
    <message>
        <source>Issue {count} tickets and tell the customer</source>
        <translation>{count} tickets uitgeven en klant informeren</translation>
    </message>
    <message>
        <source>Record {count} of {all}, the others later</source>
        <translation>{count} van {all} vastleggen, de rest later</translation>
    </message>
    <message>
        <source>What {name} will read</source>
        <translation>Wat {name} te lezen krijgt</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>de klant</translation>
    </message>
    <message>
        <source>A number stands here twice</source>
        <translation>Een nummer staat hier twee keer</translation>
    </message>
    <message>
        <source>This number is already entered for {name}</source>
        <translation>Dit nummer is al ingevoerd voor {name}</translation>
    </message>
    <message>
        <source>another passenger</source>
        <translation>een andere passagier</translation>
    </message>
    <message>
        <source>Say why there is no ticket</source>
        <translation>Zeg waarom er geen ticket is</translation>
    </message>
    <message>
        <source>Why {name} gets no ticket</source>
        <translation>Waarom {name} geen ticket krijgt</translation>
    </message>
    <message>
        <source>Ticket number for {name}</source>
        <translation>Ticketnummer voor {name}</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>Ticketnummer</translation>
    </message>
    <message>
        <source>such as: infant on a parent&apos;s ticket</source>
        <translation>zoals: baby op het ticket van een ouder</translation>
    </message>
    <message>
        <source>Conjunction tickets: 074-1234567890-91. An EMD: EMD-A 074-8201234567 C/0C3, after a comma.</source>
        <translation>Vervolgtickets: 074-1234567890-91. Een EMD: EMD-A 074-8201234567 C/0C3, na een komma.</translation>
    </message>
    <message>
        <source>has a ticket</source>
        <translation>heeft een ticket</translation>
    </message>
    <message>
        <source>no ticket</source>
        <translation>geen ticket</translation>
    </message>
    <message>
        <source>The ticket number is missing</source>
        <translation>Het ticketnummer ontbreekt</translation>
    </message>
    <message>
        <source>A ticket number has digits only</source>
        <translation>Een ticketnummer heeft alleen cijfers</translation>
    </message>
    <message>
        <source>A ticket number has 13 digits, this has {count}</source>
        <translation>Een ticketnummer heeft 13 cijfers, dit heeft er {count}</translation>
    </message>
    <message>
        <source>The document number cannot be all zeros</source>
        <translation>Het documentnummer kan niet alleen nullen zijn</translation>
    </message>
    <message>
        <source>No airline has numbers with {code}: check the first three digits</source>
        <translation>Geen maatschappij heeft nummers met {code}: controleer de eerste drie cijfers</translation>
    </message>
    <message>
        <source>Conjunction tickets follow each other, four at most, and an EMD has none</source>
        <translation>Vervolgtickets volgen op elkaar, hoogstens vier, en een EMD heeft er geen</translation>
    </message>
    <message>
        <source>Write EMD-A (with a ticket) or EMD-S (alone)</source>
        <translation>Schrijf EMD-A (bij een ticket) of EMD-S (los)</translation>
    </message>
    <message>
        <source>The reason begins with A to G or I, such as C/0C3</source>
        <translation>De reden begint met A tot G of I, zoals C/0C3</translation>
    </message>
    <message>
        <source>Only an EMD has a reason such as C/0C3</source>
        <translation>Alleen een EMD heeft een reden zoals C/0C3</translation>
    </message>
    <message>
        <source>{name} was told in {channel}, {time}.</source>
        <translation>{name} heeft bericht via {channel}, {time}.</translation>
    </message>
    <message>
        <source>A person has to tell {name}: answer the question in the thread.</source>
        <translation>Iemand moet het {name} vertellen: beantwoord de vraag in het gesprek.</translation>
    </message>
    <message>
        <source>Nobody can say yet whether {name} was told. Answer the question in the thread.</source>
        <translation>Niemand kan nog zeggen of {name} bericht heeft. Beantwoord de vraag in het gesprek.</translation>
    </message>
    <message>
        <source>{name} could not be told. Write a reply with the numbers.</source>
        <translation>{name} kreeg geen bericht. Schrijf een antwoord met de nummers.</translation>
    </message>
    <message>
        <source>Checking whether the message to {name} went.</source>
        <translation>Nagaan of het bericht aan {name} is verstuurd.</translation>
    </message>
    <message>
        <source>The message to {name} is on its way; offline it goes when you are back.</source>
        <translation>Het bericht aan {name} is onderweg; offline gaat het zodra je terug bent.</translation>
    </message>
    <message>
        <source>Ask ticketing for it</source>
        <translation>Vraag Ticketing erom</translation>
    </message>
    <message>
        <source>Ticketing was asked for the {amount} that the customer gets.</source>
        <translation>Ticketing is gevraagd om de {amount} die de klant krijgt.</translation>
    </message>
    <message>
        <source>Ticketing was not asked for the {amount} that the customer gets.</source>
        <translation>Ticketing is nog niet gevraagd om de {amount} die de klant krijgt.</translation>
    </message>
    <message>
        <source>Issue a ticket though {refunded} of {paid} went back?</source>
        <translation>Toch een ticket uitgeven, al ging {refunded} van {paid} terug?</translation>
    </message>
    <message>
        <source>Issue a ticket though {failed} was to go back?</source>
        <translation>Toch een ticket uitgeven, al moest {failed} terug?</translation>
    </message>
    <message>
        <source>{left} of the payment is still here. If {name} does not fly, refund the rest instead.</source>
        <translation>Er is nog {left} van de betaling hier. Vliegt {name} niet, betaal dan de rest terug.</translation>
    </message>
</context>
<context>
    <name>TicketResidual</name>
    <message>
        <source>As for all tickets</source>
        <translation>Zoals voor alle tickets</translation>
    </message>
</context>
<context>
    <name>TicketingLimit</name>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Add the ticketing time limit</source>
        <translation>De ticketinglimiet toevoegen</translation>
    </message>
    <message>
        <source>22 Nov 18:00</source>
        <translation>22 nov 18:00</translation>
    </message>
    <message>
        <source>As the reservation system shows it: 22NOV/1800</source>
        <translation>Zoals het reserveringssysteem hem toont: 22NOV/1800</translation>
    </message>
    <message>
        <source>The clock there is put forward over this time: it never comes</source>
        <translation>De klok springt daar over deze tijd heen: hij komt nooit</translation>
    </message>
    <message>
        <source>Ticketing time limit, {city} time</source>
        <translation>Ticketinglimiet, tijd in {city}</translation>
    </message>
    <message>
        <source>{city} time and yours</source>
        <translation>tijd in {city} en bij jou</translation>
    </message>
    <message>
        <source>{city} time; {here} yours</source>
        <translation>tijd in {city}; bij jou {here}</translation>
    </message>
    <message>
        <source>This is not a time of day</source>
        <translation>Dit is geen tijd</translation>
    </message>
    <message>
        <source>This day is not in the calendar</source>
        <translation>Deze dag staat niet in de kalender</translation>
    </message>
    <message>
        <source>Type a day and a time: 22 Nov 18:00</source>
        <translation>Typ een dag en een tijd: 22 nov 18:00</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Put away</source>
        <translation>Wegdoen</translation>
    </message>
    <message>
        <source>{doing} did not work</source>
        <translation>{doing} is niet gelukt</translation>
    </message>
    <message>
        <source>Something did not work</source>
        <translation>Er is iets niet gelukt</translation>
    </message>
    <message>
        <source>What you wrote is kept, and nothing was sent twice. Try again; if it stays, restart the desk. ({kind})</source>
        <translation>Wat je schreef is bewaard en er is niets dubbel verstuurd. Probeer het opnieuw; blijft het, herstart dan de desk. ({kind})</translation>
    </message>
</context>
<context>
    <name>TogetherCard</name>
    <message>
        <source>{name} with us, every channel</source>
        <translation>{name} bij ons, alle kanalen</translation>
    </message>
    <message>
        <source>This customer with us, every channel</source>
        <translation>Deze klant bij ons, alle kanalen</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nog niets.</translation>
    </message>
    <message>
        <source>Nothing was written yet.</source>
        <translation>Er is nog niets geschreven.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>{name}, {count} unread</source>
        <translation>{name}, {count} ongelezen</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Venster openen</translation>
    </message>
    <message>
        <source>Close the desk</source>
        <translation>Afsluiten</translation>
    </message>
</context>
<context>
    <name>TripFields</name>
    <message>
        <source>Booking</source>
        <translation>Boeking</translation>
    </message>
    <message>
        <source>Booking code</source>
        <translation>Boekingscode</translation>
    </message>
    <message>
        <source>Passengers, with commas</source>
        <translation>Passagiers, met komma’s</translation>
    </message>
    <message>
        <source>Passengers, separated by commas</source>
        <translation>Passagiers, met komma’s ertussen</translation>
    </message>
    <message>
        <source>Who is no adult with the type behind the name: Mia CHD, Bo INF</source>
        <translation>Wie niet volwassen is met het type achter de naam: Mia CHD, Bo INF</translation>
    </message>
    <message>
        <source>Present flight</source>
        <translation>Huidige vlucht</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Huidig</translation>
    </message>
    <message>
        <source>New flight</source>
        <translation>Nieuwe vlucht</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message>
        <source>Present flights</source>
        <translation>Huidige vluchten</translation>
    </message>
    <message>
        <source>New flights</source>
        <translation>Nieuwe vluchten</translation>
    </message>
    <message>
        <source>A booking code has six letters and digits</source>
        <translation>Een boekingscode heeft zes letters en cijfers</translation>
    </message>
    <message>
        <source>Is the 0 or 1 perhaps an O or I?</source>
        <translation>Is de 0 of 1 misschien een O of I?</translation>
    </message>
</context>
<context>
    <name>Variables</name>
    <message>
        <source>the customer&apos;s name</source>
        <translation>de naam van de klant</translation>
    </message>
    <message>
        <source>the customer&apos;s first name</source>
        <translation>de voornaam van de klant</translation>
    </message>
    <message>
        <source>the customer&apos;s last name</source>
        <translation>de achternaam van de klant</translation>
    </message>
    <message>
        <source>the customer&apos;s e-mail address</source>
        <translation>het e-mailadres van de klant</translation>
    </message>
    <message>
        <source>the customer&apos;s phone number</source>
        <translation>het telefoonnummer van de klant</translation>
    </message>
    <message>
        <source>the customer&apos;s number</source>
        <translation>het nummer van de klant</translation>
    </message>
    <message>
        <source>the conversation&apos;s number</source>
        <translation>het nummer van het gesprek</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>je naam</translation>
    </message>
    <message>
        <source>your first name</source>
        <translation>je voornaam</translation>
    </message>
    <message>
        <source>your last name</source>
        <translation>je achternaam</translation>
    </message>
    <message>
        <source>your e-mail address</source>
        <translation>je e-mailadres</translation>
    </message>
    <message>
        <source>the inbox&apos;s number</source>
        <translation>het nummer van de inbox</translation>
    </message>
    <message>
        <source>the booking code</source>
        <translation>de boekingscode</translation>
    </message>
    <message>
        <source>the new flight</source>
        <translation>de nieuwe vlucht</translation>
    </message>
    <message>
        <source>the old flight</source>
        <translation>de oude vlucht</translation>
    </message>
    <message>
        <source>the amount to pay</source>
        <translation>het te betalen bedrag</translation>
    </message>
    <message>
        <source>until when the price holds</source>
        <translation>tot wanneer de prijs geldt</translation>
    </message>
    <message>
        <source>the ticket numbers</source>
        <translation>de ticketnummers</translation>
    </message>
</context>
<context>
    <name>Veil</name>
    <message>
        <source>Customer {number}</source>
        <translation>Klant {number}</translation>
    </message>
    <message>
        <source>Agent {number}</source>
        <translation>Medewerker {number}</translation>
    </message>
</context>
<context>
    <name>Veiling</name>
    <message>
        <source>Personal data is hidden. {key} shows it.</source>
        <translation>Persoonsgegevens zijn verborgen. {key} toont ze weer.</translation>
    </message>
    <message>
        <source>Personal data is hidden.</source>
        <translation>Persoonsgegevens zijn verborgen.</translation>
    </message>
</context>
<context>
    <name>VerifyAsk</name>
    <message>
        <source>How was the customer verified?</source>
        <translation>Hoe is de klant geverifieerd?</translation>
    </message>
    <message>
        <source>Still needed before it leaves: press its number. Esc goes back.</source>
        <translation>Nog nodig voordat het weggaat: druk het nummer. Esc gaat terug.</translation>
    </message>
    <message>
        <source>Or skip it, because…</source>
        <translation>Of sla over, omdat…</translation>
    </message>
    <message>
        <source>Why the verification is skipped</source>
        <translation>Waarom de verificatie wordt overgeslagen</translation>
    </message>
</context>
<context>
    <name>ViewName</name>
    <message>
        <source>Name of the view</source>
        <translation>Naam van de weergave</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation>Een weergave heeft een naam nodig.</translation>
    </message>
    <message>
        <source>There is a view with this name already.</source>
        <translation>Er is al een weergave met deze naam.</translation>
    </message>
</context>
<context>
    <name>ViewNamePopup</name>
    <message>
        <source>Name of the view</source>
        <translation>Naam van de weergave</translation>
    </message>
</context>
<context>
    <name>Wallboard</name>
    <message>
        <source>First response now</source>
        <translation>Eerste reactie nu</translation>
    </message>
    <message>
        <source>{percent} inside {time}</source>
        <translation>{percent} binnen {time}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wachtend</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>niemand wacht</translation>
    </message>
    <message>
        <source>oldest {age}</source>
        <translation>oudste {age}</translation>
    </message>
    <message>
        <source>oldest {age}, {count} too late</source>
        <translation>oudste {age}, {count} te laat</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>Aan het werk</translation>
    </message>
    <message>
        <source>the hub has not told</source>
        <translation>de hub zei het niet</translation>
    </message>
    <message>
        <source>nobody is available</source>
        <translation>niemand is beschikbaar</translation>
    </message>
    <message>
        <source>{count} conversations each</source>
        <translation>elk {count} gesprekken</translation>
    </message>
    <message>
        <source>1 conversation each</source>
        <translation>elk 1 gesprek</translation>
    </message>
    <message>
        <source>Paid today</source>
        <translation>Vandaag betaald</translation>
    </message>
    <message>
        <source>on last week&apos;s day</source>
        <translation>dan vorige week</translation>
    </message>
    <message>
        <source>Paid this week</source>
        <translation>Deze week betaald</translation>
    </message>
    <message>
        <source>on last week</source>
        <translation>dan vorige week</translation>
    </message>
    <message>
        <source>Paid in 30 days</source>
        <translation>In 30 dagen betaald</translation>
    </message>
    <message>
        <source>on the 30 before</source>
        <translation>dan de 30 ervoor</translation>
    </message>
    <message>
        <source>Paid in 12 months</source>
        <translation>In 12 mnd betaald</translation>
    </message>
    <message>
        <source>on the year before</source>
        <translation>dan het jaar ervoor</translation>
    </message>
    <message>
        <source>{percent}% up {before}</source>
        <translation>{percent}% meer {before}</translation>
    </message>
    <message>
        <source>{percent}% down {before}</source>
        <translation>{percent}% minder {before}</translation>
    </message>
    <message>
        <source>without {currencies}</source>
        <translation>zonder {currencies}</translation>
    </message>
    <message>
        <source>Links paid</source>
        <translation>Links betaald</translation>
    </message>
    <message>
        <source>no link yet</source>
        <translation>nog geen link</translation>
    </message>
    <message>
        <source>{time} to pay</source>
        <translation>{time} tot betaling</translation>
    </message>
    <message>
        <source>Paid, not ticketed</source>
        <translation>Betaald, geen ticket</translation>
    </message>
    <message>
        <source>all have their ticket</source>
        <translation>iedereen heeft een ticket</translation>
    </message>
    <message>
        <source>Wallboard</source>
        <translation>Wandbord</translation>
    </message>
    <message>
        <source>Social desk</source>
        <translation>Social desk</translation>
    </message>
</context>
<context>
    <name>WaysCard</name>
    <message>
        <source>How the link reaches the caller</source>
        <translation>Hoe de link bij de beller komt</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>Voorgelezen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Opnieuw openen</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Laten zoals het is</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefoonnummer</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-mailadres</translation>
    </message>
    <message>
        <source>Nothing was confirmed: this has only just come on screen. Read it back to the caller, then press again.</source>
        <translation>Er is niets bevestigd: dit staat er nog maar net. Lees het terug aan de beller en druk dan nog een keer.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanalen</translation>
    </message>
    <message>
        <source>It is not known whether the hub opened the conversation. Look there: if it is not there, open it again.</source>
        <translation>Het is niet bekend of de hub het gesprek heeft geopend. Kijk daar: staat het er niet, open het dan opnieuw.</translation>
    </message>
    <message>
        <source>The hub has no inbox for SMS or e-mail that reaches this caller.</source>
        <translation>De hub heeft geen inbox voor sms of e-mail die deze beller bereikt.</translation>
    </message>
    <message>
        <source>Choose how the link goes.</source>
        <translation>Kies hoe de link gaat.</translation>
    </message>
    <message>
        <source>{way} was read back: the link goes there.</source>
        <translation>{way} is voorgelezen: daar gaat de link heen.</translation>
    </message>
    <message>
        <source>Read back to the caller: {address}</source>
        <translation>Lees voor aan de beller: {address}</translation>
    </message>
    <message>
        <source>The message takes {count} SMS.</source>
        <translation>Het bericht kost {count} sms&apos;en.</translation>
    </message>
    <message>
        <source>The message takes {count} SMS: offer e-mail, {key}.</source>
        <translation>Het bericht kost {count} sms&apos;en: bied e-mail aan, {key}.</translation>
    </message>
    <message>
        <source>The message takes {count} SMS: offer e-mail.</source>
        <translation>Het bericht kost {count} sms&apos;en: bied e-mail aan.</translation>
    </message>
    <message>
        <source>E-mail comes first: by SMS the message would take {count}.</source>
        <translation>E-mail eerst: als sms zou het er {count} kosten.</translation>
    </message>
    <message numerus="yes">
        <source>%n SMS, counted with a real link</source>
        <translation>
            <numerusform>%n sms, geteld met een echte link</numerusform>
            <numerusform>%n sms’en, geteld met een echte link</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhoCard</name>
    <message>
        <source>Who is it?</source>
        <translation>Wie is het?</translation>
    </message>
    <message>
        <source>Name of a new customer</source>
        <translation>Naam van een nieuwe klant</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nieuwe klant</translation>
    </message>
</context>
<context>
    <name>WhoseChangeFields</name>
    <message>
        <source>Whose change</source>
        <translation>Wie wijzigt</translation>
    </message>
    <message>
        <source>Customer’s</source>
        <translation>Klant</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Wij</translation>
    </message>
    <message>
        <source>Press 1 for the customer’s, 2 for ours. Our own change costs the customer nothing.</source>
        <translation>Druk op 1 voor de klant, 2 voor ons. Onze eigen wijziging kost de klant niets.</translation>
    </message>
    <message>
        <source>What we did</source>
        <translation>Wat wij deden</translation>
    </message>
    <message>
        <source>We cancelled the flight</source>
        <translation>Wij annuleerden de vlucht</translation>
    </message>
    <message>
        <source>We changed its times</source>
        <translation>Wij wijzigden de tijden</translation>
    </message>
    <message>
        <source>It is delayed</source>
        <translation>De vlucht is vertraagd</translation>
    </message>
    <message>
        <source>We denied boarding</source>
        <translation>Wij weigerden de klant mee te nemen</translation>
    </message>
    <message>
        <source>No fee, no fare difference, by our own policy. From five hours of delay the customer may have the money back instead: Reg. (EC) 261/2004, {articles}, by {by}.</source>
        <translation>Geen kosten, geen tariefverschil, volgens ons eigen beleid. Vanaf vijf uur vertraging kan de klant in plaats daarvan het geld terugkrijgen: Verordening (EG) 261/2004, {articles}, door {by}.</translation>
    </message>
    <message>
        <source>No fee, no fare difference, by our own policy. From five hours of delay the customer may have the money back instead: Reg. (EC) 261/2004 in UK law, {articles}, by {by}.</source>
        <translation>Geen kosten, geen tariefverschil, volgens ons eigen beleid. Vanaf vijf uur vertraging kan de klant in plaats daarvan het geld terugkrijgen: Verordening (EG) 261/2004 in Brits recht, {articles}, door {by}.</translation>
    </message>
    <message>
        <source>No fee, no fare difference: Reg. (EC) 261/2004, {articles}, by {by}.</source>
        <translation>Geen kosten, geen tariefverschil: Verordening (EG) 261/2004, {articles}, door {by}.</translation>
    </message>
    <message>
        <source>No fee, no fare difference: Reg. (EC) 261/2004 in UK law, {articles}, by {by}.</source>
        <translation>Geen kosten, geen tariefverschil: Verordening (EG) 261/2004 in Brits recht, {articles}, door {by}.</translation>
    </message>
    <message>
        <source>No fee, no fare difference, by our own policy. If the change is significant (three hours, six on an international journey, another airport, more connections, a lower cabin), the customer may have the money back instead: 14 CFR Part 260, {articles}, by {by}.</source>
        <translation>Geen kosten, geen tariefverschil, volgens ons eigen beleid. Is de wijziging groot (drie uur, zes op een internationale reis, een andere luchthaven, meer overstappen, een lagere klasse), dan kan de klant in plaats daarvan het geld terugkrijgen: 14 CFR Part 260, {articles}, door {by}.</translation>
    </message>
    <message>
        <source>No fee, no fare difference, by our own policy. The customer may have the money back instead: 14 CFR Part 260, {articles}, by {by}.</source>
        <translation>Geen kosten, geen tariefverschil, volgens ons eigen beleid. De klant kan in plaats daarvan het geld terugkrijgen: 14 CFR Part 260, {articles}, door {by}.</translation>
    </message>
    <message>
        <source>No fee, no fare difference, by our own policy: Reg. (EC) 261/2004 does not reach this flight.</source>
        <translation>Geen kosten, geen tariefverschil, volgens ons eigen beleid: Verordening (EG) 261/2004 geldt niet voor deze vlucht.</translation>
    </message>
    <message>
        <source>No fee, no fare difference. Fill in the present flight with its number, and the law is named here.</source>
        <translation>Geen kosten, geen tariefverschil. Vul de huidige vlucht met nummer in, dan staat hier welke wet geldt.</translation>
    </message>
</context>
<context>
    <name>WhySection</name>
    <message>
        <source>Why {amount}</source>
        <translation>Waarom {amount}</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>Let op</translation>
    </message>
    <message>
        <source>{name} pays</source>
        <translation>{name} betaalt</translation>
    </message>
    <message>
        <source>Left of the old tickets</source>
        <translation>Over van de oude tickets</translation>
    </message>
</context>
<context>
    <name>WrapUpCard</name>
    <message>
        <source>Wrap up</source>
        <translation>Afhandelen</translation>
    </message>
    <message>
        <source>What was it about?</source>
        <translation>Waar ging het over?</translation>
    </message>
    <message>
        <source>How did it end?</source>
        <translation>Hoe liep het af?</translation>
    </message>
    <message>
        <source>What was agreed; colleagues read it in the note</source>
        <translation>Wat is afgesproken; collega’s lezen het in de notitie</translation>
    </message>
    <message>
        <source>End wrap-up</source>
        <translation>Afhandeling afsluiten</translation>
    </message>
    <message>
        <source>Still talking</source>
        <translation>Nog in gesprek</translation>
    </message>
    <message>
        <source>It was no call</source>
        <translation>Het was geen gesprek</translation>
    </message>
    <message>
        <source>{time} on the line. The note goes into the conversation.</source>
        <translation>{time} aan de lijn. De notitie komt in het gesprek.</translation>
    </message>
    <message>
        <source>{time} on the line. Without a conversation there is no note.</source>
        <translation>{time} aan de lijn. Zonder gesprek bij de hub komt er geen notitie.</translation>
    </message>
    <message>
        <source>Say what it was about.</source>
        <translation>Zeg waar het over ging.</translation>
    </message>
    <message>
        <source>Say how it ended.</source>
        <translation>Zeg hoe het afliep.</translation>
    </message>
</context>
<context>
    <name>WritingTools</name>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Reading the templates</source>
        <translation>De sjablonen lezen</translation>
    </message>
</context>
<context>
    <name>_Spelled</name>
    <message>
        <source>QR code</source>
        <translation>QR-code</translation>
    </message>
    <message>
        <source>Ask for the bank’s app to be at hand: the customer confirms the payment there. Paid by link it is an online payment; take no card numbers on the phone.</source>
        <translation>Vraag de bankapp bij de hand te houden: de klant bevestigt de betaling daar. Betalen via de link is een online betaling; neem aan de telefoon geen kaartnummers aan.</translation>
    </message>
</context>
<context>
    <name>_TableCard</name>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
</context>
</TS>
