using System.Collections.Immutable;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc;

/// <summary>Does a method's work. The arguments have been checked against the method's parameters.</summary>
internal delegate ValueTask<XmlRpcValue> RpcHandler(RpcArguments arguments);

/// <summary>One published method: everything that introspection tells of it, and the work itself.</summary>
internal sealed record RpcMethod(
    string Name, RpcType Returns, ImmutableArray<RpcParameter> Parameters, string Help, RpcHandler Handler)
{
    /// <summary>Whether it also answers while the daemon is stopping or restarting.</summary>
    public bool DuringShutdown { get; init; }

    /// <summary>Whether it stays out of <c>system.listMethods</c>, which then is the reference's.</summary>
    public bool IsUnlisted { get; init; }

    public int Required { get; } = Parameters.Count(p => !p.IsOptional);

    public RpcMethod As(string alias) => this with { Name = alias };
}
