using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Messages;
using Supervisor.Node.Configuration;
using Supervisor.Node.Http;
using Supervisor.Node.Logs;
using Supervisor.Node.Rpc;

namespace Supervisor.Node.Daemon;

/// <summary>
/// The supervision tree as HTTP servers and signals see it. A configuration is read on the way in: a reload that could not
/// be read again would end with everything stopped, so it is refused instead.
/// </summary>
internal sealed class TreeSupervisor(
    IActorRef tree, ProcessBoard board, IMainLog log, SupervisorConfig config, ConfigRequest request) : ISupervisor
{
    private readonly SupervisorConfig _first = config;
    private readonly Lock _gate = new();
    private volatile SupervisorConfig _config = config;

    /// <summary>The root of the tree.</summary>
    public IActorRef Tree => tree;

    public Mood Mood => board.Mood;

    public ProcessBoard Board => board;

    public SupervisorConfig Config => _config;

    public SupervisorConfig Active => _first with { Groups = EquatableArray.Of(board.ActiveConfigs) };

    public IMainLog MainLog => log;

    public Broadcast<TimedEvent> Events { get; } = new();

    /// <summary>What the next life is to be lived by; null until a restart was accepted.</summary>
    public SupervisorConfig? Next { get; private set; }

    public async Task<CommandReply> Ask(SupervisorCommand command)
    {
        if (command is SupervisorCommand.Restart && Mood == Mood.Running) return await Restart(Signed(command)).ConfigureAwait(false);
        var reply = await tree.Ask<CommandReply>(Signed(command)).ConfigureAwait(false);
        if (command is SupervisorCommand.RemoveProcess { Name: var name } && reply is CommandReply.Done)
            Change(name.Group, g => g.Without(name.Process!));
        return reply;
    }

    public async Task<CommandReply> AddProgram(string group, string program, IReadOnlyCollection<KeyValuePair<string, string>> options)
    {
        var read = await Task.Run(() => TwiddledProgram.Read(request, _config, new(group, program), options)).ConfigureAwait(false);
        if (read.Program is not { } added) return new CommandReply.Fault(FaultCode.IncorrectParameters, read.Error);
        var reply = await tree.Ask<CommandReply>(Signed(new SupervisorCommand.AddProgram(group, added))).ConfigureAwait(false);
        if (reply is CommandReply.Done) Change(group, g => g.With(added));
        return reply;
    }

    public async Task<CommandReply> Reread()
    {
        if (Mood != Mood.Running) return new CommandReply.Fault(FaultCode.ShutdownState);
        switch (await Read().ConfigureAwait(false))
        {
            case ConfigResult.Ok read:
                // Not in between of a change that began with the one before.
                lock (_gate) _config = read.Config;
                return await tree.Ask<CommandReply>(new SupervisorCommand.Reread(read.Config)).ConfigureAwait(false);
            case ConfigResult.Failed failed:
                return new CommandReply.Fault(FaultCode.CantReread, failed.Text);
            default:
                throw new InvalidOperationException("A configuration is read or it is not.");
        }
    }

    // Who asks is known here at the latest: it is whoever's request is being answered.
    private static SupervisorCommand Signed(SupervisorCommand command) =>
        command.By is null && Requester.Current is { } requester ? command with { By = requester.ToString() } : command;

    private async Task<CommandReply> Restart(SupervisorCommand command)
    {
        switch (await Read().ConfigureAwait(false))
        {
            case ConfigResult.Ok read:
                Next = read.Config;
                return await tree.Ask<CommandReply>(command).ConfigureAwait(false);
            case ConfigResult.Failed failed:
                log.Write(LogLevel.Critical, $"restart refused, everything keeps running: {failed.Text}");
                return new CommandReply.Fault(FaultCode.CantReread, failed.Text);
            default:
                throw new InvalidOperationException("A configuration is read or it is not.");
        }
    }

    private void Change(string group, Func<GroupConfig, GroupConfig> change)
    {
        lock (_gate) _config = _config.WithGroup(group, change);
    }

    // Files are read off the caller's thread: it may be a signal's, or the only one a client's requests run on.
    private Task<ConfigResult> Read() => Task.Run(() => ConfigReader.Read(request));
}
