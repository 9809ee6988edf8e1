using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Supervisor.Tests.Http;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>Answers without what differs from one daemon to another.</summary>
internal static partial class FuzzAnswer
{
    public static bool IsRefused(RawResponse answer) => answer.Status != 200 || answer.Body.Contains("<fault>", StringComparison.Ordinal);

    public static string Of(RawResponse answer, DaemonUnderTest daemon) => $"{answer.Status} {Of(answer.Body, daemon)}";

    /// <summary>The value in few words, with rows about several processes, which are given in the order in which these come to rest, by name.</summary>
    public static string Of(string body, DaemonUnderTest daemon)
    {
        var text = Shown(body).Replace(daemon.Directory.Path, "DIR", StringComparison.Ordinal);
        if (text == daemon.Pid.ToString(CultureInfo.InvariantCulture)) return "the daemon's pid";
        text = Moment().Replace(text, "$1N");
        text = Uptime().Replace(text, "pid N, uptime T");
        return Date().Replace(text, "DATE");
    }

    private static string Shown(string body)
    {
        try
        {
            return Shown(XDocument.Parse(body).Root!);
        }
        catch (XmlException)
        {
            return body;
        }
    }

    private static string Shown(XElement element) => element.Name.LocalName switch
    {
        "struct" => "{" + string.Join(", ", element.Elements("member").Select(member => $"{member.Element("name")!.Value}: {Shown(member.Element("value")!)}")) + "}",
        "data" => string.Join("\n  ", Rows([.. element.Elements().Select(Shown)])),
        "array" => $"[{Shown(element.Element("data")!)}]",
        "fault" => $"fault {Shown(element.Element("value")!)}",
        "string" => $"'{element.Value}'",
        _ when element.HasElements => string.Concat(element.Elements().Select(Shown)),
        _ => element.Value,
    };

    private static IEnumerable<string> Rows(string[] rows) =>
        rows.All(row => row.Contains("status: ", StringComparison.Ordinal)) ? rows.Order(StringComparer.Ordinal) : rows;

    [GeneratedRegex(@"(\b(?:start|stop|now|pid): )[1-9]\d*")]
    private static partial Regex Moment();

    [GeneratedRegex(@"pid \d+, uptime \d+:\d\d:\d\d")]
    private static partial Regex Uptime();

    [GeneratedRegex(@"\b[A-Z][a-z]{2} \d\d \d\d:\d\d [AP]M")]
    private static partial Regex Date();
}
