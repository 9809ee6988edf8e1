using Akka.Actor;
using Akka.Hosting;
using Akka.TestKit.Xunit2;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Hosting;

public sealed class ActorRegistrySpecs : TestKit
{
    private readonly ActorRegistry _registry = new();

    [Fact]
    public void One_actor_for_a_key_unless_it_may_be_overwritten()
    {
        var (first, second) = (Sys.ActorOf<EchoActor>(), Sys.ActorOf<EchoActor>());
        _registry.Register<EchoActor>(first);
        Assert.Throws<DuplicateActorRegistryException>(() => _registry.Register<EchoActor>(second));
        Assert.False(_registry.TryRegister<EchoActor>(second));
        Assert.Equal(first, _registry.Get<EchoActor>());
        _registry.Register<EchoActor>(second, overwrite: true);
        Assert.Equal(second, _registry.Get<EchoActor>());
        Assert.Equal([new(typeof(EchoActor), second)], _registry);
    }

    [Fact]
    public void What_is_not_there_is_nobody_or_an_error()
    {
        Assert.Throws<MissingActorRegistryEntryException>(() => _registry.Get<EchoActor>());
        Assert.False(_registry.TryGet<EchoActor>(out var actor));
        Assert.True(actor.IsNobody());
        Assert.Throws<ArgumentNullException>(() => _registry.Register<EchoActor>(null!));
        Assert.False(_registry.TryRegister<EchoActor>(null!));
        Assert.Throws<MissingActorRegistryEntryException>(() => new RequiredActor<EchoActor>(_registry).ActorRef);
    }

    [Fact]
    public async Task Who_waits_gets_the_actor_when_it_is_there()
    {
        var (one, other) = (_registry.GetAsync<EchoActor>(), new RequiredActor<EchoActor>(_registry).GetAsync());
        Assert.False(one.IsCompleted);
        _registry.Register<EchoActor>(TestActor);
        Assert.Equal(TestActor, await one.Within());
        Assert.Equal(TestActor, await other.Within());
        Assert.Equal(TestActor, await _registry.GetAsync<EchoActor>().Within());
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_keep_others_from_it()
    {
        using var cancel = new CancellationTokenSource();
        var (impatient, patient) = (_registry.GetAsync<EchoActor>(cancel.Token), _registry.GetAsync<EchoActor>());
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        _registry.Register<EchoActor>(TestActor);
        Assert.Equal(TestActor, await patient.Within());
    }
}
