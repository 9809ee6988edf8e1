using System.Numerics;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary>The keys that programs, event listeners and fcgi-programs share (specification 2.7.5).</summary>
internal static class ProgramSection
{
    /// <summary>More processes than this in one section is taken for a slip of the finger.</summary>
    public const int MaxProcesses = 10_000;

    /// <summary>Errors carry the section and its file (specification 2.9); null without a valid name.</summary>
    public static ProgramConfig? Read(ReadContext context, IniSection section, string group, ProgramKind kind)
    {
        var scope = Open(context, section, group);
        var name = Scalars.Name(NameOf(section));
        if (name.Error is { } error)
        {
            scope.Fail(error);
            return null;
        }

        scope.Names.Set("program_name", name.Value);
        var program = ReadOnce(scope, out var count, out var first);
        var processName = ReadProcessName(scope, name.Value, count);
        if (program is { StopAsGroup: true, KillAsGroup: false })
        {
            scope.Fail("Cannot set stopasgroup=true and killasgroup=false", "killasgroup");
        }

        var slots = new ProcessSlots(scope, program with { Kind = kind }, processName);
        var processes = slots.Read(first, count).OrderBy(p => p.Name, StringComparer.Ordinal);
        return new(name.Value, kind, EquatableArray.Of<ProcessConfig>(processes));
    }

    /// <summary>The part of a section's name behind the first colon, not trimmed.</summary>
    public static string NameOf(IniSection section) =>
        section.Name[(section.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static SectionScope Open(ReadContext context, IniSection section, string group)
    {
        var names = context.NamesWithHere()
            .Set("host_node_name", context.Surroundings.HostName)
            .Set("group_name", group);
        return new(context, section, names,
            $" in section {PyText.Repr(section.Name)} (file: {PyText.Repr(section.Origin.File)})");
    }

    private static ProcessConfig ReadOnce(SectionScope scope, out int count, out long first)
    {
        var process = ReadLifecycle(scope);
        process = process with { RedirectStderr = scope.Get("redirect_stderr", Scalars.Boolean, false) };
        count = ReadCount(scope);
        first = PyInt.ToLong(scope.Get("numprocs_start", PyInt.Decimal, BigInteger.Zero));
        var stdout = ReadCapture(scope, "stdout");
        var stderr = ReadCapture(scope, "stderr");
        var serverUrl = scope.Text("serverurl");
        var computed = serverUrl is null || PyText.Strip(serverUrl).Equals("auto", StringComparison.OrdinalIgnoreCase);
        return process with
        {
            Stdout = stdout,
            Stderr = stderr,
            ServerUrl = computed ? null : serverUrl,
            Uid = scope.Get<int?>("user", text => scope.Context.Accounts.Uid(text).Then<int?>(uid => uid), null),
            Umask = scope.Get<int?>("umask", text => Scalars.Octal(text).Then<int?>(mask => mask), null),
        };
    }

    private static ProcessConfig ReadLifecycle(SectionScope scope)
    {
        var process = new ProcessConfig
        {
            Name = "",
            Command = "",
            Priority = scope.Get("priority", Scalars.Integer, 999),
            Autostart = scope.Get("autostart", Scalars.Boolean, true),
            AutoRestart = scope.Get("autorestart", Scalars.Restart, AutoRestart.Unexpected),
            StartSecs = scope.Get("startsecs", Scalars.Integer, 1),
            StartRetries = scope.Get("startretries", Scalars.Integer, 3),
            StopSignal = scope.Get("stopsignal", Scalars.Signal, 15),
            StopWaitSecs = scope.Get("stopwaitsecs", Scalars.Integer, 10),
            StopAsGroup = scope.Get("stopasgroup", Scalars.Boolean, false),
        };
        return process with
        {
            KillAsGroup = scope.Get("killasgroup", Scalars.Boolean, process.StopAsGroup),
            ExitCodes = scope.Get("exitcodes", Scalars.ExitCodes, process.ExitCodes),
        };
    }

    private static LogConfig ReadCapture(SectionScope scope, string channel) => new(
        new LogTarget.Auto(),
        CaptureMaxBytes: scope.Get(channel + "_capture_maxbytes", Scalars.ByteSize, 0),
        EventsEnabled: scope.Get(channel + "_events_enabled", Scalars.Boolean, false));

    private static int ReadCount(SectionScope scope)
    {
        var count = scope.Get("numprocs", Scalars.Integer, 1);
        if (count <= MaxProcesses) return count;
        scope.Fail($"numprocs {count} is more than the {MaxProcesses} processes that one section may have", "numprocs");
        return 1;
    }

    /// <summary>Checked as written, before its names are expanded.</summary>
    private static string ReadProcessName(SectionScope scope, string program, int count)
    {
        var raw = scope.Raw("process_name");
        var name = raw is null ? "%(program_name)s" : scope.Take(Scalars.Name(raw), "process_name", program);
        if (count > 1 && !name.Contains("%(process_num)", StringComparison.Ordinal))
        {
            scope.Fail("%(process_num) must be present within process_name when numprocs > 1", "process_name");
        }

        return name;
    }
}
