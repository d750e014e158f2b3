"""In a hospital: a man who waits for a young patient, one who wants to leave against advice."""

from bot.rows import ANYTHING, PROS, WHENEVER, Sequel

MAN, LEAVES = "choose_grave_ward_man", "choose_grave_ward_leaves"
MARKS = "choose_grave_marks"
OF_THE_WARD = frozenset({MAN, LEAVES, MARKS})

PLACE = (
    r"(?:couloir|salle d attente|urgences|service|box|hall|accueil|chambre|entree|parking|dehors|sas|"
    r"hopital|clinique)"
)
A_MAN = (
    r"(?:(?:un|une|cet|le|l|ce|son) ?(?:\w+ )?(?:homme|type|mec|individu|monsieur|majeur|adulte|copain|"
    r"compagnon|petit ami|cousin|oncle|accompagnant|ami|gars))"
)
TAKES = r"(?:reprendre|recuperer|chercher|emmener|ramener|sortir|partir avec|repartir avec|voir|embarquer)"

WARD = (
    Sequel(
        MAN,
        PROS,
        ANYTHING,
        rf"\b{A_MAN}\b.*\b{PLACE}\b.*\b(?:veut|demande|exige|insiste|reclame|attend\w*|vient)\b.*\b(?:la|"
        rf"le|l) {TAKES}\b|"
        rf"\b{A_MAN}\b.*\b(?:attend\w*|est|reste)\b.*\b{PLACE}\b.*\b(?:la|le|l) {TAKES}\b|"
        rf"\b{A_MAN}\b.*\b(?:veut|exige|insiste pour|demande a) (?:\w+ )?(?:la |le )?{TAKES}\b.*\b{PLACE}\b",
        unless=r"\b(?:foyer|grille|portail|internat|mecs|police|educ\w*|famille|pere|mere|hier|semaine|"
        r"saign\w*|proxenete)\b",
        during=WHENEVER,
    ),
    Sequel(
        MAN,
        PROS,
        OF_THE_WARD,
        r"\b(?:il|l homme|le type) (?:\w+ )?(?:insiste|s enerve|crie|menace|attend|entre|force|dit|appelle|"
        r"est la)\b",
        during=WHENEVER,
    ),
    Sequel(
        LEAVES,
        PROS,
        ANYTHING,
        r"\b(?:sort\w*|part\w*|quitt\w*|s en aller) (?:\w+ )?contre (?:l )?avis\b|\bsign\w* (?:une|la|"
        r"sa) decharge\b|"
        r"\b(?:patiente?|elle|il) (?:veut|demande a|insiste pour) (?:sortir|quitter|partir) (?:\w+ ){0,2}"
        r"(?:urgences|service|hopital|clinique)\b",
        during=WHENEVER,
    ),
    Sequel(
        LEAVES,
        PROS,
        OF_THE_WARD,
        r"\b(?:laisse\w*|veut|veu|va) (?:\w+ )?(?:partir|sortir|s en aller|rentrer)\b",
        during=WHENEVER,
    ),
)
