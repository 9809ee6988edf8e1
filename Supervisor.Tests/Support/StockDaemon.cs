using System.Diagnostics;

namespace Supervisor.Tests.Support;

/// <summary>The reference's supervisord in the foreground of a directory of its own, with a Unix socket.</summary>
internal sealed class StockDaemon : IAsyncDisposable
{
    private readonly Process _process;

    private StockDaemon(TempDir directory, Process process)
    {
        Directory = directory;
        _process = process;
    }

    public TempDir Directory { get; }

    public string ConfigFile => Directory.File("supervisord.conf");

    public string Url => UrlIn(Directory);

    /// <summary>Adds the sections every daemon needs to those given, and waits until the daemon answers.</summary>
    public static async Task<StockDaemon> Start(
        Func<TempDir, string> programs, string socketOptions = "", string clientOptions = "")
    {
        var directory = new TempDir();
        directory.Write("supervisord.conf", Frame(directory, socketOptions, clientOptions) + programs(directory));
        var info = new ProcessStartInfo(Reference.Daemon, ["-n", "-s", "-c", directory.File("supervisord.conf")])
        {
            WorkingDirectory = directory.Path,
            RedirectStandardInput = true,
        };
        var daemon = new StockDaemon(directory, Process.Start(info)!);
        await Eventually.True(daemon.Listens);
        return daemon;
    }

    /// <summary>One call of the reference's client.</summary>
    public Task<CommandResult> Control(params string[] words) =>
        CommandRunner.RunAsync(Reference.Client, ["-c", ConfigFile, .. words]);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) SignalByPid.Send(_process.Id, SignalByPid.Term);
        await _process.WaitForExitAsync().Within();
        _process.Dispose();
        Directory.Dispose();
    }

    private bool Listens() => _process.HasExited
        ? throw new InvalidOperationException($"supervisord ended with {_process.ExitCode}")
        : File.Exists(Directory.File("supervisor.sock"));

    private static string UrlIn(TempDir directory) => "unix://" + directory.File("supervisor.sock");

    private static string Frame(TempDir directory, string socketOptions, string clientOptions) => $"""
        [unix_http_server]
        file={directory}/supervisor.sock
        {socketOptions}
        [supervisord]
        logfile={directory}/supervisord.log
        pidfile={directory}/supervisord.pid
        childlogdir={directory}
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
        [supervisorctl]
        serverurl={UrlIn(directory)}
        {clientOptions}

        """;
}
