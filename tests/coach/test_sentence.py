"""What the coach says is kept as a template and its details."""

from datetime import date

from mentor_desktop.coach.sentence import Sentence


def test_a_sentence_reads_as_its_template_with_the_details_in_it() -> None:
    sentence = Sentence("{mentee} asked for: {first}.", {"mentee": "Tom", "first": Sentence("being shown how")})
    assert str(sentence) == "Tom asked for: being shown how."
    assert sentence.template == "{mentee} asked for: {first}."


def test_a_detail_with_braces_is_shown_as_it_is() -> None:
    assert str(Sentence("“{words}” leaves it open.", {"words": "{0} {mentor}"})) == "“{0} {mentor}” leaves it open."


def test_a_date_is_a_date_for_the_screen_to_write() -> None:
    sentence = Sentence("The date is {date}.", {"date": date(2026, 11, 30)})
    assert str(sentence) == "The date is 2026-11-30."
    assert sentence.details["date"] == date(2026, 11, 30)


def test_sentences_can_be_compared_and_put_in_a_set() -> None:
    assert len({Sentence("Yes."), Sentence("Yes."), Sentence("No.", {"why": "so"})}) == 2
