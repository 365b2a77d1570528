"""What the words of a title and of level 0 say."""

import pytest

from mentor_desktop.coach.sign import Sign
from mentor_desktop.coach.wording import in_power, observable, specific
from mentor_desktop.coach.words import word_list


def said(sign: Sign) -> tuple[str, str | None]:
    return str(sign.reason), None if sign.question is None else str(sign.question)


SPECIFIC = [
    ("Lead the meeting", "“Lead” says what Tom will do.", None),
    ("I want to LEAD the meeting", "“LEAD” says what Tom will do.", None),
    ("Running the meeting", "“Running” says what Tom will do.", None),
    ("Understand the budget and explain it", "“explain” says what Tom will do.", None),
    ("Ask more than two questions", "“Ask” says what Tom will do.", None),
    (
        "Understand how to explain it",
        "“Understand” happens out of sight.",
        "What will you be able to do then that you cannot do today?",
    ),
    (
        "Improve how I present",
        "“Improve” can mean many things.",
        "What will you be doing once it has worked?",
    ),
    (
        "Give better feedback",
        "“better” has nothing beside it to compare with.",
        "What would you do differently from today?",
    ),
    ("Maybe lead it", "“Maybe” leaves it open.", "What will be different when it has gone well?"),
    (
        "Public  speaking",
        "“Public speaking” is short, and much can be meant by it.",
        "What part of it would you like to be able to do first?",
    ),
    ("Lead", "“Lead” is short, and much can be meant by it.", "What part of it would you like to be able to do first?"),
    ("The new plan for our team", "Only the two of you can judge this.", None),
    ("", "There are no words yet.", "What would you like to be able to do?"),
    ("🎉🎉", "There are no words yet.", "What would you like to be able to do?"),
]


@pytest.mark.parametrize(("title", "reason", "question"), SPECIFIC)
def test_a_title_is_specific_when_it_says_what_the_mentee_will_do(
    title: str, reason: str, question: str | None
) -> None:
    assert said(specific(title, word_list("en"), "Tom")) == (reason, question)


OBSERVABLE = [
    ("I run it with her in the room", "Level 0 can be seen by Amara: it says “run”.", None),
    ("Decisions written down", "Level 0 can be seen by Amara: it says “written”.", None),
    ("I feel calm and I speak", "Level 0 can be seen by Amara: it says “speak”.", None),
    ("Three articles", "Level 0 can be counted by Amara: it says “Three”.", None),
    ("We are calm; 2 tubes", "Level 0 can be counted by Amara: it says “2”.", None),
    (
        "I know 500 words",
        "“know” at level 0 happens out of sight.",
        "What would Amara see or hear at that moment?",
    ),
    (
        "I feel sure when I speak",
        "“feel” at level 0 happens out of sight.",
        "What would Amara see or hear at that moment?",
    ),
    (
        "A good atmosphere",
        "“good” at level 0 can look different to each of you.",
        "How would Amara notice it?",
    ),
    ("It is better", "“better” at level 0 can look different to each of you.", "How would Amara notice it?"),
    ("I do not blush any more", "Only the two of you can judge this.", None),
    ("The drawer balances", "Only the two of you can judge this.", None),
    (" ", "Level 0 has no words yet.", "What would Amara see when it has gone as you both expect?"),
]


@pytest.mark.parametrize(("expected", "reason", "question"), OBSERVABLE)
def test_level_0_is_observable_when_it_says_what_can_be_seen(expected: str, reason: str, question: str | None) -> None:
    assert said(observable(expected, word_list("en"), "Amara")) == (reason, question)


MINE = "What part of it is in your own hands?"
IN_POWER = [
    ("Lead the meeting", "I run it", "Nothing in the words leaves it to others.", None),
    ("Get promoted", "", "“promoted” is for others to decide.", MINE),
    ("A new post", "My boss lets me go", "“My boss lets” is for others to decide.", MINE),
    ("Apply for promotion", "I have applied", "Nothing in the words leaves it to others.", None),
    ("Ask my boss for a raise", "I ask", "Nothing in the words leaves it to others.", None),
    ("I present it and the board approves it", "", "“the board approves” is for others to decide.", MINE),
    ("People", "They", "Nothing in the words leaves it to others.", None),
    ("", " ", "There are no words yet.", "What is in your own hands here?"),
]


@pytest.mark.parametrize(("title", "expected", "reason", "question"), IN_POWER)
def test_a_goal_is_in_ones_power_unless_others_decide_it(
    title: str, expected: str, reason: str, question: str | None
) -> None:
    assert said(in_power(title, expected, word_list("en"))) == (reason, question)


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Mehr Selbstvertrauen"), ("en", "قيادة الاجتماع"), ("en", "主持会议"), ("de", "win"), ("en", "нет")],
)
def test_what_cannot_be_read_is_left_to_the_two(language: str, text: str) -> None:
    lists = word_list(language)
    for sign in (specific(text, lists, "Tom"), observable(text, lists, "Amara"), in_power(text, text, lists)):
        assert said(sign) == ("Only the two of you can judge this.", None)


def test_where_only_one_text_can_be_read_it_can_still_lead_to_a_question() -> None:
    assert not in_power("主持会议", "My boss lets me", word_list("en")).clear
    assert said(in_power("主持会议", "", word_list("en"))) == ("Only the two of you can judge this.", None)


def test_a_long_title_is_quoted_in_few_words() -> None:
    sign = specific("a" * 200, word_list("en"), "Tom")
    assert len(str(sign.reason)) < 90
