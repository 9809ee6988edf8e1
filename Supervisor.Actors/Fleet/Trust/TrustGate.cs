using System.Security.Cryptography;
using Akka.Actor;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>
/// The trust book at work for a fleet actor, the only one that changes it; those below it ask it too. Without a secret, which is
/// possible on loopback addresses only, everybody passes.
/// </summary>
internal sealed class TrustGate
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(1);

    private readonly FleetPorts _ports;
    private readonly Action<long> _trusted;
    private readonly Dictionary<string, TimeSpan> _logged = [];
    private volatile TrustBook? _book;

    /// <summary>Calls <paramref name="trusted"/> with the uid of everybody who has proved the secret.</summary>
    internal TrustGate(FleetPorts ports, Action<long> trusted)
    {
        (_ports, _trusted) = (ports, trusted);
        if (ports.Secret is { } secret) _book = new(new(secret.Address, ports.Self.Uid), secret.Text);
    }

    /// <summary>Whether the member may be told things.</summary>
    internal bool IsTrusted(FleetMember member) => _book?.IsTrusted(member.Address) ?? true;

    /// <summary>Whether what comes from the sender may be believed. The address is the one that the engine has seen it come from.</summary>
    internal bool Admits(IActorRef sender) => _book?.IsTrusted(AddressOf(sender)) ?? true;

    internal void Meet(FleetMember member, IActorRef self) =>
        Handle(new TrustInput.Met(new(member.Address, member.Uid), [.. RandomNumberGenerator.GetBytes(HelloProof.NonceSize)]), self);

    internal void Lose(long uid, IActorRef self) => Handle(new TrustInput.Lost(uid), self);

    internal void PassTime(IActorRef self) => Handle(new TrustInput.TimePassed(), self);

    internal void Hear(FleetMessage.ProofWanted wanted, IActorRef sender, IActorRef self) =>
        Handle(new TrustInput.Asked(new(AddressOf(sender), wanted.Uid), wanted.Nonce.Items), self);

    internal void Hear(FleetMessage.ProofGiven given, IActorRef sender, IActorRef self) =>
        Handle(new TrustInput.Proved(new(AddressOf(sender), given.Uid), given.Proof.Items), self);

    private static string AddressOf(IActorRef sender) => $"{sender.Path.Address}";

    private void Handle(TrustInput input, IActorRef self)
    {
        if (_book is null) return;
        (_book, var effects) = _book.Handle(input);
        foreach (var effect in effects) Perform(effect, self);
    }

    private void Perform(TrustEffect effect, IActorRef self)
    {
        switch (effect)
        {
            case TrustEffect.Ask e:
                _ports.Peer(e.Address).Tell(new FleetMessage.ProofWanted(_ports.Self.Uid, EquatableArray.Of<byte>(e.Nonce)), self);
                break;
            case TrustEffect.Prove e:
                _ports.Peer(e.Address).Tell(new FleetMessage.ProofGiven(_ports.Self.Uid, EquatableArray.Of<byte>(e.Proof)), self);
                break;
            case TrustEffect.Trust e:
                _trusted(e.Peer.Uid);
                break;
            case TrustEffect.Refuse e:
                Refuse(e.Address);
                break;
        }
    }

    // Only members are judged, so there are not many of them.
    private void Refuse(string address)
    {
        var now = _ports.Home.Time.GetElapsedTime(0);
        if (_logged.TryGetValue(address, out var last) && now - last < LogInterval) return;
        _logged[address] = now;
        _ports.Home.Log.Write(LogLevel.Error, $"cluster: {address} has another secret: it is told nothing, and not obeyed");
    }
}
