# cython: language_level=3, cdivision=True
"""The arithmetic of `opinion`: which stretch of a message weighs most, and what its words speak for."""

from cpython.array cimport array
from cpython.mem cimport PyMem_Calloc, PyMem_Free
from libc.math cimport fabs
from libc.stdint cimport int32_t, uint8_t, uint32_t

from fanal_kernels.heard cimport Heard

cpdef enum:
    HUNDREDTHS = 100  # of a weight: what is kept and added up
    LONGEST = 25  # words of a stretch: two or three sentences


cdef class Weights:
    """What one question makes of words: of each feature its weight in hundredths."""

    cdef array _hundredths
    cdef Py_ssize_t _many

    def __init__(self, hundredths):
        self._hundredths = array("h", hundredths)
        self._many = len(self._hundredths)

    def __reduce__(self):
        return Weights, (self._hundredths,)

    def __len__(self):
        return self._many

    def __getitem__(self, Py_ssize_t feature):
        return self._hundredths[feature]

    cdef int32_t of(self, int32_t feature) noexcept:
        return self._hundredths.data.as_shorts[feature] if feature < self._many else 0

    def sum(self, Heard heard, Py_ssize_t start=0, Py_ssize_t end=2**31):
        """Of a stretch, each feature counted once."""
        cdef uint8_t* seen = <uint8_t*> _none(heard.different, sizeof(uint8_t))
        cdef Py_ssize_t word, place
        cdef int32_t total = 0
        start, end = heard.edges(start, end)
        for word in range(start, end):
            if word > start:
                total += self._once(heard, heard.pairs[word], seen)
            for place in range(heard.begins[word], heard.begins[word + 1]):
                total += self._once(heard, heard.alone[place], seen)
        PyMem_Free(seen)
        return total / <double> HUNDREDTHS

    cdef int32_t _once(self, Heard heard, int32_t named, uint8_t* seen) noexcept:
        if seen[named]:
            return 0
        seen[named] = True
        return self.of(heard.features[named])

    def bound(self, Heard heard, Py_ssize_t start=0, Py_ssize_t end=2**31):
        """No stretch has a higher sum: one pass (Kadane's algorithm), what speaks against it counted once."""
        cdef uint8_t* against = <uint8_t*> _none(heard.different, sizeof(uint8_t))
        cdef Py_ssize_t word, place
        cdef int32_t score = 0, best = 0
        start, end = heard.edges(start, end)
        for word in range(start, end):
            # Nothing before is worth having where the sum is below nothing.
            score = max(score + self._for_it(heard, heard.pairs[word], against), 0)
            for place in range(heard.begins[word], heard.begins[word + 1]):
                score += self._for_it(heard, heard.alone[place], against)
            best = max(best, score)
        PyMem_Free(against)
        return best / <double> HUNDREDTHS

    cdef int32_t _for_it(self, Heard heard, int32_t named, uint8_t* against) noexcept:
        cdef int32_t weight = self.of(heard.features[named])
        if weight <= 0:
            if against[named]:
                return 0
            against[named] = True
        return weight

    def best(self, Heard heard, double needed, Py_ssize_t start=0, Py_ssize_t end=2**31):
        """Sum, start and end of the stretch of at most LONGEST words with the highest sum.

        What is said twice counts once. Nothing where no stretch comes up to what is `needed`.

        Stretches are weighed in fractions and in this order: sums of equal ones differ in their last digit,
        and the greater is taken.
        """
        start, end = heard.edges(start, end)
        nothing = (0.0, 0, 0)
        if start >= end or self.bound(heard, start, end) < needed:
            return nothing
        cdef Py_ssize_t first, behind, different = heard.different
        cdef double* weights = <double*> _none(different, sizeof(double))
        cdef double* left = <double*> _none(heard.length + 1, sizeof(double))  # from each word to the end
        cdef double* alone = <double*> _none(heard.length, sizeof(double))  # what speaks for it in each
        cdef int32_t* seen = <int32_t*> _none(different, sizeof(int32_t))  # in the stretch that began there
        for first in range(different):
            weights[first] = self.of(heard.features[first]) / <double> HUNDREDTHS
        for first in range(end - 1, start - 1, -1):
            alone[first] = _sum_for_it(heard, first, weights)
            left[first] = left[first + 1] + (max(weights[heard.pairs[first]], 0.0) + alone[first])
        best = nothing
        for first in range(start, end):
            if left[first] < needed:
                break  # no later stretch comes up to it either
            behind = min(first + LONGEST, end)
            if alone[first] + left[first + 1] - left[behind] >= needed:
                found = _from(heard, first, behind, weights, seen)
                if found[0] >= needed and found > best:
                    best, needed = found, found[0]
        PyMem_Free(weights)
        PyMem_Free(left)
        PyMem_Free(alone)
        PyMem_Free(seen)
        return best


