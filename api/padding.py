"""Sizes that say nothing: what leaves is filled up to one of a few sizes.

Encryption hides words, not lengths. Somebody who watches the network (a family router, a school's proxy)
could tell an answer that carries a crisis card from a greeting by its size alone.
"""

CLASSES = (4_096, 8_192, 16_384, 32_768)


def missing(size: int) -> int:
    """How many bytes to add to reach the next class; above the last one, to its next multiple."""
    for limit in CLASSES:
        if size <= limit:
            return limit - size
    return -size % CLASSES[-1]
