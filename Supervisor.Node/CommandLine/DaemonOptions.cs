using Supervisor.Node.Configuration;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.CommandLine;

/// <summary>
/// A command line of supervisord, understood (specification 1.2). <see cref="ConfigFile"/> is as written; null
/// searches. <see cref="ClusterFile"/> and <see cref="Check"/> are ours.
/// </summary>
internal sealed record DaemonOptions
{
    /// <summary>Clients parse it: it is the version of the reference whose behaviour this is.</summary>
    public const string Version = "4.2.5";

    public string? ConfigFile { get; init; }

    public CheckMode Check { get; init; }

    public string? ClusterFile { get; init; }

    public DaemonOverrides Overrides { get; init; } = new();

    public ConfigRequest ToRequest(string program, Surroundings surroundings) =>
        new(ConfigFile, program, Overrides with { ClusterFile = ClusterFile }, surroundings);

    public static DaemonInvocation Parse(string[] args, string program) => Parse(args, program, Surroundings.Capture());

    public static DaemonInvocation Parse(string[] args, string program, Surroundings surroundings)
    {
        var getOpt = new GetOpt([.. DaemonOptionTable.Specs]);
        if (getOpt.Parse(args) is { } error) return Usage(error);
        if (getOpt.Words.Count > 0)
        {
            return Usage("positional arguments are not supported: " + PyText.Repr(getOpt.Words));
        }

        var options = new DaemonOptions();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in getOpt.Options)
        {
            switch (option.Spec)
            {
                case { Short: 'h' or '?' }: return Quit(DaemonHelp.Text(program));
                case { Short: 'v' }: return Quit(Version + "\n");
            }

            var row = DaemonOptionTable.RowOf(option.Spec);
            var changed = row.Apply(options, option.Value, surroundings);
            if (changed.Error is { } why)
            {
                return Usage($"invalid value for {option.Spelling} {PyText.Repr(option.Value)}: {why}");
            }

            if (!seen.Add(row.Name)) return Usage($"conflicting command line option '{option.Spelling}'");
            options = changed.Value;
        }

        return new DaemonInvocation.Run(options);

        DaemonInvocation Usage(string text) => new DaemonInvocation.Exit(ProgramExit.UsageError(text, program));

        static DaemonInvocation Quit(string output) => new DaemonInvocation.Exit(new(0, output, ""));
    }
}
