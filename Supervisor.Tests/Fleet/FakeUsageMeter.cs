using System.Collections.Concurrent;
using Akka.Actor;
using Supervisor.Actors.Fleet.Usage;

namespace Supervisor.Tests.Fleet;

/// <summary>Remembers who asked; the test answers.</summary>
internal sealed class FakeUsageMeter : IUsageMeter
{
    public BlockingCollection<ICanTell> Askers { get; } = [];

    public void Measure(ICanTell asker) => Askers.Add(asker);
}
