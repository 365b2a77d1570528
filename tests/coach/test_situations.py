"""The situations to practise alone: how they are read, and that what lies in the files is what we want to show."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from mentor_desktop.coach import situations as module
from mentor_desktop.coach.situations import SKILLS, Situation, situations
from mentor_desktop.errors import MissingResource
from mentor_desktop.journal.people import SEATS, Seat
from mentor_desktop.places import resource

ALL = situations()
SENTENCE_END = re.compile(r"(?<=[.?!])[’”]?\s+")

# Words that praise, sell, preach or belong in a consulting room. Whole words, or the beginning of one where it ends
# in a star.
NOT_OUR_TONE = (
    "actionable amazing authentic* awesome best-practice boundaries circle-back coping deep-dive dysfunction* "
    "empath* empower* excited fantastic gaslight* growth-mindset guru healing hold-space holding-space impactful "
    "incredible inner-child journey learnings leverage* mindful* mindset narcissis* ninja nurtur* passionate "
    "processing reach-out resilien* resonat* rockstar safe-space self-care stakeholder* super superb synerg* "
    "touch-base toxic transform* trauma* trigger* unlock* unpack* validat* vulnerab* wellness"
)
# What an answer does is told without marks.
MARKS = (
    "bad* best better clever* correct* effective* excellent fail* good great ideal* inappropriate incorrect mistake* "
    "must ought perfect* poor* proper* right should skilful* unfortunately unhelpful wise* wrong* worse worst"
)
AMERICAN = (
    "apologiz* behavior* center color* favorite* fulfill gotten gray honor* labor mom neighbor* organiz* program "
    "realiz* recogniz* theater traveled traveling"
)


def pattern(words: str) -> re.Pattern[str]:
    """Finds any of these words: a hyphen stands for a space too, a star for letters."""
    each = [re.escape(word).replace(r"\-", "[- ]").replace(r"\*", r"\w*") for word in words.split()]
    return re.compile(rf"\b(?:{'|'.join(each)})\b", re.IGNORECASE)


def texts(situation: Situation) -> Iterator[str]:
    yield from (situation.title, situation.scene, situation.said, situation.asks)
    for answer in situation.answers:
        yield from (answer.text, answer.does)


def sentences(text: str) -> list[str]:
    return SENTENCE_END.split(text)


def keys(path: Path) -> Iterator[tuple[set[str], set[str]]]:
    for situation in tomllib.loads(path.read_text(encoding="utf-8"))["situation"]:
        for answer in situation["answer"]:
            yield set(situation), set(answer)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in the place of `resources/`, with nothing kept from reads before or after."""

    def found(*parts: str) -> Path:
        path = tmp_path.joinpath(*parts)
        if not path.exists():
            raise MissingResource(name="/".join(parts))
        return path

    monkeypatch.setattr(module, "resource", found)
    for each in (situations, module._of_role):
        each.cache_clear()
    yield tmp_path
    for each in (situations, module._of_role):
        each.cache_clear()


def write(folder: Path, language: str, role: Seat, title: str) -> None:
    path = folder / "situations" / language / f"{role}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'[[situation]]\nid = "one"\nskill = "mirror"\ntitle = "{title}"\nscene = "S."\nsaid = "W."\nasks = "A."\n'
        + '[[situation.answer]]\ntext = "T."\ndoes = "D."\n' * 3,
        encoding="utf-8",
    )


class TestReading:
    def test_they_are_read_once(self) -> None:
        assert situations("en") is situations("en")

    def test_they_cannot_be_changed(self) -> None:
        with pytest.raises(FrozenInstanceError):
            ALL[0].title = "Another"  # type: ignore[misc]
        with pytest.raises(FrozenInstanceError):
            ALL[0].answers[0].does = "Nothing."  # type: ignore[misc]

    def test_the_role_is_the_name_of_the_file(self, folder: Path) -> None:
        write(folder, "en", "mentor", "Mine")
        write(folder, "en", "mentee", "Yours")
        assert [(each.role, each.title) for each in situations()] == [("mentor", "Mine"), ("mentee", "Yours")]

    @pytest.mark.parametrize("language", ["de", "de_AT", "DE", "de-CH"])
    def test_a_role_that_is_not_translated_yet_comes_in_english(self, folder: Path, language: str) -> None:
        write(folder, "en", "mentor", "English")
        write(folder, "en", "mentee", "English")
        write(folder, "de", "mentor", "Deutsch")
        assert [each.title for each in situations(language)] == ["Deutsch", "English"]

    @pytest.mark.parametrize("language", ["xx", "", "C", "../promises", "12"])
    def test_an_unknown_language_is_english(self, language: str) -> None:
        assert situations(language) == ALL

    def test_without_english_the_program_says_what_is_missing(self, folder: Path) -> None:
        write(folder, "en", "mentor", "English")
        with pytest.raises(MissingResource, match=re.escape("situations/en/mentee.toml")):
            situations("de")


