namespace Supervisor.Node.CommandLine;

/// <summary>
/// Classic getopt: bundled letters, long names abbreviated to a unique prefix, an end at the first other word
/// (specification 1.1).
/// </summary>
internal sealed class GetOpt(IReadOnlyList<OptionSpec> specs)
{
    private readonly List<ParsedOption> _options = [];
    private string? _error;

    public IReadOnlyList<ParsedOption> Options => _options;

    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>Null, or what is wrong.</summary>
    public string? Parse(IReadOnlyList<string> args)
    {
        var at = 0;
        while (_error is null && at < args.Count && args[at].StartsWith('-') && args[at] != "-")
        {
            var word = args[at++];
            if (word == "--") break;
            if (word.StartsWith("--", StringComparison.Ordinal)) ReadLong(word[2..], args, ref at);
            else ReadShort(word, args, ref at);
        }

        Words = [.. args.Skip(at)];
        return _error;
    }

    private void ReadShort(string word, IReadOnlyList<string> args, ref int at)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (specs.FirstOrDefault(s => s.Short == word[i]) is not { } spec)
            {
                _error = $"option -{word[i]} not recognized";
                return;
            }

            var spelling = $"-{word[i]}";
            if (!spec.TakesValue)
            {
                _options.Add(new(spec, spelling, ""));
                continue;
            }

            var attached = i + 1 < word.Length;
            if (!attached && at >= args.Count) _error = $"option {spelling} requires argument";
            else _options.Add(new(spec, spelling, attached ? word[(i + 1)..] : args[at++]));
            return;
        }
    }

    private void ReadLong(string word, IReadOnlyList<string> args, ref int at)
    {
        if (specs.FirstOrDefault(s => s.Exact && s.Long == word && !s.TakesValue) is { } whole)
        {
            _options.Add(new(whole, "--" + word, ""));
            return;
        }

        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word : word[..equals];
        if (Find(name) is not { } spec) return;
        var spelling = "--" + spec.Long;
        if (spec.TakesValue && equals < 0 && at >= args.Count) _error = $"option {spelling} requires argument";
        else if (!spec.TakesValue && equals >= 0) _error = $"option {spelling} must not have an argument";
        else _options.Add(new(spec, spelling, equals >= 0 ? word[(equals + 1)..] : spec.TakesValue ? args[at++] : ""));
    }

    private OptionSpec? Find(string name)
    {
        if (specs.FirstOrDefault(s => s.Long == name) is { } exact) return exact;
        var candidates = specs
            .Where(s => !s.Exact && s.Long is not null && s.Long.StartsWith(name, StringComparison.Ordinal)).ToList();
        if (candidates.Count == 1) return candidates[0];
        _error = candidates.Count == 0 ? $"option --{name} not recognized" : $"option --{name} not a unique prefix";
        return null;
    }
}
