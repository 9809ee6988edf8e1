using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>Calls for daemons of <see cref="Cli.Programs.Zoo"/>.</summary>
internal static class RpcCases
{
    /// <summary>The reference takes it for a list without members where it expects a list.</summary>
    public const string NoText = "<string></string>";

    /// <summary>Every kind of value that an XML-RPC parameter can be.</summary>
    public static readonly string[] Values =
    [
        "<string>cat</string>", "cat", NoText, "<int>1</int>", "<i4>0</i4>", "<int>-1</int>", "<boolean>1</boolean>",
        "<boolean>0</boolean>", "<double>1.5</double>", "<nil/>", "<array><data/></array>",
        "<array><data><value>cat</value></data></array>", "<struct></struct>",
        "<struct><member><name>a</name><value>b</value></member></struct>", "<base64>Y2F0</base64>",
        "<dateTime.iso8601>20261120T14:05:00</dateTime.iso8601>",
    ];

    private static readonly string[] Names =
    [
        "cat", "app:front", "app:*", "app:", "app", "front", "nope", "nope:*", "app:nope", "quits", "quiet", "quiet:quiet", "broken",
        "missing", "notexec", "worker-with-a-rather-long-name", "worker-with-a-rather-long-name:worker-with-a-rather-long-name_01",
        "", ":", "*", ":*", "cat:", "cat:cat:cat", "Cat", " cat", "größer", "a b", "all",
    ];

    /// <summary>What says something and changes nothing.</summary>
    public static IEnumerable<(string Method, string Parameters)> Questions =>
    [
        .. Each("supervisor.", ["getAPIVersion", "getVersion", "getSupervisorVersion", "getIdentification", "getState",
            "getAllProcessInfo", "getAllConfigInfo", "reloadConfig"]),
        ("system.listMethods", ""),
        .. Names.Select(name => Call("supervisor.getProcessInfo", name)),
        .. Names.SelectMany(name => LogMethods.Select(method => Call("supervisor." + method, name, 0, 100))),
        .. Offsets.SelectMany(range => LogMethods.Select(method => Call("supervisor." + method, "chatty", range.Offset, range.Length))),
        .. Offsets.Where(range => range.Length < 0).Select(range => Call("supervisor.readLog", range.Offset, range.Length)),
        Call("supervisor.readLog", -1, 1),
        Call("supervisor.readLog", 100_000_000, 1),
        .. Unknown.Select(method => (method, "")),
        .. Unknown.Select(method => Call("system.methodSignature", method)),
        .. Unknown.Select(method => Call("system.methodHelp", method)),
    ];

    /// <summary>What is refused, or leaves everything as it is.</summary>
    public static IEnumerable<(string Method, string Parameters)> Refusals =>
    [
        .. Names.Where(name => name is not ("broken" or "app:*" or "app:")).Select(name => Call("supervisor.startProcess", name)),
        .. Names.Where(IsAtRest).Select(name => Call("supervisor.stopProcess", name)),
        .. Names.Where(IsAtRest).Select(name => Call("supervisor.stopProcess", name, false)),
        .. Names.Where(name => name != "app").Select(name => Call("supervisor.startProcessGroup", name)),
        .. Names.Where(name => IsAtRest(name) && name != "app").Select(name => Call("supervisor.stopProcessGroup", name)),
        .. Names.Select(name => Call("supervisor.signalProcess", name, "CONT")),
        .. Names.Select(name => Call("supervisor.signalProcessGroup", name, "cont")),
        .. Signals.Select(signal => Call("supervisor.signalProcess", "cat", signal)),
        .. Signals.Select(signal => Call("supervisor.signalProcessGroup", "app", signal)),
        .. Signals.Select(signal => Call("supervisor.signalAllProcesses", signal)),
        .. Names.Select(name => Call("supervisor.addProcessGroup", name)),
        .. Names.Where(name => name is "cat" or "app" or "nope" or "app:*" or "").Select(name => Call("supervisor.removeProcessGroup", name)),
        .. Names.Select(name => Call("supervisor.sendProcessStdin", name, "a line\n")),
        .. Names.Select(name => Call("supervisor.clearProcessLogs", name)),
        .. Names.Select(name => Call("supervisor.clearProcessLog", name)),
        Call("supervisor.sendRemoteCommEvent", "type", "data"),
        ("supervisor.clearAllProcessLogs", ""),
        Call("supervisor.signalAllProcesses", "CONT"),
    ];

