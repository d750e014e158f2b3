# cython: language_level=3
"""Words a slip of the finger away: a letter more, one less, another, or two that changed places."""

from cpython.array cimport array
from cpython.bytes cimport PyBytes_AS_STRING
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.stdint cimport uint32_t
from libc.string cimport memcmp

cdef enum:
    FIRST = 97  # a
    LETTERS = 26

cpdef enum:
    LONGEST = 60  # letters

ctypedef bint (*Fits)(const char*, Py_ssize_t, const char*, Py_ssize_t) noexcept nogil


cdef class Alike:
    """Words of a-z, those that begin with one letter and are as long in a row.

    Looks among those that begin alike, since the first letter is seldom missed, unless by the second.
    """

    cdef bytes _letters
    cdef array _edges  # of each first letter and length where the row starts, up to where the next one does

    def __init__(self, words):
        rows = {}
        for word in words:
            if not (0 < len(word) <= LONGEST and word.isascii() and word.isalpha() and word.islower()):
                raise ValueError(f"{word!r} is no word of a-z")
            rows.setdefault(_row(ord(word[0]), len(word)), []).append(word)
        self._letters, self._edges = b"", array("I", [0])
        joined = ["".join(rows.get(row, ())).encode("ascii") for row in range(_row(FIRST + LETTERS, 0))]
        for row in joined:
            self._edges.append(self._edges[-1] + len(row))
        self._letters = b"".join(joined)

    def __reduce__(self):
        return _of, (self._letters, self._edges)

    def near(self, str typed not None):
        """Those one slip away, or none; in no order."""
        cdef Py_ssize_t size = len(typed)
        found = self._among(_once, typed, size - 1, size + 1)
        if size > 1 and typed[0] != typed[1]:
            found += self._among(_never, f"{typed[1]}{typed[0]}{typed[2:]}", size, size)
        return found

    def twice(self, str typed not None):
        """Those as long that are two slips away at most; in no order."""
        return self._among(_twice, typed, len(typed), len(typed))

    cdef list _among(self, Fits fits, str typed, Py_ssize_t shortest, Py_ssize_t longest):
        """Those of these lengths that begin as what was typed does."""
        cdef list found = []
        cdef Py_ssize_t size = len(typed), place, length, row
        cdef const char* words = PyBytes_AS_STRING(self._letters)
        cdef const char* word
        cdef const char* behind
        cdef uint32_t* edges = self._edges.data.as_uints
        if not (0 < size <= LONGEST + 1 and FIRST <= ord(typed[0]) < FIRST + LETTERS):
            return found
        cdef char* letters = <char*> PyMem_Malloc(size)
        if letters == NULL:
            raise MemoryError
        for place in range(size):
            letters[place] = _plain(typed[place])
        for length in range(max(shortest, 1), min(longest, LONGEST) + 1):
            row = _row(letters[0], length)
            word, behind = words + edges[row], words + edges[row + 1]
            while word < behind:
                if fits(letters, size, word, length):
                    found.append(word[:length].decode("ascii"))
                word += length
        PyMem_Free(letters)
        return found


def _of(bytes letters, array edges):
    cdef Alike alike = Alike.__new__(Alike)
    alike._letters, alike._edges = letters, edges
    return alike


cdef inline Py_ssize_t _row(Py_ssize_t first, Py_ssize_t length) noexcept nogil:
    return (first - FIRST) * (LONGEST + 1) + length


cdef inline char _plain(Py_UCS4 letter) noexcept nogil:
    """A letter that no word has is as good as any other of these."""
    return <char> letter if letter < 128 else 0


cdef bint _never(const char* typed, Py_ssize_t size, const char* word, Py_ssize_t length) noexcept nogil:
    return memcmp(typed, word, size) == 0


cdef bint _once(const char* typed, Py_ssize_t size, const char* word, Py_ssize_t length) noexcept nogil:
    cdef Py_ssize_t shorter = min(size, length)
    if shorter > 3 and typed[1] != word[1] and typed[size - 1] != word[length - 1]:
        return False  # as most are
    cdef Py_ssize_t begun = _begun(typed, word, shorter)
    cdef Py_ssize_t left = shorter - begun - _ended(typed + size, word + length, shorter - begun)
    if size != length:
        return left == 0
    return left <= 1 or (left == 2 and _swapped(typed + begun, word + begun))


cdef bint _twice(const char* typed, Py_ssize_t size, const char* word, Py_ssize_t length) noexcept nogil:
    """Between where they begin and end alike there is a slip at the first letter and one at the last."""
    cdef Py_ssize_t begun = _begun(typed, word, length)
    cdef Py_ssize_t left = length - begun - _ended(typed + length, word + length, length - begun)
    if left <= 2:
        return True
    typed, word = typed + begun, word + begun
    cdef bint first = _swapped(typed, word), last = _swapped(typed + left - 2, word + left - 2)
    return (
        memcmp(typed + 1, word + 1, left - 2) == 0
        or (first and memcmp(typed + 2, word + 2, left - 3) == 0)
        or (last and memcmp(typed + 1, word + 1, left - 3) == 0)
        or (first and last and left > 3 and memcmp(typed + 2, word + 2, left - 4) == 0)
        # One letter too many and one too few.
        or memcmp(typed, word + 1, left - 1) == 0
        or memcmp(typed + 1, word, left - 1) == 0
    )


cdef inline Py_ssize_t _begun(const char* typed, const char* word, Py_ssize_t most) noexcept nogil:
    """How many letters are the same from the beginning on, of which the first is."""
    cdef Py_ssize_t begun = 1
    while begun < most and typed[begun] == word[begun]:
        begun += 1
    return begun


cdef inline Py_ssize_t _ended(const char* typed, const char* word, Py_ssize_t most) noexcept nogil:
    """How many are the same at the end; both point behind it."""
    cdef Py_ssize_t ended = 0
    while ended < most and typed[-1 - ended] == word[-1 - ended]:
        ended += 1
    return ended


cdef inline bint _swapped(const char* typed, const char* word) noexcept nogil:
    """Whether the first two letters have changed places."""
    return typed[0] == word[1] and typed[1] == word[0]
