# Everything this project does, one target each. `make` alone lists them.

PORT ?= 8000
VENV := .venv
RUN := $(VENV)/bin
PYTHON ?= $(if $(wildcard $(VENV)/made),$(RUN)/python,python3)
# The lists are taken as they stand, for pip before 23.3 resolves past some pins
# (docs/decisions/0064-a-lock-is-installed-as-it-stands.md).
INSTALL := $(RUN)/python -m tracker.management.install pip install \
	--progress-bar off --disable-pip-version-check \
	--no-deps --require-hashes --only-binary :all:
CHECK = said=`$(RUN)/python -m pip check 2>&1` || { \
	echo "What is installed in $(VENV) is not whole:"; echo "$$said"; \
	echo "Remove $(VENV) and try again. If it stays so, $< lacks a package."; \
	exit 1; } >&2
CATALOGUE := tracker/locale/zh_Hans/LC_MESSAGES/django.mo
DJADE := $(RUN)/djade --target-version 5.2
TEMPLATES = $(shell git ls-files '*.html')
LOCK := $(RUN)/uv pip compile pyproject.toml --quiet --universal \
	--generate-hashes --no-header --no-emit-index-url --no-strip-extras
# One file of each package tells what it requires, whatever system it is for.
ANY_SYSTEM := --platform manylinux2014_x86_64 --platform manylinux_2_28_x86_64 \
	--platform win_amd64 --platform macosx_11_0_arm64

# Half of a start of the tests is to compile them; what is compiled is kept.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo test quick check lint format types layers migrations bench lock \
	messages screenshots whole python free-port
.DELETE_ON_ERROR:
# What is found wanting first is said first, and what comes later builds on it.
.NOTPARALLEL:

help: ## List these
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort \
		| awk -F '\t' '{ printf "  make %-11s %s\n", $$1, $$2 }'

setup: python $(VENV)/developing ## Make .venv with the locked packages, tools included
	@$(MAKE) --silent $(CATALOGUE)

demo: free-port $(VENV)/running ## Set everything up and serve on 127.0.0.1:8000 (PORT=)
	@$(MAKE) --silent $(CATALOGUE)
	@$(RUN)/python manage.py demo --port '$(PORT)'

WORKERS := -n 2 --dist loadfile

test: setup ## Set everything up and run the whole suite
	@$(RUN)/pytest $(WORKERS) $(PYTEST_OPTIONS)

quick: setup ## Run all but shipped facts, browser and walks of the whole house
	@$(RUN)/pytest $(WORKERS) -m "not walk" --ignore tests/shipped \
		--ignore tests/browser $(PYTEST_OPTIONS)

check: lint types layers migrations ## All that has to hold before a commit
	@$(MAKE) --no-print-directory test PYTEST_OPTIONS="--cov --cov-report=term"

lint: setup ## Look for faults in the code's form
	@$(RUN)/ruff format --check --quiet . || { echo "make format mends this"; exit 1; }
	@$(RUN)/ruff check --quiet .
	@$(if $(TEMPLATES),$(DJADE) --check $(TEMPLATES))

format: setup ## Bring code and templates into form
	@$(RUN)/ruff format --quiet .
	@$(RUN)/ruff check --quiet --fix .
	@$(if $(TEMPLATES),$(DJADE) $(TEMPLATES))

types: setup ## Check the types
	@$(RUN)/mypy

layers: setup ## Check that no lower layer imports a higher one
	@$(RUN)/lint-imports --no-logo

migrations: setup ## Check that the migrations match the models
	@$(RUN)/python manage.py makemigrations --check --dry-run
	@$(RUN)/python manage.py check --fail-level WARNING

bench: setup ## Measure what stands in benchmarks/
	@for file in $(wildcard benchmarks/*.py); do \
		PYTHONPATH=. $(RUN)/python "$$file" || exit 1; done

lock: setup ## Write the locked package lists anew, from pyproject.toml
	@$(LOCK) --group setup --output-file requirements.txt
	@$(LOCK) --group dev --constraints requirements.txt \
		--output-file requirements-dev.txt
	@sed 's/ ; .*\\/ \\/' requirements-dev.txt > $(VENV)/on-any-system.txt
	@$(INSTALL) --dry-run --ignore-installed $(ANY_SYSTEM) \
		--report $(VENV)/report.json --requirement $(VENV)/on-any-system.txt
	@$(RUN)/python -m tests.house.lock $(VENV)/report.json

messages: setup ## Bring the translations in line with code and templates
	@$(RUN)/python -m translations.update
	@$(MAKE) --silent $(CATALOGUE)

screenshots: setup ## Take the pictures of docs/pictures anew
	@$(RUN)/python docs/take_screenshots.py

# Packages go with their Python: where that has gone or moved on, all is made anew.
whole:
	@[ ! -e $(VENV)/made ] || $(RUN)/python -c 'import pip' 2>/dev/null || { \
		echo "$(VENV) has lost the Python it was made with"; rm $(VENV)/made; }

python: whole
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		got=`'$(PYTHON)' --version 2>&1` || got="not there, or does not run"; \
		echo "Python 3.11 or newer is wanted, and $(PYTHON) is $$got." \
			"Name another, as in \`make demo PYTHON=python3.12\`." >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) has no venv and ensurepip. Install them (on Debian and Ubuntu:" \
			"apt install python3-venv), or name another Python," \
			"as in \`make demo PYTHON=python3.12\`." >&2; exit 1; }

free-port: python
	@'$(PYTHON)' -m tracker.management.ports '$(PORT)'

# Made once babel is there, whichever of the two lists brought it.
$(CATALOGUE): $(CATALOGUE:.mo=.po)
	@$(RUN)/pybabel --quiet compile --directory tracker/locale --domain django

$(VENV)/made:
	@echo "Making $(VENV)"
	@'$(PYTHON)' -m tracker.management.install venv --clear $(VENV)
	@touch $@

$(VENV)/running: requirements.txt $(VENV)/made
	@echo "Installing the packages it runs on"
	@$(INSTALL) --requirement $<
	@$(CHECK)
	@touch $@

$(VENV)/developing: requirements-dev.txt $(VENV)/made
	@echo "Installing the packages it is developed with"
	@$(INSTALL) --requirement $<
	@$(CHECK)
	@touch $@ $(VENV)/running
