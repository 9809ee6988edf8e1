using System.Globalization;
using Supervisor.Cli.Rpc;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Cli.Shell;

/// <summary>Values as Python writes them.</summary>
internal static class PyLiteral
{
    private const int Width = 80;

    /// <summary>On one line, or what is in a list or a struct on a line each where one would be too long.</summary>
    public static string Lines(RpcValue value)
    {
        var line = Of(value);
        return line.Length <= Width ? line : value switch
        {
            RpcValue.List list => $"[{string.Join(",\n ", list.Items.Select(Of))}]",
            RpcValue.Map map => $"{{{string.Join(",\n ", Members(map))}}}",
            _ => line,
        };
    }

    private static string Of(RpcValue value) => value switch
    {
        RpcValue.Text text => PyText.Repr(text.Content),
        RpcValue.Whole whole => whole.Number.ToString(CultureInfo.InvariantCulture),
        RpcValue.Truth truth => truth.Holds ? "True" : "False",
        RpcValue.Real real => Of(real.Number),
        RpcValue.List list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        RpcValue.Map map => $"{{{string.Join(", ", Members(map))}}}",
        _ => throw new ArgumentException($"No literal for a {value.GetType().Name}.", nameof(value)),
    };

    private static IEnumerable<string> Members(RpcValue.Map map) =>
        map.Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{PyText.Repr(member.Key)}: {Of(member.Value)}");

    private static string Of(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.All(c => char.IsAsciiDigit(c) || c == '-') ? text + ".0" : text;
    }
}