class TestWhatThereIs:
    @pytest.mark.parametrize("role", SEATS)
    def test_there_are_enough_for_each_role(self, role: Seat) -> None:
        assert sum(each.role == role for each in ALL) >= 22

    def test_each_skill_can_be_practised_several_times_and_in_both_roles(self) -> None:
        assert {each.skill for each in ALL} == set(SKILLS)
        together = Counter(each.skill for each in ALL)
        assert {skill: count for skill, count in together.items() if count < 3} == {}
        in_role = Counter((each.role, each.skill) for each in ALL)
        assert {(role, skill) for role in SEATS for skill in SKILLS if in_role[role, skill] < 2} == set()

    def test_teaching_has_its_room(self) -> None:
        assert sum(each.skill == "ask before advising" for each in ALL) >= 6

    def test_ids_and_titles_are_used_once(self) -> None:
        assert [name for name, count in Counter(each.id for each in ALL).items() if count > 1] == []
        assert [name for name, count in Counter(each.title.casefold() for each in ALL).items() if count > 1] == []

    def test_no_sentence_comes_back_in_another_situation(self) -> None:
        said = Counter(
            part for each in ALL for part in {one.casefold() for text in texts(each) for one in sentences(text)}
        )
        assert [part for part, count in said.items() if count > 1] == []

    @pytest.mark.parametrize("role", SEATS)
    def test_there_is_nothing_in_the_files_that_is_not_shown(self, role: Seat) -> None:
        for of_situation, of_answer in keys(resource("situations", "en", f"{role}.toml")):
            assert of_situation == {"id", "skill", "title", "scene", "said", "asks", "answer"}
            assert of_answer == {"text", "does"}


@pytest.mark.parametrize("situation", ALL, ids=lambda each: each.id)
class TestEachSituation:
    def test_its_id_is_a_slug(self, situation: Situation) -> None:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", situation.id)
        assert len(situation.id) <= 40

    def test_it_is_short_enough_to_be_read_at_a_glance(self, situation: Situation) -> None:
        assert 3 <= len(situation.title) <= 40
        assert 60 <= len(situation.scene) <= 400
        assert 20 <= len(situation.said) <= 220
        assert 15 <= len(situation.asks) <= 100
        assert 2 <= len(sentences(situation.scene)) <= 4

    def test_it_has_three_answers_that_differ_in_what_they_say_and_do(self, situation: Situation) -> None:
        assert len(situation.answers) == 3
        assert len({answer.text.casefold() for answer in situation.answers}) == 3
        assert len({answer.does.casefold() for answer in situation.answers}) == 3

    def test_an_answer_is_one_or_two_sentences_and_what_it_does_is_one(self, situation: Situation) -> None:
        for answer in situation.answers:
            assert 1 <= len(sentences(answer.text)) <= 2, answer.text
            assert len(answer.text) <= 220, answer.text
            assert len(sentences(answer.does)) == 1, answer.does
            assert 20 <= len(answer.does) <= 140, answer.does

    def test_every_text_is_whole(self, situation: Situation) -> None:
        for text in texts(situation):
            assert text == " ".join(text.split())
            assert text[0].isupper(), text
            if text != situation.title:
                assert text.rstrip("’”").endswith((".", "?")), text

    def test_it_is_written_in_our_characters(self, situation: Situation) -> None:
        for text in texts(situation):
            assert not re.search(r"[\"'!—;*<>{}]|\.\.|- ", text), text
        assert not re.search("[“”]", situation.said + "".join(answer.text for answer in situation.answers))

    def test_it_is_written_in_our_tone(self, situation: Situation) -> None:
        for text in texts(situation):
            assert not pattern(NOT_OUR_TONE).findall(text), text
            assert not pattern(AMERICAN).findall(text), text

    def test_no_answer_is_given_marks(self, situation: Situation) -> None:
        for answer in situation.answers:
            assert not pattern(MARKS).findall(answer.does), answer.does


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (NOT_OUR_TONE, "A journey to your authenticity", ["journey", "authenticity"]),
        (NOT_OUR_TONE, "Reach out, or circle-back", ["Reach out", "circle-back"]),
        (NOT_OUR_TONE, "In the supermarket she unpacked it", ["unpacked"]),
        (MARKS, "This is the right answer, and better", ["right", "better"]),
        (MARKS, "It is bright", []),
        (AMERICAN, "We organized it in the center", ["center", "organized"]),
    ],
)
def test_the_lists_find_what_they_are_for(words: str, text: str, found: list[str]) -> None:
    assert sorted(pattern(words).findall(text)) == sorted(found)
