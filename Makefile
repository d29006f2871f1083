# Two commands do everything on a fresh machine: make run, make test.
PORT ?= 8501
# Processes behind nginx, one a core: WORKERS=2 make run.
WORKERS ?= 1
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
WAREHOUSE := data/papi.duckdb
INPUTS := data/workbooks $(wildcard data/published/*.csv) $(shell find etl -name "*.py" -o -name "*.sql" -o -name "*.csv")
PIP := $(PYTHON) -m pip --disable-pip-version-check --python $(PY) install --quiet

.PHONY: bench run test test-all check coverage mutation build setup setup-test chromium firefox office nginx pins messages clean

run: setup $(WAREHOUSE)
	@echo "PAPI dashboard: http://127.0.0.1:$(PORT)"
ifeq ($(WORKERS),1)
	$(PY) -m streamlit run app.py --server.port $(PORT)
else
	$(PY) -m servers --workers $(WORKERS) --port $(PORT)
endif

build: setup $(WAREHOUSE)

# In the order of the folders: long files (browser) first, short ones last, so that all workers end
# together. pytest-xdist would begin with the files of many tests, which are not the long ones.
test: check
	$(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder

test-all: check firefox $(VENV)-clickhouse/.installed
	$(PY) -m pytest -n auto -m "every or not every"

# Measurements, not tests: run them on a quiet machine. BENCH="--quick" is a trial run; BENCH="load"
# runs one part (build, server, browser, load, machines or scaling).
bench: setup-test
	$(PY) -m benchmarks $(BENCH)

# Which lines and branches the tests run; CONTRIBUTING.md says what this does not show.
coverage: setup-test $(WAREHOUSE)
	$(PY) -m coverage erase
	$(PY) -m coverage run -m pytest -n auto --dist loadfile
	$(PY) -m coverage combine --quiet
	$(PY) -m coverage report

# Makes rules wrong in one place at a time. It takes hours, so never in CI; an interrupted run continues.
mutation: setup-test
	$(PY) -m mutation

check: setup-test $(WAREHOUSE)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m bandit --quiet --recursive --configfile pyproject.toml app.py etl papi pages

$(WAREHOUSE): $(VENV)/.installed $(INPUTS)
	$(PY) -m etl build

setup: $(VENV)/.installed

setup-test: $(VENV)/.installed-test $(VENV)-s3/.installed chromium office nginx

# The environment has no pip of its own, because Debian's bare python3 can create only such an
# environment; the pip outside installs into it.
$(VENV)/.installed: requirements.txt
	$(PYTHON) -m venv --without-pip --clear $(VENV)
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-test: requirements-test.txt $(VENV)/.installed
	$(PIP) -r requirements-test.txt
	@touch $@

$(VENV)-s3/.installed: requirements-s3.txt
	$(PYTHON) -m venv --without-pip --clear $(VENV)-s3
	$(PYTHON) -m pip --disable-pip-version-check --python $(VENV)-s3/bin/python install --quiet -r requirements-s3.txt
	@touch $@

$(VENV)-clickhouse/.installed: requirements-clickhouse.txt
	$(PYTHON) -m venv --without-pip --clear $(VENV)-clickhouse
	$(PYTHON) -m pip --disable-pip-version-check --python $(VENV)-clickhouse/bin/python install --quiet -r requirements-clickhouse.txt
	@touch $@

chromium:
	@command -v chromium >/dev/null || { \
	  as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$as_root apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq chromium >/dev/null; }

# For the walk of all pages in make test-all.
firefox:
	@command -v firefox-esr >/dev/null || { \
	  as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$as_root apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends \
	    firefox-esr >/dev/null; }

# Renders the .docx and .pptx files as pages; Liberation Serif and Sans have the same widths as Times
# New Roman and Arial.
office:
	@dpkg -s libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui >/dev/null 2>&1 || { \
	  as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$as_root apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends \
	    libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui fonts-liberation poppler-utils \
	    >/dev/null; }

# For testing the configuration in docs/deploy; it is not started as a service.
nginx:
	@test -x /usr/sbin/nginx || { \
	  as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$as_root apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends \
	    nginx-light >/dev/null; }

pins: setup-test
	$(PY) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade requirements.in -o requirements.txt
	$(PY) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade --allow-unsafe requirements-test.in -o requirements-test.txt
	$(PY) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade requirements-s3.in -o requirements-s3.txt
	$(PY) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade requirements-clickhouse.in -o requirements-clickhouse.txt

# Adds new sentences from the code to the Vietnamese catalogue, untranslated.
messages: setup
	$(VENV)/bin/pybabel -q extract --no-default-keywords -k text -k marked -k count:1,2 \
	  --no-location --omit-header --sort-output -o papi/locale/messages.pot papi pages app.py
	$(VENV)/bin/pybabel -q update -i papi/locale/messages.pot -o papi/locale/vi.po -l vi -w 98 \
	  --no-fuzzy-matching --ignore-obsolete --omit-header
	rm papi/locale/messages.pot

clean:
	rm -rf $(VENV) $(VENV)-s3 $(VENV)-clickhouse $(WAREHOUSE) .mypy_cache .ruff_cache .pytest_cache
