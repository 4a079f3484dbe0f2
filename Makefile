# Every target a user or a scheduled job calls.  `make` alone lists them.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
# `make run DATABASE_URL=postgresql+psycopg://…`: another database than the default SQLite file
ifdef DATABASE_URL
export GOALEXTRACT_DATABASE := $(DATABASE_URL)
endif

.DEFAULT_GOAL := help
.PHONY: help run test check lint fix nightly export report accuracy bench train samples golden schemas lock audit clean setup-run setup-dev

help: ## list the targets
	@echo "goalextract: from goal reports to a database you can query"
	@echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' \
	  | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'
	@echo
	@echo "Start with: make run"

run: setup-run ## set up, then ingest data/raw into data/processed/goals.sqlite
	@$(BIN)/goalextract ingest $(ARGS)

test: setup-dev ## set up, then run the tests
	@$(BIN)/python -m pytest -q $(ARGS)

check: lint test ## format, lint, types, layers and tests; changes nothing

lint: setup-dev ## format, lint, types and layers; changes nothing
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fix: setup-dev ## format the code and mend what the linter can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

nightly: setup-run ## what a scheduler runs: ingest, check, publish; a JSON line for each event
	@$(BIN)/python pipelines/nightly.py $(ARGS)

export: setup-run ## write the BI views as CSV (ARGS="--format datapackage --to DIR")
	@$(BIN)/goalextract export $(ARGS)

report: setup-run ## write data/processed/report.html: what the goals say, how good they are
	@$(BIN)/goalextract report $(ARGS)

accuracy: setup-dev ## measure extraction on generated reports (ARGS="--seeds 1-50")
	@$(BIN)/python -m tests.accuracy $(ARGS)

bench: setup-dev ## compare the speed of reading and loading with plainer jobs, as ratios
	@$(BIN)/python -m benchmarks.pdf $(ARGS)
	@$(BIN)/python -m benchmarks.text
	@$(BIN)/python -m benchmarks.language
	@$(BIN)/python -m benchmarks.database
	@$(BIN)/python -m benchmarks.backfill

train: setup-dev ## learn the cues' weights anew from generated reports
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.training $(ARGS)

samples: setup-dev ## write the invented sample reports in data/raw anew
	@$(BIN)/python -m tests.generator.samples

golden: setup-dev ## rewrite the golden cases and the guide from what is extracted now
	@GOALEXTRACT_REWRITE_GOLDEN=1 $(BIN)/python -m pytest -q tests/corpus
	@GOALEXTRACT_REWRITE_GOLDEN=1 $(BIN)/python -m pytest -q tests/integration/test_profiles_guide.py

schemas: setup-dev ## write the generated files in schemas/ anew
	@$(BIN)/python -m goalextract.schemas

lock: setup-dev ## resolve the dependencies, write requirements/*.txt (ARGS=--upgrade: newest)
	@tools/lock $(ARGS)

audit: setup-dev ## ask whether a locked requirement has a known vulnerability; needs the network
	@$(BIN)/python tools/audit.py $(ARGS)

clean: ## remove the environment, caches and data/processed; never data/raw
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist
	@find src tests pipelines -name __pycache__ -type d -prune -exec rm -rf {} +
	@find data/processed -mindepth 1 ! -name .gitkeep -delete

setup-run:
	@tools/setup run

setup-dev:
	@tools/setup dev
