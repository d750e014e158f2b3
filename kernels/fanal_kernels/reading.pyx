# cython: language_level=3
"""Which patterns stand in a message, and where.

All places where one may be are the bits of one number. A part is read from its last step to its first: each
moves the places from which the rest can be done to those from which it can be done as well. What is left is
where the part begins; to find where it ends one goes on from there by the notes of each step, and never into
a dead end. It tells what a regular expression would, with no way tried twice.
"""

cimport cython
from libc.stdint cimport uint16_t, uint32_t
from libc.stdlib cimport calloc, free, malloc

from fanal_kernels.search cimport EDGES, FIRST, LAST, LIGHT, LIGHTS, MOST, OVER, START, Search

cdef extern from *:
    """
    static inline int lowest(unsigned __int128 places) {
        unsigned long long low = (unsigned long long) places;
        return low ? __builtin_ctzll(low) : 64 + __builtin_ctzll((unsigned long long) (places >> 64));
    }
    static inline int highest(unsigned __int128 places) {
        unsigned long long high = (unsigned long long) (places >> 64);
        return high ? 127 - __builtin_clzll(high) : 63 - __builtin_clzll((unsigned long long) places);
    }
    """
    ctypedef unsigned long long Places "unsigned __int128"  # a bit for each; Cython knows no wider number
    int lowest(Places places)  # of some, not of none
    int highest(Places places)


cdef struct Note:  # of a step: places from which its part can be read to the end
    Places here  # with the step, where it may be left out
    Places begins, ends  # of its element, light words not yet passed
    Places behind  # all of it


