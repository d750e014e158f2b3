"""How a conversation can end: codes only. A free field would fill with names; the words are French, apart."""

OUTCOMES = (
    "listened",
    "informed",
    "referred",
    "helpline",
    "emergency",
    "reported",
    "will_return",
    "no_answer",
    "not_for_us",
    "misuse",
)
