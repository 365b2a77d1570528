"""The panel shows chart or table, says whose line is whose, and saves a picture where the person wants it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from mentor_desktop.errors import DiskTrouble
from tests.support.screens import cut_at_the_side, nameless, words_of
from ui.widgets.charts.curves import Line
from ui.widgets.charts.dialogs import choose_file

TODAY = date(2026, 11, 22)
LONG = "Bartholomew-Alexander Featherstonehaugh of the Northern Hills"


def everything(widget):
    """All words a widget and what is in it could show or say."""
    return " ".join(text for each in (widget, *widget.findChildren(QWidget)) for text in words_of(each))


def test_the_legend_names_both(panel):
    assert [words for words in ("Tom", "Amara") if words in everything(panel.legend)] == ["Tom", "Amara"]


def test_the_table_comes_and_goes_by_keyboard(panel, qtbot):
    panel.table_button.setFocus()
    assert panel.table_button.accessibleName() == "Show as a table"
    qtbot.keyClick(panel.table_button, Qt.Key.Key_Space)
    assert panel.table.isVisible()
    assert not panel.chart.isVisible()
    assert panel.table_button.accessibleName() == "Show as a chart"
    assert panel.table.model().rowCount() == 5
    qtbot.keyClick(panel.table_button, Qt.Key.Key_Return)
    assert panel.chart.isVisible()
    assert not panel.table.isVisible()


def test_tab_reaches_all_of_it(panel, qtbot):
    def reached():
        panel.setFocus()
        panel.focusNextChild()
        found = []
        while panel.focusWidget() not in found and panel.focusWidget() is not None:
            found.append(panel.focusWidget())
            qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        return found

    buttons = {panel.table_button, panel.save_button}
    assert set(reached()) == {panel.chart, *buttons}
    panel.turn()
    assert set(reached()) == {panel.table, *buttons}


def test_every_control_has_a_name(panel):
    assert nameless(panel) == []
    panel.turn()
    assert nameless(panel) == []


def test_other_lines_change_legend_and_table(panel, toms_line):
    panel.turn()
    panel.chart.show_lines([Line("Jun", "#0F6B64", toms_line.points)], TODAY)
    assert panel.shows_table
    assert "Jun" in everything(panel.legend)
    assert "Amara" not in everything(panel.legend)
    assert panel.table.model().columnCount() == 2


def test_without_points_there_is_nothing_to_turn_or_save(panel):
    panel.turn()
    panel.chart.show_lines([], TODAY)
    assert panel.chart.isVisible()
    assert not panel.table_button.isVisible()
    assert not panel.save_button.isVisible()


def test_a_cleared_panel_holds_nothing(panel):
    panel.turn()
    panel.clear()
    for word in ("Tom", "Amara", "Sept", "−1"):
        assert word not in everything(panel)
    assert panel.table.model().rowCount() == 0


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_long_names_and_large_text_are_not_cut_at_the_side(panel, page, dressed, toms_line, scale):
    dressed("light", scale)
    lines = [Line(LONG, "#B8762B", toms_line.points), Line(LONG[::-1], "#0F6B64", toms_line.points, dashed=True)]
    panel.chart.show_lines(lines, TODAY)
    page.resize(340, 260)
    page.grab()
    assert page.width() == 340
    assert cut_at_the_side(panel) == []


def test_it_says_that_a_picture_can_be_seen_by_others_before_it_asks_where(panel, desk):
    panel.save("png")
    ((title, name),) = desk.asked
    assert "outside the journal" in title
    assert "anyone who uses this computer" in title
    assert name == "goal-progress.png"


def test_the_menu_warns_and_offers_both_kinds(panel, desk):
    menu = panel._menu()
    warning, _, *kinds = menu.actions()
    assert "outside the journal" in warning.text()
    assert not warning.isEnabled()
    for action in kinds:
        action.trigger()
    assert [name for _, name in desk.asked] == ["goal-progress.png", "goal-progress.svg"]


@pytest.mark.parametrize(
    ("kind", "name", "begins"),
    [
        ("png", "a.png", b"\x89PNG"),
        ("svg", "a.svg", b"<?xml"),
        ("png", "a.SVG", b"<?xml"),
        ("svg", "a.png", b"\x89PNG"),
        ("png", "a", b"\x89PNG"),
    ],
)
def test_a_picture_is_written_as_its_ending_says(panel, desk, qtbot, tmp_path, kind, name, begins):
    desk.answer = tmp_path / name
    with qtbot.waitSignal(panel.saved) as saved:
        panel.save(kind)
    assert saved.args == [tmp_path / name]
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_picture_that_was_saved_is_told_until_the_chart_changes(panel, desk, tmp_path, toms_line):
    folder = tmp_path / "my pictures"
    folder.mkdir()
    desk.answer = folder / "a.svg"
    panel.save("svg")
    assert panel.notice.isVisible()
    said = panel.notice.text().replace("\u200b", "")
    assert f"The picture lies in “{folder}”." in said
    assert "Anyone who uses this computer" in said
    panel.chart.show_lines([toms_line], TODAY)
    assert not panel.notice.isVisible()


def test_a_picture_has_the_name_of_its_chart_and_nothing_else_of_theirs(panel, desk, tmp_path):
    desk.answer = tmp_path / "a.svg"
    panel.save("svg")
    assert f"<title>{panel.chart.accessibleName()}</title>" in desk.answer.read_text(encoding="utf-8")


def test_the_legend_stays_where_it_is_however_often_the_chart_changes(panel, page, toms_line, amaras_line, qtbot):
    def places():
        qtbot.wait(1)
        return [name.mapTo(panel, name.rect().topLeft()).x() for _, name in panel.legend._entries]

    first = places()
    for _ in range(5):
        panel.chart.show_lines([toms_line, amaras_line], TODAY)
        assert places() == first


def test_a_picture_that_cannot_be_written_is_told(panel, desk, qtbot, tmp_path):
    desk.answer = tmp_path / "gone" / "a.png"
    with qtbot.assertNotEmitted(panel.saved), qtbot.waitSignal(panel.failed) as failed:
        panel.save("png")
    assert isinstance(failed.args[0], DiskTrouble)
    assert list(tmp_path.iterdir()) == []


def test_an_answer_that_comes_after_clearing_writes_nothing(panel, desk, tmp_path):
    panel.save("png")
    panel.clear()
    desk.then(tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


def test_the_dialog_asks_for_one_new_file_and_waits_for_nothing(on_screen, tmp_path, monkeypatch, qtbot):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    parent, chosen = on_screen(QWidget()), []
    choose_file(parent, "Where to", "goal-progress.svg", chosen.append)
    dialog = parent.findChild(QFileDialog)
    assert dialog.windowTitle() == "Where to"
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "svg"
    assert [Path(file).name for file in dialog.selectedFiles()] == ["goal-progress.svg"]
    dialog.fileSelected.emit(str(tmp_path / "a.svg"))
    assert chosen == [tmp_path / "a.svg"]
    dialog.reject()
