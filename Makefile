# `make site` builds the portal, `make test` proves it. Both start from nothing but Python >= 3.11, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready

.DEFAULT_GOAL := help
.PHONY: help site serve test lint samples clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

site: $(SITE_READY) ## build the portal into site/
	$(BIN)/portal build

serve: site ## build and show it on http://127.0.0.1:8000
	$(BIN)/portal serve

test: $(TEST_READY) lint ## lint, types and every test, as CI runs them
	sh tests/prepare_browser.sh
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: $(TEST_READY) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

samples: $(SITE_READY) ## sign the demo province again, byte for byte
	$(BIN)/python -m tests.sign_samples

clean: ## remove what was built
	rm -rf site .cache $(VENV) tests/node/node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'skillgrade-portal needs Python 3.11 or newer: make PYTHON=python3.11 site'; exit 3; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo 'Python has no venv module. On Debian: apt-get install python3-venv (as root, or with sudo)'; exit 3; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(SITE_READY): $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(TEST_READY): $(SITE_READY) tests/node/package-lock.json
	$(BIN)/python -m pip install --quiet --group test --group lint
	cd tests/node && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@
