using System.Globalization;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>When a program that ended is started again.</summary>
internal enum Again
{
    Never,
    IfUnexpected,
    Always,
}

/// <summary>
/// A program of the fuzzed configurations, and what has to be known of it to tell whether it will change by itself. Its name is that of
/// the process; the section is the program's where that has several processes.
/// </summary>
internal sealed record Puppet(string Name, string Settings, string? Section = null)
{
    private const string Expected = "exitcodes=0,2\n";

    public static readonly Puppet[] All =
    [
        new("canary", "autostart=true\n") { Autostart = true },
        new("calm", Expected) { Again = Again.IfUnexpected },
        new("eager", "autostart=true\npriority=3\n") { Autostart = true, Again = Again.Always },
        new("lazy", "startsecs=1\nstartretries=0\n") { Manner = "late" },
        new("front", "priority=2\n" + Expected) { Again = Again.IfUnexpected },
        new("back", ""),
        new("hog", "stopasgroup=true\nkillasgroup=true\nstopsignal=INT\n"),
        new("pool_0", Expected, "pool") { Again = Again.IfUnexpected },
        new("pool_1", Expected, "pool") { Again = Again.IfUnexpected },
        new("pool_2", Expected, "pool") { Again = Again.IfUnexpected },
        new("doomed", "startsecs=10\nstartretries=0\n") { Command = "/bin/sh -c \"sleep 0.2; exit 1\"" },
        new("retry", "startsecs=10\nstartretries=1\n") { Command = "/bin/sh -c \"sleep 0.2; exit 1\"" },
        new("brief", "") { Command = "/bin/sleep 0.4" },
        new("missing", "") { Command = "/nonexistent/program" },
        new("notexec", "") { Command = "%(here)s/puppet.pl" },
        new("stuck", "startsecs=1000\nstartretries=0\nstopwaitsecs=1000\n") { IsStuck = true },
    ];

    public bool Autostart { get; init; }

    public Again Again { get; init; }

    /// <summary>It stays STARTING, and STOPPING if it is deaf.</summary>
    public bool IsStuck { get; init; }

    public string Manner { get; init; } = "";

    /// <summary>What runs, if it is no puppet.</summary>
    public string? Command { get; init; }

    public bool IsBrief => Name == "brief";

    /// <summary>The program that comes and goes while the daemons run.</summary>
    public static Puppet Guest { get; } = new("guest", "");

    public static Puppet Of(string name) => name == Guest.Name ? Guest : All.First(puppet => puppet.Name == name);

    /// <summary>The program's section.</summary>
    public string Configuration(string more = "")
    {
        var command = Command ?? $"/usr/bin/perl %(here)s/puppet.pl {(Section is null ? Name : "%(program_name)s_%(process_num)d")} {Manner}".TrimEnd();
        var several = Section is null ? "" : "numprocs=3\nprocess_name=%(program_name)s_%(process_num)d\n";
        var log = Section is null ? Name : "%(program_name)s_%(process_num)d";
        return $"[program:{Section ?? Name}]\ncommand={command}\n{several}{Defaults()}{Settings}"
            + $"directory=%(here)s\nstdout_logfile=%(here)s/{log}.out\nstderr_logfile=%(here)s/{log}.err\n{more}\n";
    }

    /// <summary>The script that the puppets run.</summary>
    public static string Script => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Differential", "Fuzz", "puppet.pl"));

    /// <summary>What a setting of its own does not say.</summary>
    private string Defaults() => string.Concat(
        new[] { ("autostart", "false"), ("startsecs", "0"), ("stopwaitsecs", "1") }
            .Where(setting => !Settings.Contains(setting.Item1, StringComparison.Ordinal))
            .Select(setting => string.Create(CultureInfo.InvariantCulture, $"{setting.Item1}={setting.Item2}\n")))
        + $"autorestart={(Again switch { Again.Always => "true", Again.IfUnexpected => "unexpected", _ => "false" })}\n";
}
