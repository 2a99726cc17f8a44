# `make` alone lists the targets. Everything is installed into .venv; nothing else on the machine is touched
# (but `make test` may install a Chromium where there is none).

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/pytest -q --numprocesses auto --dist worksteal
FRONTEND := $(shell find frontend/src frontend/styles -type f 2>/dev/null) frontend/package-lock.json frontend/vite.config.ts
# Where this is set, every server of the tests would compile the code anew.
export PYTHONDONTWRITEBYTECODE :=
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix frontend

.DEFAULT_GOAL := help
.PHONY: help run demo test lint types contracts unit frontend-test browser-test bench sheet pictures messages wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.installed ## start Endrange (ARGS="--no-browser --port 9000 --data DIR")
	@$(BIN)/endrange $(ARGS)

demo: $(VENV)/.installed ## look around in a virtual person's eleven weeks; nothing is kept
	@$(BIN)/endrange --demo $(ARGS)

test: lint types contracts unit frontend-test browser-test ## everything: lint, types, contracts, all tests

lint: $(VENV)/.developing frontend/node_modules/.installed ## ruff and biome
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(NPM) run --silent lint

types: $(VENV)/.developing frontend/node_modules/.installed ## mypy (strict) and tsc (strict)
	$(BIN)/mypy
	$(NPM) run --silent types

contracts: $(VENV)/.developing ## a room imports only the rooms below it
	$(BIN)/lint-imports

unit: $(VENV)/.developing ## the Python tests without a browser
	$(PYTEST) --ignore=tests/browser

frontend-test: $(VENV)/.developing frontend/node_modules/.installed ## the front end's tests
	$(NPM) test --silent

browser-test: $(VENV)/.developing ## the tests in a real Chromium
	$(BIN)/python -m tests.browser.chromium
	$(PYTEST) tests/browser

bench: $(VENV)/.developing ## the benchmarks, each with its yardstick
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m benchmarks $(ARGS)

sheet: $(VENV)/.installed ## draw every exercise as contact sheets into build/sheets
	$(BIN)/endrange exercises sheet --out build/sheets

pictures: $(VENV)/.developing ## take the pictures of README and docs anew, from the demo
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.pictures

messages: $(VENV)/.developing ## collect the texts to translate into the .pot file
	@mkdir -p src/endrange/server/locale
	$(BIN)/pybabel -q extract -F babel.cfg -k gettext_lazy -k ngettext_lazy:1,2 -k pgettext_lazy:1c,2 --project Endrange --sort-by-file -o src/endrange/server/locale/django.pot src/endrange

wheel: $(VENV)/.developing ## build the wheel into dist/
	$(BIN)/pip -q wheel --no-deps -w dist .

clean: ## remove what was installed and built
	rm -rf $(VENV) frontend/node_modules src/endrange/server/static/app dist build

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Endrange needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another one with: make run PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python could not make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/pip -q install --upgrade "pip>=25.1"

$(VENV)/.installed: pyproject.toml hatch_build.py $(FRONTEND) | $(VENV)/bin/pip
	@echo "Installing Endrange into $(VENV) (once) ..."
	@$(BIN)/pip -q install -e .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	@$(BIN)/pip -q install --group dev
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json | $(VENV)/.developing
	@$(NPM) ci --silent
	@touch $@
