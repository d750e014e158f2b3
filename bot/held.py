"""A child in somebody's hands, or at a place that is named: what adults say where safety is asked of."""

HELD = "choose_child_held"
OF_A_CHILD = r"(?:elle|il|(?:ma|mon|la|le) (?:fille|fils|petite?|jeune|gamine?|niece|neveu|soeur|frere))"
EXPLOITER = (
    r"(?:lui|eux|elles|(?:cet|cette|ces|ce|un|des|l|son) ?(?:homme|hommes|type|types|mec|mecs|gars|"
    r"individu|proxenete|mac))"
)
IN_HIS_HANDS = (
    rf"\b{OF_A_CHILD} est (?:\w+ )?(?:avec|chez|aux mains de|entre les mains de|entre) {EXPLOITER}\b|"
    rf"\b(?:il|ils|on) (?:la|le|l) (?:retien\w*|garde\w*|tien\w*|sequestr\w*|empeche\w*|enferme\w*|a|ont)\b"
)
AT_SOME_PLACE = (
    r"\b(?:dans|a|vers|c est|au|en|pres) (?:une?|l|la|le|cet|cette)? ?(?:hotel|appart\w*|airbnb|squat|"
    r"cave|parking|gare|immeuble|"
    r"chambre|maison)\b|^(?:une?|l) (?:hotel|appart\w*|airbnb|squat|parking)\b"
)
