"""Who began with somebody else and says that it is herself: «ma fille …», then «en fait c'est moi»."""

CHILD = r"(?:fille|fils|gamine?|ados?|gosse|jeune|niece|neveu|soeur|frere|amie?|copine?|pote|eleve)"
LEAD = r"(?:(?:non|bon|ben|bah|pardon|desolee?|mais|jdeconne|je deconne|ok) )*"
ADMITS = r"(?:(?:en|pour de) (?:fait|vrai|realite|verite)|(?:je mens|j ?ai menti)|la verite)"
IT_IS = r"(?:c est|cest|c etait|c|ct)"
AGED = r"(?: (?:et )?(?:j ?ai|g) 1\d ans)?"
NOT_HER = (
    rf"{IT_IS} pas (?:de )?(?:ma|mon|une?) {CHILD} (?:que je parle )?(?:mais )?(?:{IT_IS} (?:de )?|de )moi"
)
OF_ME = rf"(?:{IT_IS} (?:de )?moi(?: (?:dont|que) je parle)?|je parle de moi)"
THE_CHILD_IS_ME = rf"{LEAD}(?:{ADMITS} (?:que )?(?:{OF_ME}|{NOT_HER})|{OF_ME} {ADMITS}|{NOT_HER}){AGED}"
# «c'est pour ma fille», and then: «non jdéconne cest moi la fille»
MYSELF = (
    rf"^{THE_CHILD_IS_ME}$|"
    r"\bc ?est moi (?:la|sa|le|son|leur) (?:fille|fils|gamine?|ado|gosse|jeune)\b(?! qui)"
)
