# cython: language_level=3, cdivision=True
"""The arithmetic of `sense`: a convolution over words, WIDTH wide, and the strongest answer of each unit."""

from cpython.array cimport array
from cpython.buffer cimport PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.math cimport INFINITY
from libc.stdint cimport int32_t, uint8_t

from fanal_kernels.heard cimport Heard

cpdef enum:
    WIDTH = 5  # words that a unit sees
    MOST = 12  # features of a word
    HALF = 128  # stands for nothing in a byte of a row
    LONGEST = 40  # words of a stretch,
    STEP = 30  # and from one to the next: linear work, and long talk doesn't add up
    TELLING = 4  # words of a sentence that is heard alone: fewer lean on the others

cdef enum:
    SIDE = WIDTH // 2
    UNITS = 256  # at most
    # What a word can add, and what a unit begins with, together stay within 16 bits.
    BEGINNING = 32767 - WIDTH * MOST * HALF

SILENT = -99.0  # log odds of nothing


cdef class Question:
    """A sum over the strongest answers of the units."""

    cdef readonly double bias
    cdef array _weights

    def __init__(self, double bias, weights):
        self.bias, self._weights = bias, array("d", weights)

    def __reduce__(self):
        return Question, (self.bias, self.weights)

    @property
    def weights(self):
        return tuple(self._weights)

    cdef double answer(self, short* strongest) noexcept:
        cdef double* weights = self._weights.data.as_doubles
        cdef double found = 0
        cdef Py_ssize_t unit
        for unit in range(len(self._weights)):
            found += weights[unit] * strongest[unit]
        return self.bias + found


