"""What files and links are called: names that fit every system, and addresses of pages on the web and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mentor_desktop.journal.record import origin
from mentor_desktop.journal.teaching import Evidence
from ui.goals.evidence_words import address, kind_icon, name_outside, size_words

NOTHING = Evidence(**origin(datetime(2026, 3, 21, tzinfo=UTC), "tom"), goal="goal", by="tom")


@pytest.mark.parametrize(
    ("kept", "kind", "outside"),
    [
        ("plan.pdf", "pdf", "plan.pdf"),
        ("Photo.JPEG", "jpeg", "Photo.JPEG"),
        ("photo.jpg", "jpeg", "photo.jpg"),
        ("plan.pdf.exe", "pdf", "plan.pdf.exe.pdf"),
        ("plan", "pdf", "plan.pdf"),
        ("../../.bashrc", "png", "bashrc.png"),
        ("C:\\Windows\\a.png", "png", "a.png"),
        ("a:b*c?.png", "png", "abc.png"),
        ("exe.\u202egnp.png", "png", "exe.gnp.png"),
        ("con.png", "png", "evidence.png"),
        (". .png", "png", "png.png"),
        ("", "webp", "evidence.webp"),
        ("שלום 👩‍🏫.gif", "gif", "שלום 👩‍🏫.gif"),
    ],
)
def test_a_copy_has_a_name_that_fits_and_says_what_it_is(qapp, kept, kind, outside):
    assert name_outside(replace(NOTHING, file="f", file_name=kept, file_kind=kind)) == outside


def test_a_very_long_name_is_cut_and_keeps_its_end(qapp):
    name = name_outside(replace(NOTHING, file="f", file_name="a" * 250 + ".pdf", file_kind="pdf"))
    assert name.endswith("a.pdf")
    assert len(name) < 130


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://example.org/a?b=c#d", "example.org"),
        ("HTTP://EXAMPLE.org", "example.org"),
        ("https://someone@example.org/", "example.org"),
    ],
)
def test_an_address_on_the_web_says_whose_it_is(link, host):
    assert address(link).host() == host


@pytest.mark.parametrize(
    "link",
    ["", "file:///etc/passwd", "javascript:alert(1)", "ftp://example.org", "https://", "example.org", "\\\\host"],
)
def test_nothing_else_is_an_address(link):
    assert address(link) is None


def test_sizes_are_said_as_people_say_them(qapp):
    assert [size_words(length) for length in (12, 2048, 1_300_000)] == ["12 bytes", "2.0 kB", "1.2 MB"]
    assert (kind_icon("pdf"), kind_icon("webp")) == ("document", "picture")
