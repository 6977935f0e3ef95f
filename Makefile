# One door to everything. `make` alone lists the targets; CI runs `.ci/run`.

PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

BIN := .venv/bin
MADE := .venv/.made
DEMO := .venv/.demo
DEV := .venv/.dev
PYTEST := $(BIN)/python -m pytest
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test check system fix bench assets faults lock

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

demo: $(DEMO) ## run the demo on http://127.0.0.1:8000 (PORT=8080; for a phone on the same network: HOST=0.0.0.0)
	@$(BIN)/satupintu demo --host $(HOST) --port $(PORT)

# What a page looks like, what the rules say and what stands in the tree is the same on both databases.
ALIKE := --ignore=tests/rules --ignore=tests/repo --ignore=tests/pages

test: $(DEV) ## every test on SQLite, then on PostgreSQL (only some: make test ARGS=tests/rooms)
	$(PYTEST) -n $(WORKERS) -m "not faults" $(ARGS)
	$(PYTEST) -n $(WORKERS) -m "not faults" --database=postgres $(ALIKE) $(ARGS)

check: $(DEV) ## everything that reads the code without running it; all parts run, failures are counted
	@.ci/check

system: ## install chromium, PostgreSQL and the PDF and QR readers the tests use (Debian, as root)
	@.ci/system

fix: $(DEV) ## format, and mend what the linters can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(BIN)/satupintu reference

bench: $(DEV) ## run the benchmarks and print their tables (one: make bench ARGS=name)
	$(BIN)/python bench/run.py $(ARGS)

assets: ## rebuild the styles and scripts of the pages (needs node; only for who changes them)
	@if [ -x assets/build ]; then assets/build; else echo "There are no assets to build yet."; fi

faults: $(DEV) ## kills, full disks and crowds of writers, at full length
	@$(PYTEST) -m faults -p no:randomly $(ARGS); code=$$?; \
	if [ $$code -eq 5 ]; then echo "There are no tests marked faults yet."; else exit $$code; fi

lock: $(DEV) ## write the lock files anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --extra dev pyproject.toml -o requirements-dev.lock

# The environment. No editable install: a .pth file names src/, so that nothing has to be built or downloaded for it.
$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	{ echo "Satu Pintu needs Python 3.11 or newer as $(PYTHON); another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	{ echo "Python lacks its venv module. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@for site in .venv/lib/python3*/site-packages; do echo "$(CURDIR)/src" > $$site/satupintu.pth; done
	@printf '%s\n' '#!$(CURDIR)/$(BIN)/python' 'import sys' '' 'from satupintu.ops.cli import main' '' 'sys.exit(main())' > $(BIN)/satupintu
	@chmod +x $(BIN)/satupintu
	@touch $@

$(DEMO): requirements.lock $(MADE)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(DEV): requirements-dev.lock $(MADE)
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@ $(DEMO)
