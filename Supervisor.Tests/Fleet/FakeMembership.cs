using System.Collections.Concurrent;
using Supervisor.Node.Fleet;

namespace Supervisor.Tests.Fleet;

/// <summary>Remembers what the cluster was asked.</summary>
internal sealed class FakeMembership : IMembership
{
    public ConcurrentQueue<string> Asked { get; } = [];

    public void Leave(string address) => Asked.Enqueue($"leave {address}");

    public void Down(string address) => Asked.Enqueue($"down {address}");
}
