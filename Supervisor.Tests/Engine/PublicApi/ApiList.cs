using System.Text.RegularExpressions;

namespace Supervisor.Tests.Engine.PublicApi;

/// <summary>
/// What Akka.NET offers publicly, read from the lists beside this file: one line per type, one indented line per member.
/// A later version of Akka.NET is a later version of these lists.
/// </summary>
internal sealed partial class ApiList
{
    private readonly Dictionary<string, ApiType> _types = new(StringComparer.Ordinal);
    private readonly ILookup<string, ApiType> _bySimpleName;

    private ApiList(IEnumerable<string> assemblies)
        : this(assemblies.Select(a => (a, (TextReader)Resource(a))))
    {
    }

    internal ApiList(IEnumerable<(string Assembly, TextReader Text)> texts)
    {
        foreach (var (assembly, text) in texts) Read(assembly, text);
        _bySimpleName = _types.Values.ToLookup(t => SimpleName(t.Name));
    }

    public static ApiList Engine { get; } = new(
        ["Akka", "Akka.Remote", "Akka.Cluster", "Akka.Coordination", "Akka.Hosting", "Akka.Remote.Hosting", "Akka.Cluster.Hosting"]);

    public static ApiList TestKit { get; } = new(["Akka.TestKit", "Akka.TestKit.Xunit2", "Akka.Hosting.TestKit"]);

    public ApiType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>The member on the type or on one of its listed bases.</summary>
    public ApiMember? Find(ApiType type, string signature) => type.Members.TryGetValue(signature, out var member)
        ? member
        : BasesOf(type).Select(b => Find(b, signature)).FirstOrDefault(m => m is not null);

    public bool HasBase(ApiType type, string name) =>
        type.Bases.Contains(name) || BasesOf(type).Any(b => HasBase(b, name));

    private IEnumerable<ApiType> BasesOf(ApiType type) => type.Bases.SelectMany(b => _bySimpleName[SimpleName(b)]).Where(b => b != type);

    private static StreamReader Resource(string assembly) =>
        new(typeof(ApiList).Assembly.GetManifestResourceStream($"PublicApi.{assembly}.txt")!);

    private void Read(string assembly, TextReader reader)
    {
        Dictionary<string, ApiMember> members = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("  ", StringComparison.Ordinal)) Add(members, ApiMember.Parse(line));
            else if (TypeLine().Match(line) is { Success: true } match) AddType(match, assembly, members = []);
        }
    }

    private void AddType(Match line, string assembly, Dictionary<string, ApiMember> members)
    {
        var bases = SplitList(line.Groups["bases"].Value).ToHashSet();
        var name = line.Groups["name"].Value;
        _types.Add(name, new ApiType(name, assembly, line.Groups["kind"].Value, bases, members));
    }

    private static void Add(Dictionary<string, ApiMember> members, ApiMember member) => members.TryAdd(member.Signature, member);

    private static string SimpleName(string name)
    {
        var plain = name.Split('<')[0];
        return plain[(plain.LastIndexOf('.') + 1)..] + name.Count(c => c == ',');
    }

    private static IEnumerable<string> SplitList(string list)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (list[i] != ',' || depth > 0) continue;
            yield return list[start..i].Trim();
            start = i + 1;
        }
        if (start < list.Length) yield return list[start..].Trim();
    }

    [GeneratedRegex(@"^(public|protected) (?<kind>[a-z ]+) (?<name>[A-Z][^ :<]*(?:<[^>]*>)?[^ :]*)(?: : (?<bases>.*?))?(?<where> where .*)?$")]
    private static partial Regex TypeLine();
}
