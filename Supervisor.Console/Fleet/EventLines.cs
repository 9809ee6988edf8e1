using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Fleet;

/// <summary>Events for the eye, in columns that become as wide as what they have had to hold.</summary>
internal sealed class EventLines(Painter painter, TimeZoneInfo zone)
{
    private const int StateWidth = 8;

    private int _nodeWidth = 8;
    private int _nameWidth = 16;

    public string Of(FleetEvent happened)
    {
        var time = Clock(happened.Time);
        var node = happened.HasName ? happened.Node : "-";
        _nodeWidth = Math.Max(_nodeWidth, TextWidth.Of(node));
        var start = $"{painter.In(Ansi.Dim, time)}  {TextWidth.Pad(node, _nodeWidth)}  ";
        return (start + (happened.IsOfProcess ? OfProcess(happened) : OfNode(happened))).TrimEnd();
    }

    private string OfProcess(FleetEvent happened)
    {
        var name = Namespec.Join(happened.Group, happened.Name);
        _nameWidth = Math.Max(_nameWidth, TextWidth.Of(name));
        return $"{TextWidth.Pad(name, _nameWidth)}  {TextWidth.Pad(happened.Before, StateWidth)} -> "
            + painter.Column(Ansi.OfState(happened.State), happened.State, StateWidth)
            + (happened.Pid > 0 ? $"  pid {happened.Pid}" : "");
    }

    private string OfNode(FleetEvent happened)
    {
        if (!happened.IsOfMember) return happened.Missed > 0 ? $"{happened.Type} {happened.Missed}" : happened.Type;
        var change = happened.MemberChange;
        var colour = change switch
        {
            "UNREACHABLE" or "DOWN" or "DOWNED" => Ansi.Red,
            "UP" or "REACHABLE" => Ansi.Green,
            _ => Ansi.Yellow,
        };
        return $"{painter.In(colour, $"node {change}")}  {happened.Address}";
    }

    private string Clock(double unixSeconds) => TimeZoneInfo
        .ConvertTime(DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(unixSeconds, 0, uint.MaxValue)), zone)
        .ToString("HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);
}
