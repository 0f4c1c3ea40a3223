# Every command does its own set-up first; `make help` lists them.

MAKEFLAGS += --no-print-directory
# Where no language is set, as in many containers, Qt complains at each start.
export LANG ?= C.UTF-8
PYTHON_IN_VENV := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen
WORKERS ?= 4
KILLS ?= 200
JOBS ?= 2
SEED ?= 1
PYTEST_ARGS ?=
ARGS ?=

BUNDLE := build/package/dist/social-pay-desk
UV_COMPILE := env -u UV_EXTRA_INDEX_URL -u UV_INDEX -u UV_FIND_LINKS \
	$(PYTHON_IN_VENV) -m uv pip compile pyproject.toml --quiet --no-config \
	--universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help run tour test faults soak bench package translations lint format lock clean setup setup-dev setup-package compiled

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup:
	@sh packaging/bootstrap.sh run

setup-dev:
	@sh packaging/bootstrap.sh dev

setup-package:
	@sh packaging/bootstrap.sh package

# Where Python may not write its bytecode by itself, every start would compile the desk anew.
compiled:
	@$(PYTHON_IN_VENV) -m compileall -q desktop main.py

run: setup compiled ## Start the desk in the sandbox; without a display, play the tour offscreen
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "No display here (DISPLAY and WAYLAND_DISPLAY are unset): playing the tour offscreen."; \
		exec env $(OFFSCREEN) $(PYTHON_IN_VENV) main.py tour $(ARGS); \
	else \
		exec $(PYTHON_IN_VENV) main.py $(ARGS); \
	fi

tour: setup compiled ## Play the main job in the real window, step by step
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		export $(OFFSCREEN); \
	fi; \
	exec $(PYTHON_IN_VENV) main.py tour $(ARGS)

# Tests start hundreds of processes: with Python's bytecode at hand each is there in half the time.
test: lint compiled ## Check format, lint, types and layers, then run every test
	@echo "== pytest"
	@env -u PYTHONDONTWRITEBYTECODE $(OFFSCREEN) $(PYTHON_IN_VENV) -m pytest -n $(WORKERS) --dist loadgroup $(PYTEST_ARGS)

lint: setup-dev ## Check format, lint, types and layers
	@echo "== ruff format"
	@$(PYTHON_IN_VENV) -m ruff format --check --quiet .
	@echo "== ruff check"
	@$(PYTHON_IN_VENV) -m ruff check --quiet .
	@echo "== mypy"
	@$(PYTHON_IN_VENV) -m mypy
	@echo "== import-linter"
	@.venv/bin/lint-imports --no-logo

format: setup-dev ## Format the code and fix what ruff can fix
	@$(PYTHON_IN_VENV) -m ruff check --fix --quiet . || true
	@$(PYTHON_IN_VENV) -m ruff format .

faults: setup-dev compiled ## Kill the desk, spoil its calls, count the effects (KILLS, JOBS, SEED)
	@$(OFFSCREEN) $(PYTHON_IN_VENV) -m tests.faults --kills $(KILLS) --jobs $(JOBS) --seed $(SEED) $(ARGS)

soak: setup-dev compiled ## Play a working day at high speed; writes build/soak.json
	@$(OFFSCREEN) $(PYTHON_IN_VENV) -m tests.faults.soak $(ARGS)

bench: setup-dev compiled ## Measure against bare references; writes build/bench.json
	@mkdir -p build
	@$(OFFSCREEN) $(PYTHON_IN_VENV) -m tests.benchmarks $(ARGS)

translations: setup-dev ## Collect the window's words and compile their translations
	@$(PYTHON_IN_VENV) packaging/translations.py

package: setup-package ## Build the bundle in build/package/dist and play its tour
	@$(PYTHON_IN_VENV) -m PyInstaller --noconfirm --log-level WARN \
		--distpath build/package/dist --workpath build/package/work packaging/social-pay-desk.spec
	@du -sh $(BUNDLE)
	@echo "== the bundle's tour"
	@$(OFFSCREEN) $(BUNDLE)/social-pay-desk tour
	@echo "$(BUNDLE)/social-pay-desk stands."

lock: setup-dev ## Write the lock files from pyproject.toml (UPGRADE=1: the newest versions)
	@$(UV_COMPILE) -o requirements.lock
	@$(UV_COMPILE) --group dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove the environment, caches and everything built
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
