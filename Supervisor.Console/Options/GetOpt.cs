namespace Supervisor.Cli.Options;

/// <summary>
/// Classic option parsing: short options in bundles, long ones by unique prefix, an end at the first other word.
/// </summary>
internal sealed class GetOpt(IReadOnlyList<OptionRule> rules)
{
    private readonly List<ParsedOption> _options = [];

    /// <summary>The options in their order, and the words behind them.</summary>
    public (IReadOnlyList<ParsedOption> Options, IReadOnlyList<string> Words) Parse(IReadOnlyList<string> arguments)
    {
        var next = 0;
        while (next < arguments.Count && arguments[next] is ['-', _, ..] and var argument)
        {
            next++;
            if (argument == "--") break;
            if (argument.StartsWith("--", StringComparison.Ordinal)) TakeLong(argument[2..], arguments, ref next);
            else TakeShort(argument[1..], arguments, ref next);
        }
        return (_options, [.. arguments.Skip(next)]);
    }

    private void TakeLong(string text, IReadOnlyList<string> arguments, ref int next)
    {
        var equals = text.IndexOf('=');
        var name = equals < 0 ? text : text[..equals];
        var rule = FindLong(name);
        if (!rule.TakesValue)
        {
            if (equals >= 0) throw new UsageException($"option --{rule.Long} must not have an argument");
            _options.Add(new(rule, $"--{rule.Long}", ""));
            return;
        }
        if (equals < 0 && next == arguments.Count) throw new UsageException($"option --{rule.Long} requires argument");
        _options.Add(new(rule, $"--{rule.Long}", equals < 0 ? arguments[next++] : text[(equals + 1)..]));
    }

    private OptionRule FindLong(string name)
    {
        var candidates = rules.Where(rule => rule.Long?.StartsWith(name, StringComparison.Ordinal) == true).ToList();
        return candidates.Find(rule => rule.Long == name) ?? candidates switch
        {
            [var only] => only,
            [] => throw new UsageException($"option --{name} not recognized"),
            _ => throw new UsageException($"option --{name} not a unique prefix"),
        };
    }

    private void TakeShort(string bundle, IReadOnlyList<string> arguments, ref int next)
    {
        for (var i = 0; i < bundle.Length; i++)
        {
            var letter = bundle[i];
            var rule = rules.FirstOrDefault(rule => rule.Short == letter)
                ?? throw new UsageException($"option -{letter} not recognized");
            if (!rule.TakesValue)
            {
                _options.Add(new(rule, $"-{letter}", ""));
                continue;
            }
            if (i + 1 == bundle.Length && next == arguments.Count) throw new UsageException($"option -{letter} requires argument");
            _options.Add(new(rule, $"-{letter}", i + 1 < bundle.Length ? bundle[(i + 1)..] : arguments[next++]));
            return;
        }
    }
}
