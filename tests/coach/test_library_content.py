"""The questions we ship: enough for each focus, short, open, in plain words, and no two alike."""

import re
import tomllib
import unicodedata
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest

from mentor_desktop.coach.library import FOCUSES, STAGES, AskedBy, questions
from mentor_desktop.coach.questions import hint
from mentor_desktop.places import resource

FOLDER = resource("questions", "en")
FILES = sorted(FOLDER.glob("*.toml"))
ALL = questions("en")
EVERY_TEXT = [(each.id, text) for each in ALL for text in (each.text, *each.follow_ups)]

# Words of the seminar room, of the board room and of the consulting room; and words that blame or grade.
_NOT_OURS = """
    accountability achieve achievement actionable agile align alignment ambassador authentic authenticity awesome
    bandwidth benchmark boundary boundaries brand bucket buy-in capability catalyst challenge challenges challenging
    closure coach coachee competency competencies coping core cutting-edge deliver deliverable deliverables
    development disrupt diversity dysfunctional ecosystem embrace empower empowered empowering empowerment engage
    engagement excellence expectations facilitate failure fault feedback framework fulfil fulfilling genuine
    grow growth guru hack healing holistic impact impactful implement inclusive incentivise inner innovate innovation
    inspire inspiring issue issues journey key kpi landscape leadership legacy lessons leverage limiting lazy maximise
    mentee mentees mentoring mentorship metrics milestone mindful mindset mission motivate motivation narrative network
    networking normal obstacle obstacles optimise outcome outcomes ownership paradigm passion passionate performance
    pivot potential priority priorities proactive process productive productivity professional reframe resilience
    resilient resonate resources roadmap robust roi role-model scalable self-care shame share should-have skillset
    solution solutions stakeholder stakeholders strategic strategy strength strengths stretch stupid success successful
    synergy synergies takeaway takeaways talent toolbox toxic transform transformation transition trauma traumatic
    trigger triggered unpack utilise validate value-add values vision visibility vulnerable vulnerability weakness
    weaknesses wellbeing win-win wisdom
"""
NOT_OUR_WORDS = frozenset(_NOT_OURS.split())
NOT_OUR_PHRASES = [
    "at the end of the day",
    "best self",
    "comfort zone",
    "deep dive",
    "elevator pitch",
    "hold space",
    "keep you up at night",
    "keeps you up at night",
    "low-hanging",
    "magic wand",
    "next level",
    "on your mind",
    "outside the box",
    "reach out",
    "sit with that",
    "that make you feel",
    "work-life",
    "younger self",
]
# Words that say nothing of what a question is about.
_SMALL = """
    a about after again all am an and any anybody anyone are as asked at be because become been before began being but
    by can come comes could did do does doing done each else even ever everybody find for from get gets go goes had has
    have having here how i if in into is it it’s its last like look looks made make makes me might mine more most much
    my myself next no not nobody now of off on once one or other others our out over own part people put rather really
    said say see seem seen she should since so some somebody something still suppose take takes talk talks tell than
    that the their them then there these they thing things this those time to today two up us used very want was way we
    were what when where which while who whom whose will with without work would year you your yours yourself
"""
SMALL = frozenset(_SMALL.split())
LONGEST, USUAL = 140, 90
LONGEST_FOLLOW_UP = 90
# How much of the content words of two questions may be the same ones.
ALIKE = 0.5

# Questions that the hint takes for closed, and the reason why we ask them all the same.
NOT_OPEN_TO_THE_HINT: dict[str, str] = {}


def folded(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if letter.isalnum())


def words(text: str) -> list[str]:
    return re.findall(r"[\w’-]+", text.casefold())


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_there_is_one_file_for_each_focus() -> None:
    assert [path.stem for path in FILES] == sorted(focus.replace(" ", "-") for focus in FOCUSES)
    assert {path.stem: read(path)["focus"].replace(" ", "-") for path in FILES} == {
        path.stem: path.stem for path in FILES
    }


def test_there_are_at_least_250_questions_and_20_for_each_focus() -> None:
    assert len(ALL) >= 250
    counts = Counter(each.focus for each in ALL)
    assert {focus for focus in FOCUSES if counts[focus] < 20} == set()


