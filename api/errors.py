"""Everything we refuse, in one tree, rendered in one place as RFC 9457 problems.

Problem
├── BadInput 422
│   ├── EmptyMessage
│   ├── MessageTooLong
│   └── UnknownChoice
├── BodyTooLarge 413
├── WrongContentType 415
├── NotSignedIn 401
│   └── ConversationOver 401
├── NotAllowed 403
├── NotFound 404
├── Conflict 409
├── EffortNeeded 428
├── TooManyRequests 429
└── Unavailable 503

`type` is stable: programs may rely on it. The sentence a visitor reads stands in resources/words.yml
under `problems`, to be reviewed like every other word.
"""

from typing import ClassVar


class Problem(Exception):  # noqa: N818 - RFC 9457 calls it a problem
    status: ClassVar[int] = 500
    type: ClassVar[str] = "internal"

    def __init__(
        self,
        *,
        fields: list[str] | None = None,
        retry_after: int | None = None,
        extra: dict[str, object] | None = None,
        word: str | None = None,
    ) -> None:
        """`fields` names the offending fields, never their values: those may be a visitor's words.

        `extra` are members of the answer beside those of RFC 9457. `word`: where the sentence of its type
        would not be true.
        """
        super().__init__(self.type)
        self.fields = fields
        self.retry_after = retry_after
        self.extra = extra or {}
        self.word = f"problems.{word or self.type}"  # in resources/words.yml


class BadInput(Problem):
    status = 422
    type = "bad-input"


class EmptyMessage(BadInput):
    type = "empty-message"


class MessageTooLong(BadInput):
    type = "message-too-long"


class UnknownChoice(BadInput):
    type = "unknown-choice"


class BodyTooLarge(Problem):
    status = 413
    type = "body-too-large"


class WrongContentType(Problem):
    status = 415
    type = "wrong-content-type"


class NotSignedIn(Problem):
    status = 401
    type = "not-signed-in"


class ConversationOver(NotSignedIn):
    """Erased, expired or never there: the three look alike, so that nobody can probe for a conversation."""

    type = "conversation-over"


class NotAllowed(Problem):
    status = 403
    type = "not-allowed"


class NotFound(Problem):
    status = 404
    type = "not-found"


class Conflict(Problem):
    status = 409
    type = "conflict"


class EffortNeeded(Problem):
    """Many begin at once: `effort` holds a challenge, api/pow.py says how to solve it."""

    status = 428
    type = "effort-needed"


class TooManyRequests(Problem):
    status = 429
    type = "too-many-requests"


class Unavailable(Problem):
    status = 503
    type = "unavailable"
