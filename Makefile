# Comity. `make run` and `make test` do all the set-up themselves; each is safe to repeat.

PORT ?= 8000
VENV := .venv
PYTHON := $(VENV)/bin/python
STAMP := $(VENV)/installed

# Demo mode unless the environment says otherwise: `make run` is for trying Comity on this machine.
DEMO := COMITY_DEMO=$${COMITY_DEMO:-1}

.DEFAULT_GOAL := help
.PHONY: help run setup demo test check bench clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: setup ## set up everything and serve on localhost:8000 with demo data
	@$(DEMO) $(PYTHON) manage.py serve --port $(PORT)

setup: $(STAMP)
	@echo "Database ..."
	@$(DEMO) $(PYTHON) manage.py migrate --verbosity 0
	@echo "Treaty registry ..."
	@$(DEMO) $(PYTHON) manage.py load_registry
	@if [ "$${COMITY_DEMO:-1}" = 1 ]; then echo "Demo data ..."; $(DEMO) $(PYTHON) manage.py load_demo; fi
	@$(DEMO) $(PYTHON) manage.py collectstatic --noinput --verbosity 0

demo: setup ## do the main job without a browser; the letter is left in var/demo/
	@$(DEMO) $(PYTHON) manage.py demo

test: $(STAMP) ## set up everything and run the tests
	@$(PYTHON) -m pytest -n $${TEST_PROCESSES:-2} --dist loadfile --no-loadscope-reorder
	@$(PYTHON) -m tests.on_postgresql

check: $(STAMP) ## lint, format, dependency rule, migrations, deployment settings
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/lint-imports
	@COMITY_SECRET_KEY=$$($(PYTHON) -c "import secrets; print(secrets.token_urlsafe(60))") \
		COMITY_ALLOWED_HOSTS=comity.example sh -c '\
		$(PYTHON) manage.py makemigrations --check --dry-run && $(PYTHON) manage.py check --deploy --fail-level WARNING'

bench: $(STAMP) ## measure against peers and floors, in ratios
	@for each in channels letter identifiers importing deadlines typing numbers desk; do COMITY_DEMO=1 $(PYTHON) -m bench.$$each || exit 1; done

clean: ## remove the virtual environment (data in var/ stays)
	rm -rf $(VENV)

# The virtual environment, made anew only when the requirements change.
$(STAMP): requirements.txt requirements-dev.txt
	@PY=$$(command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3); \
	$$PY -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Comity needs Python 3.11 or newer. Install it (Debian: apt install python3.11 python3.11-venv), then run make again."; exit 1; }; \
	$$PY -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing. Install it (Debian: apt install python3-venv), then run make again."; exit 1; }; \
	echo "Virtual environment and packages (once; a minute or two) ..."; \
	test -x $(PYTHON) || $$PY -m venv $(VENV); \
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $(STAMP)
