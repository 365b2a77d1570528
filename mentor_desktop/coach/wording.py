"""The three signs in the words of a goal: it names a doing, level 0 can be seen, and it lies in the mentee's hands.

What the word lists do not know is left to the two people: a sign is never unclear for what the rules cannot read.
"""

from mentor_desktop.coach.reading import read
from mentor_desktop.coach.sign import Sign, clear, left_to_you, unclear
from mentor_desktop.coach.words import LONGEST_QUOTE, WordList, quote, thoughts
from mentor_desktop.journal.markdown import first_words

SHORT = 2
NO_WORDS = "There are no words yet."


def specific(written: str, lists: WordList | None, mentee: str) -> Sign:
    """Whether the title says what the mentee will do."""
    if not thoughts(written, lists):
        return unclear("specific", NO_WORDS, "What would you like to be able to do?")
    title = read(written, lists)
    if title is None:
        return left_to_you("specific")
    if hedge := title.first(title.lists.hedges):
        return unclear(
            "specific", "“{words}” leaves it open.", "What will be different when it has gone well?", words=quote(hedge)
        )
    doing = title.doing() if title.length > 1 else None
    degree = None if title.number() else title.first(title.lists.degrees)
    if doing and not degree:
        return clear("specific", "“{words}” says what {mentee} will do.", words=quote(doing), mentee=mentee)
    if not doing and (inner := title.first(title.lists.inner)):
        return unclear(
            "specific",
            "“{words}” happens out of sight.",
            "What will you be able to do then that you cannot do today?",
            words=quote(inner),
        )
    if degree:
        return unclear(
            "specific",
            "“{words}” has nothing beside it to compare with.",
            "What would you do differently from today?",
            words=quote(degree),
        )
    if vague := title.first(title.lists.vague):
        return unclear(
            "specific",
            "“{words}” can mean many things.",
            "What will you be doing once it has worked?",
            words=quote(vague),
        )
    if title.length <= SHORT:
        return unclear(
            "specific",
            "“{words}” is short, and much can be meant by it.",
            "What part of it would you like to be able to do first?",
            words=first_words(written.strip(), LONGEST_QUOTE),
        )
    return left_to_you("specific")


def observable(written: str, lists: WordList | None, mentor: str) -> Sign:
    """Whether level 0 says something that the mentor could see."""
    if not thoughts(written, lists):
        return unclear(
            "observable",
            "Level 0 has no words yet.",
            "What would {mentor} see when it has gone as you both expect?",
            mentor=mentor,
        )
    expected = read(written, lists)
    if expected is None:
        return left_to_you("observable")
    if doing := expected.doing():
        return clear(
            "observable", "Level 0 can be seen by {mentor}: it says “{words}”.", words=quote(doing), mentor=mentor
        )
    if number := expected.number():
        return clear(
            "observable", "Level 0 can be counted by {mentor}: it says “{words}”.", words=quote(number), mentor=mentor
        )
    if inner := expected.first(expected.lists.inner):
        return unclear(
            "observable",
            "“{words}” at level 0 happens out of sight.",
            "What would {mentor} see or hear at that moment?",
            words=quote(inner),
            mentor=mentor,
        )
    if vague := expected.first(expected.lists.vague) or expected.first(expected.lists.degrees):
        return unclear(
            "observable",
            "“{words}” at level 0 can look different to each of you.",
            "How would {mentor} notice it?",
            words=quote(vague),
            mentor=mentor,
        )
    return left_to_you("observable")


def in_power(title: str, expected: str, lists: WordList | None) -> Sign:
    """Whether the title and level 0 lie in the mentee's own hands."""
    if not thoughts(title, lists) and not thoughts(expected, lists):
        return unclear("in your power", NO_WORDS, "What is in your own hands here?")
    texts = (read(title, lists), read(expected, lists))
    for text in texts:
        if text is not None and (words := text.others_decide()):
            return unclear(
                "in your power",
                "“{words}” is for others to decide.",
                "What part of it is in your own hands?",
                words=quote(words),
            )
    if None in texts:
        return left_to_you("in your power")
    return clear("in your power", "Nothing in the words leaves it to others.")
