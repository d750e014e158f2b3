import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.crypto import Keyring, Tampered, hashed, new_token

OLD, NEW = b"o" * 32, b"n" * 32


def box_of(conversation="c1", keys=(OLD,)):
    return Keyring(keys).new_box(conversation)[0]


@given(st.binary(max_size=400), st.integers(1, 10**6), st.sampled_from(["visitor", "bot"]))
def test_what_is_sealed_opens_again(plain, seq, author):
    box = box_of()
    assert box.open(box.seal(plain, seq=seq, author=author), seq=seq, author=author) == plain


@given(st.binary(min_size=1, max_size=80), st.data())
def test_a_changed_byte_is_refused(plain, data):
    box = box_of()
    sealed = bytearray(box.seal(plain, seq=1, author="visitor"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Tampered):
        box.open(bytes(sealed), seq=1, author="visitor")


@given(st.binary(max_size=80), st.data())
def test_a_cut_text_is_refused(plain, data):
    box = box_of()
    sealed = box.seal(plain, seq=1, author="visitor")
    with pytest.raises(Tampered):
        box.open(sealed[: data.draw(st.integers(0, len(sealed) - 1))], seq=1, author="visitor")


@pytest.mark.parametrize("place", [{"seq": 2, "author": "visitor"}, {"seq": 1, "author": "bot"}])
def test_a_text_moved_elsewhere_in_its_conversation_is_refused(place):
    box = box_of()
    with pytest.raises(Tampered):
        box.open(box.seal(b"mots", seq=1, author="visitor"), **place)


def test_a_text_moved_to_another_conversation_is_refused():
    ring = Keyring((OLD,))
    box, wrapped, key_id = ring.new_box("c1")
    sealed = box.seal(b"mots", seq=1, author="visitor")
    with pytest.raises(Tampered):
        ring.open_box("c2", wrapped, key_id)
    with pytest.raises(Tampered):
        ring.new_box("c2")[0].open(sealed, seq=1, author="visitor")


def test_the_same_words_never_look_the_same():
    box = box_of()
    assert box.seal(b"mots", seq=1, author="visitor") != box.seal(b"mots", seq=1, author="visitor")


def test_a_new_master_key_opens_what_the_old_one_wrapped_and_wraps_anew():
    box, wrapped, key_id = Keyring((OLD,)).new_box("c1")
    sealed = box.seal(b"mots", seq=1, author="visitor")
    both = Keyring((NEW, OLD))
    again, new_id = both.rewrap("c1", wrapped, key_id)
    assert new_id != key_id
    assert Keyring((NEW,)).open_box("c1", again, new_id).open(sealed, seq=1, author="visitor") == b"mots"
    with pytest.raises(Tampered):
        Keyring((NEW,)).open_box("c1", wrapped, key_id)


def test_tokens_are_long_unlike_and_stored_as_hashes():
    one, other = new_token(), new_token()
    assert one != other
    assert len(one) >= 43
    assert one not in hashed(one)
