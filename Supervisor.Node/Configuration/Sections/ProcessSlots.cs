using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Expansion;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary>
/// The keys that are evaluated for every process of a section, each with its number and the variables of its own
/// environment. One name table serves all of them, so a variable of an earlier process stays known.
/// </summary>
internal sealed class ProcessSlots(SectionScope scope, ProcessConfig program, string processName)
{
    /// <summary>Ends after the first process with an error: the others would repeat it.</summary>
    public IReadOnlyList<ProcessConfig> Read(long first, int count)
    {
        var processes = new List<ProcessConfig>();
        for (var i = 0; i < count; i++)
        {
            var before = scope.Context.Problems.Count;
            processes.Add(ReadOne(first + i, count));
            if (scope.Context.Problems.Count > before) break;
        }

        return processes;
    }

    private ProcessConfig ReadOne(long number, int count)
    {
        scope.Names.Set("process_num", number).Set("numprocs", count).SetAll(scope.Context.Variables);
        var environment = ReadEnvironment();
        scope.Names.SetVariables(environment);
        var directory = scope.Text("directory");
        var stdout = ReadChannel("stdout", program.Stdout);
        var stderr = ReadChannel("stderr", program.Stderr);
        if (program.RedirectStderr) stderr = WithoutFile(stderr);
        var command = scope.Text("command");
        if (!scope.Has("command")) scope.Fail($"program section {scope.Section.Name} does not specify a command");
        return program with
        {
            Name = scope.Take(Template.Expand(processName, scope.Names, "process_name"), "process_name", ""),
            Command = command ?? "",
            Directory = directory,
            Environment = EquatableArray.Of<KeyValuePair<string, string>>(environment),
            Stdout = stdout,
            Stderr = stderr,
        };
    }

    private IReadOnlyList<KeyValuePair<string, string>> ReadEnvironment()
    {
        if (scope.Raw("environment") is not { } raw) return [];
        var expanded = Template.Expand(raw, scope.Names, "environment");
        var parsed = expanded.Error is { } error
            ? Parsed.Fail<IReadOnlyList<KeyValuePair<string, string>>>(error)
            : EnvironmentText.Parse(expanded.Value);
        return scope.Take(parsed, "environment", []);
    }

    private LogConfig ReadChannel(string channel, LogConfig log)
    {
        var key = channel + "_logfile";
        var text = scope.Text(key);
        if (text is not null) text = Template.CollapsePercent(text);
        LogTarget target = new LogTarget.Auto();
        if (text is not null) target = scope.Take(scope.Context.Paths.Logfile(text), key, target);
        var deprecated = text is not null && text.Equals("syslog", StringComparison.OrdinalIgnoreCase);
        log = log with
        {
            Target = target,
            Backups = scope.Get(key + "_backups", Scalars.Integer, 10),
            MaxBytes = scope.Get(key + "_maxbytes", Scalars.ByteSize, 50 * 1024 * 1024),
            Syslog = scope.Get(channel + "_syslog", Scalars.Boolean, false) || deprecated,
        };
        Warn(key, channel, log, deprecated);
        return log;
    }

    private void Warn(string key, string channel, LogConfig log, bool deprecated)
    {
        var section = $"For [{scope.Section.Name}], ";
        if (deprecated)
        {
            scope.Context.Warn($"{section}{key}=syslog but this is deprecated and will be removed.  "
                + $"Use {channel}_syslog=true to enable syslog instead.");
        }

        if (log.Target is LogTarget.Auto && log.MaxBytes == 0)
        {
            scope.Context.Warn($"{section}AUTO logging used for {key} without rollover, set maxbytes > 0 to avoid "
                + "filling up filesystem unintentionally");
        }
    }

    private LogConfig WithoutFile(LogConfig stderr)
    {
        if (stderr.Target is LogTarget.File)
        {
            scope.Context.Warn($"For [{scope.Section.Name}], redirect_stderr=true but stderr_logfile has also been set "
                + "to a filename, the filename has been ignored");
        }

        return stderr with { Target = new LogTarget.None() };
    }
}
