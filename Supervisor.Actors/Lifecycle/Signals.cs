using System.Collections.Frozen;
using System.Globalization;

namespace Supervisor.Actors.Lifecycle;

/// <summary>Linux signal numbers and names (signal(7)), as supervisord shows and reads them (specification 2.4, 4.5).</summary>
public static class Signals
{
    /// <summary>Cannot be caught or ignored.</summary>
    public const int Kill = 9;

    private static readonly string[] Names =
    [
        "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
        "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
        "WINCH", "POLL", "PWR", "SYS",
    ];

    private static readonly FrozenDictionary<string, int> Numbers = Names.Index().Skip(1)
        .Select(n => KeyValuePair.Create(n.Item, n.Index))
        .Concat([new("IO", 29), new("CLD", 17), new("IOT", 6), new("RTMIN", 34), new("RTMAX", 64)])
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>SIGTERM</c> for 15; <c>signal 40</c> for a number without a name.</summary>
    public static string Name(int number) => number switch
    {
        > 0 and < 32 => "SIG" + Names[number],
        34 => "SIGRTMIN",
        64 => "SIGRTMAX",
        _ => string.Create(CultureInfo.InvariantCulture, $"signal {number}"),
    };

    /// <summary>The number of a name with or without <c>SIG</c>, in any case; null when there is no such signal.</summary>
    public static int? Number(string name)
    {
        var bare = name.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) ? name[3..] : name;
        return Numbers.TryGetValue(bare, out var number) ? number : null;
    }

    /// <summary>Whether the number is a signal on Linux: 0 to 31, 34 and 64.</summary>
    public static bool IsValid(int number) => number is (>= 0 and < 32) or 34 or 64;
}
