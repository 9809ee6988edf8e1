using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Fleet.Actions;

/// <summary>Makes the calls for one <see cref="FleetCall"/> and says what came of each of its processes.</summary>
internal sealed class FleetCaller(IRpcChannel channel, FleetAction action)
{
    public IReadOnlyList<FleetOutcome> Make(FleetCall call)
    {
        var outcomes = call.Targets.ToDictionary(row => (row.Group, row.Name), row => FleetOutcome.Of(row, action.Ignored, ""));
        foreach (var step in action.Steps)
            if (!MakeStep(call, step, outcomes)) break;
        return [.. outcomes.Values];
    }

    /// <summary>False when there is no use in the next step.</summary>
    private bool MakeStep(FleetCall call, FleetStep step, Dictionary<(string, string), FleetOutcome> outcomes)
    {
        var reply = call switch
        {
            { Group: null } => Call(step.All, [call.Node, .. step.Rest]),
            { Name: null } => Call(step.Group, [call.Node, call.Group, .. step.Rest]),
            _ => Call(step.One, [call.Node, $"{call.Group}:{call.Name}", .. step.Rest]),
        };
        if (reply is RpcReply.Fault fault)
        {
            foreach (var row in call.Targets) outcomes[(row.Group, row.Name)] = FleetOutcome.Of(row, fault.Code, fault.Text);
            return fault.Code == step.Ignored;
        }
        if (call.Name is null) TakeResults(call, step, reply.OrThrow(), outcomes);
        else outcomes[(call.Group!, call.Name)] = FleetOutcome.Of(call.Targets[0], Fault.Success, "OK");
        return true;
    }

    /// <summary>A process that is not in the results needed nothing, and keeps what it came to before.</summary>
    private static void TakeResults(
        FleetCall call, FleetStep step, RpcValue results, Dictionary<(string, string), FleetOutcome> outcomes)
    {
        foreach (var result in results.AsList())
        {
            var (group, name) = (result["group"].AsText(), result["name"].AsText());
            var code = (int)result["status"].AsNumber();
            if (code == step.Ignored && code != Fault.Success && outcomes.ContainsKey((group, name))) continue;
            outcomes[(group, name)] = new(call.Node, group, name, code, result["description"].AsText());
        }
    }

    private RpcReply Call(string method, RpcValue[] words) => channel.Call("cluster." + method, words);
}
