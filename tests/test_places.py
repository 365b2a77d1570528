"""Where shipped files and the program's own folder are."""

import sys
from pathlib import Path

import pytest

from mentor_desktop import places
from mentor_desktop.errors import MissingResource


def test_a_shipped_file_is_found_from_the_source_tree() -> None:
    assert places.resource("example", "pair.toml").is_file()


def test_a_shipped_folder_is_found_too() -> None:
    assert places.resource("icons").is_dir()


def test_an_installed_package_carries_its_files_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "mentor_desktop"
    inside = package / "resources" / "example" / "pair.toml"
    inside.parent.mkdir(parents=True)
    inside.write_text("")
    monkeypatch.setattr(places, "__file__", str(package / "places.py"))
    assert places.resource("example", "pair.toml") == inside


def test_a_frozen_bundle_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "resources" / "example" / "pair.toml"
    bundled.parent.mkdir(parents=True)
    bundled.write_text("")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert places.resource("example", "pair.toml") == bundled


def test_a_missing_file_is_named() -> None:
    with pytest.raises(MissingResource, match=r"example/nobody\.toml is missing"):
        places.resource("example", "nobody.toml")


def test_the_folder_given_comes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "environment"))
    assert places.home(tmp_path / "given") == tmp_path / "given"


def test_the_environment_comes_before_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "environment"))
    assert places.home() == tmp_path / "environment"


@pytest.mark.parametrize("empty", ["", None])
def test_without_either_it_is_the_systems_folder_for_data(empty: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if empty is None:
        monkeypatch.delenv("MENTOR_HOME", raising=False)
    else:
        monkeypatch.setenv("MENTOR_HOME", empty)
    found = places.home()
    assert found.name == "mentor-desktop"
    assert found.is_absolute()


def test_a_relative_or_home_folder_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "me"))
    assert places.home(Path("here")) == tmp_path / "here"
    assert places.home(Path("~/there")) == tmp_path / "me" / "there"


def test_asking_makes_no_folder(tmp_path: Path) -> None:
    places.home(tmp_path / "not yet")
    assert list(tmp_path.iterdir()) == []
