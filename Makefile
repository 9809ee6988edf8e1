.PHONY: bench

# Measures the published programs beside the installed supervisord; `make bench NAMES="crash start"` for some of it.
bench:
	dotnet run --project Supervisor.Bench -c Release -- $(NAMES)
