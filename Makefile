# Short names for the commands of README.md; `make lock` needs uv.
PYTHON ?= python3
LOCK = uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -c requirements/limits.in

.PHONY: run test build lock clean

run:
	$(PYTHON) bootstrap.py run

test:
	$(PYTHON) bootstrap.py test

build:
	$(PYTHON) bootstrap.py build

lock:
	$(LOCK) -o requirements/run.txt
	$(LOCK) -c requirements/run.txt --group test -o requirements/test.txt
	$(LOCK) -c requirements/run.txt --group build -o requirements/build.txt

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -f resources/i18n/*.qm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