cdef class Network:
    """`begin`: what each unit begins with. `rows`: of the features from number `first` on.

    A row is of WIDTH blocks of as many bytes as there are units: what the feature adds to the words from two
    before it to two behind. `first` is the row of a word that the network never met.
    """

    cdef readonly Py_ssize_t units
    cdef array _begin
    cdef Py_buffer _rows
    cdef int32_t _first, _behind

    def __init__(self, begin, rows, int32_t first):
        self.units = len(begin)
        cdef Py_ssize_t size = WIDTH * self.units
        if not 0 < self.units <= UNITS or max(map(abs, begin)) > BEGINNING:
            raise ValueError("more than the arithmetic holds")
        if self._rows.buf != NULL:
            raise ValueError("made once")
        PyObject_GetBuffer(rows, &self._rows, PyBUF_SIMPLE)
        if self._rows.len < size or self._rows.len % size:
            raise ValueError("rows of another width")
        self._begin = array("h", begin)
        self._first, self._behind = first, first + <int32_t> (self._rows.len // size)

    def __dealloc__(self):
        if self._rows.buf != NULL:
            PyBuffer_Release(&self._rows)

    def __reduce__(self):
        return Network, (self._begin, self._rows.obj, self._first)

    cdef void add(self, short* sums, Heard heard, Py_ssize_t word) noexcept:
        """What a word adds to the words around it and to itself."""
        cdef Py_ssize_t place, value, size = WIDTH * self.units
        cdef int32_t feature, met = 0
        cdef const uint8_t* rows = <const uint8_t*> self._rows.buf
        for value in range(size):
            sums[value] = 0
        for place in range(heard.begins[word], heard.begins[word + 1]):
            feature = heard.features[heard.alone[place]]
            if self._first <= feature < self._behind:
                _add(sums, rows + (feature - self._first) * size, size)
                met += 1
                if met == MOST:
                    break
        if not met:
            _add(sums, rows, size)

    cdef void strongest(self, short* best, short* adds, Py_ssize_t words) noexcept:
        """The strongest answer of each unit in a run of words; beyond its edges stands nothing."""
        cdef short sums[UNITS]
        cdef short* begin = self._begin.data.as_shorts
        cdef Py_ssize_t units = self.units, word, unit, near
        for unit in range(units):
            best[unit] = 0
        for word in range(words):
            for unit in range(units):
                sums[unit] = begin[unit]
            for near in range(max(0, word - SIDE), min(words, word + SIDE + 1)):
                _sum(sums, adds + (near * WIDTH + word + SIDE - near) * units, units)
            for unit in range(units):
                best[unit] = max(best[unit], sums[unit])


cdef void _add(short* sums, const uint8_t* row, Py_ssize_t size) noexcept:
    cdef Py_ssize_t value
    for value in range(size):
        sums[value] = sums[value] + row[value] - HALF


cdef void _sum(short* sums, short* adds, Py_ssize_t units) noexcept:
    cdef Py_ssize_t unit
    for unit in range(units):
        sums[unit] = sums[unit] + adds[unit]


cdef class Answers:
    """What the network makes of the words that count of all that was heard.

    `_places`: of each where it stands among all; `_breaks`: those that end a sentence; `_adds`: what each adds
    to the words around it and to itself, reckoned once, whatever stretches of them are asked about.
    """

    cdef Network _network
    cdef array _places, _breaks
    cdef Py_ssize_t _words, _ends
    cdef short* _adds

    def __cinit__(self):
        self._adds = NULL

    def __init__(self, Network network, Heard heard):
        cdef Py_ssize_t word, size = WIDTH * network.units
        if self._adds != NULL:
            raise ValueError("heard once")
        words = heard.audible()
        self._network, self._places, self._words = network, array("i", words), len(words)
        self._breaks = array("i")
        self._adds = <short*> PyMem_Malloc(max(self._words, 1) * size * sizeof(short))
        if self._adds == NULL:
            raise MemoryError
        for word in range(self._words):
            if heard.ends(self._places.data.as_ints[word]):
                self._breaks.append(word)
            network.add(self._adds + word * size, heard, self._places.data.as_ints[word])
        self._ends = len(self._breaks)

    def __dealloc__(self):
        PyMem_Free(self._adds)

    def parts(self):
        """The words that count as a whole, or the stretches of them where they are many, and the sentences."""
        return self._parts(0, self._words)

    def stretches(self):
        return _stretches(0, self._words)

    def span(self, Py_ssize_t first, Py_ssize_t behind):
        """Where some of the words that count stand among all."""
        return self._places[first], self._places[behind - 1] + 1

    def to(self, tuple questions, Py_ssize_t first, Py_ssize_t behind):
        """Of each question, about some of the words that count."""
        cdef short best[UNITS]
        if not 0 <= first <= behind <= self._words:
            raise IndexError("no such words")
        self._strongest(best, first, behind)
        return [self._answer(question, best) for question in questions]

    def highest(self, Question question, Py_ssize_t start, Py_ssize_t end):
        """The highest answer about a stretch of all that was heard, as if nothing else had been said.

        SILENT where none of its words counts.
        """
        cdef short best[UNITS]
        cdef double found = -INFINITY
        cdef Py_ssize_t first = _before(self._places, self._words, start)
        cdef Py_ssize_t behind = _before(self._places, self._words, end)
        cdef Py_ssize_t ends = _before(self._breaks, self._ends, behind)
        while behind > first and ends and self._breaks.data.as_ints[ends - 1] == behind - 1:
            behind, ends = behind - 1, ends - 1
        for start, end in self._parts(first, behind):
            self._strongest(best, start, end)
            found = max(found, self._answer(question, best))
        return found if first < behind else SILENT

    cdef double _answer(self, Question question, short* strongest) except? -1:
        if len(question._weights) != self._network.units:
            raise ValueError("a question to another network")
        return question.answer(strongest)

    cdef list _parts(self, Py_ssize_t first, Py_ssize_t behind):
        cdef list parts = _stretches(first, behind)
        if len(parts) == 1:
            parts += self._sentences(first, behind)
        return parts

    cdef list _sentences(self, Py_ssize_t first, Py_ssize_t behind):
        """Those long enough to be heard alone; none where there is but one."""
        cdef Py_ssize_t start = first, end
        cdef list found = []
        ends = self._breaks[_before(self._breaks, self._ends, first) : _before(self._breaks, self._ends, behind)]
        for end in [*ends, behind] if ends else ():
            if end - start >= TELLING:
                found.append((start, end))
            start = end
        return found

    cdef void _strongest(self, short* best, Py_ssize_t first, Py_ssize_t behind) noexcept:
        self._network.strongest(best, self._adds + first * WIDTH * self._network.units, behind - first)


cdef list _stretches(Py_ssize_t first, Py_ssize_t behind):
    """The whole, or where it is long what overlaps and makes it up; none of nothing."""
    cdef Py_ssize_t start
    if behind <= first:
        return []
    starts = range(first, max(behind - LONGEST + STEP, first + 1), STEP)
    return [(start, min(start + LONGEST, behind)) for start in starts]


cdef Py_ssize_t _before(array places, Py_ssize_t many, Py_ssize_t place) noexcept:
    """How many of the `places`, which rise, are before one."""
    cdef Py_ssize_t low = 0, high = many, middle
    while low < high:
        middle = (low + high) // 2
        if places.data.as_ints[middle] < place:
            low = middle + 1
        else:
            high = middle
    return low
