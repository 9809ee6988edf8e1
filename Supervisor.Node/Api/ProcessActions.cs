using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Node.Api;

/// <summary>
/// What changes something. A name of <c>*</c> means the whole group. The answer comes when the outcome is known, or at once with
/// <c>wait=false</c>.
/// </summary>
internal sealed class ProcessActions(ApiPorts ports)
{
    private readonly EveryProcess _every = new(ports);
    private readonly ActionAnswer _answer = new(ports);

    public Task Start(ApiRequest request) => Order(request, StartStopMethods.Start);

    public Task Stop(ApiRequest request) => Order(request, StartStopMethods.Stop);

    /// <summary>What does not run is started all the same.</summary>
    public async Task Restart(ApiRequest request)
    {
        var (wait, place) = (Wait(request), ports.Router.PlaceOf(request.Written));
        var stopped = await ports.Router.Order(place, name => StartStopMethods.Stop(name, wait)).ConfigureAwait(false);
        if (stopped is CommandReply.Fault { Code: not FaultCode.NotRunning } fault) throw new ApiException(Problem.Of(fault));
        var reply = ports.Router.Order(place, name => StartStopMethods.Start(name, wait));
        await _answer.Send(request, await _answer.Soon(request, reply, wait).ConfigureAwait(false), wait).ConfigureAwait(false);
    }

    public async Task Signal(ApiRequest request)
    {
        var signal = await SignalBody.Read(request.Http).ConfigureAwait(false);
        var place = ports.Router.PlaceOf(request.Written);
        var reply = await ports.Router.Order(place, name => SignalMethods.Signal(name, signal)).ConfigureAwait(false);
        await _answer.Send(request, reply, waited: true).ConfigureAwait(false);
    }

    public async Task Clear(ApiRequest request)
    {
        var place = ports.Router.PlaceOf(request.Written);
        var reply = place.Name.Process is null
            ? await ClearGroup(request, place).ConfigureAwait(false)
            : await ports.Router.Order(place, name => new SupervisorCommand.ClearLogs(name)).ConfigureAwait(false);
        await _answer.Send(request, reply, waited: true).ConfigureAwait(false);
    }

    public async Task StartAll(ApiRequest request)
    {
        var wait = Wait(request);
        await _answer.Send(request, await _answer.Soon(request, _every.Start(wait), wait).ConfigureAwait(false), wait).ConfigureAwait(false);
    }

    public async Task StopAll(ApiRequest request)
    {
        var wait = Wait(request);
        await _answer.Send(request, await _every.Stop(wait).ConfigureAwait(false), wait).ConfigureAwait(false);
    }

    public async Task RestartAll(ApiRequest request)
    {
        var wait = Wait(request);
        if (await _every.Stop(wait).ConfigureAwait(false) is CommandReply.Fault fault) throw new ApiException(Problem.Of(fault));
        await _answer.Send(request, await _answer.Soon(request, _every.Start(wait), wait).ConfigureAwait(false), wait).ConfigureAwait(false);
    }

    private static bool Wait(ApiRequest request) => request.Flag("wait", otherwise: true);

    private async Task Order(ApiRequest request, Func<Namespec, bool, SupervisorCommand> command)
    {
        var wait = Wait(request);
        var place = ports.Router.PlaceOf(request.Written);
        var reply = ports.Router.Order(place, name => command(name, wait));
        await _answer.Send(request, await _answer.Soon(request, reply, wait).ConfigureAwait(false), wait).ConfigureAwait(false);
    }

    // The tree clears the logs of one process or of all.
    private async Task<CommandReply> ClearGroup(ApiRequest request, Place place)
    {
        var members = ports.Members(place);
        if (members.IsEmpty) return new CommandReply.Fault(FaultCode.BadName, request.Written);
        var outcomes = await Task.WhenAll(members.Select(async member =>
        {
            var reply = await ports.Router
                .Order(place with { Name = new(member.Group, member.Name) }, name => new SupervisorCommand.ClearLogs(name))
                .ConfigureAwait(false);
            return reply is CommandReply.Fault fault
                ? new ProcessOutcome(request.Group, member.Name, fault.Code, fault.Text)
                : ProcessOutcome.Ok(request.Group, member.Name);
        })).ConfigureAwait(false);
        return new CommandReply.Outcomes(EquatableArray.Of(outcomes));
    }
}
