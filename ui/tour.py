"""A walk through the program without hands: every page of the example journal, each kept as a picture.

It drives the real window step by step from a timer, so that everything that happens between two steps is what would
happen under a person's hands.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.frame import Frame

_PAUSE_MS = 60
_LONGEST_WAIT_MS = 30_000

Step = Callable[[], object]


class Tour(QObject):
    """Writes `<number>-<what>.png` for every stop into `folder`."""

    def __init__(self, window: MainWindow, folder: Path, size: QSize | None = None) -> None:
        super().__init__(window)
        self.window = window
        self._folder = folder
        self._stops = self.walk()
        self._waited = 0
        self._status = 1
        self._number = 0
        self._then: Step | None = None
        window.resize(size or QSize(1280, 800))
        self.pictures: list[Path] = []

    def run(self, app: QApplication) -> int:
        """Walks, says where the pictures are, and returns the exit status: 0 when there is one of every stop."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            print(f"The folder {self._folder} for the pictures cannot be made ({error.strerror}). Choose another one.")
            return 1
        self.window.show()
        QTimer.singleShot(_PAUSE_MS, self._step)
        app.exec()
        if self._status == 0:
            print(f"{len(self.pictures)} pictures are in {self._folder}.")
        else:
            print("The example could not be shown to its end.")
        return self._status

    def _step(self) -> None:
        try:
            ready = next(self._stops)
        except StopIteration:
            self._end(0 if len(self.pictures) == self._number else 1)
            return
        except Exception:
            self._end(1)
            raise
        if ready:
            self._waited = 0
        else:
            self._waited += _PAUSE_MS
            if self._waited > _LONGEST_WAIT_MS:
                self._end(1)
                return
        QTimer.singleShot(_PAUSE_MS, self._step)

    def _end(self, status: int) -> None:
        """Closes the window, which takes the temporary example away, and stops."""
        self._status = status
        self.window.close()
        QApplication.exit(status)

    def walk(self) -> Iterator[bool]:
        """Yields True after each thing done, False while waiting for something slow."""
        window = self.window
        yield True
        self.keep("start")
        window.start.look_at_example()
        while window.frame is None:
            yield False
        frame = window.frame
        for name in frame.page_names:
            frame.go_to(name)
            yield True
            self.keep(name)
        yield from self._walk_through_goals(frame)
        yield from self._walk_through_sessions(frame)
        frame.go_to("reflections")
        reflections = frame.reflections
        reflections.list.search_field.setText("budg")
        yield True
        self.keep("search")
        line = reflections.list.model.line(0)
        reflections.list.search_field.clear()
        if line is not None:
            reflections.open_reflection(line.id)
            yield True
            self.keep("reflection")
        reflections.show_list()
        reflections.list.open_bin.emit()
        yield True
        self.keep("bin")
        window.lock()
        yield True
        self.keep("locked")

    def _walk_through_goals(self, frame: "Frame") -> Iterator[bool]:
        """The goal that wants attention most, from top to bottom, a check-in, a kept picture, and writing one."""
        frame.go_to("goals")
        goals = frame.goals
        goals.list.rows.choose_first()
        chosen = goals.list.rows.chosen_goal
        assert chosen is not None
        goals.open_goal(chosen.id)
        yield True
        self.keep("goal")
        goals.goal.scroll_to(goals.goal.teaching)
        yield True
        self.keep("goal-taught")
        goals.goal.begin_check_in()
        yield True
        self.keep("goal-check-in")
        goals.goal.back()
        goals.new_thing()
        yield True
        self.keep("goal-writing")
        goals.show_list()

    def _walk_through_sessions(self, frame: "Frame") -> Iterator[bool]:
        """Planning one, the last one that was held, and the next one prepared, held and closed; none is kept begun."""
        frame.go_to("sessions")
        sessions = frame.sessions
        sessions.new_thing()
        yield True
        self.keep("session-plan")
        sessions.back()
        planned = sessions.timeline.planned.session
        held = sessions.timeline.list.rows[0].id
        assert planned is not None
        for name, show, id in (
            ("past", sessions.look, held),
            ("prepare", sessions.prepare, planned.id),
            ("hold", sessions.hold, planned.id),
            ("close", sessions.close_session, planned.id),
        ):
            show(id)
            frame.undo_bar.dismiss()
            yield True
            self.keep(f"session-{name}")
        sessions.holding.say_not_begun()
        sessions.show_timeline()

    def keep(self, name: str) -> None:
        """Writes the picture of this stop."""
        self._number += 1
        path = self._folder / f"{self._number:02}-{name}.png"
        if self.window.grab().save(str(path)):
            self.pictures.append(path)
