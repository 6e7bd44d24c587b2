# Budi. `make run` and `make test` are all that a newcomer needs; both install
# what is missing first. Debian 12 and Go are expected.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

GO ?= go
BIN := bin
LINT_VERSION := v2.15.0
LINT := $(BIN)/tools/golangci-lint-$(LINT_VERSION)
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.version=$(VERSION)
SOURCES := $(shell find . -name '*.go' -o -name '*.yaml' -o -name '*.sql' -o -name '*.html' -o -name '*.txt' -o -name '*.gz' -o -name '*.xml' -o -name go.mod | grep -v '^./bin/')

.PHONY: help deps build run demo test lint bench fmt clean

help: ## what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

deps: ## install the Debian packages that are missing; nothing when all are there
	@deploy/deps.sh

build: deps $(BIN)/budi ## build bin/budi

$(BIN)/budi: $(SOURCES)
	@mkdir -p $(BIN)
	$(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $@ ./cmd/budi

run: build ## install what is missing, build, serve the four demo businesses
	@exec $(BIN)/budi serve --config configs/server.yaml

demo: build ## a whole spoken booking without a phone
	@exec $(BIN)/budi demo

# Whole calls run in real time, so they run by themselves, after the others; they
# mostly wait, so some run at once.
test: deps ## all tests, with the race detector
	$(GO) vet ./...
	$(GO) test -race -timeout 12m $$($(GO) list ./... | grep -v /cmd/)
	$(GO) test -race -timeout 12m -parallel 6 ./cmd/...

lint: $(LINT) ## golangci-lint, with the import rules of the house
	$(LINT) run ./...

$(LINT):
	@mkdir -p $(BIN)/tools
	GOBIN=$(abspath $(BIN)/tools) GOFLAGS= $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	mv $(BIN)/tools/golangci-lint $@

fmt: $(LINT) ## format the code
	$(LINT) fmt ./...

bench: build ## the benchmarks that docs/performance.md reports
	$(GO) test -v ./dialog -run TestCallers -callers 1000 -sample 3
	$(BIN)/budi bench turns
	$(BIN)/budi bench turns --calls 60 --rounds 1 --voices rms,kal16
	$(BIN)/budi bench turns --calls 25 --rounds 2 --snr 20 --loss 2
	$(BIN)/budi bench media
	BUDI_BENCH=1 $(GO) test -v -timeout 40m ./call -run 'TestEndOfTurn|TestBargeIn|TestBudiDoesNotInterruptItself'
	$(GO) test -run '^$$' -bench . -benchmem ./...

clean: ## remove what was built
	rm -rf $(BIN)
