using Supervisor.Actors.Messages;
using Supervisor.Node.Api;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Node.Web.Actions;

/// <summary>Does what a button asks for, waits for the outcome, and says what it was.</summary>
internal sealed class ActionDesk(ApiPorts ports, PageProcesses processes)
{
    public Task<string> Do(PageOrder.Act order) => ports.Supervisor.Mood == Mood.Running || order.Action == PageAction.Refresh
        ? order.Name is { } name ? One(order.Action, processes.PlaceOf(name)) : All(order.Action)
        : Task.FromResult(ActionMessages.Refused(new(FaultCode.ShutdownState), order.Name ?? ""));

    private async Task<string> One(PageAction action, Place place)
    {
        if (action == PageAction.ClearLog && place.Name.Process is null) return ActionMessages.NoSuch(place.Written);
        if (action == PageAction.Restart && await Stop(place).ConfigureAwait(false) is { } fault)
            return ActionMessages.Refused(fault, place.Written);
        var reply = await processes.Ask(place, Command(action, place.Name)).ConfigureAwait(false);
        var done = ActionMessages.Done(action, place.Written, ports.Time.GetLocalNow());
        return reply is CommandReply.Fault refusal
            ? ActionMessages.Refused(refusal, place.Written)
            : ActionMessages.WithFailures(done, [reply]);
    }

    // Whatever does not run can be started; other refusals would only be repeated.
    private async Task<CommandReply.Fault?> Stop(Place place)
    {
        var reply = await processes.Ask(place, StartStopMethods.Stop(place.Name, wait: true)).ConfigureAwait(false);
        return reply is CommandReply.Fault { Code: not FaultCode.NotRunning } fault ? fault : null;
    }

    private async Task<string> All(PageAction action)
    {
        List<CommandReply> replies = [];
        if (action is PageAction.StopAll or PageAction.RestartAll)
            replies.AddRange(await processes.AskAll(new SupervisorCommand.StopAll(Wait: true)).ConfigureAwait(false));
        if (action is PageAction.StartAll or PageAction.RestartAll)
            replies.AddRange(await processes.AskAll(new SupervisorCommand.StartAll(Wait: true)).ConfigureAwait(false));
        return ActionMessages.WithFailures(ActionMessages.Done(action, null, ports.Time.GetLocalNow()), replies);
    }

    private static SupervisorCommand Command(PageAction action, Namespec name) => action switch
    {
        PageAction.Start or PageAction.Restart => StartStopMethods.Start(name, wait: true),
        PageAction.Stop => StartStopMethods.Stop(name, wait: true),
        PageAction.ClearLog => new SupervisorCommand.ClearLogs(name),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
