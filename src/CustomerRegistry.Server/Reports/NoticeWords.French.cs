using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

internal sealed partial record NoticeWords
{
    public static NoticeWords French { get; } = new(
        Subject: "{merchant} a signalé un litige de paiement sur une de vos commandes",
        SubjectNowCounts: "Un litige de paiement avec {merchant} compte désormais dans le registre",
        Greeting: "Bonjour,",
        Reported: "{merchant} a informé {operator}, un registre de l'issue des litiges de paiement, d'un litige sur {order}. La loi veut que vous le sachiez, et vous pouvez répondre avant que quiconque d'autre ne le voie. Si ce qui est indiqué est exact, vous n'avez rien à faire.",
        NowCounts: "nous vous avons déjà écrit au sujet d'un litige avec {merchant} sur {order}. Il vient d'être signalé à {operator} comme tranché ; le délai pour répondre court à partir de maintenant.",
        NumberedOrder: "votre commande {order_number}",
        UnnumberedOrder: "une commande passée avec cette adresse électronique",
        Stated: "Ce qui est indiqué : {category}, ouvert le {opened_on} ; {outcome}.",
        NeverCounted: "Contester un débit est votre droit, et le fait de l'avoir fait ne compte jamais. Seule l'issue d'un litige peut compter, et seulement lorsqu'elle est définitive.",
        Shared: "Les autres commerçants ne peuvent pas le voir pendant les {days} prochains jours, afin que vous puissiez répondre d'abord.",
        Open: "Le litige n'est pas tranché ; les autres commerçants ne peuvent donc pas le voir. S'il est tranché en faveur du commerçant, nous vous écrirons de nouveau avant qu'il ne compte.",
        OwnOnly: "La loi applicable ici ne permet qu'à ce commerçant de le conserver ; les autres commerçants ne peuvent pas le voir.",
        Answer: "Voyez gratuitement ce qui est indiqué, faites-le corriger ou contestez-le. Dès que vous le contestez, il cesse de compter là où la loi de votre pays le prévoit, et quelqu'un d'autre que le commerçant tranche. Ce lien n'est qu'à vous et l'ouvrir ne l'épuise pas :",
        NeverAsked: "Personne ne vous demandera jamais d'argent, de mot de passe ni de données de carte à cause de ce message. Si quelqu'un le fait, ce n'est pas nous : ne payez pas et dites-le-nous.",
        Who: "Qui est responsable : {operator_contact}, qui exploite le registre, et {merchant} ({merchant_country}, {merchant_url}), qui a fait le signalement.",
        Officer: "Questions sur vos données : {officer}.",
        Purpose: "À quoi cela sert : les commerçants participants veulent savoir comment d'anciens litiges se sont terminés avant d'envoyer une commande, et peuvent alors demander une signature ou un code à la livraison. Personne ne peut vous refuser un paiement par carte ou un crédit pour cette raison.",
        LegalBasis: "Base légale, là où le RGPD s'applique : l'intérêt légitime des commerçants à une livraison sûre (article 6, paragraphe 1, point f).",
        Data: "Ce qui est conservé : l'objet du litige, la date de son ouverture, son issue, le montant, et des clés tirées de votre adresse électronique et, si le commerçant les a fournis, de votre numéro de téléphone, de votre adresse postale et de votre compte de paiement, à partir desquelles personne ne peut les relire. Votre nom n'est pas conservé, et le numéro de commande ne l'est que sous la forme d'une telle clé.",
        Source: "D'où cela vient : de {merchant} et, s'il a confirmé l'issue, de son prestataire de paiement ; d'aucune source publique.",
        Recipients: "Qui peut en être informé : les commerçants participants qui posent une question sur une de vos commandes, dans d'autres pays seulement là où la loi de tous ces pays le permet ; et les personnes qui tranchent si vous contestez. Vous pouvez voir à tout moment qui en a été informé.",
        Retention: "Combien de temps : c'est supprimé au plus tard après le {last_day}, et aussitôt si le litige se termine en votre faveur.",
        Rights: "Vos droits : voir tout ce qui est conservé à votre sujet et l'emporter, le faire corriger, supprimer ou limiter, et le faire examiner par une personne. Tout cela est gratuit ; commencez par le lien ci-dessus.",
        Objection: "VOTRE DROIT D'OPPOSITION : vous pouvez à tout moment vous opposer à ce traitement pour des raisons tenant à votre situation, par le lien ci-dessus ou en nous écrivant. Pendant que nous l'examinons, il ne compte pas là où la loi de votre pays le prévoit.",
        Authority: "Vous pouvez adresser une réclamation à l'autorité suivante : {authority}.",
        AnyAuthority: "l'autorité de protection des données du pays où vous vivez",
        NoDecision: "Le registre ne décide rien à votre sujet, et aucune décision ne peut reposer sur sa seule réponse : un commerçant qui l'interroge reçoit un niveau avec ses raisons, décide lui-même et doit faire examiner le cas par une personne si vous le demandez.",
        Categories: new Dictionary<Category, string>
        {
            [Category.Unauthorised] = "un paiement qui n'aurait pas été autorisé",
            [Category.NotReceived] = "une marchandise qui ne serait pas arrivée",
            [Category.NotAsDescribed] = "une marchandise qui ne serait pas conforme à la description",
            [Category.CreditNotProcessed] = "un remboursement qui manquerait",
            [Category.CancelledOrReturned] = "une commande qui aurait été annulée ou retournée",
            [Category.RecurringCancelled] = "un abonnement qui aurait été résilié",
            [Category.Duplicate] = "un paiement qui aurait été prélevé deux fois",
            [Category.UncollectedDelivery] = "une livraison qui n'a pas été retirée",
            [Category.Other] = "un litige d'une autre nature",
        },
        Outcomes: new Dictionary<EvidenceLevel, string>
        {
            [EvidenceLevel.CustomerRight] = "il s'est terminé en votre faveur",
            [EvidenceLevel.Claimed] = "il est ouvert",
            [EvidenceLevel.Contested] = "le commerçant le conteste",
            [EvidenceLevel.NotFinal] = "il n'est pas définitivement tranché",
            [EvidenceLevel.FinalForMerchant] = "il s'est terminé en faveur du commerçant",
            [EvidenceLevel.IndependentFinding] = "un organisme indépendant a donné raison au commerçant",
        });
}
