# Two targets do everything: `make report` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
CORPUS ?=
OUT    ?= reports

.DEFAULT_GOAL := help
.PHONY: help report test lab style clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

# Set-up work is done once, and again only when what it installs has changed.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Điểm Báo needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another: make PYTHON=python3.12 report"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

report: $(READY) ## run every notebook and write reports/index.html (CORPUS=folder for your own, OUT=folder)
	@$(BIN)/python -m diembao report $(if $(CORPUS),--corpus "$(CORPUS)") --out "$(OUT)"

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest

lab: $(READY) ## open JupyterLab at the notebooks
	@$(BIN)/jupyter lab --notebook-dir=. notebooks/01_corpus.ipynb

style: $(READY) ## check the style of the code
	@$(BIN)/ruff check lib tests benchmarks

clean: ## remove the environment and the reports
	rm -rf $(VENV) $(OUT)
