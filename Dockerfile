# supervisord and supervisorctl. It runs as PID 1: what it needs of an init (reaping, signals) it does itself.
#
#   docker build -t supervisor .                                  on Akka.NET's packages
#   docker build -t supervisor --build-arg ActorEngine=Embedded . on the engine of this repository, without packages
#
# On the latter the programs have the runtime in them, and RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime-deps:10.0 is enough.
#
# Put a configuration in place of /etc/supervisor, or files with programs into /etc/supervisor/conf.d.

ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK_IMAGE} AS build
ARG ActorEngine=Akka
WORKDIR /source
COPY . .
RUN for program in Supervisor.Node Supervisor.Console; do \
        dotnet publish $program -c Release -p:ActorEngine="${ActorEngine}" -o /opt/supervisor || exit 1; \
    done

FROM ${RUNTIME_IMAGE}
COPY --from=build /opt/supervisor /opt/supervisor
COPY compose/image/supervisord.conf /etc/supervisor/supervisord.conf
RUN mkdir -p /etc/supervisor/conf.d
ENV PATH="/opt/supervisor:${PATH}"
# The cluster's port; only nodes of the fleet speak there.
EXPOSE 4053
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=3 \
    CMD ["supervisorctl", "-c", "/etc/supervisor/supervisord.conf", "pid"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["supervisord", "-n"]
CMD ["-c", "/etc/supervisor/supervisord.conf"]
