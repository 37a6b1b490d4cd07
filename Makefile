# Hubbub. `make run` serves it, `make test` checks it; CONTRIBUTING.md explains the rest.

HOST ?= 127.0.0.1
PORT ?= 8080
DATA ?= data
MANUALS ?= .build/manuals

# The programs carry Swift's runtime, so that they run where no Swift is installed.
RELEASE = swift build -c release --static-swift-stdlib

.DEFAULT_GOAL := help
.PHONY: help run build manuals shots test setup setup-test format lint conformance bench clean

help:
	@echo "make run          set up, build optimised, serve on http://$(HOST):$(PORT) with data in $(DATA)"
	@echo "                  (HOST=0.0.0.0 PORT=80 DATA=/srv/hubbub make run changes that)"
	@echo "make test         set up and run every check"
	@echo "make shots        make pictures of each page of the browser client; SHOTS='de 390 dark =hub' makes fewer"
	@echo "make build        build hubbubd and hubbub, optimised"
	@echo "make manuals      write manual pages and shell completions to $(MANUALS)"
	@echo "make format lint  format the sources; say where they are not"
	@echo "make conformance  run Autobahn's WebSocket suite against the transport"
	@echo "make bench        measure on this machine"
	@echo "make clean        remove what was built"

run: build
	@exec "$$($(RELEASE) --show-bin-path)/hubbubd" serve --host "$(HOST)" --port "$(PORT)" --data "$(DATA)"

build: setup
	@echo "Building; the first time this takes some minutes."
	@$(RELEASE) --product hubbubd
	@$(RELEASE) --product hubbub
	@echo "Built in $$($(RELEASE) --show-bin-path): hubbubd (the server) and hubbub (the terminal client)."

manuals: build
	@bin="$$($(RELEASE) --show-bin-path)" && HUBBUB="$$bin/hubbub" HUBBUBD="$$bin/hubbubd" Scripts/manuals "$(MANUALS)"

shots: setup-test
	@swift build --product hubbubd
	@HUBBUBD="$$(swift build --show-bin-path)/hubbubd" .venv/bin/python Tests/Browser/shoot $(SHOTS)

test:
	@Scripts/test

setup:
	@Scripts/setup run

setup-test:
	@Scripts/setup test

format:
	@swift format -i -p --configuration .swift-format -r Package.swift Plugins Sources Tests

lint:
	@swift format lint -p --strict --configuration .swift-format -r Package.swift Plugins Sources Tests

conformance: setup
	@$(RELEASE) --product hubbub-bench
	@ECHO="$$($(RELEASE) --show-bin-path)/hubbub-bench" Tests/Autobahn/run

bench: setup
	@$(RELEASE) --product hubbubd
	@$(RELEASE) --product hubbub-bench
	@Scripts/bench "$$($(RELEASE) --show-bin-path)/hubbub-bench"

clean:
	@swift package clean
	@rm -rf .venv
