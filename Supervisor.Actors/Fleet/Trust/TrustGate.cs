using System.Collections.Immutable;
using System.Security.Cryptography;
using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet.Wire;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>
/// The trust book at work for a fleet actor: nothing goes to another node and nothing comes from one but through here. Without a
/// secret, which is possible on loopback addresses only, everybody passes who says hello.
/// </summary>
internal sealed class TrustGate
{
    private readonly FleetPorts _ports;
    private readonly Action<long> _trusted;
    private readonly RefusalLog _log;
    private TrustBook _book;

    /// <summary>Calls <paramref name="trusted"/> with the uid of everybody who has proved the secret.</summary>
    internal TrustGate(FleetPorts ports, Action<long> trusted)
    {
        (_ports, _trusted, _log) = (ports, trusted, new(ports.Home));
        _book = new(new(ports.Address, ports.Self.Uid), ports.Secret ?? "");
    }

    /// <summary>Whether that life may be told things.</summary>
    internal bool IsTrusted(long uid) => _book.IsTrusted(uid);

    internal void Meet(FleetMember member, IActorRef self)
    {
        if (!_book.IsTrusted(member.Uid)) Handle(new TrustInput.Met(new(member.Address, member.Uid), Random()), self);
    }

    internal void Lose(long uid, IActorRef self) => Handle(new TrustInput.Lost(uid), self);

    internal void PassTime(IActorRef self) => Handle(new TrustInput.TimePassed(), self);

    internal void Hear(FleetEnvelope.ProofWanted wanted, IActorRef self) =>
        Handle(new TrustInput.Asked(wanted.Uid, wanted.Nonce.Items, Random()), self);

    internal void Hear(FleetEnvelope.ProofGiven given, IActorRef self) =>
        Handle(new TrustInput.Proved(given.Uid, given.Nonce.Items, given.Proof.Items), self);

    /// <summary>Sends a letter to those of these lives that are trusted.</summary>
    internal void Tell(IEnumerable<long> uids, Letter letter, IActorRef self)
    {
        byte[]? bytes = null;
        foreach (var uid in uids.Where(IsTrusted))
        {
            (_book, var envelope) = _book.Seal(uid, bytes ??= LetterCodec.Encode(letter));
            if (envelope is not null) _ports.Peer(_book.AddressOf(uid)!).Tell(envelope, self);
        }
    }

    /// <summary>The letter in an envelope; null when it is not from the life that it names, or not understood.</summary>
    internal Letter? Open(FleetEnvelope.Sealed envelope)
    {
        (_book, var verdict) = _book.Open(envelope);
        if (verdict is SealVerdict.Stranger) return null;
        var address = _book.AddressOf(envelope.Uid)!;
        if (verdict is SealVerdict.Wrong) _log.WrongSeal(address);
        if (verdict is SealVerdict.Late) _log.Late(address);
        return verdict is SealVerdict.Right ? Read(envelope, address) : null;
    }

    private Letter? Read(FleetEnvelope.Sealed envelope, string address)
    {
        try
        {
            return LetterCodec.Decode(envelope.Letter.Span);
        }
        catch (WireException e)
        {
            _log.NotUnderstood(address, e.Message);
            return null;
        }
    }

    private static ImmutableArray<byte> Random() => [.. RandomNumberGenerator.GetBytes(HelloProof.NonceSize)];

    private void Handle(TrustInput input, IActorRef self)
    {
        (_book, var effects) = _book.Handle(input);
        foreach (var effect in effects) Perform(effect, self);
    }

    private void Perform(TrustEffect effect, IActorRef self)
    {
        switch (effect)
        {
            case TrustEffect.Ask e:
                _ports.Peer(e.Address).Tell(new FleetEnvelope.ProofWanted(_ports.Self.Uid, EquatableArray.Of<byte>(e.Nonce)), self);
                break;
            case TrustEffect.Prove e:
                var given = new FleetEnvelope.ProofGiven(_ports.Self.Uid, EquatableArray.Of<byte>(e.Nonce), EquatableArray.Of<byte>(e.Proof));
                _ports.Peer(e.Address).Tell(given, self);
                break;
            case TrustEffect.Trust e:
                _trusted(e.Peer.Uid);
                break;
            case TrustEffect.Refuse e:
                _log.WrongProof(e.Address);
                break;
        }
    }
}
