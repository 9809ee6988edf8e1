extern alias console;

using console::Supervisor.Cli.Fleet;
using console::Supervisor.Cli.Terminal;
using console::Supervisor.Cli.Top;
using Supervisor.Tests.Cli.Fleet;

namespace Supervisor.Tests.Cli.Top;

/// <summary>A screen without a terminal: keys and news go in, lines come out.</summary>
internal sealed class TopScene
{
    public const double Noon = 1_700_049_600;

    public TopScene(int columns = 80, int rows = 12)
    {
        Take(new TopInput.Ticked(Noon));
        Take(new TopInput.Resized(columns, rows));
        Effects.Clear();
    }

    public TopModel Model { get; private set; } = new();

    public List<TopEffect> Effects { get; } = [];

    /// <summary>Without colours and without marks for the cursor and the titles.</summary>
    public string[] Screen => [.. Lines(false).Select(line => AnsiText.Strip(line).TrimEnd())];

    /// <summary>The lines between the titles and the last one.</summary>
    public string[] Body => [.. Screen[4..^1].Where(line => line.Length > 0)];

    /// <summary>The line that stands out, without its blanks at the end.</summary>
    public string CursorLine => AnsiText.Strip(Assert.Single(Lines(false).Skip(4), line => line.StartsWith("\e[7m", StringComparison.Ordinal))).TrimEnd();

    public string Bottom => Screen[^1];

    /// <summary>Three nodes, the second one lost.</summary>
    public static TopScene OfFleet(int columns = 80, int rows = 12)
    {
        var scene = new TopScene(columns, rows);
        scene.Take(new TopInput.Loaded(Snapshot()));
        return scene;
    }

    public static FleetSnapshot Snapshot() => new(
        [
            Fleets.Member("host1", "front") with { IsSelf = true },
            Fleets.Member("host2") with { IsReachable = false, Age = 75 },
            Fleets.Member("host3") with { Status = "Leaving" },
        ],
        [
            Row("host1", "web", "web_00", 20, "RUNNING", 100, 3725, 1), Row("host1", "web", "web_01", 20, "RUNNING", 101, 59, 4),
            Row("host1", "cron", "cron", 100, "EXITED", 0, 0, 1),
            Row("host2", "db", "db", 20, "RUNNING", 200, 300_000, 1) with { IsReachable = false, Age = 75 },
            Row("host3", "mail", "mail", 200, "FATAL", 0, 0, 4),
        ]);

    public static FleetRow Row(string node, string group, string name, int state, string stateName, int pid, int uptime, int spawns) =>
        new(node, group, name, state, stateName, pid > 0 ? $"pid {pid}, uptime" : "Exited too quickly")
        {
            Pid = pid,
            Start = 5000,
            Now = 5000 + uptime,
            Spawns = spawns,
        };

    public TopScene Take(TopInput input)
    {
        (Model, var effects) = TopUpdate.Apply(Model, input);
        Model = TopCursor.Fit(Model);
        Effects.AddRange(effects);
        return this;
    }

    /// <summary>Letters, or the names of other keys between angle brackets.</summary>
    public TopScene Press(string keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var end = keys[i] == '<' ? keys.IndexOf('>', i) : -1;
            Take(new TopInput.Pressed(end < 0
                ? new(KeyKind.Character, new(keys[i]))
                : new(Enum.Parse<KeyKind>(keys[(i + 1)..end]))));
            i = Math.Max(i, end);
        }
        return this;
    }

    public TopScene After(double seconds) => Take(new TopInput.Ticked(Model.Now + seconds));

    public TopScene Measure(params (string Name, int Pid, double Cpu, long Memory)[] usage) => Take(new TopInput.Measured(
        usage.ToDictionary(item => Key(item.Name), item => new UsageSample(item.Pid, item.Cpu, item.Memory, Model.Now))));

    public TopScene Happen(string name, string before, string state, int pid = 0)
    {
        var key = Key(name);
        return Take(new TopInput.Happened(new(Model.Now, key.Node, "PROCESS_STATE_" + state)
        {
            Group = key.Group,
            Name = key.Name,
            Before = before,
            To = state,
            Pid = pid,
        }));
    }

    public static ProcessKey Key(string name)
    {
        var parts = name.Split(':');
        return new(parts[0], parts[1], parts[^1]);
    }

    public IReadOnlyList<string> Lines(bool colours) => new TopView(new(colours), TimeZoneInfo.Utc).Lines(Model);
}
