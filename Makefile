# What people and CI type. Paths are relative, so the clone may lie in a folder of any name.
SWIFT ?= swift
LRPLOT := .build/release/lrplot
# The folders below templates/ that hold specs; each is drawn into the folder of its name below output/.
SETS := charts lint
# The folders below templates/reports/: each is a report, its documents in the order of their names.
REPORTS := $(notdir $(wildcard templates/reports/*))
FORMATS := svg
# The names under which the program is a filter of a host.
FILTERS := pandoc-lrplot lrplot-myst mdbook-lrplot
BENCH := .build/bench
DIST := .build/dist
# Where `make install` installs to, and a folder in front of that for those who pack.
PREFIX ?= /usr/local
DESTDIR ?=
# Results of runs that take minutes, each table beside the chart of its name.
KEPT := $(wildcard templates/reports/*/results/*.csv)
# How the release binary is linked; not in Package.swift, which no package could depend on with flags of its own.
# At a fixed address: Yams brings Foundation, whose tables would have to be placed at every start (an eighth of it).
# With the C++ runtime inside: found in a folder that holds nothing else, it need not be loaded (a tenth of the start).
# Without symbols: a third of the file. None for others to link against: the loader would look through 11,000 of them.
# Written in one go, not through a mapping: the kernel then holds it in larger pieces, and a start meets fewer faults.
STATIC := .build/static
LINK := -Xlinker -no-pie -Xlinker -s -Xlinker --no-export-dynamic -Xlinker --no-mmap-output-file -Xswiftc -Xclang-linker -Xswiftc -static-libgcc -Xswiftc "-L$(CURDIR)/$(STATIC)"
# Results of runs are kept between draws, named after everything that determines them; a clean clone has none.
export LRPLOT_CACHE ?= .build/results

.DEFAULT_GOAL := help
.PHONY: help deps build figures docs docs-library client pages kept test walk fuzz sanitize test-faults coverage test-browser test-hosts install dist test-dist lint format layers check reproduce \
  bench bench-peers clean

help: ## Say what there is to make
	@echo "make TARGET, where TARGET is:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 12

deps: ## Install what is missing: Cairo, the font, pkg-config (apt-get; says so where it cannot)
	@sh scripts/install-deps.sh

build: deps ## Build the release binary, .build/release/lrplot
	@mkdir -p $(STATIC) && ln -sf "$$(clang -print-file-name=libstdc++.a)" $(STATIC)/libstdc++.a || true
	$(SWIFT) build -c release --static-swift-stdlib --disable-local-rpath $(LINK)
	@for name in $(FILTERS); do ln -sf lrplot .build/release/$$name || exit; done

figures: build kept ## Draw every template into output/, and write docs/gallery.md
	@for set in $(SETS); do \
	  echo "$(LRPLOT) templates/$$set --out-dir output/$$set --format $(FORMATS)"; \
	  $(LRPLOT) templates/$$set --out-dir output/$$set --format $(FORMATS) --quiet || exit; \
	done
	@for report in $(REPORTS); do \
	  echo "$(LRPLOT) report templates/reports/$$report/*.md -o output/reports/$$report"; \
	  $(LRPLOT) report templates/reports/$$report/*.md -o output/reports/$$report --prune --quiet || exit; \
	done
	@if command -v python3 >/dev/null; then python3 scripts/gallery.py > .build/gallery.md && cp .build/gallery.md docs/gallery.md; \
	  else echo "docs/gallery.md is as it was: there is no python3"; fi

# What the tables hold is put where results are looked up; one cell of each is run again.
kept: build
	@for table in $(KEPT); do \
	  $(LRPLOT) keep templates/charts/$$(basename $$table .csv).json $$table --quiet || exit; \
	done

pages: build kept ## Make a page and a paper of every report, in .build/pages (pandoc, LaTeX)
	@sh scripts/install-deps.sh pages
	@for report in $(REPORTS); do \
	  $(LRPLOT) report templates/reports/$$report/*.md -o .build/pages/$$report --to html,pdf --force --quiet || exit; \
	done

docs: build ## Write docs/reference, docs/limits.md and the schema of specs, from the declarations
	$(LRPLOT) list --write docs/reference
	$(LRPLOT) list limits > docs/limits.md
	$(LRPLOT) schema > docs/lrplot.schema.json

docs-library: deps ## Make the pages of the library, in .build/docs (docc of the toolchain)
	@sh scripts/docs-library.sh $(SWIFT)

client: deps ## Build another package that takes the last commit by a tag, and draw the lines of the README with it
	@sh scripts/client.sh $(SWIFT)

# XCTest is off: it would only add a line about its 0 tests.
test: deps ## Build and run the tests
	$(SWIFT) test --disable-xctest

# One page of the reference after another, in as many threads as there are cores; WALK is the share of all inputs.
WALK ?= 1
walk: build ## Set every key of every catalogue to extreme values, with the release binary (minutes; WALK=0.02 takes a sample)
	LRPLOT_WALK="$(CURDIR)/$(LRPLOT)" LRPLOT_WALK_SHARE=$(WALK) $(SWIFT) test --disable-xctest --filter WalkTests

# Seconds for each reader of strangers' bytes; what is found stays below .build/fuzz, and so do inputs that reached new code.
FUZZ_SECONDS ?= 20
# Of several sanitizers Swift asks the last alone whether code counts where it has been, and SwiftPM hands them on in any order.
# One target or several, by their names; all of them otherwise.
FUZZ_TARGETS ?=
fuzz: build ## Feed every reader with inputs that seek new code (libFuzzer with address sanitizer; FUZZ_SECONDS=600 a target)
	$(SWIFT) build --package-path Tests/Fuzz --scratch-path .build/fuzz/build -c release --sanitize address --sanitize fuzzer \
	  -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing
	@python3 scripts/fuzz.py .build/fuzz/build/release/Fuzz $(LRPLOT) .build/fuzz/work $(FUZZ_SECONDS) $(FUZZ_TARGETS)

# What is tested: all, or the suites that a filter names.
SANITIZE ?= .
# Tests that bound the addresses or the time of a process, of which a sanitizer takes a multiple; each begun test waits for all.
BOUNDED := WalkTests|HostileTests|LimitTests/marks|ChildProcessTests/limit|ReportTests/(pipes|interrupted)|LinkTests/many|RuleTests/linear|CSVTests/linear
sanitize: deps ## Run the tests under the address and the thread sanitizer (an hour; SANITIZE=LRStoreTests takes a room)
	ASAN_OPTIONS=replace_intrin=0:detect_leaks=0 $(SWIFT) test --disable-xctest --sanitize address --scratch-path .build/asan \
	  --filter '$(SANITIZE)' --skip '$(BOUNDED)'
	TSAN_OPTIONS=suppressions=$(CURDIR)/scripts/thread.supp $(SWIFT) test --disable-xctest --sanitize thread --scratch-path .build/tsan \
	  --filter '$(SANITIZE)' --skip '$(BOUNDED)'

test-faults: build ## Let disks fill, calls fail, processes die, and look at what is left behind (as root, for mounts)
	@python3 scripts/test-faults.py $(LRPLOT) .build/faults

coverage: deps ## Run the tests with counters, and print the line coverage of every room (minutes)
	$(SWIFT) test --disable-xctest --enable-code-coverage --scratch-path .build/coverage
	@python3 scripts/coverage.py .build/coverage

test-browser: pages ## Load the pages of the reports and of lrplot watch in Chromium, and read the papers
	@python3 scripts/test-browser.py .build/pages
	@python3 scripts/test-watch.py $(LRPLOT)
	@python3 scripts/test-hostile.py $(LRPLOT)

test-hosts: build ## Build templates/hosts with their hosts, run templates/ci and docs/sharding.md (pip); what cannot be had is named
	@sh scripts/install-deps.sh hosts || true
	@python3 scripts/test-hosts.py $(LRPLOT) .build/hosts
	@python3 scripts/test-ci.py $(LRPLOT) .build/ci
	@python3 scripts/test-sharding.py $(LRPLOT) .build/sharding

# Where there is no Swift, as there may be none for root, what was built is installed.
install: ## Install under PREFIX (/usr/local), behind DESTDIR: program, filters, manual pages, completions
	@if command -v $(SWIFT) >/dev/null; then $(MAKE) --no-print-directory build; else test -x $(LRPLOT); fi
	@sh scripts/install.sh $(LRPLOT) "$(DESTDIR)$(PREFIX)"

dist: build ## Pack a tarball and a Debian package into .build/dist, with their checksums
	@sh scripts/dist.sh $(LRPLOT) $(DIST)

test-dist: ## Install what was packed into empty folders, and draw with it (lintian too, where it is installed)
	@sh scripts/test-dist.sh $(DIST) .build/test-dist

lint: ## Check the format of all Swift files
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format: ## Format all Swift files in place
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

# SwiftPM says "Build complete!" whatever it found; its exit code tells the truth.
layers: deps ## Check that no room imports one that Package.swift does not give it
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error

check: build kept ## Check that the committed figures are what the templates give
	@for set in $(SETS); do \
	  sh scripts/check-figures.sh $(LRPLOT) templates/$$set output/$$set $(FORMATS) || exit; \
	done
	@for report in $(REPORTS); do \
	  $(LRPLOT) check templates/reports/$$report/*.md -o output/reports/$$report || exit; \
	done
	@rm -rf .build/reference && $(LRPLOT) list --write .build/reference
	@$(LRPLOT) list limits | diff -u docs/limits.md - || { echo "docs/limits.md is stale: run make docs"; exit 1; }
	@$(LRPLOT) schema | cmp - docs/lrplot.schema.json || { echo "docs/lrplot.schema.json is stale: run make docs"; exit 1; }
	@diff -ru docs/reference .build/reference || { echo "docs/reference is stale: run make docs"; exit 1; }
	@if command -v python3 >/dev/null; then \
	  python3 scripts/gallery.py | cmp -s docs/gallery.md - || { echo "docs/gallery.md is stale: run make figures"; exit 1; }; \
	  else echo "docs/gallery.md was not looked at: there is no python3"; fi
	@echo "output/, docs/reference and docs/gallery.md are up to date."

reproduce: build ## Write the kept results, compare again on five fresh seeds and a finer grid, and run the experiments at full counts (an hour or two)
	@for table in $(KEPT); do \
	  $(LRPLOT) keep templates/charts/$$(basename $$table .csv).json $$table --write --quiet || exit; \
	done
	@for report in $(REPORTS); do python3 scripts/comparisons.py $(LRPLOT) templates/reports/$$report || exit; done
	@python3 scripts/reproduce.py $(LRPLOT)

# What is missing of gnuplot, R and ggplot2 is left out of the table (Debian: gnuplot-nox, r-base-core, r-cran-ggplot2).
bench-peers: build ## Measure beside matplotlib, gnuplot, vl-convert and ggplot2 (pip; minutes), and write docs/performance.md
	@test -d $(BENCH)/venv || python3 -m venv $(BENCH)/venv
	@$(BENCH)/venv/bin/pip install --quiet matplotlib vl-convert-python
	@python3 Benchmarks/peers.py $(LRPLOT) $(BENCH)/peers --python $(BENCH)/venv/bin/python --write

# The floor is the same chart, drawn by a bare C program with Cairo.
bench: build ## Compare CPU time with a bare C program with Cairo, and with numpy (pip install numpy)
	@mkdir -p $(BENCH)
	$(CC) -O2 Benchmarks/floor.c -o $(BENCH)/floor $$(pkg-config --cflags --libs cairo-ft)
	@python3 Benchmarks/bench.py --name "spec to SVG" --limit 1.6 \
	  --a "$(LRPLOT) templates/charts/cosine.json -o $(BENCH)/a.svg" --b "$(BENCH)/floor svg $(BENCH)/b.svg"
	@python3 Benchmarks/bench.py --name "spec to 2x PNG" --limit 0.65 \
	  --a "$(LRPLOT) templates/charts/cosine.json --scale 2 -o $(BENCH)/a.png" --b "$(BENCH)/floor png $(BENCH)/b.png"
	@python3 -c "import numpy" 2>/dev/null || { echo "numpy is missing: pip install numpy"; exit 1; }
	@OMP_NUM_THREADS=1 python3 Benchmarks/bench.py --name "Adam, noisy quadratic, against numpy" --limit 0.333 --runs 5 \
	  --a "$(LRPLOT) values Benchmarks/noisy_quadratic.json --of final --no-cache" --b "python3 Benchmarks/noisy_quadratic.py"
	@OMP_NUM_THREADS=1 python3 Benchmarks/bench.py --name "transformer, against numpy" --limit 0.2 --runs 3 \
	  --a "$(LRPLOT) values Benchmarks/transformer.json --of final --no-cache" --b "python3 Benchmarks/transformer.py"

clean: ## Remove everything that was built (output/ stays: it is committed)
	rm -rf .build