@cython.final
cdef class Read:
    """A message, or a stretch of it, of at most MOST symbols: of each set the places where one of its symbols is."""

    cdef Search _sought
    cdef uint16_t* _at  # of each set the number of its places; 0 of those that have none
    cdef Places* _places
    cdef Note* _notes
    cdef uint32_t[MOST] _codes  # of the symbols
    cdef int _length

    def __cinit__(self, Search sought, str symbols):
        cdef uint32_t* ends = sought.of.ends.data.as_uints
        cdef uint32_t* items = sought.of.items.data.as_uints
        cdef uint32_t member
        cdef Py_ssize_t length = len(symbols), place, code, most = 1
        cdef int used = 1
        cdef uint16_t[MOST] kinds
        if length > MOST:
            raise ValueError("too much to be searched at once")
        for place in range(length):
            code = <Py_ssize_t> <Py_UCS4> symbols[place] - sought.first
            if not 0 <= code < len(sought.kinds):
                raise ValueError("no symbol of the phrases")
            self._codes[place], kinds[place] = code, sought.kinds.data.as_ushorts[code]
            most += ends[kinds[place] + 1] - ends[kinds[place]]
        self._sought, self._length = sought, length
        self._at = <uint16_t*> calloc(sought.sets, sizeof(uint16_t))
        self._places = <Places*> malloc(min(most, 1 + sought.sets) * sizeof(Places))
        self._notes = <Note*> malloc((1 + sought.longest) * sizeof(Note))
        if not self._at or not self._places or not self._notes:
            raise MemoryError
        self._places[0] = 0
        for place in range(length):
            for member in range(ends[kinds[place]], ends[kinds[place] + 1]):
                if not self._at[items[member]]:
                    self._at[items[member]] = used
                    self._places[used] = 0
                    used += 1
                self._places[self._at[items[member]]] |= <Places> 1 << place

    def __dealloc__(self):
        free(self._at)
        free(self._places)
        free(self._notes)

    def stands(self, Py_ssize_t part, Py_ssize_t first=0, Py_ssize_t behind=MOST):
        """Whether a part, by its number, stands in a run of the symbols, read as if it were all."""
        self._check(part, len(self._sought.parts))
        behind = min(behind, self._length)
        return 0 <= first <= behind and self._begins(part, first, behind) != 0

    def those(self, tuple parts):
        """Of these, each of which its number begins, the parts that stand here."""
        cdef Py_ssize_t number
        found = []
        for part in parts:
            number = (<tuple> part)[0]
            self._check(number, len(self._sought.parts))
            if self._begins(number, 0, self._length):
                found.append(part)
        return found

    def spans(self, Py_ssize_t part):
        """Where it stands, from the left; each behind the one before."""
        self._check(part, len(self._sought.parts))
        cdef Places begins = self._begins(part, 0, self._length)
        cdef int start, end
        found = []
        while begins:
            start = lowest(begins)
            end = self._end(part, start)
            found.append((start, end))
            begins &= begins - 1 & self._run(end, MOST)
        return found

    def standing(self):
        """The numbers of the patterns of which all parts stand here.

        In an order that tells nothing of the bits: by the first of all symbols that a pattern's first gate
        lets through here, then by its number.
        """
        cdef uint32_t* ends = self._sought.gates.ends.data.as_uints
        cdef uint32_t* gates = self._sought.gates.items.data.as_uints
        cdef Py_ssize_t pattern, patterns = len(self._sought.gates)
        cdef uint32_t gate
        found = []
        for pattern in range(patterns):
            for gate in range(ends[pattern], ends[pattern + 1]):
                if not self._at[gates[gate]]:
                    break
            else:
                if self._whole(pattern):
                    found.append((self._first_of(self._of(gates[ends[pattern]])), pattern))
        found.sort()
        return [pattern for _, pattern in found]

    def places(self, Py_ssize_t pattern, int reach):
        """Of each part of a pattern its spans; of all but the first those at most so far from one of the first's.

        The end of a sentence is taken from the end of a span, unless it is all of it. Nothing if a part has none.
        """
        self._check(pattern, len(self._sought.patterns))
        cdef uint32_t* ends = self._sought.patterns.ends.data.as_uints
        cdef uint32_t number, part
        cdef Places over = self._of(OVER), left = 0, right = 0, begins
        cdef int start, end
        found = []
        for number in range(ends[pattern], ends[pattern + 1]):
            part = self._sought.patterns.items.data.as_uints[number]
            begins = self._begins(part, 0, self._length)
            spans = []
            while begins:
                start = lowest(begins)
                end = self._end(part, start)
                begins &= begins - 1 & self._run(end, MOST)
                if end > start + 1 and over >> (end - 1) & 1:
                    end -= 1
                if not found:
                    left |= self._run(max(0, start - reach), start)
                    right |= self._run(end, min(MOST, end + reach))
                if not found or left >> end & 1 or right >> start & 1:
                    spans.append((start, end))
            if not spans:
                return []
            found.append(spans)
        return found

    cdef int _check(self, Py_ssize_t number, Py_ssize_t most) except -1:
        if not 0 <= number < most:
            raise IndexError(number)
        return 0

    cdef Places _run(self, int first, int last) noexcept:
        return ~<Places> 0 << first & ~<Places> 0 >> (MOST - last)

    cdef uint32_t _first_of(self, Places places) noexcept:
        """The first, in their own order, of the symbols of some places."""
        cdef uint32_t found = self._codes[lowest(places)]
        while places:
            found = min(found, self._codes[lowest(places)])
            places &= places - 1
        return found

    cdef bint _whole(self, Py_ssize_t pattern) noexcept:
        cdef uint32_t* ends = self._sought.patterns.ends.data.as_uints
        cdef uint32_t number
        for number in range(ends[pattern], ends[pattern + 1]):
            if not self._begins(self._sought.patterns.items.data.as_uints[number], 0, self._length):
                return False
        return True

    cdef Places _begins(self, Py_ssize_t part, int first, int behind) noexcept:
        """From where a part stands in a run; of each step is noted what `_end` asks."""
        cdef uint32_t* ends = self._sought.parts.ends.data.as_uints
        cdef Py_ssize_t number
        cdef uint32_t each, element
        cdef Note* note
        cdef Places begin = <Places> 1 << first, over = self._of(OVER)
        cdef Places all = self._run(first, behind), here = all
        for number in range(ends[part + 1] - ends[part] - 1, -1, -1):
            each = self._sought.parts.items.data.as_uints[ends[part] + number]
            element = each >> 4
            note = &self._notes[number]
            note.here, note.behind = 0, here
            if element == START:
                here &= over << 1 | begin
            elif element == FIRST:
                here &= begin
            elif element == LAST:
                here &= self._tail(first, behind)
            else:
                note.ends = self._back(self._of(LIGHT), here, LIGHTS)
                note.begins = self._before(element - EDGES, note.ends) & all
                note.here = self._back(~over, note.begins, each >> 1 & 7) & all
                here = here | note.here if each & 1 else note.here
            if not here:
                return 0
        return here

    cdef int _end(self, Py_ssize_t part, int place) noexcept:
        """Where a part ends that begins here; the notes are those of `_begins`.

        As an expression would have it: what may be left out is there if it can be; the gap is as short as can be,
        then the way as long, then the light symbols as many. Behind the last element are none, unless it may be
        left out: no more is taken than is asked for.
        """
        cdef uint32_t* ends = self._sought.parts.ends.data.as_uints
        cdef uint32_t number, each, last = ends[part + 1] - ends[part] - 1
        cdef Note* note
        for number in range(last + 1):
            note = &self._notes[number]
            if note.here >> place & 1:
                each = self._sought.parts.items.data.as_uints[ends[part] + number]
                place += lowest(note.begins >> place)
                place = highest(self._behind((each >> 4) - EDGES, <Places> 1 << place) & note.ends)
                if number < last or each & 1:
                    place = highest(self._on(self._of(LIGHT), <Places> 1 << place, LIGHTS) & note.behind)
        return place

    cdef Places _tail(self, int first, int behind) noexcept:
        """Before nothing but ends of sentences, one or more."""
        cdef Places over = self._of(OVER), found = 0
        while behind > first and over >> (behind - 1) & 1:
            behind -= 1
            found |= <Places> 1 << behind
        return found

    cdef Places _of(self, Py_ssize_t number) noexcept:
        return self._places[self._at[number]]

    cdef Places _on(self, Places those, Places here, int most) noexcept:
        """Where one may be who passes some of those, at most so many."""
        cdef int passed
        for passed in range(most):
            here |= (here & those) << 1
        return here

    cdef Places _back(self, Places those, Places here, int most) noexcept:
        """From where one comes here who passes some of those, at most so many."""
        cdef int passed
        for passed in range(most):
            here |= here >> 1 & those
        return here

    cdef Places _behind(self, Py_ssize_t element, Places here) noexcept:
        """Where each way of an element ends that begins here."""
        cdef uint32_t* items = self._sought.elements.items.data.as_uints
        cdef uint32_t place = self._sought.elements.ends.data.as_uints[element]
        cdef uint32_t end = self._sought.elements.ends.data.as_uints[element + 1], behind
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

    cdef Places _before(self, Py_ssize_t element, Places there) noexcept:
        """Where each way of an element begins that ends there."""
        cdef uint32_t* items = self._sought.elements.items.data.as_uints
        cdef uint32_t place = self._sought.elements.ends.data.as_uints[element]
        cdef uint32_t end = self._sought.elements.ends.data.as_uints[element + 1], behind, each
        cdef Places here, found = 0
        while place < end:
            behind = each = place + 1 + items[place]
            here = there
            while here and each > place + 1:
                each -= 1
                here = here >> 1 & self._of(items[each])
            place = behind
            found |= here
        return found
