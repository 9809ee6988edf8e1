using System.IO.Pipes;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Node.Logs.Syslog;
using Supervisor.Node.Os.Pump;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

/// <summary>Two real writers, 100 MB each, through real rotation: nothing lost, nothing torn, nothing twice.</summary>
[Trait("speed", "slow")]
public sealed class BurstTests : IDisposable
{
    private const int Lines = 6_250_000;

    private readonly TempDir _dir = new();
    private readonly RecordingLog _log = new(LogLevel.Info);
    private readonly SyslogClient _syslog = new(TimeProvider.System, null);
    private readonly ChildPump _pump;

    public BurstTests() => _pump = new(_log);

    public void Dispose()
    {
        _pump.Dispose();
        _syslog.Dispose();
        _dir.Dispose();
    }

    [Fact]
    public async Task A_burst_of_200_MB_of_two_children_is_kept_whole_across_rotations()
    {
        var factory = new ChildLogFactory(new() { Logfile = "", PidFile = "", ChildLogDir = "" }, _log, _pump, _syslog);
        await Task.WhenAll(Write(factory, "one"), Write(factory, "two"));
        foreach (var name in new[] { "one", "two" })
        {
            Assert.True(File.Exists(_dir.File($"{name}.9")));
            Assert.Equal(Lines, Verify(name));
        }

        Assert.Empty(_log.Lines);
    }

    private async Task Write(ChildLogFactory factory, string name)
    {
        var stdout = new LogConfig(new LogTarget.File(_dir.File(name)), 10_000_000, 100);
        var logs = factory.Create("g", new() { Name = name, Command = "c", RedirectStderr = true, Stdout = stdout }, new(name, new RecordingOwner(), new RecordingLog(), TimeProvider.System));
        logs.Open();
        using var server = new AnonymousPipeServerStream(PipeDirection.In);
        var pipe = _pump.Read(server.SafePipeHandle, logs.Stdout);
        var end = $"/proc/{Environment.ProcessId}/fd/{server.ClientSafePipeHandle.DangerousGetHandle()}";
        var result = await CommandRunner.RunAsync("/bin/sh", ["-c", $"exec seq -f '%015.0f' {Lines} > {end}"], timeout: TimeSpan.FromMinutes(5));
        Assert.Equal(new CommandResult(0, "", ""), result);
        pipe.Drain();
        logs.Close();
    }

    // From the oldest backup to the newest file, every line is the one after the last.
    private int Verify(string name)
    {
        var files = Directory.GetFiles(_dir.Path, $"{name}*")
            .OrderByDescending(f => int.TryParse(Path.GetExtension(f).TrimStart('.'), out var backup) ? backup : 0);
        var expected = 0;
        var line = new byte[16];
        var filled = 0;
        foreach (var file in files)
        {
            foreach (var b in File.ReadAllBytes(file))
            {
                line[filled++] = b;
                if (filled < line.Length) continue;
                filled = 0;
                expected++;
                if (Number(line) != expected) return -expected;
            }
        }

        return filled == 0 ? expected : -expected;
    }

    private static long Number(ReadOnlySpan<byte> line) =>
        line[^1] == (byte)'\n' && long.TryParse(line[..^1], out var number) ? number : -1;
}
