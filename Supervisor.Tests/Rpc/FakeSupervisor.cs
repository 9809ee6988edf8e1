using System.Collections.Concurrent;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Logs;
using Supervisor.Node.Rpc;

namespace Supervisor.Tests.Rpc;

/// <summary>A daemon whose answers the test writes; remembers what it was asked.</summary>
internal sealed class FakeSupervisor : ISupervisor
{
    public Mood Mood { get; set; } = Mood.Running;

    public ProcessBoard Board { get; } = new();

    public SupervisorConfig Config { get; set; } = Configure();

    public SupervisorConfig Active => Config with { Groups = EquatableArray.Of(Board.ActiveConfigs) };

    public FakeMainLog Log { get; } = new();

    IMainLog ISupervisor.MainLog => Log;

    public Broadcast<TimedEvent> Events { get; } = new();

    public ConcurrentQueue<SupervisorCommand> Asked { get; } = [];

    public Func<SupervisorCommand, Task<CommandReply>> Answer { get; set; } =
        _ => Task.FromResult<CommandReply>(new CommandReply.Done());

    public CommandReply RereadAnswer { get; set; } = new CommandReply.Difference(default, default, default);

    public Task<CommandReply> Ask(SupervisorCommand command)
    {
        Asked.Enqueue(command);
        return Answer(command);
    }

    /// <summary>The options of the program added last.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> AddedOptions { get; private set; } = [];

    public Task<CommandReply> AddProgram(string group, string program, IReadOnlyCollection<KeyValuePair<string, string>> options)
    {
        AddedOptions = options;
        return Ask(new SupervisorCommand.AddProgram(group, new(program, ProgramKind.Program, default)));
    }

    public Task<CommandReply> Reread() => Task.FromResult(RereadAnswer);

    public void AnswerWith(CommandReply reply) => Answer = _ => Task.FromResult(reply);

    /// <summary>Publishes a process that runs since the epoch's first second.</summary>
    public void Run(string group, string name, int pid = 100, string stdout = "", string stderr = "") => Board.Publish(new()
    {
        Group = group,
        Name = name,
        State = ProcessState.Running,
        Pid = pid,
        Start = 1,
        StdoutLogFile = stdout,
        StderrLogFile = stderr,
    });

    public static SupervisorConfig Configure(params GroupConfig[] groups) => new()
    {
        ConfigFile = "/etc/supervisord.conf",
        Daemon = new() { Logfile = "/dev/null", PidFile = "/dev/null", ChildLogDir = "/tmp" },
        Groups = EquatableArray.Of(groups),
        Servers = default,
        RpcInterfaces = EquatableArray.Of(MainInterface()),
    };

    public static RpcInterfaceConfig MainInterface(string name = "supervisor") => new(name, RpcInterfaceConfig.MainFactory, default);
}
