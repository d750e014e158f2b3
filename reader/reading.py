"""What a reading says, in the terms of the taxonomy."""

from dataclasses import dataclass, field

LEVELS = ("none", "concern", "high", "immediate")
AXES = (  # the gravest first
    "suicide", "held", "violence", "sexual_violence", "medical", "coercion", "images", "self_harm", "runaway",
    "paid_encounters", "recruitment", "substances", "neglect", "bullying",
)  # fmt: skip
AUDIENCES = ("young", "parent", "professional")
STANCES = ("affirms", "denies", "unsure", "none")  # towards the last question
ABOUT = ("self", "friend", "own_child", "child_in_care", "nobody")
LANGUAGES = ("fr", "en", "pcm", "es", "pt", "ro", "bg", "ar", "ary", "uk", "ru")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a message.

    `question` and `choices` are the last words put to the visitor and the labels of their buttons; `before` are
    earlier messages of the visitor, the latest last (two are read); `audience` and `subject` where they are known.
    """

    question: str = ""
    choices: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    audience: str | None = None
    subject: str | None = None

    def __bool__(self) -> bool:
        return bool(self.question or self.choices or self.before)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message means. Chances are calibrated, between 0 and 1.

    `chances` are those of being at least at each level; `spans` (start, end) the sentence that weighs most, in the
    message as it was typed, where it is read as a concern or more.
    """

    level: str = "none"
    axes: tuple[str, ...] = ()
    meanings: tuple[tuple[str, float], ...] = ()
    stance: str = "none"
    about: str = "nobody"
    audience: str | None = None
    language: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    by_context: bool = False  # the level is that of the message in its context, more than it says by itself
    chances: dict[str, float] = field(default_factory=dict)
    axis_chances: dict[str, float] = field(default_factory=dict)
