# cython: language_level=3
"""What the second opinion hears of a message, as flat numbers: of each word its pair and what is known of it.

Nothing of it outlives the message: the memory is Python's own, so that it is overwritten when freed where
the process is told so (Dockerfile).
"""

from cpython.array cimport array, clone
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc
from libc.stdint cimport int32_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memcpy

cdef enum:
    LEAST_ROOM = 64  # pairs


cdef class Pairs:
    """The number of two words that stand side by side, by the numbers of both; 0 for a pair that is not known.

    An open table: one look into memory for most. A word's own number is never 0.
    """

    def __cinit__(self):
        self._table = NULL
        self._room = self._held = 0

    def __dealloc__(self):
        PyMem_Free(self._table)

    def __len__(self):
        return self._held

    def __reduce__(self):
        return _pairs_of, (PyBytes_FromStringAndSize(<char*> self._table, self._room * sizeof(Pair)),)

    def __iter__(self):
        """The numbers of both words and of the pair; in no order."""
        cdef Py_ssize_t place
        for place in range(self._room):
            if self._table[place].first:
                yield self._table[place].first, self._table[place].second, self._table[place].number

    cpdef uint32_t number(self, uint32_t first, uint32_t second) except? 0:
        """To be overridden by who learns."""
        if first == 0 or self._held == 0:
            return 0
        return self._place(first, second).number

    def add(self, uint32_t first, uint32_t second, uint32_t number):
        """The number that the pair has, from now on this one where it had none."""
        if first == 0 or number == 0:
            raise ValueError("0 stands for what is not known")
        if 2 * self._held >= self._room:
            self._make_room(max(2 * self._room, LEAST_ROOM))
        cdef Pair* place = self._place(first, second)
        if place.first == 0:
            place.first, place.second, place.number = first, second, number
            self._held += 1
        return place.number

    cdef Pair* _place(self, uint32_t first, uint32_t second) noexcept:
        """Where the pair stands, or would."""
        cdef uint64_t key = (<uint64_t> first << 32 | second) * <uint64_t> 0x9E3779B97F4A7C15
        cdef uint64_t place = (key >> 32) & (self._room - 1)
        while self._table[place].first and not (
            self._table[place].first == first and self._table[place].second == second
        ):
            place = (place + 1) & (self._room - 1)
        return &self._table[place]

    cdef _make_room(self, Py_ssize_t room):
        cdef Pair* before = self._table
        cdef Py_ssize_t place, many = self._room
        cdef Pair* table = <Pair*> PyMem_Calloc(room, sizeof(Pair))
        if table == NULL:
            raise MemoryError
        self._table, self._room = table, room
        for place in range(many):
            if before[place].first:
                self._place(before[place].first, before[place].second)[0] = before[place]
        PyMem_Free(before)


