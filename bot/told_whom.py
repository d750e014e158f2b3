"""Whom the young have told: «jlai dit a leduc», and behind it, or as an answer, «a la cpe».

With a question mark the bare name asks whether she is the right one to tell.
"""

from bot.goes_on import HARMED, OF_PICTURES
from bot.scene import NONE, row

TOLD_SOMEONE, TELL_WHOM = "choose_told_someone", "choose_tell_whom"
I_HAVE_TOLD = (
    r"\b(?:j ?l ?ai|je l ai|j ?en ai|j ?ai|je lui ai|jlui ai) (?:deja |tout |enfin |"
    r"meme )?(?:dit|di|parle|raconte|ecrit)\b"
)
HELPERS = (
    r"\b(?:l? ?educ\w*|l? ?infirm\w*|mere|maman|daronne|pere|papa|daron|parents|prof\w*|cpe|psy\w*|juge|"
    r"referente?|"
    r"assistante|directeur|directrice|chef|soeur|frere|tante|oncle|mamie|police|flics)\b"
)
TO_THEM = rf"(?:(?:et|ou|mais|juste|oui|ouais) )*(?:a|au|aux) ?(?:la |l |ma |mon |mes |une? )?{HELPERS}"
TO_TELL = HARMED | OF_PICTURES | {TELL_WHOM}

TOLD_ROWS = (
    row(
        TOLD_SOMEONE,
        NONE,
        HARMED | OF_PICTURES,
        rf"{I_HAVE_TOLD}.*{HELPERS}",
        r"\b(?:pas|jamais|personne|rien|non)\b",
    ),
    row(TELL_WHOM, NONE, TO_TELL, rf"{TO_THEM}(?: alors| par exemple)*", whole=True, asking=True),
    row(TOLD_SOMEONE, NONE, TO_TELL, TO_THEM, whole=True),
)
