using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

internal sealed partial record NoticeWords
{
    public static NoticeWords German { get; } = new(
        Subject: "{merchant} hat einen Zahlungsstreit über eine Bestellung von Ihnen gemeldet",
        SubjectNowCounts: "Ein Zahlungsstreit mit {merchant} zählt jetzt im Register",
        Greeting: "Guten Tag,",
        Reported: "{merchant} hat {operator}, einem Register darüber, wie Zahlungsstreitigkeiten enden, einen Streit über {order} gemeldet. Nach dem Gesetz müssen Sie das erfahren, und Sie können antworten, bevor jemand anderes es sieht. Stimmt, was angegeben ist, müssen Sie nichts tun.",
        NowCounts: "wir haben Ihnen schon über einen Streit mit {merchant} über {order} geschrieben. Er wurde {operator} nun als entschieden gemeldet; ab jetzt läuft die Frist für Ihre Antwort.",
        NumberedOrder: "Ihre Bestellung {order_number}",
        UnnumberedOrder: "eine Bestellung, die mit dieser E-Mail-Adresse aufgegeben wurde",
        Stated: "Was angegeben ist: {category}, eröffnet am {opened_on}; {outcome}.",
        NeverCounted: "Eine Abbuchung zu bestreiten ist Ihr Recht, und dass Sie es getan haben, zählt nie. Zählen kann nur, wie ein Streit endete, und erst, wenn das endgültig ist.",
        Shared: "Andere Händler sehen es in den nächsten {days} Tagen nicht, damit Sie zuerst antworten können.",
        Open: "Der Streit ist nicht entschieden, deshalb sehen andere Händler ihn nicht. Wird er für den Händler entschieden, schreiben wir Ihnen erneut, bevor er zählt.",
        OwnOnly: "Nach dem Recht, das hier gilt, darf nur dieser Händler es aufbewahren; andere Händler sehen es nicht.",
        Answer: "Sehen Sie kostenlos, was angegeben ist, berichtigen oder bestreiten Sie es. Sobald Sie es bestreiten, zählt es nicht mehr, wo das Recht Ihres Landes das vorsieht, und jemand anderes als der Händler entscheidet. Dieser Link gehört Ihnen allein und wird durch Öffnen nicht verbraucht:",
        NeverAsked: "Niemand wird Sie wegen dieser Nachricht je um Geld, ein Passwort oder Kartendaten bitten. Tut es jemand, sind das nicht wir: Zahlen Sie nicht, und sagen Sie es uns.",
        Who: "Wer verantwortlich ist: {operator_contact} als Betreiber des Registers und {merchant} ({merchant_country}, {merchant_url}), der gemeldet hat.",
        Officer: "Fragen zu Ihren Daten: {officer}.",
        Purpose: "Wozu es dient: Teilnehmende Händler wollen wissen, wie frühere Streitigkeiten endeten, bevor sie eine Bestellung versenden, und können dann eine Unterschrift oder einen Code bei der Zustellung verlangen. Niemand darf Ihnen deshalb Kartenzahlung oder Kredit verweigern.",
        LegalBasis: "Rechtsgrundlage, wo die DSGVO gilt: das berechtigte Interesse der Händler an sicherer Zustellung (Artikel 6 Absatz 1 Buchstabe f).",
        Data: "Was gespeichert ist: worum es in dem Streit ging, wann er begann, wie er endete, der Betrag, und Schlüssel aus Ihrer E-Mail-Adresse und, wo der Händler sie angegeben hat, Ihrer Telefonnummer, Postanschrift und Ihrem Zahlungskonto, aus denen niemand diese zurücklesen kann. Ihr Name wird nicht gespeichert, die Bestellnummer nur als ein solcher Schlüssel.",
        Source: "Woher es stammt: von {merchant} und, wo er den Ausgang bestätigt hat, von dessen Zahlungsdienst; aus keiner öffentlichen Quelle.",
        Recipients: "Wer es erfahren kann: teilnehmende Händler, die nach einer Bestellung von Ihnen fragen, in anderen Ländern nur, wo das Recht aller dieser Länder es erlaubt; und die Menschen, die entscheiden, wenn Sie es bestreiten. Sie können jederzeit sehen, wer es erfahren hat.",
        Retention: "Wie lange: Es wird spätestens nach dem {last_day} gelöscht, und sofort, wenn der Streit für Sie endet.",
        Rights: "Ihre Rechte: alles zu sehen, was über Sie gespeichert ist, und es mitzunehmen, es berichtigen, löschen oder einschränken zu lassen, und einen Menschen darauf schauen zu lassen. Das alles ist kostenlos; beginnen Sie mit dem Link oben.",
        Objection: "IHR WIDERSPRUCHSRECHT: Sie können jederzeit aus Gründen Ihrer eigenen Situation widersprechen, mit dem Link oben oder indem Sie uns schreiben. Solange wir das prüfen, zählt es nicht, wo das Recht Ihres Landes das vorsieht.",
        Authority: "Sie können sich beschweren bei: {authority}.",
        AnyAuthority: "die Datenschutzaufsichtsbehörde, die für Ihren Wohnort zuständig ist",
        NoDecision: "Das Register entscheidet nichts über Sie, und keine Entscheidung darf allein auf seiner Antwort beruhen: Ein Händler, der fragt, erhält eine Stufe mit ihren Gründen, entscheidet selbst und muss auf Ihren Wunsch einen Menschen darauf schauen lassen.",
        Categories: new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "eine Zahlung, die nicht autorisiert gewesen sein soll",
            [Category.NotReceived] = "Ware, die nicht angekommen sein soll",
            [Category.NotAsDescribed] = "Ware, die nicht der Beschreibung entsprochen haben soll",
            [Category.CreditNotProcessed] = "eine Erstattung, die fehlen soll",
            [Category.CancelledOrReturned] = "eine Bestellung, die storniert oder zurückgesandt worden sein soll",
            [Category.RecurringCancelled] = "ein Abonnement, das gekündigt gewesen sein soll",
            [Category.Duplicate] = "eine Zahlung, die doppelt abgebucht worden sein soll",
            [Category.UncollectedDelivery] = "eine Lieferung, die nicht abgeholt wurde",
            [Category.Other] = "ein Streit anderer Art",
        },
        Outcomes: new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "er endete für Sie",
            [EvidenceLevel.Claimed] = "er ist offen",
            [EvidenceLevel.Contested] = "der Händler bestreitet ihn",
            [EvidenceLevel.NotFinal] = "er ist nicht endgültig entschieden",
            [EvidenceLevel.FinalForMerchant] = "er endete für den Händler",
            [EvidenceLevel.IndependentFinding] = "eine unabhängige Stelle gab dem Händler recht",
        });
}
