# Two commands on a fresh machine: make demo, make test. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo run test bench shots faults setup system lock catalogue format

demo: setup
	$(BIN)/facilitator demo --out demo
	@echo "The after-action report lies in demo/after-action.pdf"

run: setup
	$(BIN)/facilitator

test: setup
	$(BIN)/python tests/house/check.py

bench: setup
	$(BIN)/python tests/bench/table.py

shots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/shots.py

faults: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -m fault

# --- set-up ------------------------------------------------------------------------------------

setup: system $(READY)
	@$(BIN)/python tests/house/catalogue.py compile

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# Qt brings its own libraries but for these; on Debian and Ubuntu they are fetched when missing.
system:
	@sh tests/house/system.sh

# --- for those who work on it ------------------------------------------------------------------

lock: setup
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --extra test --strip-extras \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --no-emit-options -o requirements.lock pyproject.toml

catalogue: setup
	$(BIN)/python tests/house/catalogue.py update

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
