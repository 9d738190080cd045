# Two commands matter: `make demo` and `make test`. Both do all their own set-up on Debian 12 with Swift.
.PHONY: demo test build setup long-test format clean
SHELL := /bin/bash

RELEASE := swift build -c release --static-swift-stdlib -Xlinker -s
VIGIL := .build/release/vigil

demo: build
	@$(VIGIL) demo demo

build: setup
	$(RELEASE)

setup:
	@./setup.sh

test: setup
	swift format lint --strict --recursive Sources Tests Package.swift
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build
	python3 Tests/Reference/check_random_registries.py .build/debug/vigil "$(CURDIR)" 1 200
	python3 Tests/Reference/check_exchange_xml.py .build/debug/vigil "$(CURDIR)" 1 300

# What takes longer: a thousand random registries, and a million records inside 64 MB.
long-test: test build
	python3 Tests/Reference/check_random_registries.py $(VIGIL) "$(CURDIR)" 1000 1000
	python3 Tests/Reference/check_exchange_xml.py $(VIGIL) "$(CURDIR)" 1000 3000
	python3 Tests/Reference/check_large_import.py $(VIGIL) "$(CURDIR)"

format:
	swift format --in-place --recursive Sources Tests Package.swift

clean:
	rm -rf .build demo
