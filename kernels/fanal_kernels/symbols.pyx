# cython: language_level=3
"""What is looked up for each symbol of a message, without an object of Python's for each."""

from cpython.array cimport array
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.stdint cimport uint32_t, uint64_t

cdef extern from "Python.h":
    enum: PyUnicode_4BYTE_KIND
    str PyUnicode_FromKindAndData(int kind, const void* letters, Py_ssize_t size)

cdef extern from *:
    int lowest "__builtin_ctzll"(unsigned long long bits) noexcept nogil

cpdef enum:
    STEPS = 64  # each is a bit of the machine's word

cdef enum:
    ALONE, BEFORE, BEHIND, PARTS


cdef class Asked:
    """Which steps of a reading a message asks for, by their numbers as bits.

    A step is asked for by a symbol (`alone`), or by two in a row: one that it has `before` and one `behind`.
    """

    cdef Py_ssize_t _first
    cdef array _bits  # of each symbol, in three parts

    def __init__(self, alone, before, behind):
        codes = [ord(symbol) for part in (alone, before, behind) for symbol in part]
        self._first = min(codes, default=0)
        self._bits = array("Q", bytes(8 * PARTS * (max(codes, default=-1) + 1 - self._first)))
        for part, of in enumerate((alone, before, behind)):
            for symbol, bits in of.items():
                self._bits[(ord(symbol) - self._first) * PARTS + part] = bits

    def __reduce__(self):
        return _asked_of, (self._first, self._bits)

    def first(self, str symbols not None, Py_ssize_t start=0):
        """The first step from `start` on, -1 where there is none."""
        cdef uint64_t* bits = <uint64_t*> self._bits.data.as_ulonglongs
        cdef Py_ssize_t many = len(self._bits), at
        cdef uint64_t asked = 0, begun = 0
        cdef Py_UCS4 symbol
        if not 0 <= start < STEPS:
            return -1
        for symbol in symbols:
            at = (<Py_ssize_t> symbol - self._first) * PARTS
            if 0 <= at < many:
                asked |= bits[at + ALONE] | begun & bits[at + BEHIND]
                begun = bits[at + BEFORE]
            else:
                begun = 0
        asked = asked >> start << start
        return lowest(asked) if asked else -1


def _asked_of(Py_ssize_t first, array bits):
    cdef Asked asked = Asked.__new__(Asked)
    asked._first, asked._bits = first, bits
    return asked


cdef class OneOf:
    """Some symbols, of which a message may hold one: a set to be asked for nothing else."""

    cdef Py_ssize_t _first
    cdef array _those  # of each symbol from the first of them to the last, whether it is one

    def __init__(self, symbols):
        codes = [*map(ord, symbols)]
        self._first = min(codes, default=0)
        self._those = array("B", bytes(max(codes, default=-1) + 1 - self._first))
        for code in codes:
            self._those[code - self._first] = True

    def __reduce__(self):
        return _one_of, (self._first, self._those)

    def isdisjoint(self, str symbols not None):
        cdef Py_ssize_t many = len(self._those), at
        cdef Py_UCS4 symbol
        for symbol in symbols:
            at = <Py_ssize_t> symbol - self._first
            if 0 <= at < many and self._those.data.as_uchars[at]:
                return False
        return True


def _one_of(Py_ssize_t first, array those):
    cdef OneOf one = OneOf.__new__(OneOf)
    one._first, one._those = first, those
    return one


cdef class Renamed:
    """Each symbol by another where it has one."""

    cdef Py_ssize_t _first
    cdef array _others

    def __init__(self, others):
        codes = {ord(symbol): ord(other) for symbol, other in others.items()}
        self._first = min(codes, default=0)
        self._others = array("I", range(self._first, max(codes, default=-1) + 1))
        for symbol, other in codes.items():
            self._others[symbol - self._first] = other

    def __reduce__(self):
        return _renamed_of, (self._first, self._others)

    def of(self, str symbols not None):
        cdef Py_ssize_t size = len(symbols), many = len(self._others), place, at
        cdef uint32_t* renamed = <uint32_t*> PyMem_Malloc((size + 1) * sizeof(uint32_t))
        if renamed == NULL:
            raise MemoryError
        for place in range(size):
            renamed[place] = <Py_UCS4> symbols[place]
            at = <Py_ssize_t> renamed[place] - self._first
            if 0 <= at < many:
                renamed[place] = self._others.data.as_uints[at]
        try:
            return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, renamed, size)
        finally:
            PyMem_Free(renamed)


def _renamed_of(Py_ssize_t first, array others):
    cdef Renamed renamed = Renamed.__new__(Renamed)
    renamed._first, renamed._others = first, others
    return renamed
