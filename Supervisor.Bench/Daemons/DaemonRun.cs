using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Supervisor.Bench.Children;
using Supervisor.Bench.Load;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Daemons;

/// <summary>A daemon from its start to its end, in a folder of its own.</summary>
internal sealed class DaemonRun : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(1), Patience = TimeSpan.FromSeconds(60);

    // Not what `dotnet run` adds: the daemon starts as it would from a shell.
    private static readonly string[] Variables = ["PATH", "HOME", "LANG", "DOTNET_ROOT"];

    private readonly DirectoryInfo _folder;

    private DaemonRun(DirectoryInfo folder, Contestant contestant, string child, DaemonConfig config)
    {
        _folder = folder;
        Reports = new(File("reports"));
        ReportFifo.Create(File("gate"));
        System.IO.File.WriteAllText(File("supervisord.conf"), config.Write(child, Reports.Path));
        Process = ChildProcess.Start([contestant.Supervisord, "-c", File("supervisord.conf")], File("output"), Environment);
    }

    public ChildProcess Process { get; }

    public ReportFifo Reports { get; }

    public string Socket => File("socket");

    private static Dictionary<string, string> Environment { get; } = Variables
        .Select(name => (Name: name, Value: System.Environment.GetEnvironmentVariable(name)))
        .Where(v => v.Value is not null).ToDictionary(v => v.Name, v => v.Value!);

    public static DaemonRun Start(Contestant contestant, string child, DaemonConfig config)
    {
        var folder = Directory.CreateTempSubdirectory("sv-");
        try
        {
            return new(folder, contestant, child, config);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The path of a file in its folder.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Lets the children go on that wait for a writer at their gate.</summary>
    public SafeFileHandle OpenGate() => System.IO.File.OpenHandle(File("gate"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

    /// <summary>Asks until it answers for the first time; returns when that was (nanoseconds of CLOCK_MONOTONIC).</summary>
    public async Task<long> FirstAnswer()
    {
        var started = Stopwatch.GetTimestamp();
        while (!RpcConnection.Answers(Socket))
        {
            if (Process.End.IsCompleted || Stopwatch.GetElapsedTime(started) > Patience)
                throw new BenchException($"The daemon does not answer:\n{await System.IO.File.ReadAllTextAsync(File("output")).ConfigureAwait(false)}");
            await Task.Delay(Poll).ConfigureAwait(false);
        }

        return Stopwatch.GetTimestamp();
    }

    /// <summary>Starts a program beside the daemon; what it prints goes to a file of that name.</summary>
    public ChildProcess Beside(string output, IReadOnlyList<string> words) => ChildProcess.Start(words, File(output), Environment);

    /// <summary>Runs a program with this daemon's configuration to its end; returns nanoseconds from its start.</summary>
    public Task<long> Command(string program, params string[] arguments) => Command(0, program, arguments);

    /// <summary>The same with the exit status that it is to end with.</summary>
    public async Task<long> Command(int exitStatus, string program, params string[] arguments)
    {
        var command = ChildProcess.Start([program, "-c", File("supervisord.conf"), .. arguments], File("command"), Environment);
        var end = await command.End.ConfigureAwait(false);
        return end.HasStatus(exitStatus) ? end.At - command.StartedAt
            : throw new BenchException($"{program} ended with {end}:\n{await System.IO.File.ReadAllTextAsync(File("command")).ConfigureAwait(false)}");
    }

    public async ValueTask DisposeAsync()
    {
        Process.Signal(Libc.SIGTERM);
        if (await Task.WhenAny(Process.End, Task.Delay(Patience)).ConfigureAwait(false) != Process.End) Process.Signal(Libc.SIGKILL);
        await Process.End.ConfigureAwait(false);
        Reports.Dispose();
        _folder.Delete(recursive: true);
    }
}