def test_there_is_something_to_ask_for_each_seat_at_each_stage() -> None:
    for seat in ("mentor", "mentee"):
        mine = [each for each in ALL if each.asked_by in (seat, "either")]
        for stage in STAGES:
            assert sum(stage in each.stages for each in mine) >= 50, (seat, stage)
        for focus in FOCUSES:
            at_home = "separation" if focus == "ending" else "cultivation"
            assert sum(each.focus == focus and at_home in each.stages for each in mine) >= 10, (seat, focus)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_holds_what_is_allowed_and_nothing_else(path: Path) -> None:
    content = read(path)
    assert set(content) == {"focus", "question"}
    for each in content["question"]:
        assert set(each) == {"id", "text", "stages", "asked_by", "follow_ups"}, each
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each["id"]), each["id"]
        assert len(each["id"]) <= 30, each["id"]
        assert each["stages"] == [stage for stage in STAGES if stage in each["stages"]] != [], each["id"]
        assert each["asked_by"] in ("mentor", "mentee", "either"), each["id"]
        assert 1 <= len(each["follow_ups"]) <= 3, each["id"]


def test_the_seats_in_the_files_are_those_of_the_journal() -> None:
    assert {each.asked_by for each in ALL} == {"mentor", "mentee", *get_args(get_args(AskedBy)[1])}


def test_no_id_and_no_text_comes_twice() -> None:
    assert [each for each, count in Counter(each.id for each in ALL).items() if count > 1] == []
    assert [each for each, count in Counter(folded(text) for _, text in EVERY_TEXT).items() if count > 1] == []


def test_no_two_questions_are_about_the_same_in_nearly_the_same_words() -> None:
    content = [(each.text, frozenset(words(each.text)) - SMALL) for each in ALL]
    alike = [
        (one, other)
        for (one, ones), (other, others) in combinations(content, 2)
        if len(ones & others) >= 2 and len(ones & others) >= ALIKE * len(ones | others)
    ]
    assert alike == []


def test_a_follow_up_goes_on_from_its_question() -> None:
    for each in ALL:
        asked = frozenset(words(each.text))
        for follow_up in each.follow_ups:
            again = frozenset(words(follow_up))
            assert len(asked & again) < 0.6 * len(asked | again), (each.id, follow_up)


def test_questions_are_short_enough_to_be_said_across_a_table() -> None:
    assert [each.id for each in ALL if len(each.text) > LONGEST] == []
    assert sum(len(each.text) <= USUAL for each in ALL) >= 0.8 * len(ALL)
    assert [follow_up for each in ALL for follow_up in each.follow_ups if len(follow_up) > LONGEST_FOLLOW_UP] == []


def test_a_text_is_one_sentence_written_with_care() -> None:
    written = re.compile(r"[^\W\d_a-z][^?.!]*[^ ?.!][?.]")
    quotes = re.compile(r"['\"]|--|[!;]|\s{2}")
    careless = [text for _, text in EVERY_TEXT if quotes.search(text) or not written.fullmatch(text)]
    assert careless == []


def test_a_text_is_in_our_words() -> None:
    not_ours = [(text, word) for _, text in EVERY_TEXT for word in words(text) if word in NOT_OUR_WORDS]
    assert not_ours == []
    not_ours = [(text, each) for _, text in EVERY_TEXT for each in NOT_OUR_PHRASES if each in text.casefold()]
    assert not_ours == []


def test_a_text_is_not_two_questions() -> None:
    asks_again = re.compile(r".\b(and|or) (what|how|why|who|where|when|which|did|do|does|is|are|was|were)\b")
    assert [text for _, text in EVERY_TEXT if asks_again.search(text.casefold())] == []


def test_questions_begin_in_many_ways_and_none_with_why() -> None:
    openings = Counter(words(each.text)[0] for each in ALL)
    assert openings["what"] <= len(ALL) / 2
    assert len(openings) >= 15
    assert [text for _, text in EVERY_TEXT if "why" in words(text)] == []


def test_the_hint_takes_every_question_for_open_but_the_exceptions() -> None:
    assert {text for _, text in EVERY_TEXT if hint(text).opening != "open"} == set(NOT_OPEN_TO_THE_HINT)


def test_every_exception_has_its_reason() -> None:
    assert all(NOT_OPEN_TO_THE_HINT.values())
