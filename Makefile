.PHONY: publish bench up down compose-test

PUBLISHED ?= artifacts/published
# Another machine's: make publish RUNTIME=linux-arm64
RUNTIME ?=

# Both programs, one file each, with the runtime inside.
publish:
	rm -rf $(PUBLISHED)
	dotnet publish Supervisor.Node -c Release -o $(PUBLISHED) -nologo -v q $(if $(RUNTIME),-r $(RUNTIME))
	dotnet publish Supervisor.Console -c Release -o $(PUBLISHED) -nologo -v q $(if $(RUNTIME),-r $(RUNTIME))

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