def _pairs_of(bytes table):
    cdef Pairs pairs = Pairs()
    cdef Py_ssize_t place
    if not table:
        return pairs
    pairs._make_room(len(table) // sizeof(Pair))
    memcpy(pairs._table, PyBytes_AS_STRING(table), len(table))
    for place in range(pairs._room):
        pairs._held += pairs._table[place].first != 0
    return pairs


cdef class Names:
    """Of each word of the phrases its number and that of its beginning; the first symbol is `first`."""

    cdef array _numbers
    cdef Py_UCS4 _first

    def __init__(self, str first, numbers):
        self._first, self._numbers = first, array("I", numbers)
        if len(self._numbers) % 2:
            raise ValueError("two numbers a word")

    def __reduce__(self):
        return Names, (self._first, self._numbers)

    def of(self, str symbols, other):
        """Two numbers a word; `other` is asked, with the place, for those of a word that has the first symbol."""
        cdef Py_ssize_t place, at, length = len(symbols)
        cdef array found = clone(array("I"), 2 * length, zero=False)
        cdef uint32_t* numbers = found.data.as_uints
        for place in range(length):
            at = 2 * (<Py_ssize_t> <Py_UCS4> symbols[place] - <Py_ssize_t> self._first)
            if at == 0:
                numbers[2 * place], numbers[2 * place + 1] = other(place)
            elif 0 < at < len(self._numbers):
                numbers[2 * place] = self._numbers.data.as_uints[at]
                numbers[2 * place + 1] = self._numbers.data.as_uints[at + 1]
            else:
                raise ValueError("no symbol of the phrases")
        return found


cdef class Heard:
    """The words of a message, made ready to be weighed and heard by the models.

    `words`: of each word its number and that of its beginning. `said`: what else is known at a word, by its
    place. 0 stands for what no model knows. Of the features, the numbers up to `silent` are of words that
    count for nothing, the next is the unknown word's and the one behind that the end of a sentence.
    """

    def __cinit__(self):
        self.features = self.pairs = self.begins = self.alone = NULL

    def __init__(self, array words, Pairs pairs, uint32_t silent, said=()):
        cdef Py_ssize_t length = len(words) // 2, word, most = 3 * length
        if words.typecode != "I" or len(words) % 2:
            raise ValueError("two unsigned numbers a word")
        if self.features != NULL:
            raise ValueError("heard once")
        for there in said:
            for more in there.values():
                most += len(more)
        cdef uint8_t* more_at = <uint8_t*> PyMem_Calloc(length + 1, sizeof(uint8_t))
        cdef Py_ssize_t room = 16
        while room < 2 * most:
            room *= 2
        self._silent, self.length = silent, length
        self.features = <int32_t*> PyMem_Malloc((most + 1) * sizeof(int32_t))
        self.pairs = <int32_t*> PyMem_Malloc((length + 1) * sizeof(int32_t))
        self.begins = <int32_t*> PyMem_Malloc((length + 1) * sizeof(int32_t))
        self.alone = <int32_t*> PyMem_Malloc((most + 1) * sizeof(int32_t))
        # Of each feature met so far, one more than its place in `features`.
        cdef int32_t* met = <int32_t*> PyMem_Calloc(room, sizeof(int32_t))
        if not (self.features and self.pairs and self.begins and self.alone and met and more_at):
            PyMem_Free(met)
            PyMem_Free(more_at)
            raise MemoryError
        cdef uint32_t* numbers = words.data.as_uints
        cdef uint32_t before = 0
        cdef int32_t end = 0
        try:
            for there in said:
                for word in there:
                    if 0 <= word < length:
                        more_at[word] = True
            for word in range(length):
                self.pairs[word] = _named(self, pairs.number(before, numbers[2 * word]), met, room)
                self.begins[word] = end
                if numbers[2 * word]:
                    self.alone[end] = _named(self, numbers[2 * word], met, room)
                    end += 1
                if numbers[2 * word + 1]:
                    self.alone[end] = _named(self, numbers[2 * word + 1], met, room)
                    end += 1
                if more_at[word]:  # of most words nothing: two dictionaries need not be asked
                    for there in said:
                        for number in there.get(word, ()):
                            if number:
                                end = _with(self, word, end, _named(self, number, met, room))
                before = numbers[2 * word]
            self.begins[length] = end
        finally:
            PyMem_Free(met)
            PyMem_Free(more_at)

    def __dealloc__(self):
        PyMem_Free(self.features)
        PyMem_Free(self.pairs)
        PyMem_Free(self.begins)
        PyMem_Free(self.alone)

    def __len__(self):
        return self.length

    def __getitem__(self, Py_ssize_t word):
        """The number of the pair that a word makes with the one before, and what is known of it alone."""
        if not 0 <= word < self.length:
            raise IndexError(word)
        cdef Py_ssize_t place
        alone = range(self.begins[word], self.begins[word + 1])
        return (
            self.features[self.pairs[word]],
            tuple([self.features[self.alone[place]] for place in alone]),
        )

    def told(self, Py_ssize_t start=0, Py_ssize_t end=2**31):
        """The features of a stretch, without the pair that its first word makes with the one before."""
        cdef Py_ssize_t word, place
        told = set()
        start, end = self.edges(start, end)
        for word in range(start, end):
            if word > start:
                told.add(self.features[self.pairs[word]])
            for place in range(self.begins[word], self.begins[word + 1]):
                told.add(self.features[self.alone[place]])
        return told

    def audible(self):
        """The places of the words that count: neither fillers nor the last end of a sentence."""
        cdef Py_ssize_t word, behind = self.length
        while behind > 0 and (self.silent(behind - 1) or self.ends(behind - 1)):
            behind -= 1
        return [word for word in range(behind) if not self.silent(word)]

    def spoken(self):
        """From the first word that counts to behind the last: « merci » at an end changes nothing."""
        words = self.audible()
        return (words[0], words[-1] + 1) if words else (0, 0)

    def sentence(self, Py_ssize_t first, Py_ssize_t start, Py_ssize_t end, Py_ssize_t behind):
        """Of the words around a stretch, `first` to `behind`, those of its own sentence."""
        cdef Py_ssize_t word
        if not 0 <= first <= start <= end <= behind <= self.length:
            raise IndexError("no such words")
        for word in range(start - 1, first - 1, -1):
            if self.ends(word):
                first = word + 1
                break
        for word in range(end, behind):
            if self.ends(word):
                behind = word
                break
        return first, behind

    cdef (Py_ssize_t, Py_ssize_t) edges(self, Py_ssize_t start, Py_ssize_t end) noexcept:
        """Those of a stretch that are within what was heard."""
        start = min(max(start, 0), self.length)
        return start, max(min(end, self.length), start)

    cdef int32_t first_feature(self, Py_ssize_t word) noexcept:
        """0 where nothing is known of it."""
        if self.begins[word] == self.begins[word + 1]:
            return 0
        return self.features[self.alone[self.begins[word]]]

    cdef bint ends(self, Py_ssize_t word) noexcept:
        return self.first_feature(word) == <int32_t> self._silent + 2

    cdef bint silent(self, Py_ssize_t word) noexcept:
        return 0 < self.first_feature(word) <= <int32_t> self._silent


cdef int32_t _named(Heard heard, uint32_t number, int32_t* met, Py_ssize_t room) noexcept:
    """The place of a feature among the different ones of the message."""
    cdef Py_ssize_t place = (number * <uint32_t> 0x9E3779B1 >> 8) & (room - 1)
    while met[place] and heard.features[met[place] - 1] != <int32_t> number:
        place = (place + 1) & (room - 1)
    if not met[place]:
        heard.features[heard.different] = number
        heard.different += 1
        met[place] = heard.different
    return met[place] - 1


cdef int32_t _with(Heard heard, Py_ssize_t word, int32_t end, int32_t feature) noexcept:
    """One more, unless it was said there already; where the next would stand."""
    cdef Py_ssize_t place
    for place in range(heard.begins[word], end):
        if heard.alone[place] == feature:
            return end
    heard.alone[end] = feature
    return end + 1
