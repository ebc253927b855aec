# nyckeltal: open municipal indicators, from Kolada to the yearly report.
#
#   make            build/nyckeltal
#   make report     from a bare Debian 12: install what is missing, build, write the yearly report into out/
#   make check      the same for the test suite
#   make deps       only install what is missing
#   make asan       build and test with AddressSanitizer and UBSan
#   make valgrind   test under valgrind
#   make messages   bring po/ up to the messages of the sources; then translate what is empty or fuzzy there
#   make lint       clang-format, cppcheck, clang-tidy
#   make bench      measure, as ratios to a floor of the same run
#   make bench-scale   the same for ten million figures; takes minutes
#   make campaign   kill a fetch at 200 random moments
#   make campaign-groups   hold our means of all of Kolada's groups against the service's; half an hour
#   make campaign-refresh   kill `refresh` at 200 random moments; the test suite has 10
#   make audit      web pages in a headless Chromium: accessibility, overflow, requests; not part of `check`
#   make install    honours DESTDIR, prefix, systemdunitdir and zshfunctiondir
#   make dist       a source archive of what is committed, build/nyckeltal-VERSION.tar.gz
#   make deb        a Debian package, build/deb/nyckeltal_VERSION_ARCH.deb, and what lintian says of it
#   make check-package   that package in a bare Debian: built, installed, used, upgraded, purged; as root, takes minutes

.DEFAULT_GOAL := all
SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules

prefix ?= /usr/local
systemdunitdir ?= $(prefix)/lib/systemd/system
zshfunctiondir ?= $(prefix)/share/zsh/site-functions
BUILD ?= build
OUT ?= out
CC ?= cc
VERSION := 0.1.0

# --- what must be installed (Debian 12) ---
BUILD_PACKAGES := gcc libc6-dev pkg-config libcurl4-openssl-dev libjansson-dev libxlsxwriter-dev libcairo2-dev \
	libpango1.0-dev libsqlite3-dev libpng-dev libqpdf-dev libunistring-dev nettle-dev gettext fonts-open-sans fonts-dejavu-core ca-certificates
TEST_PACKAGES := libcmocka-dev libmicrohttpd-dev poppler-utils qpdf python3-pikepdf python3-openpyxl tidy unzip python3-minimal python3 python3-jsonschema sqlite3 locales openssl mandoc
LINT_PACKAGES := clang-format clang-tidy cppcheck
VALGRIND_PACKAGES := valgrind
# For `make audit`: axe-core and the driver of the browser are tools of tests only, got by npm into the build folder.
AUDIT_PACKAGES = chromium $(if $(shell command -v npm),,npm)
AUDIT_MODULES := axe-core@4 puppeteer-core@24 html-validate@10
# For `make bench`: what charts are held against.
BENCH_PACKAGES := gnuplot-nox
DEB_PACKAGES := build-essential debhelper dpkg-dev fakeroot lintian git
CHROOT_PACKAGES := debootstrap

# --- compiler flags; evaluated when first used, so that `make deps` runs without pkg-config ---
LIBRARIES := libcurl jansson nettle xlsxwriter pangocairo cairo sqlite3 libpng libqpdf harfbuzz
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(LIBRARIES) | sed 's/-I/-isystem /g'))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $(LIBRARIES)))$(PKG_LIBS)
OPTIMISE ?= -O2
SANITIZE ?=
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wconversion
HARDEN := -fstack-protector-strong
STANDARD := -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700
DEFINES = -DNYCKELTAL_VERSION='"$(VERSION)"' -DNYCKELTAL_DATADIR='"$(prefix)/share/nyckeltal"' \
	-DNYCKELTAL_LIBEXECDIR='"$(prefix)/libexec/nyckeltal"' -DNYCKELTAL_LOCALEDIR='"$(prefix)/share/locale"'
