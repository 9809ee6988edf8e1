using System.Collections.Immutable;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Cluster;
using Supervisor.Node.CommandLine;
using Supervisor.Node.Http;
using Supervisor.Node.Logs;
using Supervisor.Node.Logs.Following;
using Supervisor.Node.Logs.Syslog;
using Supervisor.Node.Notify;
using Supervisor.Node.Os.Children;
using Supervisor.Node.Os.Daemon;
using Supervisor.Node.Os.Pump;
using Supervisor.Node.Os.Sockets;

namespace Supervisor.Node.Daemon;

/// <summary>
/// What lasts as long as the process: threads, signals, and the children's host. A reload ends one <see cref="DaemonLife"/>
/// and begins the next over it.
/// </summary>
internal sealed class DaemonProcess : IAsyncDisposable
{
    private readonly DaemonStart _start;
    private readonly TimeProvider _time;
    private readonly ChildEnvironment _environment;
    private readonly CurrentLog _log = new();
    private readonly CurrentChildLogs _childLogs = new();
    private readonly SignalDesk _desk = new();
    private readonly LogWatcher _watcher = new();
    private readonly ProcessBoard _board = new();
    private readonly NotifySettings? _manager;
    private ChildPump? _pump;
    private SyslogClient? _syslog;
    private ProcessHost? _host;
    private string? _serverUrl;
    private ClusterSeat? _seat;

    /// <summary>To be made before the user is switched: the environment is not to be read afterwards.</summary>
    public DaemonProcess(DaemonStart start, TimeProvider time)
    {
        (_start, _time) = (start, time);
        _manager = NotifySettings.Of(Environment.GetEnvironmentVariable, Environment.ProcessId, start.Daemonizer?.Launcher);
        _environment = ChildEnvironment.Capture(() => _serverUrl);
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
            _log.Write(LogLevel.Critical, $"unexpected error, the daemon ends: {e.ExceptionObject}");
    }

    /// <summary>Lives until a life ends in a shutdown; the exit status.</summary>
    public async Task<int> Run()
    {
        for (var config = _start.Config; ;)
        {
            switch (await LiveOnce(config).ConfigureAwait(false))
            {
                case LifeEnd.Over: return 0;
                case LifeEnd.Reload reload: config = reload.Config; break;
                case LifeEnd.Failed failed: return Fail(failed.Error);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A life that was to follow did not begin.
        if (_seat is { } seat) await seat.DisposeAsync().ConfigureAwait(false);
        _watcher.Dispose();
        _syslog?.Dispose();
    }

    private int Fail(string error)
    {
        _start.Error.Write(ProgramExit.UsageError(error, _start.Request.Program).Error);
        return ProgramExit.Usage;
    }

    private bool IsFirst => _host is null;

    private async Task<LifeEnd> LiveOnce(SupervisorConfig config) => _start.Prepare(config.Daemon, IsFirst) switch
    {
        StartStep.Done prepared => await WithLog(config, prepared.Messages).ConfigureAwait(false),
        StartStep.Failed failed => new LifeEnd.Failed(failed.Error),
        _ => throw new InvalidOperationException("A step is done or it failed."),
    };

    private async Task<LifeEnd> WithLog(SupervisorConfig config, ImmutableArray<ConfigMessage> prepared)
    {
        switch (ActivityLog.Open(config.Daemon, _time))
        {
            case ActivityLogOpening.Opened opened:
                using (opened.Log)
                {
                    _log.Become(opened.Log);
                    foreach (var message in DaemonStart.Sort([.. config.Messages, .. prepared]))
                        _log.Write(message.Level, message.Text);
                    AutoLogCleaner.Clean(config.Daemon, _log);
                    var end = await WithSockets(config, opened.Log).ConfigureAwait(false);
                    // A daemon that does not survive its reload has nobody but its log to tell.
                    if (end is LifeEnd.Failed { Error: var error } && !IsFirst) _log.Write(LogLevel.Critical, error);
                    _log.Become(null);
                    return end;
                }

            case ActivityLogOpening.Failed failed:
                return new LifeEnd.Failed(failed.Error);
            default:
                throw new InvalidOperationException("A log is open or it is not.");
        }
    }

    private async Task<LifeEnd> WithSockets(SupervisorConfig config, ActivityLog log) =>
        SocketTrial.Run(config.Groups.DistinctBy(g => g.Name), new(log)) is { } problem
            ? new LifeEnd.Failed(problem)
            : await WithServers(config, log).ConfigureAwait(false);

    private async Task<LifeEnd> WithServers(SupervisorConfig config, ActivityLog log) =>
        HttpServers.Bind(config.AllServers, [.. config.RpcInterfaces], log, _start.Error) switch
        {
            BindResult<BoundServers>.Bound bound => await Live(config, log, bound.Value).ConfigureAwait(false),
            BindResult<BoundServers>.Failed failed => new LifeEnd.Failed(failed.Error),
            _ => throw new InvalidOperationException("A socket is bound or it is not."),
        };

    private async Task<LifeEnd> Live(SupervisorConfig config, ActivityLog log, BoundServers servers)
    {
        if (IsFirst) DaemonSignals.Listen(_desk.Receive);
        var daemonizer = IsFirst ? _start.Daemonizer : null;
        daemonizer?.Detach(config.Daemon, log);
        if (IsFirst) WorkerThreads.Reserve();
        var host = Host(config);
        var pidFile = PidFile.Write(config.Daemon.PidFile, log);
        _board.Renew();
        _seat ??= config.Cluster is { } cluster ? new(cluster, _log, _watcher, _time) : null;
        var life = new DaemonLife(config, new(host, log, _board, _time), log, _start.Request, _seat);
        _seat?.Attach(life.Supervisor);
        await life.Begin(servers, _watcher).ConfigureAwait(false);
        _seat?.Begin();
        _desk.Become(life.Supervisor);
        if (_manager is not null) await life.TellServiceManager(_manager).ConfigureAwait(false);
        if (daemonizer?.ReportUp() == false) await life.Supervisor.Ask(new SupervisorCommand.Shutdown()).ConfigureAwait(false);
        await life.End().ConfigureAwait(false);
        _desk.Become(null);
        _seat?.Detach();
        var end = await life.Close().ConfigureAwait(false);
        await Reseat(end).ConfigureAwait(false);
        pidFile.Remove();
        return end;
    }

    // The node has begun to leave when the tree began to stop, if it leaves at all.
    private async Task Reseat(LifeEnd end)
    {
        if (_seat is not { } seat || (end is LifeEnd.Reload reload && seat.IsGoodFor(reload.Config))) return;
        await seat.DisposeAsync().ConfigureAwait(false);
        _seat = null;
    }

    // Made once the process has its user, umask and directory: threads of the host keep what they find.
    private ProcessHost Host(SupervisorConfig config)
    {
        _pump ??= new ChildPump(_log);
        _syslog ??= new SyslogClient(_time, _log);
        _childLogs.Become(new(config.Daemon, _log, _pump, _syslog));
        _serverUrl = ChildEnvironment.ServerUrlOf(config.Servers);
        return _host ??= new(_childLogs, _pump, _log, _time, _environment, _start.Users, meters: _board.Meters);
    }
}
