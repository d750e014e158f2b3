# cython: language_level=3
"""Rewrites words by rules that it is given: one after the other, each from left to right."""

from collections import namedtuple

from cpython.array cimport array
from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc
from libc.stdint cimport uint8_t, uint32_t, uint64_t

cdef enum:
    LETTERS = 63  # at most: each is a bit, and the lowest is the end of a word
    CODES = 128
    CLASSES = 4  # in a row, at most
    GROWTH = 64  # letters that may become of one, at most

END = "$"  # stands in a class for the end of the word
# Where a rule fits: the classes of the letters before, of those that are sought and of those behind; and what
# is written in the place of those sought, which are (`held`) all in a row of the last of their classes.
Way = namedtuple("Way", "before sought behind written held", defaults=[False])

cdef struct Fit:
    uint64_t before[CLASSES]
    uint64_t sought[CLASSES]
    uint64_t behind[CLASSES]
    uint64_t needs  # the letters without which it fits nowhere
    uint8_t written[CLASSES]
    uint8_t before_size, sought_size, behind_size, written_size
    bint held


cdef class Rewriter:
    """`letters`: all those of a word, before and after. A step of no ways leaves one of doubled letters."""

    cdef str _letters
    cdef tuple _steps
    cdef uint8_t _numbers[CODES]  # of each letter, from 1 on
    cdef uint8_t _codes[LETTERS + 1]  # and back
    cdef Fit* _fits
    cdef array _edges  # of each step where its ways start, up to where the next one does
    cdef Py_ssize_t _growth

    def __cinit__(self):
        self._fits = NULL

    def __init__(self, str letters not None, steps):
        cdef Py_ssize_t place = 0
        if self._fits != NULL:
            raise ValueError("given once")
        if not letters.isascii() or len({*letters, END}) != len(letters) + 1 or len(letters) > LETTERS:
            raise ValueError("letters are different ones of ASCII, as many as bits")
        for number, letter in enumerate(letters, 1):
            self._numbers[<Py_ssize_t> ord(letter)] = number
            self._codes[<Py_ssize_t> number] = ord(letter)
        self._letters, self._steps = letters, tuple([tuple(step) for step in steps])
        self._edges, self._growth = array("I", [0]), 1
        self._fits = <Fit*> PyMem_Calloc(sum(map(len, self._steps)) + 1, sizeof(Fit))
        if self._fits == NULL:
            raise MemoryError
        for step in self._steps:
            for way in step:
                self._fill(&self._fits[place], way)
                place += 1
            self._edges.append(place)
            self._growth *= max([-(-len(way.written) // len(way.sought)) for way in step], default=1) or 1
        if self._growth > GROWTH:
            raise ValueError("words would grow beyond measure")

    def __dealloc__(self):
        PyMem_Free(self._fits)

    def __reduce__(self):
        return Rewriter, (self._letters, self._steps)

    cdef _fill(self, Fit* fit, way):
        if not (way.sought and all(way.sought)) or max(map(len, way[:4])) > CLASSES:
            raise ValueError(f"nothing sought, or too many letters in a row: {way}")
        fit.before_size, fit.sought_size, fit.behind_size, fit.written_size, fit.held = (
            len(way.before), len(way.sought), len(way.behind), len(way.written), way.held
        )
        cdef Py_ssize_t place
        for place in range(fit.before_size):
            fit.before[place] = self._class(way.before[place])
        for place in range(fit.sought_size):
            fit.sought[place] = self._class(way.sought[place])
            if fit.sought[place] & (fit.sought[place] - 1) == 0:
                fit.needs |= fit.sought[place]
        for place in range(fit.behind_size):
            fit.behind[place] = self._class(way.behind[place].replace(END, ""))
            fit.behind[place] |= END in way.behind[place]
        for place in range(fit.written_size):
            fit.written[place] = self._number(way.written[place])

    cdef uint64_t _class(self, str letters) except? 0:
        cdef uint64_t bits = 0
        for letter in letters:
            bits |= <uint64_t> 1 << self._number(letter)
        return bits

    cdef uint8_t _number(self, Py_UCS4 letter) except 0:
        if letter >= CODES or not self._numbers[letter]:
            raise ValueError(f"no letter of these: {chr(letter)!r}")
        return self._numbers[letter]

    def of(self, str word not None):
        """The word as the rules leave it."""
        cdef Py_ssize_t size = len(word), room = self._growth * size + 1, place, step
        cdef uint32_t* edges = self._edges.data.as_uints
        cdef uint8_t* memory = <uint8_t*> PyMem_Malloc(2 * room)
        cdef uint8_t* letters = memory
        cdef uint8_t* rewritten = memory + room
        cdef uint64_t held
        if memory == NULL:
            raise MemoryError
        try:
            for place in range(size):
                letters[place] = self._number(word[place])
            letters[size] = 0
            held = _held(letters, size)
            for step in range(len(self._edges) - 1):
                if edges[step] == edges[step + 1]:
                    size = _single(letters, size)
                elif _may_fit(self._fits + edges[step], self._fits + edges[step + 1], held):
                    size = _applied(
                        self._fits + edges[step], self._fits + edges[step + 1], letters, size, rewritten
                    )
                    letters, rewritten = rewritten, letters
                    held = _held(letters, size)
            for place in range(size):
                rewritten[place] = self._codes[letters[place]]
            return (<char*> rewritten)[:size].decode("ascii")
        finally:
            PyMem_Free(memory)


cdef uint64_t _held(const uint8_t* letters, Py_ssize_t size) noexcept nogil:
    cdef uint64_t held = 0
    cdef Py_ssize_t place
    for place in range(size):
        held |= <uint64_t> 1 << letters[place]
    return held


cdef Py_ssize_t _single(uint8_t* letters, Py_ssize_t size) noexcept nogil:
    """One of doubled letters; how many are left."""
    cdef Py_ssize_t place, left = 0
    for place in range(size):
        if letters[place] != letters[place + 1]:
            letters[left] = letters[place]
            left += 1
    letters[left] = 0
    return left


cdef bint _may_fit(const Fit* fit, const Fit* last, uint64_t held) noexcept nogil:
    while fit < last:
        if fit.needs & held == fit.needs:
            return True
        fit += 1
    return False


cdef Py_ssize_t _applied(
    const Fit* first, const Fit* last, const uint8_t* letters, Py_ssize_t size, uint8_t* rewritten
) noexcept nogil:
    """How many letters are written."""
    cdef Py_ssize_t place = 0, written = 0, behind, each
    cdef const Fit* fit
    while place < size:
        behind = -1
        fit = first
        while fit < last:
            if fit.sought[0] >> letters[place] & 1:
                behind = _fitting(fit, letters, size, place)
                if behind >= 0:
                    break
            fit += 1
        if behind >= 0:
            for each in range(fit.written_size):
                rewritten[written + each] = fit.written[each]
            written += fit.written_size
            place = behind
        else:
            rewritten[written] = letters[place]
            written += 1
            place += 1
    rewritten[written] = 0
    return written


cdef Py_ssize_t _fitting(
    const Fit* fit, const uint8_t* letters, Py_ssize_t size, Py_ssize_t place
) noexcept nogil:
    """Where what is sought ends that begins here; -1 where it does not."""
    cdef Py_ssize_t behind = place + fit.sought_size, each
    if place < fit.before_size or behind > size:
        return -1
    for each in range(1, fit.sought_size):
        if not fit.sought[each] >> letters[place + each] & 1:
            return -1
    for each in range(fit.before_size):
        if not fit.before[each] >> letters[place - fit.before_size + each] & 1:
            return -1
    while fit.held and fit.sought[fit.sought_size - 1] >> letters[behind] & 1:
        behind += 1
    for each in range(fit.behind_size):
        if behind + each > size or not fit.behind[each] >> letters[behind + each] & 1:
            return -1
    return behind
