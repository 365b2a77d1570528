"""The library of questions: read in a language, searched by words, and suggested with a reason."""

import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.coach import library
from mentor_desktop.coach.library import FOCUSES, STAGES, Question, Suggestion, questions, search, suggest
from mentor_desktop.errors import MissingResource
from mentor_desktop.places import resource

DAY = date(2026, 11, 25)
ALL = questions()


def a_question(name: str = "one", text: str = "", **other: Any) -> Question:
    fields: dict[str, Any] = {"focus": "purpose", "stages": STAGES, "asked_by": "either", "follow_ups": ()}
    return Question(id=name, text=text or f"How about {name}?", **(fields | other))


def suggested(among: tuple[Question, ...] = ALL, **other: Any) -> tuple[Suggestion, ...]:
    now: dict[str, Any] = {"focus": "confide", "stage": "cultivation", "seat": "mentor", "seed": DAY}
    return suggest(among, **(now | other))


def ids(found: tuple[Suggestion, ...]) -> list[str]:
    return [each.question.id for each in found]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped questions that a test may change."""
    folder = tmp_path / "questions"
    shutil.copytree(resource("questions"), folder)

    def found(*parts: str) -> Path:
        path = tmp_path.joinpath(*parts)
        if not path.exists():
            raise MissingResource(name="/".join(parts))
        return path

    monkeypatch.setattr(library, "resource", found)
    library._all.cache_clear()
    yield folder
    library._all.cache_clear()


def test_a_question_has_all_that_its_file_says() -> None:
    found = next(each for each in ALL if each.id == "week-as-kitchen")
    assert found.text == "If your week were a kitchen, what state would it be in?"
    assert (found.focus, found.asked_by) == ("feeling", "either")
    assert found.stages == ("initiation", "cultivation", "redefinition")
    assert found.follow_ups == ("What is burning?", "What smells good?")


@pytest.mark.parametrize("language", ["en", "en_GB", "EN-us", "xx", "", "../en", "中"])
def test_where_nobody_has_written_questions_in_a_language_they_are_english(language: str) -> None:
    assert questions(language) == ALL


def test_the_files_are_read_once() -> None:
    assert questions("en_GB") is questions("en")


def test_a_language_in_which_one_focus_is_written_has_the_others_in_english(elsewhere: Path) -> None:
    (elsewhere / "de").mkdir()
    (elsewhere / "de" / "safety.toml").write_text(
        'focus = "safety"\n[[question]]\nid = "hard-to-tell-me"\ntext = "Was fällt dir schwer, mir zu sagen?"\n'
        'stages = ["initiation"]\nasked_by = "either"\nfollow_ups = []\n',
        encoding="utf-8",
    )
    found = questions("de_AT")
    assert [each.text for each in found if each.focus == "safety"] == ["Was fällt dir schwer, mir zu sagen?"]
    assert [each for each in found if each.focus != "safety"] == [each for each in ALL if each.focus != "safety"]


def test_english_questions_that_are_missing_are_an_error(elsewhere: Path) -> None:
    (elsewhere / "en" / "ending.toml").unlink()
    with pytest.raises(MissingResource):
        questions("en")


SOME = (
    a_question("café", "How was it at the Café in Zürich?"),
    a_question("dont", "What don’t you tell me?", follow_ups=("How was the weather?",)),
    a_question("chinese", "你最近在学什么?"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cafe", ["café"]),
        ("ZURICH  caf", ["café"]),
        ("zürich how", ["café"]),
        ("how", ["café", "dont"]),
        ("weather tell", ["dont"]),
        ("don't", ["dont"]),
        ("don’t", ["dont"]),
        ("ell", []),
        ("cafe weather", []),
        ("学", ["chinese"]),
        ("", ["café", "dont", "chinese"]),
        (" ?! ", ["café", "dont", "chinese"]),
    ],
)
def test_search_finds_questions_with_all_typed_words_in_any_order(typed: str, found: list[str]) -> None:
    assert [each.id for each in search(SOME, typed)] == found


@pytest.mark.parametrize("typed", ["a" * 20_000, "what " * 4_000, "?" * 20_000, "ẍ̧" * 10_000])
def test_search_stays_quick_whatever_is_typed(typed: str) -> None:
    begin = time.perf_counter()
    search(ALL, typed)
    assert time.perf_counter() - begin < 0.5


@pytest.mark.parametrize("seat", ["mentor", "mentee"])
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("focus", FOCUSES)
def test_every_suggestion_suits_the_stage_and_the_seat(focus: str, stage: str, seat: str) -> None:
    for seed in range(4):
        found = suggested(focus=focus, stage=stage, seat=seat, seed=seed)
        assert len(set(ids(found))) == 3
        for each in found:
            assert stage in each.question.stages
            assert each.question.asked_by in (seat, "either")


def test_the_first_ones_fit_the_focus_and_say_so() -> None:
    found = suggested()
    assert {each.question.focus for each in found} == {"confide"}
    assert str(found[0].reason) == "It fits where you are now: who else should know about this work."


def test_a_focus_nobody_has_asked_about_lately_comes_along() -> None:
    asked = [each.text for each in ALL if each.focus not in ("confide", "feeling")]
    found = suggested(avoid=asked)
    assert [each.question.focus for each in found] == ["confide", "feeling", "confide"]
    assert str(found[1].reason) == "You have not asked about feelings for a while."


def test_where_nothing_was_asked_yet_nothing_is_said_of_a_while() -> None:
    for avoid in ([], ["…", ""]):
        assert not any("a while" in str(each.reason) for each in suggested(avoid=avoid))


def test_one_favourite_comes_along_where_it_suits() -> None:
    liked = ["kept-quiet", "week-as-kitchen", "unsaid-last-time", "last-meeting"]
    found = suggested(favourites=liked)
    assert [str(each.reason) for each in found].count("One of your favourites.") == 1
    assert found[1].question.id in liked[:3]


def test_a_favourite_that_was_asked_or_hidden_or_does_not_suit_stays_away() -> None:
    text = next(each.text for each in ALL if each.id == "kept-quiet")
    assert "kept-quiet" not in ids(suggested(favourites=["kept-quiet"], avoid=[text]))
    assert "kept-quiet" not in ids(suggested(favourites=["kept-quiet"], hidden=["kept-quiet"]))
    assert "last-meeting" not in ids(suggested(favourites=["last-meeting"]))
    assert "things-i-tell-you" not in ids(suggested(favourites=["things-i-tell-you"], stage="initiation"))


def test_the_same_day_gives_the_same_and_the_order_of_the_files_does_not_matter() -> None:
    assert suggested() == suggested() == suggested(tuple(reversed(ALL)))


def test_another_session_gives_others_and_over_time_everything_has_its_turn() -> None:
    assert suggested(seed=1) != suggested(seed=2)
    seen = {each for number in range(80) for each in ids(suggested(seed=number))}
    fitting = {
        each.id
        for each in ALL
        if each.focus == "confide" and "cultivation" in each.stages and each.asked_by in ("mentor", "either")
    }
    assert seen == fitting


def test_not_this_one_brings_another_and_leaves_the_rest_in_place() -> None:
    first, second, third = ids(suggested())
    after = ids(suggested(hidden=[second]))
    assert after[:2] == [first, third]
    assert after[2] not in (first, second, third)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("What are we both annoyed about?", "What are we both annoyed about?"),
        ("What are we both annoyed about?", "what are we both annoyed about"),
        ("What are we both annoyed about?", "So, what are we both really annoyed about?"),
        ("What would you like me to slow down for?", "Tom, what would you like me to slow down for?"),
        ("How would you have handled my week?", "How would you have handled my last week?"),
        ("What do you do with anger at work?", "What do you do with your anger at work?"),
        ("How do you come down after a loud day?", "After a loud day, how do you come down?"),
    ],
)
def test_what_was_asked_in_nearly_the_same_words_does_not_come_back(written: str, asked: str) -> None:
    known = next(each for each in ALL if each.text == written)
    now = {"focus": known.focus, "stage": "cultivation", "seat": "mentor", "count": 40}
    assert known.id in ids(suggested(**now))
    assert known.id not in ids(suggested(**now, avoid=[asked]))


def test_another_question_on_the_same_thing_is_not_taken_for_the_one_that_was_asked() -> None:
    asked = "How was that Monday meeting for the people from the depot?"
    found = suggested(focus="feeling", avoid=[asked], count=40)
    assert "monday-meeting" in ids(found)


def test_own_questions_are_suggested_too_but_not_beside_nearly_the_same_words() -> None:
    own = a_question("own", "What are you doing that hardly anybody has noticed yet?", focus="confide")
    every = ids(suggested((*ALL, own), count=40))
    assert len({"own", "hardly-noticed"} & set(every)) == 1
    assert "own" in ids(suggested((*ALL, own), count=40, hidden=["hardly-noticed"]))


def test_a_focus_that_suits_no_stage_yet_gives_way_to_something_else() -> None:
    found = suggested(focus="ending", stage="initiation")
    assert len(found) == 3
    assert {str(each.reason) for each in found} == {"Something else for a change."}


def test_fewer_come_when_fewer_are_left() -> None:
    one = a_question("one")
    assert ids(suggested((one,), focus="purpose")) == ["one"]
    assert suggested((one,), focus="purpose", hidden=["one"]) == ()
    assert suggested(()) == ()
    assert suggested(count=0) == ()
    assert suggested(avoid=[each.text for each in ALL]) == ()


@given(
    texts=st.lists(st.text(max_size=40), max_size=6),
    avoid=st.lists(st.text(max_size=40), max_size=6),
    count=st.integers(0, 8),
    seed=st.one_of(st.integers(), st.dates()),
)
def test_whatever_was_written_the_suggestions_are_calm_and_the_same(
    texts: list[str], avoid: list[str], count: int, seed: date | int
) -> None:
    own = tuple(a_question(f"own {place}", text or "?") for place, text in enumerate(texts))
    search(own, "".join(avoid))
    now = {"focus": "purpose", "avoid": avoid, "count": count, "seed": seed}
    found = suggested(own, **now)
    assert found == suggested(own, **now)
    assert len(found) == len(set(ids(found))) <= count


def test_suggesting_takes_no_time_that_a_person_would_notice() -> None:
    asked = [each.text for each in ALL[::9]]
    begin = time.perf_counter()
    suggested(avoid=asked, favourites=[each.id for each in ALL[::5]])
    assert time.perf_counter() - begin < 0.2


@pytest.mark.parametrize("reasons", [library._FITS, library._QUIET])
def test_every_focus_has_a_reason_of_its_own(reasons: dict[str, object]) -> None:
    assert tuple(reasons) == FOCUSES
    said = [str(each) for each in reasons.values()]
    assert len(set(said)) == len(said)
    assert all(each.endswith(".") for each in said)
