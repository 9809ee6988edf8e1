extern alias console;

using console::Supervisor.Cli.Fleet;
using console::Supervisor.Cli.Rpc;

namespace Supervisor.Tests.Cli.Fleet;

/// <summary>Fleets to ask about, written as short as they are read: <c>"host1:web:web_00"</c>.</summary>
internal static class Fleets
{
    public static FleetSnapshot Of(IEnumerable<MemberRow> members, params string[] names) => new(members, names.Select(Row));

    public static MemberRow Member(string name, params string[] roles) => new(name, $"akka.tcp://supervisor@{name}:4053", "Up", roles);

    public static FleetRow Row(string fullName)
    {
        var parts = fullName.Split(':');
        return new(parts[0], parts[1], parts[2], 20, "RUNNING", "pid 7, uptime 0:00:01") { Pid = 7 };
    }

    /// <summary>As <c>cluster.getMembers</c> says it.</summary>
    public static RpcValue MemberInfo(string name, bool reachable = true, double age = 0, bool self = false, params string[] roles) =>
        Scene.Map(
            ("name", name), ("address", $"akka.tcp://supervisor@{name}:4053"), ("uid", "17"),
            ("roles", Scene.List([.. roles.Select(role => (RpcValue)role)])), ("status", "Up"), ("reachable", Truth(reachable)),
            ("self", Truth(self)), ("leader", Truth(self)), ("oldest", Truth(self)), ("age", new RpcValue.Real(age)),
            ("known", Truth(true)), ("processes", 2), ("version", "1.0.0"), ("statename", "RUNNING"));

    /// <summary>As <c>cluster.getAllProcessInfo</c> says it.</summary>
    public static RpcValue Info(
        string node, string group, string name, int state, string stateName, string description, int pid = 0, double age = 0) =>
        Scene.Map(
            ("name", name), ("group", group), ("description", description), ("start", 1000), ("stop", 0), ("now", 1010),
            ("state", state), ("statename", stateName), ("pid", pid), ("node", node), ("reachable", Truth(age == 0)),
            ("age", new RpcValue.Real(age)), ("spawns", 1));

    public static RpcValue Truth(bool holds) => new RpcValue.Truth(holds);

    /// <summary>Two nodes; the second, with a role, has not been heard for twelve seconds.</summary>
    public static FakeServer Server() => FakeServer.Alive()
        .On("cluster.getMembers", Scene.List(MemberInfo("host1", self: true), MemberInfo("host2", false, 12.3, false, "front")))
        .On("cluster.getAllProcessInfo", Scene.List(
            Info("host2", "web", "web_00", 20, "RUNNING", "pid 31, uptime 0:10:00", 31, age: 12.3),
            Info("host1", "web", "web_00", 20, "RUNNING", "pid 30309, uptime 0:00:03", 30309),
            Info("host1", "cron", "cron", 100, "EXITED", "Nov 20 02:45 PM")));
}
