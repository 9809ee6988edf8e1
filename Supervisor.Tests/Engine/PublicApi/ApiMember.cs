namespace Supervisor.Tests.Engine.PublicApi;

/// <summary>
/// A member as one line: modifiers, then what makes it this member and no other. Type names are without namespace,
/// nullable references without their mark, every default that is null or zero-initialised is called default.
/// </summary>
internal sealed record ApiMember(IReadOnlySet<string> Modifiers, string Signature, IReadOnlySet<string> Accessors)
{
    private static readonly HashSet<string> Known =
        ["public", "protected", "static", "abstract", "virtual", "override", "sealed", "readonly"];

    public bool IsOverridable => !Modifiers.Contains("sealed") && Modifiers.Overlaps(["virtual", "override", "abstract"]);

    public static ApiMember Parse(string line)
    {
        var words = line.Trim().Split(' ');
        var modifiers = words.TakeWhile(Known.Contains).ToHashSet();
        var rest = string.Join(' ', words.Skip(modifiers.Count));
        var brace = rest.IndexOf(" { ", StringComparison.Ordinal);
        return brace < 0
            ? new ApiMember(modifiers, rest, new HashSet<string>())
            : new ApiMember(modifiers, rest[..brace] + " {}", rest[(brace + 3)..].TrimEnd(' ', '}').Split(' ').ToHashSet());
    }

    /// <summary>Why a program that compiles against this member might not compile against the other; empty when it does.</summary>
    public IEnumerable<string> DifferencesFrom(ApiMember theirs, bool isInterface)
    {
        if (Modifiers.Contains("public") && !theirs.Modifiers.Contains("public")) yield return "is public, theirs is protected";
        foreach (var word in new[] { "static", "abstract" }.Where(w => Modifiers.Contains(w) != theirs.Modifiers.Contains(w) && !isInterface))
            yield return Modifiers.Contains(word) ? $"is {word}, theirs is not" : $"is not {word}, theirs is";
        if (IsOverridable && !theirs.Modifiers.Overlaps(["virtual", "override", "abstract"])) yield return "can be overridden, theirs cannot";
        if (theirs.Modifiers.Contains("readonly") && !Modifiers.Contains("readonly")) yield return "is not readonly, theirs is";
        if (!Accessors.IsSubsetOf(theirs.Accessors)) yield return $"has {string.Join(' ', Accessors)}, theirs {string.Join(' ', theirs.Accessors)}";
    }
}
