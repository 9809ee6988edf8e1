using System.Diagnostics;
using System.Net.Sockets;
using Supervisor.Tests.Cli;
using Supervisor.Tests.Http;

namespace Supervisor.Tests.Support;

/// <summary>
/// A supervisord in the foreground of a directory of its own, with a Unix socket: the reference's or ours. It is stopped by
/// its pid, and what it printed and logged can be read at any time.
/// </summary>
internal sealed class DaemonUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(60);

    // The shell becomes the program, so the pid is the program's; its output goes to files, which never fill up.
    private const string Launcher = "exec \"$@\" >console.out 2>console.err </dev/null";

    private readonly Process _process;

    private DaemonUnderTest(DaemonProgram program, TempDir directory, Process process)
    {
        Program = program;
        Directory = directory;
        _process = process;
    }

    public DaemonProgram Program { get; }

    public TempDir Directory { get; }

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    public string ConfigFile => Directory.File("supervisord.conf");

    public string SocketPath => Directory.File("supervisor.sock");

    public string Url => "unix://" + SocketPath;

    /// <summary>The activity log, up to now.</summary>
    public string Log => Read("supervisord.log");

    public string Output => Read("console.out");

    public string Error => Read("console.err");

    /// <summary>Adds the sections that every daemon needs to those given, and waits until the daemon answers.</summary>
    public static async Task<DaemonUnderTest> Start(DaemonProgram program, Func<TempDir, string> programs, DaemonSetup? setup = null)
    {
        var daemon = Launch(program, programs, setup);
        try
        {
            await daemon.UntilItAnswers();
            return daemon;
        }
        catch
        {
            await daemon.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same without waiting: for what does not start, or has no socket.</summary>
    public static DaemonUnderTest Launch(DaemonProgram program, Func<TempDir, string> programs, DaemonSetup? setup = null)
    {
        setup ??= new();
        var directory = new TempDir();
        directory.Write("supervisord.conf", setup.Frame(directory) + programs(directory));
        string[] words = [.. setup.Prefix, program.Path, .. setup.Options, "-c", directory.File("supervisord.conf")];
        var info = new ProcessStartInfo("/bin/sh", ["-c", Launcher, "sh", .. words]) { WorkingDirectory = directory.Path };
        info.Environment["PYTHONWARNINGS"] = "ignore";
        return new(program, directory, Process.Start(info)!);
    }

    /// <summary>One call of our client.</summary>
    public Task<CommandResult> Control(params string[] words) => Client.Ours(["-c", ConfigFile, .. words]);

    public RawConnection Connect() => RawConnection.To(new UnixDomainSocketEndPoint(SocketPath));

    public Task UntilItAnswers() => Eventually.True(Answers, LongestShutdown);

    /// <summary>Waits for lines of the activity log, which may come in any order.</summary>
    public Task UntilLogged(params string[] texts) => Until(() => texts.All(Log.Contains), $"log has {string.Join(", ", texts)}");

    /// <summary>Waits until a process, by its namespec, is in a state.</summary>
    public Task UntilState(string name, string state) =>
        Until(async () => (await this.Process(name))["statename"] == state, $"{name} is {state}");

    /// <summary>As <see cref="Eventually"/>; a failure shows the activity log.</summary>
    public Task Until(Func<bool> condition, string what) => Until(() => Task.FromResult(condition()), what);

    public async Task Until(Func<Task<bool>> condition, string what)
    {
        try
        {
            await Eventually.True(condition, what: what);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n--- log of {Program}\n{Log}{Error}", e);
        }
    }

    public void Signal(int signal) => Assert.True(SignalByPid.Send(Pid, signal), $"{Program} has gone:\n{Log}{Error}");

    /// <summary>Waits for its end, which something else asked for; gives the exit status.</summary>
    public async Task<int> UntilExit()
    {
        await _process.WaitForExitAsync().Within(LongestShutdown);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end.</summary>
    public async Task<int> Stop()
    {
        if (!HasExited) SignalByPid.Send(Pid, SignalByPid.Term);
        return await UntilExit();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stop();
        }
        catch (TimeoutException e)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{e.Message}\n--- log of {Program}\n{Log}{Error}", e);
        }
        finally
        {
            _process.Dispose();
            Directory.Dispose();
        }
    }

    private async Task<bool> Answers()
    {
        if (HasExited) throw new InvalidOperationException($"{Program} ended with {_process.ExitCode}:\n{Log}{Output}{Error}");
        try
        {
            using var connection = Connect();
            await connection.SendCall("system.listMethods");
            await connection.Receive();
            return true;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private string Read(string name) => File.Exists(Directory.File(name)) ? File.ReadAllText(Directory.File(name)) : "";
}
