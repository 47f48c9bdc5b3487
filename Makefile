# Every target needs only python3 (3.11 to 3.13), make and the package registries,
# save `shots` and `e2e`, which need Node and Chromium too, say what is missing and exit 3.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench days chaos machine shots e2e faults fuzz mutants clean lock

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 10

setup: .venv/.ready ## make .venv from requirements.lock

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "ordstyrer: needs Python 3.11, 3.12 or 3.13; set PYTHON=..." >&2; exit 3; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## a fictional municipality's meeting, starting in 20 minutes
	$(BIN)/python -m bot demo $(ARGS)

test: setup ## all tests
	$(BIN)/python -m pytest -q -n 3 --dist worksteal $(ARGS)

check: setup ## format, lint, types, import contracts, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/codespell
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n 3 --dist worksteal

bench: setup ## the approval turn beside raw aiohttp, and how late notices are sent, each in one run
	PYTHONPATH=tests:. $(BIN)/python tests/bench/approval_turn.py
	PYTHONPATH=tests:. $(BIN)/python tests/bench/lateness.py $(ARGS)

days: setup ## 10,000 made-up days through the real use cases (ARGS="--days N --seed N")
	PYTHONPATH=tests/simulation:tests:. $(BIN)/python tests/simulation/run_days.py $(ARGS)

chaos: setup ## a minute of kills while the platform fails, on both stores
	CHAOS_SECONDS=60 $(BIN)/python -m pytest -q -s tests/scenarios/test_chaos.py

machine: setup ## presses at random on two bots against a model, for long (MACHINE_EXAMPLES=N MACHINE_SEED=N ARGS=)
	MACHINE_EXAMPLES=$${MACHINE_EXAMPLES:-200} $(BIN)/python -m pytest -q -s tests/scenarios/test_policy_machine.py $(ARGS)

mutants: setup ## deliberate faults, each of which a test must catch
	PYTHONPATH=tests $(BIN)/python tests/mutants/deliberate_faults.py $(ARGS)

shots: setup ## a picture of every card (needs Node and Chromium)
	PYTHONPATH=tests/e2e:tests/cards:tests:. $(BIN)/python tests/shots/pictures.py

e2e: setup ## the main road in the Agents Playground, in Chromium (needs Node and Chromium)
	PYTHONPATH=tests:. $(BIN)/python tests/e2e/run_e2e.py

faults fuzz: setup
	@echo "ordstyrer: make $@ is not built yet" >&2; exit 2

lock: setup ## renew requirements.lock (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra dev pyproject.toml -o requirements.lock

clean: ## remove everything that can be made again
	rm -rf .venv var dist build out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
