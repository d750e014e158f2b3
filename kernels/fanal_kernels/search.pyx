# cython: language_level=3
"""Which patterns stand in a message.

All places where one may be are the bits of one number; each step of a pattern moves them on. It tells what a
regular expression would, for all places at once, without going back; but not where from and to.
"""

from array import array

from cpython.array cimport array
from libc.stdint cimport uint16_t, uint32_t
from libc.stdlib cimport calloc, free, malloc

cdef extern from *:
    ctypedef unsigned long long Places "unsigned __int128"  # a bit for each; Cython knows no wider number

cpdef enum:
    MOST = 127  # symbols: a place more lies behind the last one
    LIGHTS = 2  # symbols of the set LIGHT that may stand behind an element, at most

cpdef enum:  # sets
    OVER  # the end of a sentence
    LIGHT

cpdef enum:  # in the place of elements
    START  # of a sentence
    FIRST  # of all
    LAST  # before the end of the last sentence
    EDGES  # so many


cdef class Rows:
    """Rows of whole numbers, one behind the other."""

    cdef readonly array items, ends

    def __init__(self, items=(), ends=(0,)):
        self.items, self.ends = array("I", items), array("I", ends)
        if self.ends[0] != 0 or self.ends[-1] != len(self.items) or sorted(self.ends) != [*self.ends]:
            raise ValueError("rows of other numbers")

    def __len__(self):
        return len(self.ends) - 1

    def __reduce__(self):
        return Rows, (self.items, self.ends)

    cdef Py_ssize_t beyond(self) noexcept:
        """The least number that is greater than all."""
        cdef Py_ssize_t place, found = 0
        for place in range(len(self.items)):
            found = max(found, <Py_ssize_t> self.items.data.as_uints[place] + 1)
        return found

    def add(self, numbers):
        """Give the number of the new row."""
        self.items.extend(array("I", numbers))
        self.ends.append(len(self.items))
        return len(self.ends) - 2


cpdef int step(int element, int gap=0, bint optional=False):
    """An edge, or an element as it is numbered, behind at most `gap` symbols of one sentence."""
    return element << 4 | gap << 1 | optional


cdef class Search:
    """What is looked for.

    `kinds`: of each symbol, from `first` on, its kind. `sets`: those that a kind is in. `elements`: of each
    its ways, a way as its length and so many sets. `parts`: the steps of each. `patterns`: the parts of each.
    `gates`: of each pattern sets of which all that matches has a symbol; the first ones are looked at first.
    """

    cdef Py_ssize_t _first, _sets
    cdef array _kinds
    cdef Rows _of, _elements, _parts, _patterns, _gates

    def __init__(self, str first, kinds, Rows sets, Rows elements, Rows parts, Rows patterns, Rows gates):
        self._first, self._kinds = ord(first), array("H", kinds)
        # Copies: nobody adds to what is checked here.
        self._of, self._elements = Rows(sets.items, sets.ends), Rows(elements.items, elements.ends)
        self._parts, self._patterns = Rows(parts.items, parts.ends), Rows(patterns.items, patterns.ends)
        self._gates = Rows(gates.items, gates.ends)
        self._sets = max(1 + LIGHT, self._of.beyond(), self._ways_beyond(), self._gates.beyond())
        if (
            self._sets >= 1 << 16
            or max(self._kinds, default=-1) >= len(sets)
            or self._parts.beyond() > step(EDGES + len(elements))
            or self._patterns.beyond() > len(parts)
            or len(gates) != len(patterns)
        ):
            raise ValueError("numbers of nothing")

    cdef Py_ssize_t _ways_beyond(self) except -1:
        """A set more than all that the ways hold."""
        cdef uint32_t* items = self._elements.items.data.as_uints
        cdef Py_ssize_t row, place, end, behind, found = 0
        for row in range(len(self._elements)):
            place, end = self._elements.ends.data.as_uints[row], self._elements.ends.data.as_uints[row + 1]
            while place < end:
                behind = place + 1 + items[place]
                if behind > end:
                    raise ValueError("a way beyond its element")
                for place in range(place + 1, behind):
                    found = max(found, <Py_ssize_t> items[place] + 1)
                place = behind
        return found

    def __reduce__(self):
        rows = self._of, self._elements, self._parts, self._patterns, self._gates
        return Search, (chr(self._first), self._kinds, *rows)

    def read(self, str symbols):
        return Read(self, symbols)


