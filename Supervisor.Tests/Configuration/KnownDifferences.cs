using System.Text.RegularExpressions;

namespace Supervisor.Tests.Configuration;

/// <summary>Every difference to the reference that is on purpose; the corpus refers to them by name.</summary>
internal static class KnownDifferences
{
    /// <summary>Files that mean something else to us. A case marked with one of these must differ.</summary>
    public static IReadOnlyDictionary<string, string> OfMeaning { get; } = new Dictionary<string, string>
    {
        ["saturation"] = "Whole numbers beyond 32 bits (sizes: 64) become the largest there is; "
            + "the reference keeps them exact.",
        ["numprocs"] = "One section has at most 10000 processes; the reference tries to make any number.",
        ["field-width"] = "Fields of a template are at most 65536 wide; the reference fills the memory.",
        ["bare-percent-s"] = "%s, %r and %a without a name are errors; "
            + "the reference inserts all its names with their values.",
        ["expanded-once"] = "Log files and the environment of [supervisord] are expanded once, then %% becomes % "
            + "again; the reference expands the result a second time.",
        ["environment-host"] = "The environment of [supervisord] knows %(host_node_name)s; "
            + "in the reference the first of its two passes fails on it.",
        ["signal-names"] = "Only signals are names of signals; the reference also takes SIG_IGN and SIG_DFL as 1 and 0.",
        ["plug-ins"] = "Plug-ins written in Python are passed over with a warning; "
            + "the reference refuses what it cannot import.",
        ["entry-point"] = "A malformed plug-in name 'cannot be resolved'; the reference prints a tuple about its syntax.",
        ["empty-member"] = "Empty members of programs= are passed over; "
            + "the reference looks for a program without a name.",
        ["same-process"] = "Of processes with one name in a group only the last is kept, with a warning; "
            + "the reference lists them all.",
        ["same-group"] = "Of groups with one name only the first is kept, with a warning; "
            + "the reference lists them all.",
        ["group-socket"] = "An fcgi-program that a group names has its socket, or a warning says that it has none; "
            + "the reference passes its socket over.",
    };

    private static readonly (Regex Wording, string Common)[] OfWording =
    [
        // An unknown or ambiguous member: we name the group, the reference the member it handled before.
        (new(@"^\[[^\]]*\] (names unknown program|name .* is ambiguous)"), "[…] $1"),

        // Sockets of fcgi-programs: the reference prints a tuple of template and value.
        (new(@"^(?:\('Bad socket format %s', .*\)|Bad socket format .*) in \[", RegexOptions.Singleline),
            "Bad socket format … in ["),
        (new(@"^(?:\('Unix socket path %s is not an absolute path', .*\)|Unix socket path .*) in \["),
            "Unix socket path … in ["),

        // One more name is available there.
        (new(@"(' for 'supervisord\.environment' .*), host_node_name$", RegexOptions.Singleline), "$1"),
    ];

    /// <summary>A generated template with a bare %s: the reference may make anything of it.</summary>
    public static bool IsBarePercent(string? error) =>
        error is not null && error.Contains("without a (name)", StringComparison.Ordinal);

    /// <summary>Takes away what is worded otherwise but says the same.</summary>
    public static string? Mask(string? error) => error is null
        ? null
        : OfWording.Aggregate(error, (text, row) => row.Wording.Replace(text, row.Common));
}
