"""The forms of an English verb that an opening needs; what is not in the lists follows the rules."""

from mentor_desktop.coach.question_words import HintWords

_VOWELS = "aeiou"


def past(verb: str, lists: HintWords) -> str:
    """“talked” for “talk”, “went” for “go”."""
    if verb in lists.past:
        return lists.past[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}ed"


def past_of_participle(word: str, lists: HintWords) -> str:
    """“gave” for “given”, “talked” for “talked”; empty for what is no participle these rules know."""
    if word in lists.participles:
        return lists.participles[word]
    known = word in lists.past.values() or (word.endswith("ed") and len(word) > 3)
    return word if known and word not in ("was", "were") else ""


def third_person(verb: str) -> str:
    """“helps” for “help”, “goes” for “go”, “has” for “have”."""
    if verb == "have":
        return "has"
    if verb == "be":
        return "is"
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"
