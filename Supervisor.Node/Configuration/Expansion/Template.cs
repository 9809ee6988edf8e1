using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Expansion;

/// <summary>Expands printf-style templates (specification 2.2) and words their errors.</summary>
internal static class Template
{
    /// <summary>The label is <c>SECTION.KEY</c>, or the bare key where the reference says no more.</summary>
    public static Parsed<string> Expand(string template, NameTable names, string label)
    {
        if (!template.Contains('%')) return Parsed.Ok(template);
        var formatter = new PercentFormatter(template, names);
        if (formatter.Run()) return Parsed.Ok(formatter.Result);
        var head = $"Format string {PyText.Repr(template)} for {PyText.Repr(label)} ";
        return Parsed.Fail<string>(head + (formatter.UnknownName is { } unknown
            ? $"contains names ({PyText.Repr(unknown)}) which cannot be expanded. Available names: {names.Sorted()}"
            : $"is badly formatted: {formatter.Error}"));
    }

    /// <summary>
    /// For the values that the reference expands twice: once, and then <c>%%</c> is <c>%</c> again, so that a file
    /// which doubles its doubled signs still reads the same (specification 9.1, 19).
    /// </summary>
    public static string CollapsePercent(string expanded) => expanded.Replace("%%", "%", StringComparison.Ordinal);
}
