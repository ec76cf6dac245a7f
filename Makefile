# The commands of Khuê Văn. `make help` lists them.

SHELL := /bin/bash
# Where set-up puts the build tools that cargo compiles for this project alone.
export PATH := $(CURDIR)/target/tools/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help serve test site check e2e bench lighthouse fmt setup-serve setup-test setup-bench setup-lighthouse

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## Install what is missing, build, fill an empty data folder with demo data, serve on http://127.0.0.1:3000
	@tools/serve.sh

test: ## Everything that must hold: style, lints, tests on both databases, courses, journeys in a real browser
	@tools/test.sh

site: setup-serve ## Build what browsers fetch: style, islands, offline verification page
	@tools/site.sh

check: setup-serve ## Check the courses: every problem with file, line and how to mend it
	@cargo run --quiet -p server -- check courses

e2e: setup-test ## The journeys in a real browser alone; ARGS="languages --headed" chooses among them
	@tools/e2e.sh $(ARGS)

bench: setup-bench ## Seed 1,000 learners, measure every page on one core, write target/bench.jsonl
	@tools/bench.sh

lighthouse: setup-lighthouse ## Lighthouse on a lesson, a course and the home page as a phone sees them; reports in target/lighthouse
	@tools/lighthouse.sh

fmt: ## Format the Rust of every crate
	@cargo fmt --all

setup-serve setup-test setup-bench setup-lighthouse:
	@tools/setup.sh $(@:setup-%=%)
