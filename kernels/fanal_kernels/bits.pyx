# cython: language_level=3
"""What a message holds, as bits: which sets of words it has one of, and which pairs stand in it in their order."""

from cpython.array cimport array
from libc.stdint cimport uint8_t, uint32_t, uint64_t

cdef extern from *:
    int lowest "__builtin_ctzll"(unsigned long long bits) noexcept nogil

cdef enum:
    WORDS = 128

cpdef enum:
    WORD = 64  # bits of one of the machine's
    MOST = WORD * WORDS


cdef class Held:
    """Bits by their numbers, below MOST."""

    cdef uint64_t words[WORDS]

    def __init__(self, numbers=()):
        cdef Py_ssize_t number
        for number in numbers:
            if not 0 <= number < MOST:
                raise ValueError(f"{number} is no bit")
            self._add(number)

    def __iter__(self):
        return (number for number in range(MOST) if self._has(number))

    def __reduce__(self):
        return Held, (tuple(self),)

    def has(self, tuple numbers):
        """Whether it holds all of these."""
        return self._all(numbers)

    def led_to(self, Held gates, dict behind):
        """All that lies behind the `gates` that it holds, and whose `mask` it holds; in no order."""
        cdef Py_ssize_t place
        cdef uint64_t opened
        found = []
        for place in range(WORDS):
            opened = self.words[place] & gates.words[place]
            while opened:
                for each in behind[64 * place + lowest(opened)]:
                    if self._all(each.mask):
                        found.append(each)
                opened &= opened - 1
        return found

    cdef bint _all(self, tuple numbers) except -1:
        cdef Py_ssize_t number
        for number in numbers:
            if not self._has(number):
                return False
        return True

    cdef bint _has(self, Py_ssize_t number) noexcept:
        return 0 <= number < MOST and self.words[number >> 6] >> (number & 63) & 1

    cdef void _add(self, Py_ssize_t number) noexcept:
        self.words[number >> 6] |= <uint64_t> 1 << (number & 63)


cdef class Reader:
    """Gives a message its bits.

    `kinds`: of each symbol, from `first` on, its kind. `edges`: of each kind where the bits of the sets that it
    is in and of the pairs that it may begin start, then where those of the pairs that it may end do, which go
    on to where the next kind starts. `bits`: WORD of them at once, `at` where these stand among all: a common
    word has hundreds. `always` are the bits that need no end, `lasting` those whose beginning may stand far
    off; of all others an end is forgotten after `close` to twice as many symbols.
    """

    cdef Py_ssize_t _first, _close, _symbols
    cdef array _kinds, _edges, _at, _bits
    cdef Held _always, _lasting

    def __init__(self, str first, kinds, edges, at, bits, Held always, Held lasting, Py_ssize_t close):
        self._first, self._close = ord(first), close
        self._kinds, self._edges, self._at, self._bits = (
            array("H", kinds), array("I", edges), array("B", at), array("Q", bits)
        )
        self._always, self._lasting, self._symbols = always, lasting, len(self._kinds)
        if (
            close < 1
            or 2 * max(self._kinds, default=0) + 2 >= len(self._edges)
            or sorted(self._edges) != [*self._edges]
            or self._edges[-1] > len(self._at)
            or len(self._at) != len(self._bits)
            or max(self._at, default=0) >= WORDS
        ):
            raise ValueError("edges of other bits")

    def __reduce__(self):
        made = chr(self._first), self._kinds, self._edges, self._at, self._bits
        return Reader, (*made, self._always, self._lasting, self._close)

    def of(self, str symbols):
        """Read from the end: what a pair ends with opens what it begins with."""
        cdef Held held = Held(), opened = Held(), lately = Held()
        cdef uint32_t* edges = self._edges.data.as_uints
        cdef uint8_t* at = self._at.data.as_uchars
        cdef uint64_t* bits = <uint64_t*> self._bits.data.as_ulonglongs
        cdef Py_ssize_t length = len(symbols), place, symbol, kind
        cdef uint32_t word
        opened.words, lately.words = self._always.words, self._always.words
        for place in range(length):
            if place % self._close == 0:
                _forget(opened, lately, self._lasting)
            symbol = <Py_ssize_t> <Py_UCS4> symbols[length - 1 - place] - self._first
            if not 0 <= symbol < self._symbols:
                raise ValueError("no symbol of the phrases")
            kind = 2 * self._kinds.data.as_ushorts[symbol]
            for word in range(edges[kind], edges[kind + 1]):
                held.words[at[word]] |= opened.words[at[word]] & bits[word]
            for word in range(edges[kind + 1], edges[kind + 2]):
                opened.words[at[word]] |= bits[word]
                lately.words[at[word]] |= bits[word]
        return held


cdef void _forget(Held opened, Held lately, Held lasting) noexcept:
    cdef Py_ssize_t place
    for place in range(WORDS):
        opened.words[place] = lately.words[place]
        lately.words[place] &= lasting.words[place]
