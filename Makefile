# Two commands on a fresh machine: make demo, make test. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Where there is no display, Qt draws off-screen.
SHOWN := $(if $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s)),,QT_QPA_PLATFORM=offscreen)
# More for the program behind a target: make bench ARGS="--json FILE --page"
ARGS ?=

.PHONY: demo run test bench shots faults package wheelhouse setup system lock catalogue format

demo: setup
	$(SHOWN) $(BIN)/facilitator demo --out demo $(ARGS)
	@echo "The after-action report lies in $(CURDIR)/demo/after-action.pdf"

run: setup
	$(BIN)/facilitator $(ARGS)

test: setup
	@$(BIN)/python tests/house/check.py

bench: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/table.py $(ARGS)

shots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/shots.py $(ARGS)

faults: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n 2 --dist load \
	  -m "fault or row or known_bad" tests tests/faults $(ARGS)

# The portable folder for this system, built and then tried as a stranger has it; some minutes.
package: setup
	$(BIN)/python tests/package/build.py
	$(BIN)/python tests/package/trial.py

# What an installation without a network needs; only collecting it needs one.
wheelhouse: setup
	$(BIN)/python tests/package/wheelhouse.py

# --- set-up ------------------------------------------------------------------------------------

setup: system $(READY)
	@$(BIN)/python tests/house/catalogue.py compile

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or newer is needed; say which: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up .venv (only once; a few minutes)"
	@$(PYTHON) -m venv .venv \
	  || { echo "Python cannot make an environment; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(PIP) install --require-hashes -r requirements.lock
	@PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation -e .  # an editable installation
	@touch $(READY)

# Qt brings its own libraries but for these; on Debian and Ubuntu they are fetched when missing.
system:
	@sh tests/house/system.sh

# --- for those who work on it ------------------------------------------------------------------

# In an environment of its own, so that the maker of the lock is not in what it locks.
lock:
	@rm -rf build/lock && $(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --quiet --disable-pip-version-check install pip-tools
	@build/lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --extra test \
	  --extra sites --extra package \
	  --strip-extras --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-emit-options -o requirements.lock pyproject.toml

catalogue: setup
	$(BIN)/python tests/house/catalogue.py update

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