cdef class Read:
    """A message, or a stretch of it, of at most MOST symbols: of each set the places where one of its symbols is."""

    cdef Search _sought
    cdef uint16_t* _at  # of each set the number of its places; 0 of those that have none
    cdef Places* _places
    cdef int _length

    def __cinit__(self, Search sought, str symbols):
        cdef uint32_t* ends = sought._of.ends.data.as_uints
        cdef uint32_t* items = sought._of.items.data.as_uints
        cdef uint32_t member
        cdef Py_ssize_t length = len(symbols), place, symbol, most = 1
        cdef int used = 1
        cdef uint16_t[MOST] kinds
        if length > MOST:
            raise ValueError("too much to be searched at once")
        for place in range(length):
            symbol = <Py_ssize_t> <Py_UCS4> symbols[place] - sought._first
            if not 0 <= symbol < len(sought._kinds):
                raise ValueError("no symbol of the phrases")
            kinds[place] = sought._kinds.data.as_ushorts[symbol]
            most += ends[kinds[place] + 1] - ends[kinds[place]]
        self._sought = sought
        self._at = <uint16_t*> calloc(sought._sets, sizeof(uint16_t))
        self._places = <Places*> malloc(most * sizeof(Places))
        if not self._at or not self._places:
            raise MemoryError
        self._places[0] = 0
        for place in range(length):
            for member in range(ends[kinds[place]], ends[kinds[place] + 1]):
                if not self._at[items[member]]:
                    self._at[items[member]] = used
                    self._places[used] = 0
                    used += 1
                self._places[self._at[items[member]]] |= <Places> 1 << place
        self._length = length

    def __dealloc__(self):
        free(self._at)
        free(self._places)

    def stands(self, Py_ssize_t part, Py_ssize_t first=0, Py_ssize_t behind=MOST):
        """Whether a part, by its number, stands in a run of the symbols, read as if it were all."""
        if not 0 <= part < len(self._sought._parts):
            raise IndexError(part)
        behind = min(behind, self._length)
        return 0 <= first <= behind and self._stands(part, first, behind)

    def standing(self):
        """The numbers of the patterns of which all parts stand here, in their order."""
        cdef uint32_t* ends = self._sought._gates.ends.data.as_uints
        cdef uint32_t* gates = self._sought._gates.items.data.as_uints
        cdef Py_ssize_t pattern, patterns = len(self._sought._gates)
        cdef uint32_t gate
        found = []
        for pattern in range(patterns):
            for gate in range(ends[pattern], ends[pattern + 1]):
                if not self._at[gates[gate]]:
                    break
            else:
                if self._whole(pattern):
                    found.append(pattern)
        return found

    cdef bint _whole(self, Py_ssize_t pattern) noexcept:
        cdef uint32_t* ends = self._sought._patterns.ends.data.as_uints
        cdef uint32_t part
        for part in range(ends[pattern], ends[pattern + 1]):
            if not self._stands(self._sought._patterns.items.data.as_uints[part], 0, self._length):
                return False
        return True

    cdef bint _stands(self, Py_ssize_t part, int first, int behind) noexcept:
        cdef uint32_t* ends = self._sought._parts.ends.data.as_uints
        cdef uint32_t number, each, element
        cdef Places begin = <Places> 1 << first, over = self._of(OVER), there
        cdef Places inside = (<Places> 1 << behind) - begin, reached = inside | <Places> 1 << behind
        cdef Places here = reached
        for number in range(ends[part], ends[part + 1]):
            each = self._sought._parts.items.data.as_uints[number]
            element = each >> 4
            if element == START:
                here &= over << 1 | begin
            elif element == FIRST:
                here &= begin
            elif element == LAST:
                here &= self._tail(first, behind)
            else:
                there = self._through(inside & ~over, here, each >> 1 & 7)
                there = self._through(self._of(LIGHT), self._behind(element - EDGES, there), LIGHTS)
                here = (here | there if each & 1 else there) & reached
            if not here:
                return False
        return True

    cdef Places _tail(self, int first, int behind) noexcept:
        """Before nothing but ends of sentences, one or more."""
        cdef Places over = self._of(OVER), found = 0
        while behind > first and over >> (behind - 1) & 1:
            behind -= 1
            found |= <Places> 1 << behind
        return found

    cdef Places _of(self, Py_ssize_t number) noexcept:
        return self._places[self._at[number]]

    cdef Places _through(self, Places those, Places here, int most) noexcept:
        """Where one may be who passes some of those, at most so many."""
        cdef int passed
        for passed in range(most):
            here |= (here & those) << 1
        return here

    cdef Places _behind(self, Py_ssize_t element, Places here) noexcept:
        """Where each way of an element ends that begins here."""
        cdef uint32_t* items = self._sought._elements.items.data.as_uints
        cdef uint32_t place = self._sought._elements.ends.data.as_uints[element]
        cdef uint32_t end = self._sought._elements.ends.data.as_uints[element + 1], behind
        cdef Places there, found = 0
        while place < end:
            behind = place + 1 + items[place]
            there = here
            place += 1
            while there and place < behind:
                there = (there & self._of(items[place])) << 1
                place += 1
            place = behind
            found |= there
        return found
