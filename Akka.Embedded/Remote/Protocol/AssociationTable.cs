using static Akka.Remote.Protocol.AssociationEffect;
using static Akka.Remote.Protocol.AssociationInput;
using static Akka.Remote.Protocol.AssociationPhase;

namespace Akka.Remote.Protocol;

/// <summary>
/// The life of our connection to one other node, as a function. A node that is restarted has a new uid: from the moment it is
/// seen (or the old one says goodbye, or is quarantined) the old one is over for good, and whatever was meant for it is
/// dropped. Losing a connection ends nothing: it is made again as soon as there is something to say.
/// </summary>
internal static class AssociationTable
{
    /// <summary>Whoever will not speak with us is asked rarely.</summary>
    private const int Rarely = 16;

    internal static AssociationStep Next(AssociationState state, AssociationInput input) => (state.Phase, input) switch
    {
        (Closed, _) => Stay(state),
        (_, Shutdown) => Stay(state with { Phase = Closed }, new CloseLink(false), new DropAll()),
        (_, Quarantine quarantine) => OnQuarantine(state, quarantine.Uid ?? state.Uid),
        (_, PeerGone gone) => gone.Uid == state.Uid ? Over(state, gone.Uid) : Stay(Bar(state, gone.Uid)),
        (_, PeerSeen seen) => OnPeerSeen(state, seen.Uid),
        (Idle, SendRequested) => Stay(state with { Phase = Dialing }, new Dial()),
        (Dialing, Connected connected) => OnConnected(state, connected.Uid),
        (Dialing, ConnectFailed) => Wait(state with { Failures = state.Failures + 1 }, new DropExpired()),
        (Active, LinkLost) => Wait(state, new AnnounceDisassociated()),
        (Active, BarredByPeer) => Wait(
            state with { Failures = Rarely, Uid = null },
            new CloseLink(false), new DropAll(), new AnnounceDisassociated(), new AnnounceBarredByPeer()),
        (_, BarredByPeer) => Stay(state with { Failures = Rarely, Uid = null }, new DropAll(), new AnnounceBarredByPeer()),
        (Waiting, RetryDue { Pending: true }) => Stay(state with { Phase = Dialing }, new Dial()),
        (Waiting, RetryDue) => Stay(state with { Phase = Idle }),
        _ => Stay(state),
    };

    private static AssociationStep OnConnected(AssociationState state, int uid)
    {
        if (state.Barred.Contains(uid))
            return Wait(state with { Failures = state.Failures + 1 }, new CloseLink(true), new DropAll());
        var met = state with { Phase = Active, Failures = 0, Uid = uid };
        return state.Uid is { } before && before != uid
            ? Stay(Bar(met, before), new DropAll(), new AddressTerminated(before), new UseLink(), new AnnounceAssociated())
            : Stay(met, new UseLink(), new AnnounceAssociated());
    }

    private static AssociationStep OnPeerSeen(AssociationState state, int uid)
    {
        if (state.Barred.Contains(uid)) return Stay(state);
        if (state.Uid is { } before && before != uid)
        {
            var over = Over(state, before);
            return over with { State = over.State with { Uid = uid } };
        }

        var known = state with { Uid = uid, Failures = 0 };
        // It is there: no need to wait longer.
        return state.Phase == Waiting ? Stay(known with { Phase = Dialing }, new Dial()) : Stay(known);
    }

    private static AssociationStep OnQuarantine(AssociationState state, int? uid)
    {
        if (uid is not { } barred || state.Barred.Contains(barred)) return Stay(state);
        if (state.Uid is { } met && met != barred) return Stay(Bar(state, barred), new AnnounceQuarantined(barred));
        var over = Over(state, barred, tellQuarantined: true);
        return over with { Effects = over.Effects.Add(new AnnounceQuarantined(barred)) };
    }

    /// <summary>That life is not spoken with again.</summary>
    private static AssociationStep Over(AssociationState state, int uid, bool tellQuarantined = false)
    {
        var without = Bar(state, uid) with { Uid = null };
        return state.Phase == Active
            ? Wait(without, new CloseLink(tellQuarantined), new DropAll(), new AddressTerminated(uid), new AnnounceDisassociated())
            : Stay(without, new DropAll(), new AddressTerminated(uid));
    }

    private static AssociationState Bar(AssociationState state, int uid) => state with { Barred = state.Barred.Add(uid) };

    private static AssociationStep Wait(AssociationState state, params ReadOnlySpan<AssociationEffect> effects) =>
        Stay(state with { Phase = Waiting }, [.. effects, new ArmRetry(state.Failures)]);

    private static AssociationStep Stay(AssociationState state, params ReadOnlySpan<AssociationEffect> effects) =>
        new(state, [.. effects]);
}
