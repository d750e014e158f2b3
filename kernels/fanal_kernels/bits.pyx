# cython: language_level=3
"""What a message holds, as bits: which sets of words it has one of, and which pairs stand in it in their order."""

from cpython.array cimport array
from libc.stdint cimport uint16_t, uint32_t, uint64_t

cdef extern from *:
    int lowest "__builtin_ctzll"(unsigned long long bits) noexcept nogil

cdef enum:
    WORDS = 128  # of 64 bits

cpdef enum:
    MOST = 64 * WORDS  # bits


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
        cdef Py_ssize_t number
        for number in numbers:
            if not self._has(number):
                return False
        return True

    def led_to(self, Held gates, dict behind):
        """All that lies behind the `gates` that it holds, and whose `mask` it holds; in no order."""
        cdef Py_ssize_t place
        cdef uint64_t opened
        found = []
        for place in range(WORDS):
            opened = self.words[place] & gates.words[place]
            while opened:
                for each in behind[64 * place + lowest(opened)]:
                    if self.has(each.mask):
                        found.append(each)
                opened &= opened - 1
        return found

    cdef bint _has(self, Py_ssize_t number) noexcept:
        return 0 <= number < MOST and self.words[number >> 6] >> (number & 63) & 1

    cdef void _add(self, Py_ssize_t number) noexcept:
        self.words[number >> 6] |= <uint64_t> 1 << (number & 63)


cdef class Reader:
    """Gives a message its bits.

    `kinds`: of each symbol, from `first` on, its kind. `edges`: of each kind where in `numbers` those of the
    sets that it is in and of the pairs that it may begin start, then where those of the pairs that it may end
    do, which go on to where the next kind starts. `always` are the bits that need no end, `lasting` those
    whose beginning may stand far off; of all others an end is forgotten after `close` to twice as many symbols.
    """

    cdef Py_ssize_t _first, _close
    cdef array _kinds, _edges, _numbers
    cdef Held _always, _lasting

    def __init__(self, str first, kinds, edges, numbers, Held always, Held lasting, Py_ssize_t close):
        self._first, self._close = ord(first), close
        self._kinds, self._edges, self._numbers = array("H", kinds), array("I", edges), array("H", numbers)
        self._always, self._lasting = always, lasting
        if (
            close < 1
            or 2 * max(self._kinds, default=0) + 2 >= len(self._edges)
            or sorted(self._edges) != [*self._edges]
            or self._edges[-1] > len(self._numbers)
            or max(self._numbers, default=0) >= MOST
        ):
            raise ValueError("edges of other numbers")

    def __reduce__(self):
        return Reader, (
            chr(self._first), self._kinds, self._edges, self._numbers, self._always, self._lasting, self._close
        )

    def of(self, str symbols):
        """Read from the end: what a pair ends with opens what it begins with."""
        cdef Held held = Held(), opened = Held(), lately = Held()
        cdef uint32_t* edges = self._edges.data.as_uints
        cdef uint16_t* numbers = self._numbers.data.as_ushorts
        cdef Py_ssize_t length = len(symbols), place, symbol, number, kind
        opened.words, lately.words = self._always.words, self._always.words
        for place in range(length):
            if place % self._close == 0:
                _forget(opened, lately, self._lasting)
            symbol = <Py_ssize_t> <Py_UCS4> symbols[length - 1 - place] - self._first
            if not 0 <= symbol < len(self._kinds):
                raise ValueError("no symbol of the phrases")
            kind = 2 * self._kinds.data.as_ushorts[symbol]
            for number in range(edges[kind], edges[kind + 1]):
                if opened._has(numbers[number]):
                    held._add(numbers[number])
            for number in range(edges[kind + 1], edges[kind + 2]):
                opened._add(numbers[number])
                lately._add(numbers[number])
        return held


cdef void _forget(Held opened, Held lately, Held lasting) noexcept:
    cdef Py_ssize_t place
    for place in range(WORDS):
        opened.words[place] = lately.words[place]
        lately.words[place] &= lasting.words[place]
