from cpython.array cimport array

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
    cdef readonly array items, ends

    cdef Py_ssize_t beyond(self) noexcept
    cdef list lengths(self)


cpdef int step(int element, int gap=*, bint optional=*)


cdef class Search:
    cdef Py_ssize_t first, sets, longest  # `longest`: steps of a part
    cdef array kinds
    cdef Rows of, elements, parts, patterns, gates

    cdef Py_ssize_t _ways_beyond(self) except -1
