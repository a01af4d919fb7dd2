# Needs Python 3.11 or newer, git and make. Everything else goes into .venv, at first use and
# again whenever pyproject.toml has changed.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# PYTHON=/path/to/python3 chooses the interpreter; else the first of these that is new enough.
PYTHONS := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11

.PHONY: run test acceptance bench lint types format build clean

# Three real commands side by side, live, each in a supervised worker: this repository's own
# lint and types, and a program that shows its progress without ever ending a line.
run: $(READY)
	@$(BIN)/understudy run \
		--task '$(BIN)/ruff check .' \
		--task '$(BIN)/pyright' \
		--task '$(BIN)/python examples/chatty.py'

test: lint types
	$(BIN)/python -m pytest -m "not acceptance"

acceptance: $(READY)
	@$(BIN)/python -m pytest -m acceptance; status=$$?; \
	if [ $$status -eq 5 ]; then echo "acceptance: no test is marked so; nothing was run"; \
	else exit $$status; fi

bench: $(READY)
	$(BIN)/python -m benchmarks

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/pyright --warnings

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

build: $(READY)
	PYTHON=$(BIN)/python .ci/build

clean:
	rm -rf $(VENV) build dist .pytest_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml
	@.ci/find-python $(PYTHONS) > /dev/null
	@echo "setting up $(VENV) (some minutes the first time)"
	@test -x $(BIN)/python || "$$(.ci/find-python $(PYTHONS))" -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@
