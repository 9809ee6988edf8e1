using System.Net;
using System.Text.Json;
using Supervisor.Node.Configuration;
using Supervisor.Node.Os.Users;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Configuration;

/// <summary>Has both readers read the same files in the same surroundings, and lists where they disagree.</summary>
internal static class ReferenceParser
{
    private const int MostShown = 15;

    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["HOME"] = "/root",
        ["PATH"] = "/usr/bin:/bin",
        ["LANG"] = "C.UTF-8",
        ["NAME"] = "root",
        ["NAMEWITHCOLON"] = "a:b",
        ["PERCENT"] = "a%(here)s%%b",
        ["PARENT"] = "start",
    };

    public static async Task AssertAgreement(IReadOnlyList<CorpusCase> cases)
    {
        Assert.All(cases, c => Assert.True(c.Differs is null || KnownDifferences.OfMeaning.ContainsKey(c.Differs), c.Name));
        using var directory = new TempDir();
        var lines = cases.Select((c, i) => new[] { "-c", c.Write(directory.File($"{i}")) }).ToList();
        await Compare(lines, directory.Path, [.. cases.Select(c => (c.Name, c.Differs is not null))]);
    }

    /// <summary>Command lines, with a file <c>x.conf</c> in the working directory.</summary>
    public static async Task AssertAgreement(List<string[]> commandLines)
    {
        using var directory = new TempDir();
        directory.Write("x.conf", "[supervisord]\nnodaemon=true\nloglevel=debug\nuser=nobody\n");
        await Compare(commandLines, directory.Path, [.. commandLines.Select(line => (string.Join(' ', line), false))]);
    }

    private static async Task Compare(List<string[]> lines, string directory, List<(string Name, bool Differs)> cases)
    {
        var references = await AskReference(lines, directory);
        var surroundings = new Surroundings(directory, Environment, Dns.GetHostName(), new SystemUserDatabase());
        var complaints = new List<string>();
        foreach (var (i, (name, differs)) in cases.Index())
        {
            var ours = Verdict.OfOurs(lines[i], surroundings);
            if (!differs && KnownDifferences.IsBarePercent(ours.Error)) continue;
            var difference = ours.DifferenceTo(references[i]);
            if (difference is null != differs) continue;
            complaints.Add(difference is null ? $"{name}: listed as different, but is not" : $"{name}: {difference}");
        }

        var refused = references.Count(r => r.Error is not null);
        Assert.InRange(refused, 1, references.Count - 1);
        Assert.True(complaints.Count == 0, $"{complaints.Count} of {cases.Count} cases (ours, then the reference's):\n  "
            + string.Join("\n  ", complaints.Take(MostShown)));
    }

    private static async Task<List<Verdict>> AskReference(List<string[]> commandLines, string directory)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Configuration", "Reference", "dump_config.py");
        var variables = Environment.Select(v => $"{v.Key}={v.Value}");
        var answer = await CommandRunner.RunAsync(
            "/usr/bin/env",
            ["-i", .. variables, Reference.Python, script],
            input: string.Concat(commandLines.Select(line => JsonSerializer.Serialize(line) + "\n")),
            directory: directory,
            timeout: TimeSpan.FromMinutes(5));
        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length == commandLines.Count, answer.Error);
        return [.. lines.Select(Verdict.OfReference)];
    }
}
