using System.Globalization;

namespace Supervisor.Node.Configuration.Ini;

/// <summary>Where something stands: a file as it was named, and a line counted from 1 (0: the whole file).</summary>
internal readonly record struct Origin(string File, int Line)
{
    public override string ToString() =>
        Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");
}
