# Every target sets up what it needs: make and Python 3.11 or newer are enough. PYTHON=/path/to/python3 chooses another Python.
SHELL := /bin/sh
PYTHON ?=
export PYTHON

BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help run app test lint bench screenshots clean environment

help:
	@echo 'make run           open the example journal (ARGS="--home DIR" and the like are passed on)'
	@echo 'make app           open the window with your own journals'
	@echo 'make test          run the tests (ARGS="-k search" and the like are passed on)'
	@echo 'make lint          check style, types and the directions of imports'
	@echo 'make bench         measure the figures and print them as a table'
	@echo 'make screenshots   write the pictures in docs/screenshots'
	@echo 'make clean         remove everything make has written, the virtual environment included'

run: environment
	@.ci/qt-libraries window
	@$(BIN)/mentor-desktop --example --tour-folder build/tour $(ARGS)

app: environment
	@.ci/qt-libraries window
	@$(BIN)/mentor-desktop $(ARGS)

test: environment
	@.ci/qt-libraries offscreen
	@$(OFFSCREEN) $(BIN)/python -m pytest $(ARGS)

lint: environment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: environment
	@.ci/qt-libraries offscreen
	@$(BIN)/python -m tests.bench $(ARGS)

screenshots: environment
	@.ci/qt-libraries offscreen
	@$(OFFSCREEN) $(BIN)/python -m tests.screenshots docs/screenshots $(ARGS)

clean:
	rm -rf .venv build dist .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find mentor_desktop ui tests -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@.ci/environment
