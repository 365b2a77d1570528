"""The frame: every page by mouse and by keyboard, the keyboard on the page, and nothing beside the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from mentor_desktop.errors import DamagedSpace, DiskFull
from mentor_desktop.services import holding, sessions
from tests.support.goals import drafted
from tests.support.journals import written
from tests.support.screens import cut_at_the_side, nameless, shown_words
from tests.support.sessions import planned
from ui.background import Background
from ui.frame import Frame
from ui.sidebar import NavItem
from ui.widgets.buttons import Button
from ui.widgets.chip import ChoiceChip

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
    frame.resize(800, 520)
    assert frame.rect().contains(bar.geometry())
    press(qtbot, frame, Qt.Key.Key_Z, CONTROL)
    assert not bar.isVisible()
    assert journal.reflections.count() == 1
    assert frame.reflections.list.model.rowCount() == 1


def test_what_can_be_taken_back_is_offered_only_while_one_stays(frame, qtbot, journal_for_two, journal):
    for go in (lambda: frame.go_to("home"), lambda: press(qtbot, frame, *KEYS["sessions"])):
        frame.go_to("goals")
        frame.goals.said.emit("The goal is in the bin.", lambda: None)
        frame.go_to("goals")
        assert frame.undo_bar.isVisible(), "this page once more"
        go()
        assert not frame.undo_bar.isVisible()


@pytest.mark.parametrize("opens", ["open_goal", "new", "open_bin"])
def test_opening_another_thing_ends_the_offer_to_take_something_back(frame, journal, opens):
    goal = drafted(journal)
    frame.go_to("goals")
    frame.goals.said.emit("The goal is in the bin.", lambda: None)
    getattr(frame.goals.list, opens).emit(*([goal.id] if opens == "open_goal" else []))
    assert not frame.undo_bar.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_undo_bar_is_as_high_as_its_words(frame, dressed, qtbot, scale):
    dressed("light", scale)
    qtbot.wait(1)
    bar, heights = frame.undo_bar, []
    for words in ("It is kept.", "Your check-in at level −1 is kept.", "Words that go on and on. " * 12):
        bar.show_message(words, lambda: None)
        qtbot.wait(1)
        heights.append(bar.height())
        assert bar._text.height() >= bar._text.heightForWidth(bar._text.width())
    buttons = max(bar._button.sizeHint().height(), bar._close.sizeHint().height())
    assert heights[0] == heights[1] == buttons + 18, "one line, and the air around it"
    assert heights[2] > heights[0]
    bar.show_message("Short again.", lambda: None)
    qtbot.wait(1)
    assert bar.height() == heights[0]


def test_the_undo_bar_keeps_off_what_has_the_keyboard_and_what_comes_next(frame, qtbot):
    frame.go_to("home")
    page, bar = frame.page("home"), frame.undo_bar
    field, send = QLineEdit(page), Button("Keep it", "primary", parent=page)
    send.move(page.width() // 2, page.height() - 60)
    field.move(page.width() // 2, page.height() - 60)
    bar.show_message("It is kept.", lambda: None)
    assert bar.y() > frame.height() // 2
    for widget in (field, send):
        widget.show()
        widget.setFocus()
        qtbot.wait(1)
        assert bar.geometry().bottom() < frame.height() // 2
        widget.hide()
        page.setFocus()
        qtbot.wait(1)
        assert bar.y() > frame.height() // 2
    field.show()
    bar._button.setFocus()
    qtbot.wait(1)
    assert bar.y() > frame.height() // 2, "never away from under the hand"


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


@pytest.fixture
def passed(frame, journal, monkeypatch):
    """The frame while the keyboard is passed: the other is asked how far they felt heard."""
    monkeypatch.setattr("ui.sessions.heard_card.NOT_BEFORE_MS", 0)
    session = holding.begin(journal, planned(journal))
    holding.answer_heard(journal, session, 4)
    frame.go_to("sessions")
    frame.sessions.close_session(session.id)
    frame.sessions.closing.heard.pass_button.click()
    return frame


def asks_the_other(frame):
    card = frame.sessions.closing.heard
    return frame.shows_one_thing and card.step == "ask the other" and card.scale.isVisible()


def test_while_the_keyboard_is_passed_there_is_only_the_question(passed, let_it_settle):
    let_it_settle()
    words = shown_words(passed)
    assert "Tom, how far did you feel heard in this session?" in words
    assert passed.sessions.closing.heard.scale.chips[3].hasFocus()
    for elsewhere in ("Reflections", "Private notes", "Home", "What do you want to remember?", "Close the session"):
        assert elsewhere not in words
    buttons = [each for each in passed.findChildren(QAbstractButton) if each.isVisible()]
    names = {each.accessibleName() or each.text() for each in buttons if not isinstance(each, ChoiceChip)}
    assert names == {"Keep my answer", "Not now", "Lock"}


@pytest.mark.parametrize("name", [*KEYS, "search", "new"])
def test_while_the_keyboard_is_passed_no_key_leads_elsewhere(passed, qtbot, name):
    more = {"search": (Qt.Key.Key_K, CONTROL), "new": (Qt.Key.Key_N, CONTROL)}
    press(qtbot, passed, *(KEYS | more)[name])
    assert asks_the_other(passed)
    assert passed.sessions.closing.heard.scale.value() is None


@pytest.mark.parametrize("name", [*PAGES, "search", "review"])
def test_while_the_keyboard_is_passed_the_sidebar_does_nothing(passed, name):
    assert not entry(passed, name).isVisible()
    passed.go_to(name)
    assert asks_the_other(passed)


def test_while_the_keyboard_is_passed_one_can_still_lock(passed, qtbot):
    with qtbot.waitSignal(passed.lock):
        press(qtbot, passed, Qt.Key.Key_L, CONTROL)
    lock = next(each for each in passed.findChildren(Button) if each.text() == "Lock" and each.isVisible())
    with qtbot.waitSignal(passed.lock):
        qtbot.mouseClick(lock, Qt.MouseButton.LeftButton)
    passed.settle(locking=True)
    assert not passed.shows_one_thing


def test_escape_gives_the_keyboard_back(passed, qtbot):
    press(qtbot, passed, Qt.Key.Key_Escape)
    assert shown(passed) == "sessions"
    assert entry(passed, "home").isVisible()
    assert passed.sessions.closing.heard.step == "covered"
    assert passed.sessions.closing.heard.pass_button.hasFocus()
    press(qtbot, passed, *KEYS["home"])
    assert shown(passed) == "home"


def test_the_second_answer_gives_everything_back(passed, qtbot):
    card = passed.sessions.closing.heard
    qtbot.mouseClick(card.scale.chips[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    assert shown(passed) == "sessions"
    assert "Amara: 4 of 5" in shown_words(passed)
    assert keyboard_is_on(passed.page("sessions"))
    assert entry(passed, "home").isVisible()


def test_what_could_be_taken_back_is_out_of_reach_while_the_keyboard_is_passed(frame, journal, monkeypatch, qtbot):
    session = holding.begin(journal, planned(journal))
    holding.answer_heard(journal, session, 4)
    frame.go_to("sessions")
    frame.sessions.close_session(session.id)
    taken_back = []
    frame.undo_bar.show_message("The item is on the agenda.", lambda: taken_back.append(True))
    frame.sessions.closing.heard.pass_button.click()
    press(qtbot, frame, Qt.Key.Key_Z, CONTROL)
    assert taken_back == []
    assert not frame.undo_bar.isVisible()


def test_after_planning_a_session_again_the_keyboard_is_on_its_card(frame, journal):
    session = sessions.cancel(journal, planned(journal))
    frame.go_to("sessions")
    frame.sessions.look(session.id)
    frame.sessions.past.again_button.setFocus()
    frame.sessions.past.again_button.click()
    assert frame.sessions.timeline.planned.prepare_button.hasFocus()
