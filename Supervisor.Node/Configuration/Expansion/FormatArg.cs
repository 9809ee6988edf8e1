using System.Globalization;

namespace Supervisor.Node.Configuration.Expansion;

/// <summary>What a name stands for in a template: text, or a number (<c>process_num</c>, <c>numprocs</c>).</summary>
internal sealed record FormatArg(string? Text, long Number)
{
    public static implicit operator FormatArg(string text) => new(text, 0);

    public static implicit operator FormatArg(long number) => new(null, number);

    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);
}
