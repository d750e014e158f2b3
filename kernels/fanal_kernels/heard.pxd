from libc.stdint cimport int32_t, uint32_t


cdef struct Pair:
    uint32_t first, second, number


cdef class Pairs:
    cdef Pair* _table
    cdef Py_ssize_t _room, _held

    cpdef uint32_t number(self, uint32_t first, uint32_t second) except? 0
    cdef Pair* _place(self, uint32_t first, uint32_t second) noexcept
    cdef _make_room(self, Py_ssize_t room)


cdef class Heard:
    """`features`: the different ones of the message; `pairs` and `alone` name them by their places there.

    Of word n alone stand `alone[begins[n]:begins[n + 1]]`.
    """
    cdef readonly int32_t length
    cdef int32_t different
    cdef int32_t* features
    cdef int32_t* pairs
    cdef int32_t* begins
    cdef int32_t* alone
    cdef uint32_t _silent

    cdef (Py_ssize_t, Py_ssize_t) edges(self, Py_ssize_t start, Py_ssize_t end) noexcept
    cdef int32_t first_feature(self, Py_ssize_t word) noexcept
    cdef bint ends(self, Py_ssize_t word) noexcept
    cdef bint silent(self, Py_ssize_t word) noexcept
