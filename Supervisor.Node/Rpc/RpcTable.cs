using System.Collections.Immutable;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc;

/// <summary>
/// The published methods by full name, and the rules every call obeys (specification 5.5.1): the method exists, the
/// number of arguments is right, the daemon is not on its way out, the types are right. In this order.
/// </summary>
internal sealed class RpcTable
{
    private readonly ISupervisor _supervisor;
    private readonly Dictionary<string, RpcMethod> _methods = new(StringComparer.Ordinal);

    private RpcTable(ISupervisor supervisor) => _supervisor = supervisor;

    /// <summary>The names that are listed, in the order of their code units.</summary>
    public ImmutableArray<string> Names { get; private set; } = [];

    /// <summary><paramref name="namespaces"/>: what stands before the dot, and the methods behind it.</summary>
    public static RpcTable Of(ISupervisor supervisor, IEnumerable<KeyValuePair<string, IEnumerable<RpcMethod>>> namespaces)
    {
        var table = new RpcTable(supervisor);
        var system = new Methods.SystemMethods(table).Methods;
        foreach (var (name, methods) in namespaces.Append(new("system", system)))
        {
            if (name.Contains('.', StringComparison.Ordinal)) continue;
            foreach (var method in methods) table._methods[$"{name}.{method.Name}"] = method;
        }

        table.Names = [.. table._methods.Where(m => !m.Value.IsUnlisted).Select(m => m.Key).Order(StringComparer.Ordinal)];
        return table;
    }

    public RpcMethod? Find(string name) => _methods.GetValueOrDefault(name);

    public ValueTask<XmlRpcValue> Call(string name, ImmutableArray<XmlRpcValue> arguments)
    {
        if (Find(name) is not { } method) return Fault(FaultCode.UnknownMethod);
        if (arguments.Length < method.Required || arguments.Length > method.Parameters.Length)
            return Fault(FaultCode.IncorrectParameters);
        if (_supervisor.Mood < Mood.Running && !method.DuringShutdown) return Fault(FaultCode.ShutdownState);
        return RpcArguments.Of(method, arguments) is { } converted
            ? method.Handler(converted)
            : Fault(FaultCode.IncorrectParameters);
    }

    private static ValueTask<XmlRpcValue> Fault(FaultCode code) => new(XmlRpcValue.Fault.Of(code));
}
