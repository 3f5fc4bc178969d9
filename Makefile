# Thin names for commands that also work without make. All of them set themselves up.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
RUN_STAMP := .venv/.run-installed
DEV_STAMP := .venv/.dev-installed

.PHONY: help install run test check bench browser catalogues docs lock clean

help: ## Show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(RUN_STAMP): requirements/run.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(DEV_STAMP): requirements/dev.lock $(RUN_STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

install: $(RUN_STAMP) ## Make .venv with the command `afterword`

run: install ## Start the app on http://localhost:8501
	$(BIN)/streamlit run streamlit_app.py

browser: $(DEV_STAMP)
	@$(BIN)/python tests/programs.py

test: browser ## Run every test, in a real browser and on a real PostgreSQL too
	$(BIN)/python -m pytest --numprocesses=2 --dist=loadgroup --cov --cov-report= $(ARGS)
	$(BIN)/python -m coverage report

check: browser ## Format, lint, types, contracts, catalogues, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest --quiet tests/test_catalogues.py tests/test_architecture.py tests/test_docs.py tests/storage/test_migrations.py

bench: browser ## Print the benchmark tables
	$(BIN)/python -m benchmarks

catalogues: $(DEV_STAMP) ## Bring the catalogues of messages up to date
	$(BIN)/python -m tests.catalogues

docs: $(DEV_STAMP) ## Write the reference pages anew
	$(BIN)/python -m tests.reference

lock: $(DEV_STAMP) ## Resolve the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile pyproject.toml --upgrade --extra postgres --universal --python-version 3.11 --generate-hashes --no-header --quiet --output-file requirements/run.lock
	$(BIN)/uv pip compile pyproject.toml --upgrade --extra postgres --group dev --universal --python-version 3.11 --generate-hashes --no-header --quiet --constraint requirements/run.lock --output-file requirements/dev.lock

clean: ## Remove what the other targets made, not the data
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
