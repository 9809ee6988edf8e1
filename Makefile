.PHONY: publish install uninstall deb bench up down compose-test

# Where things go; DESTDIR in front of all of it, for packages.
PREFIX ?= /usr/local
DESTDIR ?=
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
UNITDIR ?= $(PREFIX)/lib/systemd/system
# Debian's place, which both programs look at by themselves.
CONFDIR ?= /etc/supervisor
LOGDIR ?= /var/log/supervisor
ZSHDIR ?= $(DATADIR)/zsh/site-functions

PUBLISHED ?= artifacts/published
# Another machine's: make publish RUNTIME=linux-arm64
RUNTIME ?=
OTHER_NAMES = pidproxy echo_supervisord_conf supervisor_stdout
OTHER_PAGES = echo_supervisord_conf supervisor_stdout
MAN1 = supervisord supervisorctl pidproxy
MAN5 = supervisord.conf
PROGRAMS = supervisord supervisorctl

# Both programs, one file each, with the runtime inside.
publish:
	rm -rf $(PUBLISHED)
	dotnet publish Supervisor.Node -c Release -o $(PUBLISHED) -nologo -v q $(if $(RUNTIME),-r $(RUNTIME))
	dotnet publish Supervisor.Console -c Release -o $(PUBLISHED) -nologo -v q $(if $(RUNTIME),-r $(RUNTIME))

$(PUBLISHED)/supervisord $(PUBLISHED)/supervisorctl:
	$(MAKE) publish

# Does not build what is there: run make publish first to install what you changed.
install: $(PUBLISHED)/supervisord $(PUBLISHED)/supervisorctl
	install -d "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(UNITDIR)" "$(DESTDIR)$(CONFDIR)/conf.d" "$(DESTDIR)$(LOGDIR)"
	install -m 755 $(PUBLISHED)/supervisord $(PUBLISHED)/supervisorctl "$(DESTDIR)$(BINDIR)"
	for name in $(OTHER_NAMES); do ln -sf supervisorctl "$(DESTDIR)$(BINDIR)/$$name" || exit 1; done
	sed -e 's|@BINDIR@|$(BINDIR)|g' -e 's|@CONFDIR@|$(CONFDIR)|g' packaging/systemd/supervisord.service >"$(DESTDIR)$(UNITDIR)/supervisord.service"
	chmod 644 "$(DESTDIR)$(UNITDIR)/supervisord.service"
	install -d "$(DESTDIR)$(DATADIR)/man/man1" "$(DESTDIR)$(DATADIR)/man/man5"
	for page in $(MAN1); do install -m 644 packaging/man/$$page.1 "$(DESTDIR)$(DATADIR)/man/man1" || exit 1; done
	for page in $(MAN5); do install -m 644 packaging/man/$$page.5 "$(DESTDIR)$(DATADIR)/man/man5" || exit 1; done
	for page in $(OTHER_PAGES); do ln -sf pidproxy.1 "$(DESTDIR)$(DATADIR)/man/man1/$$page.1" || exit 1; done
	install -d "$(DESTDIR)$(DATADIR)/bash-completion/completions" "$(DESTDIR)$(ZSHDIR)" "$(DESTDIR)$(DATADIR)/fish/vendor_completions.d"
	for name in $(PROGRAMS); do \
	    install -m 644 packaging/completion/$$name.bash "$(DESTDIR)$(DATADIR)/bash-completion/completions/$$name" && \
	    install -m 644 packaging/completion/$$name.zsh "$(DESTDIR)$(ZSHDIR)/_$$name" && \
	    install -m 644 packaging/completion/$$name.fish "$(DESTDIR)$(DATADIR)/fish/vendor_completions.d/$$name.fish" || exit 1; \
	done
	test -e "$(DESTDIR)$(CONFDIR)/supervisord.conf" || install -m 644 packaging/supervisord.conf "$(DESTDIR)$(CONFDIR)/supervisord.conf"

# Configuration and logs stay.
uninstall:
	for name in $(PROGRAMS) $(OTHER_NAMES); do rm -f "$(DESTDIR)$(BINDIR)/$$name"; done
	rm -f "$(DESTDIR)$(UNITDIR)/supervisord.service"
	for page in $(MAN1) $(OTHER_PAGES); do rm -f "$(DESTDIR)$(DATADIR)/man/man1/$$page.1"; done
	for page in $(MAN5); do rm -f "$(DESTDIR)$(DATADIR)/man/man5/$$page.5"; done
	for name in $(PROGRAMS); do \
	    rm -f "$(DESTDIR)$(DATADIR)/bash-completion/completions/$$name" "$(DESTDIR)$(ZSHDIR)/_$$name" "$(DESTDIR)$(DATADIR)/fish/vendor_completions.d/$$name.fish"; \
	done

# A Debian package of what is published, in artifacts/.
deb: $(PUBLISHED)/supervisord $(PUBLISHED)/supervisorctl
	packaging/deb/build "$(PUBLISHED)" artifacts

# Measures the published programs beside the installed supervisord; `make bench NAMES="crash start"` for some of it.
bench:
	dotnet run --project Supervisor.Bench -c Release -- $(NAMES)

# A fleet in containers: three hosts and a console (docs/cluster.md).
up: compose/secret .env
	compose/compose build web
	compose/compose up -d

down:
	compose/compose down

# Builds the image, brings the fleet up, drives it through the console, and takes it down.
compose-test: compose/secret .env
	compose/test

# What the nodes prove to each other, and what the console logs in with.
compose/secret:
	umask 077 && head -c 32 /dev/urandom | base64 > $@

.env:
	umask 077 && echo "FLEET_PASSWORD=$$(head -c 18 /dev/urandom | base64 | tr +/ -_)" > $@