cdef double _sum_for_it(Heard heard, Py_ssize_t word, double* weights) noexcept:
    """As `sum` adds floats: what each addition loses is added at the end (Neumaier)."""
    cdef Py_ssize_t place
    cdef double total = 0, lost = 0, weight, higher
    for place in range(heard.begins[word], heard.begins[word + 1]):
        weight = weights[heard.alone[place]]
        if weight > 0:
            higher = total + weight
            lost += (total - higher) + weight if fabs(total) >= fabs(weight) else (weight - higher) + total
            total = higher
    return total + lost


cdef tuple _from(Heard heard, Py_ssize_t start, Py_ssize_t end, double* weights, int32_t* seen):
    """The best stretch that begins at `start`; `seen` says of each feature behind which word it began last."""
    cdef Py_ssize_t word, place, last = start
    cdef double score = 0, best = 0
    cdef int32_t named
    for word in range(start, end):
        if word > start:
            score += _new(heard.pairs[word], start, weights, seen)
        for place in range(heard.begins[word], heard.begins[word + 1]):
            score += _new(heard.alone[place], start, weights, seen)
        if score > best:
            best, last = score, word + 1
    return best, start, last


cdef double _new(int32_t named, Py_ssize_t start, double* weights, int32_t* seen) noexcept:
    if seen[named] == start + 1:
        return 0
    seen[named] = start + 1
    return weights[named]


cdef void* _none(Py_ssize_t many, Py_ssize_t size) except NULL:
    cdef void* found = PyMem_Calloc(many + 1, size)
    if found == NULL:
        raise MemoryError
    return found


cdef class Leanings:
    """What each feature speaks for and against, of a number of axes."""

    cdef array _at, _said
    cdef readonly Py_ssize_t axes

    def __init__(self, Py_ssize_t axes, at=(), said=(0,)):
        """`at`: of each feature where in `said` its axes and their hundredths stand, behind how many these are."""
        self.axes, self._at, self._said = axes, array("I", at), array("h", said)

    def __reduce__(self):
        return Leanings, (self.axes, self._at, self._said)

    def add(self, Py_ssize_t feature, said):
        """The axes that a feature speaks for or against, each with its weight in hundredths."""
        self._at.extend([0] * (feature + 1 - len(self._at)))
        self._at[feature] = len(self._said)
        self._said.append(len(said))
        for axis, hundredths in said:
            if not 0 <= axis < self.axes:
                raise ValueError(axis)
            self._said.extend((axis, hundredths))

    def sums(self, Heard heard):
        """Of each axis, in hundredths, of all that was heard but the pair of its first word with none."""
        cdef int32_t* sums = <int32_t*> _none(self.axes, sizeof(int32_t))
        cdef uint8_t* seen = <uint8_t*> _none(heard.different, sizeof(uint8_t))
        cdef Py_ssize_t word, place
        cdef int32_t axis
        for word in range(heard.length):
            if word:
                self._once(heard, heard.pairs[word], seen, sums)
            for place in range(heard.begins[word], heard.begins[word + 1]):
                self._once(heard, heard.alone[place], seen, sums)
        found = [sums[axis] for axis in range(self.axes)]
        PyMem_Free(sums)
        PyMem_Free(seen)
        return found

    cdef void _once(self, Heard heard, int32_t named, uint8_t* seen, int32_t* sums) noexcept:
        cdef int32_t feature = heard.features[named]
        cdef short* said = self._said.data.as_shorts
        cdef Py_ssize_t at, place
        if seen[named] or feature >= len(self._at):
            return
        seen[named] = True
        at = self._at.data.as_uints[feature]
        for place in range(said[at]):
            sums[said[at + 2 * place + 1]] += said[at + 2 * place + 2]
