.DEFAULT_GOAL := help
SHELL := /bin/bash
# Rasa 3.6 stops at Python 3.10, the API wants 3.12 or later. Where pyenv holds them, its copies go ahead of its
# shims, which would hide them from uv; elsewhere uv brings its own.
PYENV := $(wildcard $(HOME)/.pyenv/versions/3.12.*/bin) $(wildcard $(HOME)/.pyenv/versions/3.10.*/bin)
# Debian's own is compiled with all optimizations, pyenv's with none.
export API_PYTHON := $(or $(wildcard /usr/bin/python3.13),3.12)
empty :=
export PATH := $(subst $(empty) $(empty),:,$(strip $(PYENV) $(CURDIR)/.uv/bin $(PATH)))
export RASA_TELEMETRY_ENABLED := false
# Some containers forbid compiled files: each of the many starts that tests and `make chaos` need would compile again.
unexport PYTHONDONTWRITEBYTECODE
PY := .venv/bin/python
BOT := .venv-bot/bin/python
LEARN := .venv-train/bin/python
SECONDS ?= 180
POWER_CUTS ?= 10
PATIENCE ?= 3

help: ## List the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

dev: setup train directory-demo ## Start everything with the trained model (Ctrl-C stops it)
	@$(PY) -m dev.up

demo: .venv/.done directory-demo ## Start everything without Rasa, in seconds
	@$(PY) -m dev.up --demo

setup: .venv/.done .venv-bot/.done ## Install both Pythons' environments

train: .venv-bot/.done ## Train the model when config.yml or flows/ changed
	@$(BOT) -m bot train

directory-demo: .venv/.done
	@$(PY) -m api.directory.load --quiet

directory: .venv/.done ## Download the official open directories and load them
	$(PY) -m api.directory.download

test: setup train browser services ## Run every test, in both Pythons and in a browser
	$(PY) -m pytest -q -n 2 --dist loadfile tests/reader tests/api tests/house tests/whole/test_dialogues.py
	@# Apart: Playwright keeps an event loop of its own running. A busy machine can cost a browser test its
	@# patience, so what failed is tried once more, alone; what fails twice is broken.
	$(PY) -m pytest -q -n 2 --dist loadfile tests/whole --ignore tests/whole/test_dialogues.py || \
		$(PY) -m pytest -q --last-failed --last-failed-no-failures none tests/whole --ignore tests/whole/test_dialogues.py
	$(BOT) -m pytest -q -n 2 --dist loadfile -W default -c tests/bot/pytest.ini --rootdir . tests/bot
	node --test tests/web/

check: setup rasa-validate ## Lint, types, import directions, house rules
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) -m pytest -q tests/house

learn: .venv-train/.done ## Train the reader on (about 80 minutes on two cores; goes on where it was stopped)
	$(LEARN) -m training learn

heads: .venv-train/.done ## Teach the reader new meanings without training its encoder (10 minutes)
	$(LEARN) -m training heads

evaluate: .venv-train/.done ## Measure the reader on every split and slice, into docs/reader.md
	$(LEARN) -m training evaluate

rasa-validate: setup ## Rasa's own check of the flows
	$(BOT) -W ignore -m bot rasa data validate --domain flows --data flows/topics --config config.yml

nlu-report: setup train ## How well the model understands messages it never saw
	$(BOT) -W ignore -m bot.report tests/nlu 2>/dev/null

transcripts: setup train ## Play dialogues through both processes, for a reader (FILE=tests/dialogues/young_needs.yml)
	@$(PY) -m dev.transcripts $(FILE)

bench: setup train ## Measure what the README quotes
	$(PY) -m bench

chaos: setup train ## Break everything on purpose, under load (SECONDS=180 POWER_CUTS=10 PATIENCE=3)
	@dev/need chaos
	$(PY) -m bench.chaos --seconds $(SECONDS) --power-cuts $(POWER_CUTS) --patience $(PATIENCE)

screenshots: setup browser ## Make the README's pictures
	$(PY) -m dev.pictures

ci: check test ## What CI runs
	@# A busy machine can cost chaos a promise of seconds, once; what breaks twice is broken.
	$(MAKE) chaos PATIENCE=6 || $(MAKE) chaos PATIENCE=6

browser: .venv/.done
	@dev/need browser

services:
	@dev/need services

.venv/.done: uv.lock dev/need
	@dev/need uv
	@uv sync --locked --python $(API_PYTHON) --quiet && touch $@

.venv-bot/.done: uv.lock dev/need
	@dev/need uv
	@UV_PROJECT_ENVIRONMENT=.venv-bot uv sync --locked --python 3.10 --only-group bot --quiet && touch $@

.venv-train/.done: uv.lock dev/need
	@dev/need uv
	@UV_PROJECT_ENVIRONMENT=.venv-train uv sync --locked --python 3.12 --only-group train --quiet && touch $@

.PHONY: help dev demo setup train directory-demo directory test check learn heads evaluate rasa-validate nlu-report transcripts bench chaos screenshots ci \
	browser services