    /// <summary>Starts and stops; each is followed by a look at everything.</summary>
    public static IEnumerable<(string Method, string Parameters)> Changes =>
    [
        Call("supervisor.startProcess", "idle"),
        Call("supervisor.startProcess", "idle", true),
        Call("supervisor.stopProcess", "idle", true),
        Call("supervisor.startProcess", "idle", false),
        Call("supervisor.stopProcess", "idle", false),
        // Without waiting, what the reference says of it depends on whether it is dead already.
        Call("supervisor.startProcess", "broken"),
        Call("supervisor.startProcess", "quits"),
        Call("supervisor.startProcess", "app:*"),
        Call("supervisor.stopProcess", "app:*"),
        Call("supervisor.startProcessGroup", "app"),
        Call("supervisor.stopProcessGroup", "app", false),
        Call("supervisor.startProcessGroup", "app", false),
        Call("supervisor.stopProcess", "app:front"),
        Call("supervisor.startProcess", "app:", true),
        Call("supervisor.removeProcessGroup", "idle"),
        Call("supervisor.getProcessInfo", "idle"),
        Call("supervisor.removeProcessGroup", "idle"),
        Call("supervisor.addProcessGroup", "idle"),
        Call("supervisor.addProcessGroup", "idle"),
        Call("supervisor.stopAllProcesses", true),
        ("supervisor.stopAllProcesses", ""),
        Call("supervisor.signalAllProcesses", "HUP"),
        Call("supervisor.sendProcessStdin", "cat", "x"),
        Call("supervisor.startAllProcesses", true),
        ("supervisor.startAllProcesses", ""),
    ];

    /// <summary>Too few and too many arguments.</summary>
    public static IEnumerable<(string Method, string Parameters)> WrongCounts =>
        from method in Signatures
        from parameters in Counts(method.Arguments)
        select (method.Name, parameters);

    /// <summary>Every type in every place of a method.</summary>
    public static IEnumerable<(string Method, string Parameters)> WrongTypes =>
        from method in Signatures
        where !IsAboutOneMoment(method.Name)
        from parameters in Types(method.Arguments)
        select (method.Name, parameters);

    public static readonly string[] Multicalls =
    [
        "<array><data/></array>",
        Calls(("supervisor.getAPIVersion", null), ("supervisor.getIdentification", "")),
        Calls(("supervisor.getProcessInfo", "<value>nope</value>"), ("supervisor.getAPIVersion", "")),
        Calls(("system.multicall", "<value><array><data/></array></value>"), ("supervisor.getVersion", "")),
        Calls(("nope", ""), ("supervisor.nope", ""), ("system.listMethods", "")),
        Calls(("supervisor.startProcess", "<value>idle</value>"), ("supervisor.getProcessInfo", "<value>idle</value>"),
            ("supervisor.stopProcess", "<value>idle</value>"), ("supervisor.stopProcess", "<value>idle</value>")),
        Calls(("supervisor.getAPIVersion", "<value>too many</value>")),
        "<array><data><value><struct><member><name>params</name><value><array><data/></array></value></member></struct></value></data></array>",
        "<array><data><value><struct></struct></value></data></array>",
        Calls(("supervisor.stopProcessGroup", "<value>app</value>"), ("supervisor.startProcessGroup", "<value>app</value><value><boolean>0</boolean></value>")),
    ];

    private static readonly string[] LogMethods =
    [
        "readProcessStdoutLog", "readProcessLog", "readProcessStderrLog", "tailProcessStdoutLog", "tailProcessLog", "tailProcessStderrLog",
    ];

    private static readonly (int Offset, int Length)[] Offsets =
    [
        (0, 0), (0, 3), (0, 22), (0, 23), (0, 1000), (2, 2), (22, 10), (100, 5), (100, 0), (3, 100), (3, 0), (-3, 0), (-1000, 0), (-3, 2),
        (0, -5), (5, -1), (-5, -5), (int.MaxValue, int.MaxValue), (int.MinValue, 0), (0, int.MaxValue),
    ];

