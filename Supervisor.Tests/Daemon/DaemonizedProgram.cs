using System.Globalization;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Daemon;

/// <summary>
/// A supervisord told to become a daemon: what its command printed and returned, and what it left behind. It is found by its
/// command line, which names a configuration file that no other process knows.
/// </summary>
internal sealed class DaemonizedProgram : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> Environment = new() { ["PYTHONWARNINGS"] = "ignore" };

    private readonly DaemonProgram _program;

    private DaemonizedProgram(DaemonProgram program, TempDir directory, CommandResult command) =>
        (_program, Directory, Command) = (program, directory, command);

    public TempDir Directory { get; }

    /// <summary>The command that a user would have typed. It has ended, and nobody holds its output any more.</summary>
    public CommandResult Command { get; }

    public int? Pid => ProcessFacts.PidsWith(Directory.File("supervisord.conf")) is [var pid] ? pid : null;

    public string PidFile => Read("supervisord.pid");

    public string Log => Read("supervisord.log");

    /// <summary>The activity log without times and what is different in every run.</summary>
    public string[] LogLines => LogText.Lines(Log, Directory.Path);

    /// <param name="program">The reference or ours.</param>
    /// <param name="daemon">Further lines of the section of the daemon, and of others behind it.</param>
    /// <param name="prefix">A command that starts the words behind it.</param>
    /// <param name="prepare">What is to be done in the directory first.</param>
    public static async Task<DaemonizedProgram> Start(
        DaemonProgram program, string daemon = "", string[]? prefix = null, Action<TempDir>? prepare = null)
    {
        var directory = new TempDir();
        var setup = new DaemonSetup { Daemon = daemon.Replace("DIR", directory.Path, StringComparison.Ordinal) };
        directory.Write("supervisord.conf", setup.Frame(directory));
        prepare?.Invoke(directory);
        string[] words = [.. prefix ?? [], program.Path, "-c", directory.File("supervisord.conf")];
        var command = await CommandRunner.RunAsync(words[0], words[1..], Environment, directory: directory.Path);
        return new(program, directory, command);
    }

    /// <summary>The reference's command ends before its daemon has said everything.</summary>
    public Task UntilLogged(string text) => Eventually.True(() => Log.Contains(text, StringComparison.Ordinal), what: text);

    public string Anonymous(string text) =>
        LogText.Anonymous(text, Directory.Path).Replace(_program.Path, "PROGRAM", StringComparison.Ordinal);

    public async Task Stop()
    {
        if (Pid is not { } pid) return;
        SignalByPid.Send(pid, SignalByPid.Term);
        await Eventually.True(() => !ProcessFacts.IsRunning(pid));
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Dispose();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_program}: {Command}--- log\n{Log}");

    private string Read(string name) => File.Exists(Directory.File(name)) ? File.ReadAllText(Directory.File(name)) : "";
}
