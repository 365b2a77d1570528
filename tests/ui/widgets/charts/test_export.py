"""A picture is written whole or not at all, on white paper, and an SVG keeps its words."""

import errno
import os
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage

from mentor_desktop.errors import DiskFull, DiskTrouble, NoRights
from ui.widgets.charts.export import PIXELS_FOR_ONE, SIZE, picture, write_picture

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def png(chart):
    return lambda **options: QImage.fromData(picture(chart.content, "png", "A chart", **options))


@pytest.fixture
def words(chart):
    """The words in the SVG of the chart."""

    def read(**options):
        root = ET.fromstring(picture(chart.content, "svg", "A chart", **options))
        return root, [text.text for text in root.iter(f"{SVG}text")]

    return read


def test_a_png_has_two_pixels_for_one_on_white_paper(png):
    image = png()
    assert image.size() == SIZE * PIXELS_FOR_ONE
    assert image.pixelColor(3, 3) == QColor("#FFFFFF")


def test_a_picture_is_light_whatever_the_screen(png, dressed):
    dressed("light")
    light = png()
    dressed("dark")
    assert png() == light


def test_an_svg_holds_names_months_and_levels_as_text(words):
    root, texts = words()
    assert {"Tom", "Amara", "Sept", "Oct", "Nov", "0", "+1", "+2"} <= set(texts)
    # A font without this minus sign has it brought by another, in a piece of its own.
    assert all(level in "".join(texts) for level in ("−2", "−1"))
    assert root.get("viewBox") == f"0 0 {SIZE.width()} {SIZE.height()}"


def test_what_a_picture_says_of_itself_is_nothing_of_theirs(words):
    root, texts = words()
    assert root.find(f"{SVG}title").text == "A chart"
    assert "A chart" in texts
    assert root.find(f"{SVG}desc").text == "Mentor Desktop"


def test_an_svg_can_be_drawn(chart):
    drawn = QImage.fromData(picture(chart.content, "svg", "A chart"), "svg")
    assert not drawn.isNull()
    assert any(
        drawn.pixelColor(x, y) != drawn.pixelColor(0, 0) for x in range(drawn.width()) for y in range(drawn.height())
    )


def test_the_day_aimed_for_is_in_the_picture(chart, toms_line, words):
    chart.show_lines([toms_line], date(2026, 11, 22), date(2026, 12, 20))
    assert "by 20 Dec" in words()[1]


def test_a_picture_from_right_to_left_is_mirrored(png, words):
    assert png(mirrored=True) != png()
    assert set(words(mirrored=True)[1]) == set(words()[1])


@pytest.mark.parametrize(
    "name", ["Bartholomew-Alexander Featherstonehaugh of the Northern Hills " * 2, "<b>&amp;\u0007"]
)
def test_any_name_has_its_place_in_the_legend(chart, toms_line, amaras_line, words, name):
    chart.show_lines([type(toms_line)(name, "#B8762B", toms_line.points), amaras_line], date(2026, 11, 22))
    assert "Amara" in words()[1]


def test_a_file_replaces_the_one_before(tmp_path):
    path = tmp_path / "goal-progress.png"
    for content in (b"one", b"two"):
        write_picture(path, content)
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.EACCES, NoRights), (errno.EROFS, NoRights), (errno.ENOSPC, DiskFull), (errno.EIO, DiskTrouble)],
)
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_refusal_is_a_sentence_and_leaves_nothing_behind(tmp_path, monkeypatch, step, number, error):
    def refuse(*_):
        raise OSError(number, "said")

    path = tmp_path / "goal-progress.png"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(error):
        write_picture(path, b"content")
    monkeypatch.undo()
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_or_in_the_way_is_a_sentence(tmp_path):
    with pytest.raises(DiskTrouble):
        write_picture(tmp_path / "gone" / "a.png", b"content")
    (tmp_path / "a.png").mkdir()
    with pytest.raises(DiskTrouble):
        write_picture(tmp_path / "a.png", b"content")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskTrouble):
        write_picture(tmp_path / "file" / "a.png", b"content")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "file"]
