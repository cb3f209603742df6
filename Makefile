# The two commands: `make run` serves the dashboard on sample data, `make test` passes the tests.
# Both set up .venv first. PYTHON names the interpreter to build it with (3.11 or newer).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test lint soak bench screenshots clean

run: $(VENV)/run.stamp
	$(BIN)/python -m acquisition demo
	$(BIN)/python -m acquisition serve

test: $(VENV)/test.stamp lint
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/sqlfluff lint --processes 2 queries

# The tests of properties and the independent recomputation of all figures, with many more examples, and many
# more imports killed; then many who look while files come in, for ten minutes.
soak: $(VENV)/test.stamp
	HYPOTHESIS_PROFILE=soak KILLS=200 $(BIN)/python -m pytest --numprocesses 2 \
		tests/test_properties.py tests/ingest tests/faults tests/oracle
	$(BIN)/python -m tests.benchmarks.viewers 10

# Speed and memory, as ratios within one run. ROWS: sizes of the largest store, such as "1000000 10000000".
bench: $(VENV)/test.stamp
	$(BIN)/python -m tests.benchmarks.imports
	$(BIN)/python -m tests.benchmarks.deck
	$(BIN)/python -m tests.benchmarks.presenting
	$(BIN)/python -m tests.benchmarks.upkeep
	$(BIN)/python -m tests.benchmarks.scale $(ROWS)
	$(BIN)/python -m tests.benchmarks.interaction
	$(BIN)/python -m tests.benchmarks.start $(ROWS)
	$(BIN)/python -m tests.benchmarks.viewers 1

screenshots: $(VENV)/test.stamp
	$(BIN)/python -m tests.e2e.screenshots docs/screenshots
	$(BIN)/python -m tests.e2e.manual_pictures

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt constraints.txt | $(VENV)/bin/python
	$(INSTALL) --requirement requirements.txt
	touch $@

$(VENV)/test.stamp: requirements-dev.txt requirements.txt constraints.txt | $(VENV)/bin/python
	$(INSTALL) --requirement requirements-dev.txt
	touch $@
