using System.Collections.Immutable;
using System.Security.Cryptography;
using Akka.Actor;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Trust;
using Supervisor.Actors.Fleet.Wire;

namespace Supervisor.Tests.Fleet;

/// <summary>
/// Another node as a fleet actor sees it: it answers the hello by itself, seals what the test tells and opens what it is told, as
/// bytes on the way.
/// </summary>
internal sealed class FakePeer : ICanTell
{
    private readonly Lock _gate = new();
    private readonly NodeId _self;
    private readonly long _fleetUid;
    private readonly Action<FleetEnvelope> _send;
    private TrustBook _book;

    /// <summary>A peer that knows the secret.</summary>
    /// <param name="self">Whom it plays.</param>
    /// <param name="address">Where the fleet actor thinks that it is.</param>
    /// <param name="fleet">The node of the fleet actor.</param>
    /// <param name="secret">Null when there is none.</param>
    /// <param name="send">Sends to the fleet actor.</param>
    public FakePeer(NodeId self, string address, PeerLife fleet, string? secret, Action<FleetEnvelope> send)
    {
        (_self, _fleetUid, _send) = (self, fleet.Uid, send);
        var nonce = Nonce();
        Question = new(self.Uid, new(nonce));
        _book = new TrustBook(new(address, self.Uid), secret ?? "").Handle(new TrustInput.Met(fleet, nonce)).Next;
    }

    /// <summary>Hears every letter.</summary>
    public Action<Letter> Heard { get; set; } = _ => { };

    /// <summary>Hears every question and answer of the hello, if the peer is not to see to them itself.</summary>
    public Action<FleetEnvelope>? Hello { get; set; }

    /// <summary>What it asks the fleet actor if the test sends it; it waits to be asked.</summary>
    public FleetEnvelope.ProofWanted Question { get; }

    /// <summary>Whether the fleet actor has proved the secret to it.</summary>
    public bool Trusts => _book.IsTrusted(_fleetUid);

    public void Tell(object message, IActorRef? sender)
    {
        var envelope = (FleetEnvelope)message;
        envelope = EnvelopeCodec.Decode(EnvelopeCodec.Manifest(envelope), EnvelopeCodec.Encode(envelope));
        if (envelope is FleetEnvelope.Sealed letter) Open(letter);
        else if (Hello is { } hello) hello(envelope);
        else Answer(envelope);
    }

    /// <summary>Tells the fleet actor, or one of its errands.</summary>
    public void Tell(FleetMessage content, long to = 0, long from = 0) => _send(Seal(content, to, from));

    public FleetEnvelope.Sealed Seal(FleetMessage content, long to = 0, long from = 0)
    {
        lock (_gate)
        {
            (_book, var envelope) = _book.Seal(_fleetUid, LetterCodec.Encode(new(from, to, content)));
            return envelope ?? throw new InvalidOperationException("The fleet actor has not proved itself to this peer.");
        }
    }

    /// <summary>Does with a question or an answer of the hello what a node does.</summary>
    public void Answer(FleetEnvelope envelope)
    {
        lock (_gate)
        {
            (_book, var effects) = _book.Handle(envelope switch
            {
                FleetEnvelope.ProofWanted e => new TrustInput.Asked(e.Uid, e.Nonce.Items, Nonce()),
                FleetEnvelope.ProofGiven e => new TrustInput.Proved(e.Uid, e.Nonce.Items, e.Proof.Items),
                _ => throw new ArgumentException($"{envelope} is no part of the hello.", nameof(envelope)),
            });
            foreach (var proof in effects.OfType<TrustEffect.Prove>())
                _send(new FleetEnvelope.ProofGiven(_self.Uid, new(proof.Nonce), new(proof.Proof)));
        }
    }

    private void Open(FleetEnvelope.Sealed envelope)
    {
        lock (_gate)
        {
            (_book, var verdict) = _book.Open(envelope);
            Assert.Equal(SealVerdict.Right, verdict);
        }

        Heard(LetterCodec.Decode(envelope.Letter.Span));
    }

    private static ImmutableArray<byte> Nonce() => [.. RandomNumberGenerator.GetBytes(HelloProof.NonceSize)];
}
