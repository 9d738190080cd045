# Two commands matter: `make demo` and `make test`. Both do all their own set-up on Debian 12 with Swift.
.PHONY: demo test build setup long-test fuzz bench format clean
SHELL := /bin/bash

RELEASE := swift build -c release --static-swift-stdlib -Xlinker -s
VIGIL := .build/release/vigil
TEST_PYTHON := .build/test-venv/bin/python

demo: build
	@$(VIGIL) demo demo

build: setup
	$(RELEASE)

setup:
	@./setup.sh

test: $(TEST_PYTHON)
	@./setup.sh test
	swift format lint --strict --recursive Sources Tests Fuzz Package.swift
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build
	python3 Tests/Reference/check_random_registries.py .build/debug/vigil "$(CURDIR)" 1 200
	$(TEST_PYTHON) Tests/Reference/check_suppression.py .build/debug/vigil "$(CURDIR)" 1 12
	python3 Tests/Reference/check_exchange_xml.py .build/debug/vigil "$(CURDIR)" 1 300
	python3 Tests/Reference/check_csv.py .build/debug/vigil "$(CURDIR)" 1 30
	python3 Tests/Reference/check_kills.py .build/debug/vigil "$(CURDIR)" 1 30
	python3 Tests/Reference/check_flips.py .build/debug/vigil "$(CURDIR)" 1 300
	$(TEST_PYTHON) Tests/Reference/check_age.py .build/debug/vigil "$(CURDIR)"
	$(TEST_PYTHON) Tests/Reference/check_xmlconf.py "$(CURDIR)"
	$(TEST_PYTHON) Tests/Reference/check_frictionless.py .build/debug/vigil "$(CURDIR)"
	$(TEST_PYTHON) Tests/Reference/check_pages.py .build/debug/vigil "$(CURDIR)"
	python3 Benchmarks/check.py .build/debug/vigil "$(CURDIR)"

$(TEST_PYTHON): Tests/requirements.txt
	@./setup.sh test
	python3 -m venv --clear .build/test-venv
	$(TEST_PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps -r Tests/requirements.txt \
	  || echo "note: PyPI cannot be reached: the checks that need its packages will say that they are skipped"
	@touch $(TEST_PYTHON)

# What takes longer: a thousand random registries, a thousand kills, five thousand flipped bits, and a million records
# inside 64 MB.
long-test: test build
	python3 Tests/Reference/check_random_registries.py $(VIGIL) "$(CURDIR)" 1000 1000
	$(TEST_PYTHON) Tests/Reference/check_suppression.py $(VIGIL) "$(CURDIR)" 1000 300
	python3 Tests/Reference/check_exchange_xml.py $(VIGIL) "$(CURDIR)" 1000 3000
	python3 Tests/Reference/check_csv.py $(VIGIL) "$(CURDIR)" 1000 500
	python3 Tests/Reference/check_kills.py $(VIGIL) "$(CURDIR)" 1000 1000
	python3 Tests/Reference/check_flips.py $(VIGIL) "$(CURDIR)" 1000 5000
	python3 Tests/Reference/check_large_import.py $(VIGIL) "$(CURDIR)"

# Arbitrary bytes for whatever reads what others wrote; see Fuzz/README.md. One target: make fuzz SECONDS=720 ONLY=csv
SECONDS ?= 60
FUZZ_TARGETS := csv xml profiles days numbers

# Of two --sanitize the compiler takes the last, and SwiftPM gives them in any order: hence both once more, together.
fuzz:
	@./setup.sh fuzz
	VIGIL_FUZZ=1 swift build -c release --sanitize=address --sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address \
	  --scratch-path .build-fuzz --product fuzz
	@nm .build-fuzz/release/Registry.build/*.o | grep -q sancov \
	  || { echo "error: the build does not tell libFuzzer what it covers" >&2; exit 1; }
	@set -eu; mkdir -p .build-fuzz/findings; for target in $(or $(ONLY),$(FUZZ_TARGETS)); do \
	  echo "$$target, $(SECONDS) seconds"; mkdir -p .build-fuzz/corpus/$$target; \
	  VIGIL_FUZZ=$$target VIGIL_HOME="$(CURDIR)" SWIFT_BACKTRACE=enable=no \
	    ASAN_OPTIONS=malloc_context_size=2:quarantine_size_mb=32 .build-fuzz/release/fuzz \
	    -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=1024 -max_len=4096 -print_final_stats=1 \
	    -dict=Fuzz/words/$$target -artifact_prefix=.build-fuzz/findings/$$target- \
	    .build-fuzz/corpus/$$target Fuzz/seeds/$$target; \
	done

# Vigil beside its peers on the same data; see Benchmarks/README.md. Smaller: make bench SCALE=0.01 RUNS=3 ONLY=xml
SCALE ?= 1
RUNS ?= 5
ONLY ?=
SEED ?= 1
BENCH_PYTHON := .build/bench-venv/bin/python

bench: build $(BENCH_PYTHON)
	python3 Benchmarks/run.py --scale $(SCALE) --runs $(RUNS) --seed $(SEED) --only "$(ONLY)"

$(BENCH_PYTHON): Benchmarks/requirements.txt
	@./setup.sh bench
	python3 -m venv --clear .build/bench-venv
	$(BENCH_PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps -r Benchmarks/requirements.txt
	@touch $(BENCH_PYTHON)

format:
	swift format --in-place --recursive Sources Tests Fuzz Package.swift

clean:
	rm -rf .build .build-fuzz demo