CFLAGS ?= -g $(OPTIMISE)
ALL_CFLAGS = $(STANDARD) $(CPPFLAGS) $(CFLAGS) $(WARNINGS) $(HARDEN) $(SANITIZE) $(DEFINES) -I. $(PKG_CFLAGS)
ALL_LIBS = $(SANITIZE) $(LDFLAGS) -Wl,--as-needed $(PKG_LIBS) -lunistring -lm

# --- sources: each folder is a room, each file a concept ---
ROOMS := base cache fetch transform report report/chart report/pdf report/xlsx report/html report/site cli
MAINS := cli/main.c cli/main_fetch.c cli/main_report.c
PROGRAMS := $(BUILD)/nyckeltal $(BUILD)/nyckeltal-fetch $(BUILD)/nyckeltal-report
SOURCES := $(filter-out $(MAINS),$(wildcard $(addsuffix /*.c,$(ROOMS))))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libnyckeltal.a
TEST_SUPPORT := $(wildcard tests/support/*.c)
TEST_SOURCES := $(wildcard tests/test_*.c)
TEST_PROGRAMS := $(TEST_SOURCES:tests/%.c=$(BUILD)/tests/%)
# --- messages: po/LANGUAGE.po; which arguments of which functions are one (base/message.h) ---
LANGUAGES := sv
CATALOGUES := $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/nyckeltal.mo)
MESSAGE_SOURCES := $(SOURCES) $(MAINS)
MESSAGE_KEYWORDS := MESSAGE MESSAGES:1,2 message message_counted:1,2 fault_set:3 fault_prefix:2 fault_memory:2 diag_warn:2 diag_say:2 \
	diag_detail:2 json_fault:3 fault_type:2 token_fault:4 reader_fault_at:3 reader_expect:3 csv_stream_fault:3 fault_spool:2 \
	published_row_fault:4 field_fault:5 row_fault:4
BENCH_SOURCES := $(wildcard bench/*.c)
BENCH_PROGRAMS := $(BENCH_SOURCES:bench/%.c=$(BUILD)/bench/%)

.PHONY: all messages message-keywords audit deps deps-test deps-lint deps-audit deps-valgrind report pictures check test asan valgrind lint format bench bench-scale \
	campaign campaign-refresh campaign-groups install install-files dist deb deps-deb check-package clean

all: $(PROGRAMS) $(CATALOGUES)

# Each program links only what its commands need: a query must not wait for curl and pango to load.
$(BUILD)/nyckeltal: $(BUILD)/cli/main.o $(LIBRARY)
	$(CC) $(CFLAGS) -o $@ $^ $(ALL_LIBS)

$(BUILD)/nyckeltal-fetch: $(BUILD)/cli/main_fetch.o $(LIBRARY)
	$(CC) $(CFLAGS) -o $@ $^ $(ALL_LIBS)

$(BUILD)/nyckeltal-report: $(BUILD)/cli/main_report.o $(LIBRARY)
	$(CC) $(CFLAGS) -o $@ $^ $(ALL_LIBS)

$(LIBRARY): $(OBJECTS)
	rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/locale/%/LC_MESSAGES/nyckeltal.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt --check-format -o $@ $<

# What of the messages po/ has not yet: new ones come in empty, those that changed as fuzzy, those that are gone go.
$(BUILD)/nyckeltal.pot: $(MESSAGE_SOURCES) Makefile
	@mkdir -p $(@D)
	xgettext --language=C --from-code=UTF-8 --no-wrap --add-location=file --package-name=nyckeltal \
		--keyword $(MESSAGE_KEYWORDS:%=--keyword=%) -o $@ $(MESSAGE_SOURCES)

message-keywords:
	@echo '$(MESSAGE_KEYWORDS)'

messages: $(BUILD)/nyckeltal.pot
	@for language in $(LANGUAGES); do \
		msgmerge --quiet --update --backup=none --no-wrap --add-location=file --previous po/$$language.po $<; \
		msgattrib --no-obsolete --no-wrap -o po/$$language.po po/$$language.po; \
		sed -i -e '/^"POT-Creation-Date/d' -e '/^"Report-Msgid-Bugs-To/d' po/$$language.po; \
	done

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(TEST_SUPPORT:%.c=$(BUILD)/%.o) $(LIBRARY)
	$(CC) $(CFLAGS) -o $@ $^ $(ALL_LIBS) -lcmocka -lmicrohttpd

$(BUILD)/bench/%: $(BUILD)/bench/%.o $(LIBRARY)
	$(CC) $(CFLAGS) -o $@ $^ $(ALL_LIBS)

.PRECIOUS: $(BUILD)/%.o
-include $(shell find $(BUILD) -type f -name '*.d' -not -path '$(BUILD)/deb/*' 2>/dev/null)

# --- packages: says what is missing, installs it, does nothing and needs no network where all is there ---
# $(call install_packages,names)
define install_packages
@missing=; for package in $(1); do \
	dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
	command -v apt-get >/dev/null || { echo "make: this is no Debian; install what corresponds to:$$missing" >&2; exit 1; }; \
	if [ "$$(id -u)" = 0 ]; then as_root=; elif command -v sudo >/dev/null; then as_root=sudo; \
	else echo "make: not root and no sudo; have installed:$$missing" >&2; exit 1; fi; \
	echo "Installing:$$missing"; \
	$$as_root apt-get update -q >/dev/null && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $$missing >/dev/null; \
fi
endef

deps:
	$(call install_packages,$(BUILD_PACKAGES))

deps-test: deps
	$(call install_packages,$(TEST_PACKAGES))

deps-lint: deps-test
	$(call install_packages,$(LINT_PACKAGES))

deps-valgrind: deps-test
	$(call install_packages,$(VALGRIND_PACKAGES))

# --- the two commands of a fresh machine ---
report: deps
	@$(MAKE) --no-print-directory -s -j2 all
	@mkdir -p $(OUT)
	@rm -f $(BUILD)/snapshot.db
	@$(BUILD)/nyckeltal --store $(BUILD)/snapshot.db -q fetch --replay cache/snapshot
	@$(BUILD)/nyckeltal --store $(BUILD)/snapshot.db report gr-arsrapport --year 2022 --out $(OUT)

# Pictures for the README, from the snapshot that ships; remade after a change that is seen.
PICTURES := docs/pictures
PICTURES_MADE := $(BUILD)/pictures
PICTURES_DAY := 2026-11-27
pictures: deps-test
	@$(MAKE) --no-print-directory -s -j2 all
	@rm -rf $(PICTURES_MADE) && mkdir -p $(PICTURES_MADE) $(PICTURES)
	@$(BUILD)/nyckeltal --store $(PICTURES_MADE)/snapshot.db -q fetch --replay cache/snapshot
	@$(BUILD)/nyckeltal --store $(PICTURES_MADE)/snapshot.db -q --now $(PICTURES_DAY) report gr-arsrapport --year 2022 --format pdf,png --out $(PICTURES_MADE) >$(PICTURES_MADE)/list
	@$(BUILD)/nyckeltal --store $(PICTURES_MADE)/snapshot.db -q --now $(PICTURES_DAY) report kommunrapport --area Göteborg --year 2022 --format pdf --out $(PICTURES_MADE) >>$(PICTURES_MADE)/list
	@pdftoppm -png -r 72 -singlefile -f 1 $(PICTURES_MADE)/gr-arsrapport-2022.pdf $(PICTURES)/omslag
	@pdftoppm -png -r 72 -singlefile -f 7 $(PICTURES_MADE)/gr-arsrapport-2022.pdf $(PICTURES)/rangordning
	@pdftoppm -png -r 72 -singlefile -f 11 $(PICTURES_MADE)/gr-arsrapport-2022.pdf $(PICTURES)/anvisningar
	@pdftoppm -png -r 72 -singlefile -f 1 $(PICTURES_MADE)/kommunrapport-1480-goteborg-2022.pdf $(PICTURES)/kommun
	@cp $(PICTURES_MADE)/gr-arsrapport-2022/diagram-13.png $(PICTURES)/diagram.png

check: deps-test
	@$(MAKE) --no-print-directory -s -j2 all
	@$(MAKE) --no-print-directory -s -j2 test

# Everything there is to check, and a summary of what ran and what was skipped for lack of a tool. About an hour.
check-all: deps-test
	@BUILD=$(BUILD) tests/check_all

test: $(PROGRAMS) $(CATALOGUES) $(TEST_PROGRAMS)
	@BUILD=$(BUILD) tests/run $(TEST_PROGRAMS)

asan: deps-test
	@LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
		$(MAKE) --no-print-directory -s -j2 BUILD=build/asan OPTIMISE=-O1 \
		SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' test

valgrind: deps-valgrind
	@$(MAKE) --no-print-directory -s -j2 all
	@RUN_UNDER='valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect --suppressions=tests/valgrind.supp' \
		$(MAKE) --no-print-directory -s -j2 test

LINTED := $(SOURCES) $(MAINS)
lint: deps-lint
	clang-format --dry-run -Werror $(wildcard $(addsuffix /*.[ch],$(ROOMS) tests tests/support bench))
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem -I. $(LINTED)
	@# One file at a time: over several, clang-tidy 14 takes every va_list after the first for uninitialised.
	printf '%s\n' $(LINTED) | xargs -P2 -I{} clang-tidy --quiet --warnings-as-errors='*' {} -- $(STANDARD) $(DEFINES) \
		-I. $(PKG_CFLAGS)

format:
	clang-format -i $(wildcard $(addsuffix /*.[ch],$(ROOMS) tests tests/support bench))

bench: deps-test
	$(call install_packages,$(BENCH_PACKAGES))
	@$(MAKE) --no-print-directory -s -j2 all $(BENCH_PROGRAMS)
	@BUILD=$(BUILD) BENCH_PACKAGES='$(BENCH_PACKAGES)' bench/run

bench-scale: deps-test
	@$(MAKE) --no-print-directory -s -j2 all $(BENCH_PROGRAMS)
	@BUILD=$(BUILD) bench/scale

campaign: deps-test
	@$(MAKE) --no-print-directory -s -j2 all $(BUILD)/tests/test_interrupt
	@KILLS=200 BUILD=$(BUILD) tests/run $(BUILD)/tests/test_interrupt

CAMPAIGN_ROUNDS ?= 200
campaign-refresh: deps-test
	@$(MAKE) --no-print-directory -s -j2 all $(BUILD)/tests/test_refresh_campaign
	@REFRESH_CAMPAIGN=$(CAMPAIGN_ROUNDS) NYCKELTAL_PROGRAM=$(CURDIR)/$(BUILD)/nyckeltal $(BUILD)/tests/test_refresh_campaign

CAMPAIGN_GROUPS ?= 3630
campaign-groups: deps-test
	@$(MAKE) --no-print-directory -s -j2 all $(BUILD)/tests/test_group_campaign
	@GROUP_CAMPAIGN=$(CAMPAIGN_GROUPS) NYCKELTAL_PROGRAM=$(CURDIR)/$(BUILD)/nyckeltal $(BUILD)/tests/test_group_campaign

deps-audit: deps-test
	$(call install_packages,$(AUDIT_PACKAGES))

# The regional report, a municipality's and the index of a site. Says what is skipped where the tools are missing.
audit: deps-audit all
	@BUILD=$(BUILD) AUDIT_PACKAGES='$(AUDIT_PACKAGES)' AUDIT_MODULES='$(AUDIT_MODULES)' tests/audit/run

install: all install-files

# What is built already, put in place.
install-files:
	install -d $(DESTDIR)$(prefix)/bin $(DESTDIR)$(prefix)/share/nyckeltal $(DESTDIR)$(prefix)/share/man/man1 \
		$(DESTDIR)$(prefix)/share/man/man5
	install -m 755 $(BUILD)/nyckeltal $(DESTDIR)$(prefix)/bin/nyckeltal
	install -d $(DESTDIR)$(prefix)/libexec/nyckeltal
	install -m 755 $(BUILD)/nyckeltal-fetch $(BUILD)/nyckeltal-report $(DESTDIR)$(prefix)/libexec/nyckeltal/
	cp -R templates $(DESTDIR)$(prefix)/share/nyckeltal/
	install -d $(DESTDIR)$(prefix)/share/nyckeltal/cache
	cp -R cache/snapshot $(DESTDIR)$(prefix)/share/nyckeltal/cache/
	install -m 644 docs/*.1 $(DESTDIR)$(prefix)/share/man/man1/
	install -m 644 docs/*.5 $(DESTDIR)$(prefix)/share/man/man5/
	for language in $(LANGUAGES); do \
		install -d $(DESTDIR)$(prefix)/share/locale/$$language/LC_MESSAGES && \
		install -m 644 $(BUILD)/locale/$$language/LC_MESSAGES/nyckeltal.mo \
			$(DESTDIR)$(prefix)/share/locale/$$language/LC_MESSAGES/ || exit 1; \
	done
	install -d $(DESTDIR)$(prefix)/share/bash-completion/completions $(DESTDIR)$(zshfunctiondir) \
		$(DESTDIR)$(prefix)/share/fish/vendor_completions.d
	install -m 644 packaging/completion/nyckeltal.bash $(DESTDIR)$(prefix)/share/bash-completion/completions/nyckeltal
	install -m 644 packaging/completion/_nyckeltal $(DESTDIR)$(zshfunctiondir)/
	install -m 644 packaging/completion/nyckeltal.fish $(DESTDIR)$(prefix)/share/fish/vendor_completions.d/
	install -d $(DESTDIR)$(systemdunitdir) $(DESTDIR)$(prefix)/lib/sysusers.d
	sed 's|@prefix@|$(prefix)|g' packaging/nyckeltal.service.in >$(BUILD)/nyckeltal.service
	install -m 644 $(BUILD)/nyckeltal.service packaging/nyckeltal.timer $(DESTDIR)$(systemdunitdir)/
	install -m 644 packaging/nyckeltal.sysusers $(DESTDIR)$(prefix)/lib/sysusers.d/nyckeltal.conf

# --- packages ---
DIST := $(BUILD)/nyckeltal-$(VERSION).tar.gz

# From a checkout what is committed, from an unpacked archive what lies there; the same bytes for the same commit.
dist:
	@mkdir -p $(BUILD)
	@if git rev-parse --git-dir >/dev/null 2>&1; then \
		git archive --format=tar --prefix=nyckeltal-$(VERSION)/ HEAD | gzip -n >$(DIST); \
	else \
		tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --exclude=./$(BUILD) --exclude=./$(OUT) \
			--transform='s|^\.|nyckeltal-$(VERSION)|' -c . | gzip -n >$(DIST); \
	fi
	@echo $(DIST)

deps-deb: deps
	$(call install_packages,$(DEB_PACKAGES))

# The suite is left to `make check`: the package is of the same sources.
deb: deps-deb dist
	@rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb
	@tar -xzf $(DIST) -C $(BUILD)/deb
	@cp -R packaging/debian $(BUILD)/deb/nyckeltal-$(VERSION)/debian
	@grep -q '^nyckeltal ($(VERSION))' packaging/debian/changelog || \
		{ echo "packaging/debian/changelog: is not of version $(VERSION)" >&2; exit 1; }
	cd $(BUILD)/deb/nyckeltal-$(VERSION) && DEB_BUILD_OPTIONS=nocheck dpkg-buildpackage -b -us -uc
	lintian --fail-on error,warning --allow-root --info $(BUILD)/deb/nyckeltal_$(VERSION)_*.changes

check-package: deps-deb
	$(call install_packages,$(CHROOT_PACKAGES))
	@tests/package_in_chroot

clean:
	rm -rf build
