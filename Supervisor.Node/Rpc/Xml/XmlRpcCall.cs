using System.Collections.Immutable;

namespace Supervisor.Node.Rpc.Xml;

/// <summary>A request body as read: the method is empty when the request names none.</summary>
internal sealed record XmlRpcCall(string Method, ImmutableArray<XmlRpcValue> Parameters);
