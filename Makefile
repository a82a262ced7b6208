# make site builds content/ into output/; make test checks all there is to check. `make` alone lists the targets.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
BUILD := $(RUN) build.py

# What WeasyPrint calls by name. The library to look for, then the Debian package that brings it.
LIBRARIES := libpango-1.0.so.0:libpango-1.0-0 libpangoft2-1.0.so.0:libpangoft2-1.0-0 \
	libharfbuzz-subset.so.0:libharfbuzz-subset0 libfontconfig.so.1:fontconfig

.PHONY: help site serve check test bench lock libraries

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand --tabs=16

site: $(VENV)/site libraries ## build all of content/ into output/
	$(BUILD)

serve: $(VENV)/site ## build drafts too, show them in the browser, build again at every change
	$(BUILD) serve --drafts --no-pdf

check: $(VENV)/site ## read and check the content, write nothing
	$(BUILD) check

test: $(VENV)/test libraries ## check the code, and test everything
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports
	$(RUN) -m pytest

bench: $(VENV)/test ## measure weight and speed against their bounds
	$(RUN) benchmarks/site.py
	$(RUN) benchmarks/pdf.py

# --------------------------------------------------------------------------------------------- what it runs in

$(VENV)/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv $(VENV) || { echo "hint: sudo apt-get install python3-venv" >&2; rm -rf $(VENV); exit 3; }

$(VENV)/site: requirements/site.txt | $(VENV)/bin/pip
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	touch $@

$(VENV)/test: requirements/test.txt tests/browser/package-lock.json $(VENV)/site
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	cd tests/browser && PATH="$(abspath $(VENV))/bin:$$PATH" npm ci --silent --ignore-scripts --no-audit --no-fund
	touch $@

libraries:
	@export PATH="$$PATH:/sbin:/usr/sbin"; command -v ldconfig >/dev/null || exit 0; \
	missing=(); known=$$(ldconfig -p); \
	for pair in $(LIBRARIES); do grep -qF "$${pair%%:*}" <<<"$$known" || missing+=("$${pair##*:}"); done; \
	if [ "$${#missing[@]}" -eq 0 ]; then exit 0; fi; \
	if [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then \
		apt-get update --quiet && apt-get install --yes --quiet --no-install-recommends "$${missing[@]}"; \
	else \
		echo "PDFs need libraries that are missing here. On Debian and Ubuntu this installs them:" >&2; \
		echo "  sudo apt-get install --no-install-recommends $${missing[*]}" >&2; \
		exit 3; \
	fi

lock: ## renew the exact versions and hashes in requirements/
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	cd requirements && for set in site test; do \
		env -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null ../.cache/lock/bin/pip-compile --quiet --strip-extras \
			--generate-hashes --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
			"$$set.in" -o "$$set.txt"; \
	done
