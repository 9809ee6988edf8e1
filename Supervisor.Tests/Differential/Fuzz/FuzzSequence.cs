namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>The steps that a seed stands for; of two lengths the shorter sequence is the beginning of the longer one.</summary>
internal sealed class FuzzSequence
{
    private static readonly string[] Names =
    [
        .. Puppet.All.Where(puppet => puppet.Section is null && puppet.Name is not ("front" or "back")).Select(puppet => puppet.Name),
        "app:front", "app:back", "pool:pool_0", "pool:pool_1", "pool:pool_2", "guest", "calm:calm",
    ];

    private static readonly string[] Groups = ["app", "pool", "calm", "eager", "hog", "stuck", "guest", "doomed"];

    private static readonly string[] Strangers =
        ["nope", "nope:*", "app:nope", "pool_1", "front", "", ":", "*", "app:front:x", "größer", "app", "Calm", " calm", "a\tb", "<&>"];

    private static readonly string[] Harmless = ["HUP", "USR1", "10", "SIGUSR2", "cont", "WINCH"];
    private static readonly string[] Deadly = ["TERM", "INT", "KILL", "9", "sigsegv", "ABRT", "ALRM"];
    private static readonly string[] NoSignals = ["BOGUS", "", "0", "99", "-1", "SIG", "HUP TERM"];

    private static readonly string[] LogMethods = ["readProcessStdoutLog", "readProcessStderrLog", "tailProcessStdoutLog", "tailProcessStderrLog", "readProcessLog"];

    private static readonly string[] Questions =
    [
        "getState", "getAllProcessInfo", "getAllProcessInfo", "getAllConfigInfo", "getIdentification", "getAPIVersion", "getSupervisorVersion",
        "getPID", "reloadConfig", "reloadConfig",
    ];

    private readonly Random _random;
    private readonly (int Weight, Func<FuzzStep> Make)[] _kinds;

    public FuzzSequence(int seed)
    {
        _random = new(seed);
        Absent = [.. (string[])(_random.Next(3) > 0 ? ["stuck"] : []), .. (string[])(_random.Next(4) > 0 ? ["retry"] : [])];
        _kinds =
        [
            (16, () => Call("startProcess", Name(), Waits())), (11, () => Call("stopProcess", Name(), Waits())),
            (12, () => Call("sendProcessStdin", Name(), Line())), (6, () => Call("signalProcess", Name(), Signal())),
            (10, () => Call("getProcessInfo", Name())), (8, () => Call(Pick(Questions))),
            (8, () => Call(Pick(LogMethods), Name(), _random.Next(-30, 60), _random.Next(-2, 90))),
            (4, () => Call("startProcessGroup", Group(), Waits())), (2, () => Call("stopProcessGroup", Group(), Waits())),
            (2, () => Call("signalProcessGroup", Group(), Signal())), (1, () => Call("signalAllProcesses", Pick(Harmless))),
            (1, () => Call("startAllProcesses", Waits())), (1, () => Call("stopAllProcesses", Waits())),
            (4, () => Call("addProcessGroup", Group())), (5, () => Call("removeProcessGroup", Group())),
            (3, () => Call(_random.Next(2) == 0 ? "clearProcessLogs" : "clearProcessLog", Name())), (1, () => Call("clearAllProcessLogs")),
            (1, () => Call("clearLog")), (1, () => Call("sendRemoteCommEvent", "type", Line())), (1, () => Call(_random.Next(2) == 0 ? "restart" : "getState")),
            (4, () => new FuzzStep.Rewrite(_random.Next(Stage.Variants))), (5, Wrong), (6, Multicall),
        ];
    }

    /// <summary>The programs that it does without: one that never comes to rest, with which no call may wait, and one that needs long.</summary>
    public string[] Absent { get; }

    private bool WithStuck => !Absent.Contains("stuck");

    public IEnumerable<FuzzStep> Steps()
    {
        while (true)
        {
            var at = _random.Next(_kinds.Sum(kind => kind.Weight));
            yield return _kinds.First(kind => (at -= kind.Weight) < 0).Make();
        }
    }

    private static FuzzStep.Call Call(string method, params object[] arguments) => new($"supervisor.{method}", arguments);

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];

    private bool Waits() => !WithStuck && _random.Next(3) > 0;

    private string Name() => _random.Next(20) switch
    {
        0 => Pick(Strangers),
        1 => Pick(Groups) + (_random.Next(3) == 0 ? ":" : ":*"),
        _ => Pick(Names),
    };

    private string Group() => _random.Next(12) == 0 ? Pick(Strangers) : Pick(Groups);

    private string Signal() => _random.Next(10) switch { < 5 => Pick(Harmless), < 9 => Pick(Deadly), _ => Pick(NoSignals) };

    private string Line() => _random.Next(18) switch
    {
        < 6 => $"exit {_random.Next(4)}\n",
        < 9 => $"crash {Pick(["SEGV", "KILL", "ABRT", "TERM"])}\n",
        9 => "hang\n",
        10 => "fork\n",
        11 => $"print {_random.Next(1, 200)}\n",
        12 => "warn größer & <less>\n",
        13 => "",
        _ => "hello wörld\n",
    };

    private FuzzStep.Wrong Wrong() => _random.Next(4) switch
    {
        0 => new FuzzStep.Wrong("supervisor." + Pick(["nope", "_update", "getState.x", "StartProcess", ""]), ""),
        1 => new FuzzStep.Wrong("supervisor." + Pick(Questions), "<param><value>too much</value></param>"),
        2 => new FuzzStep.Wrong("supervisor." + Pick(["startProcess", "stopProcess", "signalProcess", "getProcessInfo", "addProcessGroup", "sendProcessStdin"]), ""),
        _ => new FuzzStep.Wrong("supervisor." + Pick(["startProcess", "stopProcess", "getProcessInfo", "removeProcessGroup", "stopProcessGroup"]),
            $"<param><value>{Pick(["<int>1</int>", "<double>1.5</double>", "<boolean>1</boolean>", "<struct></struct>", "<array><data/></array>"])}</value></param>"),
    };

    /// <summary>
    /// Each process is named by one call: what a signal does to a child just made is for the kernel to say. Nothing beyond ASCII: of an
    /// answer that comes later the reference cuts off the end then.
    /// </summary>
    private FuzzStep.Multicall Multicall()
    {
        var names = Names.Where(name => name is not ("brief" or "lazy" or "stuck" or "calm:calm")).OrderBy(_ => _random.Next()).Take(_random.Next(1, 5)).ToArray();
        return new(
        [
            .. names.Select(name => _random.Next(4) switch
            {
                0 => Call("startProcess", name, Waits()),
                1 => Call("stopProcess", name, Waits()),
                2 => Call("startProcess", Pick(["nope", "app:nope", "", "*"])),
                _ => Call("getProcessInfo", name),
            }),
            Call(Pick(["getState", "nope", "getIdentification"])),
        ]);
    }
}