    private static readonly string[] Signals =
    [
        "CONT", "cont", "SIGCONT", "sigcont", " CONT ", "18", "0", "CHLD", "CLD", "BOGUS", "", "99", "-1", "32", "35", "SIG", "RTMIN+1",
        "CONT HUP", "WINCH",
    ];

    private static readonly string[] Unknown =
    [
        "", ".", "supervisor", "supervisor.", ".getState", "getState", "supervisor.nope", "supervisor._update", "supervisor.__init__",
        "supervisor.getState.x", "supervisor.supervisord.options", "system.nope", "twiddler.addProgramToGroup", "Supervisor.getState",
        "supervisor.getstate", " supervisor.getState", "größer.x", "supervisor.getState()",
    ];

    private static readonly (string Name, string[] Arguments)[] Signatures =
    [
        ("supervisor.getAPIVersion", []), ("supervisor.getState", []), ("supervisor.getPID", []), ("supervisor.shutdown", []),
        ("supervisor.restart", []), ("supervisor.clearLog", []), ("supervisor.reloadConfig", []), ("supervisor.getAllConfigInfo", []),
        ("supervisor.getAllProcessInfo", []), ("supervisor.clearAllProcessLogs", []), ("system.listMethods", []),
        ("supervisor.getProcessInfo", ["cat"]), ("supervisor.addProcessGroup", ["cat"]), ("supervisor.removeProcessGroup", ["cat"]),
        ("supervisor.signalProcess", ["quits", "CONT"]), ("supervisor.signalProcessGroup", ["quits", "CONT"]),
        ("supervisor.signalAllProcesses", ["CONT"]), ("supervisor.sendRemoteCommEvent", ["a", "b"]),
        ("supervisor.sendProcessStdin", ["cat", "b"]), ("supervisor.clearProcessLogs", ["cat"]),
        ("supervisor.readLog", ["99999999", "0"]), ("supervisor.readProcessStdoutLog", ["chatty", "0", "0"]),
        ("supervisor.tailProcessStdoutLog", ["chatty", "0", "0"]), ("supervisor.startProcess", ["cat"]),
        ("supervisor.stopProcess", ["quits"]), ("supervisor.startProcessGroup", ["cat"]), ("supervisor.stopProcessGroup", ["quits"]),
        ("system.methodHelp", ["supervisor.nope"]), ("system.methodSignature", ["supervisor.getState"]),
    ];

    /// <summary>A value of another type might kill everything, or show what one daemon alone has logged.</summary>
    private static bool IsAboutOneMoment(string method) => method is "supervisor.signalAllProcesses" or "supervisor.readLog";

    private static bool IsAtRest(string name) => name is not ("cat" or "app:front" or "app:*" or "app:" or "app" or "quiet" or "quiet:quiet" or "cat:")
        && !name.StartsWith("worker", StringComparison.Ordinal);

    private static IEnumerable<(string, string)> Each(string prefix, string[] methods) => methods.Select(method => (prefix + method, ""));

    private static (string, string) Call(string method, params object[] arguments) =>
        (method, string.Concat(arguments.Select(RpcCalls.Parameter)));

    private static string Text(string value) => RpcCalls.Parameter(int.TryParse(value, out var number) ? number : value);

    private static IEnumerable<string> Counts(string[] arguments) =>
    [
        .. Enumerable.Range(0, arguments.Length).Select(count => string.Concat(arguments.Take(count).Select(Text))),
        .. Enumerable.Range(1, 3).Select(more => string.Concat(arguments.Select(Text)) + string.Concat(Enumerable.Repeat(RpcCalls.Parameter(1), more))),
    ];

    private static IEnumerable<string> Types(string[] arguments) =>
        from place in Enumerable.Range(0, arguments.Length)
        from value in Values
        select string.Concat(arguments.Select((argument, i) => i == place ? $"<param><value>{value}</value></param>" : Text(argument)));

    private static string Calls(params (string Method, string? Values)[] calls) =>
        $"<array><data>{string.Concat(calls.Select(Item))}</data></array>";

    private static string Item((string Method, string? Values) call) =>
        $"<value><struct><member><name>methodName</name><value>{call.Method}</value></member>"
        + (call.Values is null ? "" : $"<member><name>params</name><value><array><data>{call.Values}</data></array></value></member>")
        + "</struct></value>";
}
