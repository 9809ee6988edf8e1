namespace Supervisor.Cli.Rpc;

/// <summary>What a call came to: its result, or the fault that the server named.</summary>
internal abstract record RpcReply
{
    private RpcReply() { }

    internal sealed record Result(RpcValue Value) : RpcReply;
    internal sealed record Fault(int Code, string Text) : RpcReply;

    /// <summary>The result, where the command has no words of its own for a fault.</summary>
    public RpcValue OrThrow() => this switch
    {
        Result result => result.Value,
        Fault fault => throw new FaultException(fault),
        _ => throw new InvalidOperationException(nameof(RpcReply)),
    };
}
