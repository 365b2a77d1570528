"""How hard a passphrase is to guess, in words."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_desktop.services.example_dates import read
from mentor_desktop.services.passphrases import LEAST_LENGTH, judge


@pytest.mark.parametrize("passphrase", ["", "a", "x9!Kq#z"])
def test_a_short_one_is_refused_however_odd_it_is(passphrase: str) -> None:
    found = judge(passphrase)
    assert (found.score, found.acceptable) == (0, False)
    assert f"at least {LEAST_LENGTH} characters" in found.sentence


@pytest.mark.parametrize("passphrase", ["password", "12345678", "qwertyuiop", "aaaaaaaaaaaa", "iloveyou1"])
def test_one_that_everybody_has_is_refused(passphrase: str) -> None:
    found = judge(passphrase)
    assert not found.acceptable
    assert found.score <= 1


@pytest.mark.parametrize("passphrase", ["lantern quarry thimble orchard", "Grüße vom stillen Küstenweg 日本"])
def test_several_words_that_do_not_belong_together_are_very_good(passphrase: str) -> None:
    found = judge(passphrase)
    assert found.acceptable
    assert found.score == 4
    assert "centuries" in found.sentence


def test_the_names_of_the_pair_make_it_weaker() -> None:
    assert judge("okaformercer", ["Amara Okafor"]).score <= judge("okaformercer").score
    assert not judge("ezinwanne", ["ezinwanne"]).acceptable
    assert judge("ezinwanne", [""]).score > judge("ezinwanne", ["ezinwanne"]).score


@settings(max_examples=20)
@given(st.text(max_size=80))
def test_anything_can_be_judged(passphrase: str) -> None:
    found = judge(passphrase)
    assert 0 <= found.score <= 4
    assert found.sentence.endswith(".")


def test_a_very_long_one_is_judged_at_once() -> None:
    judge("warm up the word lists")
    start = time.process_time()
    assert judge("correct horse battery staple " * 500).acceptable
    assert time.process_time() - start < 2


def test_the_passphrases_of_the_example_are_good_examples() -> None:
    pair = read("pair")
    assert all(judge(pair[seat]["passphrase"]).score == 4 for seat in ("mentor", "mentee"))
