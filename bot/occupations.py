"""What adults are who write of a child that they meet at work, next door or in their spare time."""

JOBS = (
    r"(?:prof(?:esseure?)?s?|enseignante?|instit(?:utrice|uteur)?|cpe|educ(?:atrice|ateur)?s?|"
    r"assistante? sociale?|as scolaire|infirmiere?|aide soignante?|medecin|"
    r"psy(?:chologue|chiatre)?|sage femme|directrice|directeur|chef(?:fe)? de service|"
    r"surveillante?|aed|aesh|receptionniste|agente? d accueil|hotelier|hoteliere|gerante?|"
    r"veilleur|veilleuse|policiere?|gendarme|juriste|avocate?|puericultrice|pediatre|"
    r"(?:conseiller|conseillere)(?! de classe)|moniteur educateur|monitrice educatrice|"
    r"tisf|travailleur social|travailleuse sociale|principale? (?:adjointe?|d|de|du)|proviseure?|"
    r"assistante? familiale?|intervenante?|pharmacien(?:ne)?|urgentiste|"
    r"interne (?:en (?:medecine|pediatrie|chirurgie|gynecologie)|aux urgences)|"
    r"ecoutante?|professionnel(?:le)?s?(?! du sexe))"
)
BYSTANDERS = (  # who meets a child at work, and has no writing to do on it
    r"(?:chauffeur|chauffeuse|taxi|vtc|livreur|livreuse|gardien(?:ne)?(?! de but)|concierge|commercante?|"
    r"controleur|controleuse|agente? de securite|vigile|buraliste|conducteur|conductrice|logeuse?|loueuse?|"
    r"proprietaire (?:du|de l|d un)|hotes? airbnb|retraitee?|riveraine?)"
)
RUNS = (  # what they do there, in the place of who they are
    r"\bje (?:conduis|loue|sous loue) (?:souvent |parfois )?(?:une?|le|la|mon|ma|mes|des) (?:\w+ )?"
    r"(?:bus|cars?|taxi|vtc|appart\w*|logements?|chambres?|studio|gite|maison|airbnb)\b|"
    r"\b(?:j ai|je gere|je tiens) (?:une?|mon|notre) (?:airbnb|gite|appartement (?:en|a) (?:la )?location)\b"
)
NEIGHBOURS = r"(?:voisine?|voisins)"
PASTIMES = (  # of adults, and of the young
    r"(?:benevole|animatrice|animateur|monitrice|moniteur|referente?|entraineu(?:r|se)|coach|"
    r"chef(?:taine)? scout|president du club|dirigeant)"
)
CARE = (
    r"(?:foyer|mecs|college|lycee(?! pro)|ase|aide sociale|hopital|pmi|urgences|mna|etablissement|clinique|"
    r"planning|protection de l enfance|commissariat|gendarmerie)"
)
AT_FIRST = (  # «propriétaire d'un gîte, …», «brigadier, commissariat, …»: without «je suis»
    (
        rf"^(?:(?:bonjour|bonsoir|salut|hello) )?(?:{JOBS}|{BYSTANDERS}|proprietaire|femme de chambre|"
        rf"brigadier|officier|enqueteu(?:r|se)|entraineu(?:r|se)) "
        rf"(?:d|de|du|en|dans|a|au|aux|scolaire|liberale?|municipale?|{CARE})\b"
    ),
    r"\b(?:me|m)\b(?! (?:a|ont|avait|dit|disent)\b)|\bclasse\b",
)
AGED_NEIGHBOUR = (  # what tells her, and what a child says of her
    (
        r"\b(?:ma|mon|la|une?) voisine? (?:qui a |a |elle a |il a |de )?1[0-7] ans\b|"
        r"\bla (?:fille|petite) des voisins\b"
    ),
    r"\b(?:mes parents|ma mere|mon pere|mon lycee|mon college|ma classe|ma pote|en cours|jsuis|moi aussi)\b",
)
