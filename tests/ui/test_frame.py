"""The frame: every page by mouse and by keyboard, the keyboard on the page, and nothing beside the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mentor_desktop.errors import DamagedSpace, DiskFull
from tests.support.journals import written
from tests.support.screens import cut_at_the_side, nameless, shown_words
from ui.background import Background
from ui.frame import Frame
from ui.sidebar import NavItem

PAGES = ["home", "sessions", "goals", "conversation", "relationship", "reflections", "notes"]
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = {name: (Qt.Key(Qt.Key.Key_1.value + number), CONTROL) for number, name in enumerate(PAGES)}
KEYS["review"] = (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier)
DAMAGED = DamagedSpace(file="shared.space", what="a page does not pass its check")


def entry(frame, name):
    return next(item for item in frame.findChildren(NavItem) if item.entry.name == name)


def shown(frame):
    """The name of the page that is shown."""
    (name,) = [name for name, page in frame._made.items() if page.isVisible()]
    return name


def press(qtbot, frame, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(frame.window().focusWidget() or frame, key, modifiers)


def keyboard_is_on(page):
    focus = QApplication.focusWidget()
    return focus is not None and focus.isVisible() and (focus is page or page.isAncestorOf(focus))


@pytest.mark.parametrize("name", KEYS)
def test_every_page_by_its_keys(frame, qtbot, name):
    frame.go_to("sessions" if name == "home" else "home")
    press(qtbot, frame, *KEYS[name])
    assert shown(frame) == name
    assert keyboard_is_on(frame.page(name))


@pytest.mark.parametrize("name", KEYS)
def test_every_page_by_the_sidebar(frame, qtbot, name):
    frame.go_to("sessions" if name == "home" else "home")
    qtbot.mouseClick(entry(frame, name), Qt.MouseButton.LeftButton)
    assert shown(frame) == name
    assert keyboard_is_on(frame.page(name))
    assert [item.entry.name for item in frame.findChildren(NavItem) if item.isChecked()] == [name]


@pytest.mark.parametrize("name", KEYS)
def test_every_page_while_one_is_writing(frame, journal, qtbot, name):
    frame.go_to("new-reflection")
    qtbot.keyClicks(frame.reflections.sheet.surface, "half a wor")
    press(qtbot, frame, *KEYS[name])
    assert shown(frame) == name
    assert journal.reflections.page(0, 1)[0].title.text == "half a wor"
    assert frame.reflections.list.isVisible() == (name == "reflections")


def test_the_keys_are_in_the_order_of_the_sidebar(frame):
    assert frame.page_names == [*PAGES, "review"]
    tops = [entry(frame, name).mapTo(frame, entry(frame, name).rect().topLeft()).y() for name in PAGES]
    assert tops == sorted(tops)


def test_search_is_one_key_away(frame, qtbot):
    press(qtbot, frame, Qt.Key.Key_K, CONTROL)
    assert shown(frame) == "reflections"
    assert frame.reflections.list.search_field.hasFocus()
    frame.go_to("new-reflection")
    press(qtbot, frame, Qt.Key.Key_K, CONTROL)
    assert frame.reflections.list.search_field.hasFocus()
    frame.go_to("home")
    qtbot.mouseClick(entry(frame, "search"), Qt.MouseButton.LeftButton)
    assert frame.reflections.list.search_field.hasFocus()


def test_search_goes_on_with_what_was_typed(frame, qtbot):
    press(qtbot, frame, Qt.Key.Key_K, CONTROL)
    qtbot.keyClicks(frame.reflections.list.search_field, "budg")
    frame.go_to("home")
    press(qtbot, frame, Qt.Key.Key_K, CONTROL)
    assert frame.reflections.list.search_field.selectedText() == "budg"


@pytest.mark.parametrize("name", [name for name in (*PAGES, "review") if name not in ("goals", "sessions")])
def test_a_new_thing_is_a_reflection(frame, qtbot, name):
    frame.go_to(name)
    press(qtbot, frame, Qt.Key.Key_N, CONTROL)
    assert shown(frame) == "reflections"
    assert frame.reflections.sheet.surface.hasFocus()


def test_a_new_thing_among_the_goals_is_a_goal(frame, qtbot):
    frame.go_to("goals")
    press(qtbot, frame, Qt.Key.Key_N, CONTROL)
    assert shown(frame) == "goals"
    assert frame.goals.writing.isVisible()


def test_a_new_thing_among_the_sessions_is_a_session(frame, qtbot):
    frame.go_to("sessions")
    press(qtbot, frame, Qt.Key.Key_N, CONTROL)
    assert shown(frame) == "sessions"
    assert frame.sessions.timeline.plan.isVisible()


@pytest.mark.parametrize("name", [*PAGES, "review"])
def test_where_there_is_nothing_to_go_back_to_one_stays(frame, qtbot, name):
    frame.go_to(name)
    press(qtbot, frame, Qt.Key.Key_Escape)
    assert shown(frame) == name


@pytest.mark.parametrize("name", ["conversation", "notes"])
def test_pages_to_come_offer_a_step_that_can_be_taken_now(frame, qtbot, name):
    frame.go_to(name)
    with qtbot.waitSignal(frame.page(name).go) as asked:
        for _ in range(3):
            press(qtbot, frame, Qt.Key.Key_Tab)
            if QApplication.focusWidget().property("kind"):
                break
        press(qtbot, frame, Qt.Key.Key_Return)
    assert asked.args == ["new-reflection"]
    assert frame.reflections.sheet.surface.hasFocus()


def test_escape_goes_back_step_by_step(frame, qtbot, journal):
    written(journal, "budget")
    press(qtbot, frame, Qt.Key.Key_K, CONTROL)
    qtbot.keyClicks(frame.reflections.list.search_field, "budg")
    press(qtbot, frame, Qt.Key.Key_Down)
    press(qtbot, frame, Qt.Key.Key_Return)
    assert frame.reflections.sheet.isVisible()
    press(qtbot, frame, Qt.Key.Key_Escape)
    assert frame.reflections.list.search_field.text() == "budg"
    press(qtbot, frame, Qt.Key.Key_Escape)
    assert frame.reflections.list.search_field.text() == ""
    press(qtbot, frame, Qt.Key.Key_Escape)
    assert shown(frame) == "reflections"


@pytest.mark.parametrize("way", ["keys", "sidebar"])
def test_locking_is_asked_of_the_window(frame, qtbot, way):
    with qtbot.waitSignal(frame.lock):
        if way == "keys":
            press(qtbot, frame, Qt.Key.Key_L, CONTROL)
        else:
            qtbot.mouseClick(entry(frame, "lock"), Qt.MouseButton.LeftButton)
    assert shown(frame) == "home"


def test_what_was_removed_can_be_taken_back(frame, qtbot, journal):
    written(journal, "I nodded.")
    frame.go_to("reflections")
    frame.reflections.list.list_view.setFocus()
    press(qtbot, frame, Qt.Key.Key_Down)
    press(qtbot, frame, Qt.Key.Key_Delete)
    bar = frame.undo_bar
    assert bar.isVisible()
    assert "Moved to the bin." in shown_words(bar)
    assert frame.page("reflections").geometry().isValid()
    pages = frame.page("reflections").mapTo(frame, frame.page("reflections").rect().topLeft()).x()
    assert bar.x() >= pages
    assert bar.geometry().bottom() < frame.height()
    frame.go_to("home")
    assert bar.isVisible()
    frame.resize(800, 520)
    assert frame.rect().contains(bar.geometry())
    press(qtbot, frame, Qt.Key.Key_Z, CONTROL)
    assert not bar.isVisible()
    assert journal.reflections.count() == 1
    frame.go_to("reflections")
    assert frame.reflections.list.model.rowCount() == 1


def test_undo_in_the_text_is_not_undo_of_the_bin(frame, qtbot, journal):
    written(journal, "I nodded.")
    frame.go_to("reflections")
    frame.reflections.list.remove_line.emit(journal.reflections.page(0, 1)[0])
    frame.go_to("new-reflection")
    qtbot.keyClicks(frame.reflections.sheet.surface, "half")
    press(qtbot, frame, Qt.Key.Key_Z, CONTROL)
    assert frame.reflections.sheet.surface.text() == ""
    assert frame.undo_bar.isVisible()


def test_an_error_is_said_above_the_page_until_another_is_shown(frame):
    frame.say(DAMAGED)
    assert str(DAMAGED) in shown_words(frame)
    frame.go_to("goals")
    assert str(DAMAGED) not in shown_words(frame)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_cannot_be_read_says_so_and_the_others_are_there(frame, journal, monkeypatch, let_it_settle, name):
    def fail(*_):
        raise DAMAGED

    with monkeypatch.context() as broken:
        for records, calls in ((journal.people, ["purpose"]), (journal.reflections, ["page", "count", "get"])):
            for call in calls:
                broken.setattr(records, call, fail)
        frame.go_to(name)
        let_it_settle()
        readable = name in ("sessions", "goals", "conversation", "notes")
        assert (str(DAMAGED) in shown_words(frame)) is not readable
        frame.go_to("goals")
        assert shown(frame) == "goals"
    frame.go_to(name)
    let_it_settle()
    assert shown(frame) == name
    assert str(DAMAGED) not in shown_words(frame)


def test_leaving_a_page_that_cannot_be_saved_stays(frame, journal, monkeypatch, qtbot):
    def fail(*_):
        raise DiskFull

    frame.go_to("new-reflection")
    qtbot.keyClicks(frame.reflections.sheet.surface, "I nodded.")
    with monkeypatch.context() as broken:
        broken.setattr(journal, "save", fail)
        qtbot.mouseClick(entry(frame, "home"), Qt.MouseButton.LeftButton)
        assert shown(frame) == "reflections"
        assert frame.reflections.sheet.surface.text() == "I nodded."
        assert str(DiskFull()) in shown_words(frame)
        assert entry(frame, "reflections").isChecked()
    qtbot.mouseClick(entry(frame, "home"), Qt.MouseButton.LeftButton)
    assert shown(frame) == "home"
    assert journal.reflections.page(0, 1)[0].snippet.text == "I nodded."


def test_nothing_is_ever_shown_beside_the_window(strays, on_screen, journal, monkeypatch):
    frame = on_screen(Frame(journal, Background()))
    for name in (*frame.page_names, "search", "new-reflection", "home"):
        frame.go_to(name)
    written(journal, "I nodded.")
    for name in frame.page_names:
        frame.go_to(name)
    frame.reflections.list.remove_line.emit(journal.reflections.page(0, 1)[0])
    frame.reflections.list.open_bin.emit()

    def fail(*_):
        raise DAMAGED

    monkeypatch.setattr(journal.reflections, "page", fail)
    monkeypatch.setattr(journal.people, "purpose", fail)
    for name in frame.page_names:
        frame.go_to(name)
    assert strays.shown == ["Frame"]


def test_building_shows_nothing(strays, journal):
    frame = Frame(journal, Background())
    for name in frame.page_names:
        frame.page(name)
    for name in frame.page_names:
        frame.page(name).shown()
    assert strays.shown == []
    frame.deleteLater()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height", "scale"), [(1024, 640, 2.0), (1600, 1000, 1.0)])
def test_every_page_fits_and_every_control_has_a_name(dressed, on_screen, journal, qtbot, theme, width, height, scale):
    dressed(theme, scale)
    for number in range(3):
        written(journal, "He showed the budget and I nodded. " * 9, f"Budget {number}")
    frame = on_screen(Frame(journal, Background()), width, height)
    looks = [lambda name=name: frame.go_to(name) for name in frame.page_names]
    looks += [
        lambda: frame.go_to("new-reflection"),
        lambda: frame.reflections.open_reflection(journal.reflections.page(0, 1)[0].id, "budget"),
        lambda: frame.go_to("search"),
        lambda: frame.reflections.list.search_field.setText("budget"),
        lambda: frame.reflections.list.search_field.setText("zebra"),
        lambda: frame.reflections.list.remove_line.emit(journal.reflections.page(0, 1)[0]),
        lambda: frame.reflections.list.open_bin.emit(),
    ]
    for look in looks:
        look()
        qtbot.wait(1)
        assert (frame.width(), frame.height()) == (width, height)
        assert cut_at_the_side(frame) == []
        assert nameless(frame) == []


def test_where_one_can_only_read_every_page_is_there(on_screen, journal, journal_for_two, qtbot):
    written(journal, "I nodded.")
    reader = journal_for_two.unlock("mentor", read_only=True)
    frame = on_screen(Frame(reader, Background()))
    for name in frame.page_names:
        frame.go_to(name)
        assert shown(frame) == name
        press(qtbot, frame, Qt.Key.Key_N, CONTROL)
        assert not frame.reflections.sheet.isVisible()
    assert "Open only to be read" in shown_words(frame)
    frame.settle(locking=True)
