using System.Collections.Immutable;
using System.Net;
using Supervisor.Node.Cluster;

namespace Supervisor.Tests.Clustered;

/// <summary>A network with one name, whose addresses change as the test says.</summary>
internal sealed class FakeHostNames : IHostNames
{
    public string[] Addresses { get; set; } = [];

    public string[] Here { get; init; } = ["127.0.0.1"];

    public int Lookups { get; private set; }

    public Task<ImmutableArray<IPAddress>> Resolve(string name, CancellationToken stop)
    {
        Lookups++;
        return Task.FromResult<ImmutableArray<IPAddress>>([.. Addresses.Select(IPAddress.Parse)]);
    }

    public ImmutableArray<IPAddress> Local() => [.. Here.Select(IPAddress.Parse)];
}
