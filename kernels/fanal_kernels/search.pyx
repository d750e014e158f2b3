# cython: language_level=3
"""What is looked for in messages: patterns, in numbers that `reading` can follow fast."""

from array import array

from cpython.array cimport array
from libc.stdint cimport uint32_t


cdef class Rows:
    """Rows of whole numbers, one behind the other."""

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

    cdef list lengths(self):
        return [end - start for start, end in zip(self.ends, self.ends[1:])]

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

    def __init__(self, str first, kinds, Rows sets, Rows elements, Rows parts, Rows patterns, Rows gates):
        self.first, self.kinds = ord(first), array("H", kinds)
        # Copies: nobody adds to what is checked here.
        self.of, self.elements = Rows(sets.items, sets.ends), Rows(elements.items, elements.ends)
        self.parts, self.patterns = Rows(parts.items, parts.ends), Rows(patterns.items, patterns.ends)
        self.gates = Rows(gates.items, gates.ends)
        self.sets = max(1 + LIGHT, self.of.beyond(), self._ways_beyond(), self.gates.beyond())
        if (
            self.sets >= 1 << 16
            or max(self.kinds, default=-1) >= len(sets)
            or self.parts.beyond() > step(EDGES + len(elements))
            or self.patterns.beyond() > len(parts)
            or len(gates) != len(patterns)
            or 0 in self.gates.lengths()
            or 0 in self.parts.lengths()
        ):
            raise ValueError("numbers of nothing")
        self.longest = max(self.parts.lengths(), default=0)

    cdef Py_ssize_t _ways_beyond(self) except -1:
        """A set more than all that the ways hold."""
        cdef uint32_t* items = self.elements.items.data.as_uints
        cdef Py_ssize_t row, place, end, behind, found = 0
        for row in range(len(self.elements)):
            place, end = self.elements.ends.data.as_uints[row], self.elements.ends.data.as_uints[row + 1]
            while place < end:
                behind = place + 1 + items[place]
                if behind > end:
                    raise ValueError("a way beyond its element")
                for place in range(place + 1, behind):
                    found = max(found, <Py_ssize_t> items[place] + 1)
                place = behind
        return found

    def __reduce__(self):
        rows = self.of, self.elements, self.parts, self.patterns, self.gates
        return Search, (chr(self.first), self.kinds, *rows)
