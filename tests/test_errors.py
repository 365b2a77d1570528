"""Known errors are whole sentences for a person."""

import string

import pytest

from mentor_desktop import errors
from mentor_desktop.errors import (
    KnownError,
    NewerVersion,
    NotAJournal,
    NotJoined,
    Unacceptable,
    WrongPassphrase,
    bug_report,
)


def every_kind() -> list[type[KnownError]]:
    return [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, KnownError)]


def fields_of(template: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(template) if name]


@pytest.mark.parametrize("kind", every_kind())
def test_every_error_is_finished_sentences(kind: type[KnownError]) -> None:
    error = kind(**{name: f"the-{name}" for name in fields_of(kind.template)})
    text = str(error)
    assert text.endswith(".")
    assert text[0].isupper() or text[0] == "“"
    assert "{" not in text
    assert all(f"the-{name}" in text for name in fields_of(kind.template))
    assert "!" not in text


@pytest.mark.parametrize("kind", every_kind())
def test_every_error_has_words_of_its_own(kind: type[KnownError]) -> None:
    others = [other for other in every_kind() if other is not kind and other not in (KnownError, Unacceptable)]
    if kind not in (KnownError, Unacceptable):
        assert kind.template not in [other.template for other in others]


def test_the_template_and_its_details_stay_apart_so_that_they_can_be_translated() -> None:
    error = NotJoined(seat="mentee")
    assert error.details == {"seat": "mentee"}
    assert "{seat}" in error.template
    assert "The mentee has not set a passphrase" in str(error)


def test_a_sentence_can_be_given() -> None:
    error = Unacceptable("This name is longer than {most} letters.", most=80)
    assert str(error) == "This name is longer than 80 letters."
    assert error.template == "This name is longer than {most} letters."


def test_a_detail_with_braces_is_shown_as_it_is() -> None:
    assert "“/home/{folder}{0}”" in str(NotAJournal(folder="/home/{folder}{0}"))


def test_a_wrong_passphrase_says_what_is_safe_and_what_to_try() -> None:
    assert "Nothing has changed" in str(WrongPassphrase())
    assert "Caps Lock" in str(WrongPassphrase())


@pytest.mark.parametrize("program", ["2.5.0", "1.0.0-rc.1+build7", "x" * 20])
def test_a_newer_version_is_named_when_it_reads_like_one(program: str) -> None:
    assert f"Install version {program} or a later one" in str(NewerVersion(program=program))


@pytest.mark.parametrize(
    "program", ["", "x" * 21, "1.0. Get it at evil.example", "1\x1b[2J", "1\n", "\uff11", None, 7, ["1.0"]]
)
def test_a_text_that_is_no_version_is_not_shown(program: object) -> None:
    """The text comes from a file that someone else could have written."""
    error = NewerVersion(program=program)
    assert str(error) == (
        "This journal was last opened with a newer Mentor Desktop. Nothing has changed. "
        "Install the newest version to open it."
    )
    assert error.template.format(**error.details) == str(error)


def test_the_report_of_a_bug_shows_nothing_anyone_wrote() -> None:
    def fail(private: str) -> None:
        raise ValueError(f"could not handle {private}")

    with pytest.raises(ValueError, match="canary") as caught:
        fail("canary")
    report = bug_report(caught.value)
    assert "ValueError" in report
    assert "test_errors.py" in report
    assert "canary" not in report
