using Akka.Remote.Protocol;

namespace Supervisor.Tests.Engine.Remote;

public class AssociationTableTests
{
    /// <summary>State and input, then state and effects. "=1" is the uid met, "!1" one that is barred, "x2" failures in a row.</summary>
    private const string Table =
        """
        Idle               SendRequested     -> Dialing            : Dial
        Idle x3            SendRequested     -> Dialing x3         : Dial
        Idle               ConnectFailed     -> Idle               :
        Idle               PeerSeen 1        -> Idle =1            :
        Idle =1            PeerSeen 2        -> Idle =2 !1         : DropAll AddressTerminated(1)
        Idle =1            PeerGone 1        -> Idle !1            : DropAll AddressTerminated(1)
        Idle =2            PeerGone 1        -> Idle =2 !1         :
        Idle =1            Quarantine        -> Idle !1            : DropAll AddressTerminated(1) AnnounceQuarantined(1)
        Idle               Quarantine        -> Idle               :
        Idle               Quarantine 1      -> Idle !1            : DropAll AddressTerminated(1) AnnounceQuarantined(1)
        Idle =2            Quarantine 1      -> Idle =2 !1         : AnnounceQuarantined(1)
        Idle =2 !1         Quarantine 1      -> Idle =2 !1         :
        Idle =2 !1         PeerSeen 1        -> Idle =2 !1         :
        Idle =1            Shutdown          -> Closed =1          : CloseLink DropAll
        Dialing            SendRequested     -> Dialing            :
        Dialing x2         Connected 1       -> Active =1          : UseLink AnnounceAssociated
        Dialing =1         Connected 1       -> Active =1          : UseLink AnnounceAssociated
        Dialing =1         Connected 2       -> Active =2 !1       : DropAll AddressTerminated(1) UseLink AnnounceAssociated
        Dialing !1         Connected 1       -> Waiting x1 !1      : CloseLink(told) DropAll ArmRetry(1)
        Dialing x2 !1      Connected 3       -> Active =3 !1       : UseLink AnnounceAssociated
        Dialing x2         ConnectFailed     -> Waiting x3         : DropExpired ArmRetry(3)
        Dialing x2         PeerSeen 1        -> Dialing =1         :
        Dialing            RetryDue true     -> Dialing            :
        Waiting x2         SendRequested     -> Waiting x2         :
        Waiting x2         RetryDue true     -> Dialing x2         : Dial
        Waiting x2         RetryDue false    -> Idle x2            :
        Waiting x9         PeerSeen 1        -> Dialing =1         : Dial
        Waiting =1 x9      PeerSeen 2        -> Waiting =2 x9 !1   : DropAll AddressTerminated(1)
        Waiting !1         PeerSeen 1        -> Waiting !1         :
        Active =1          SendRequested     -> Active =1          :
        Active =1          LinkLost          -> Waiting =1         : AnnounceDisassociated ArmRetry(0)
        Active =1          RetryDue true     -> Active =1          :
        Active =1          PeerSeen 1        -> Active =1          :
        Active =1          PeerSeen 2        -> Waiting =2 !1      : CloseLink DropAll AddressTerminated(1) AnnounceDisassociated ArmRetry(0)
        Active =1          PeerGone 1        -> Waiting !1         : CloseLink DropAll AddressTerminated(1) AnnounceDisassociated ArmRetry(0)
        Active =1          Quarantine 1      -> Waiting !1         : CloseLink(told) DropAll AddressTerminated(1) AnnounceDisassociated ArmRetry(0) AnnounceQuarantined(1)
        Active =1          BarredByPeer      -> Waiting x16        : CloseLink DropAll AnnounceDisassociated AnnounceBarredByPeer ArmRetry(16)
        Waiting =1         BarredByPeer      -> Waiting x16        : DropAll AnnounceBarredByPeer
        Active =1          Shutdown          -> Closed =1          : CloseLink DropAll
        Closed =1          SendRequested     -> Closed =1          :
        Closed             Connected 1       -> Closed             :
        Closed =1          Quarantine        -> Closed =1          :
        """;

    public static TheoryData<string> Rows => [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim())];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_table_holds(string row)
    {
        var (before, after) = (row.Split("->")[0].Trim(), row.Split("->")[1]);
        var words = before.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var inputAt = Array.FindIndex(words, 1, w => char.IsUpper(w[0]));

        var step = AssociationTable.Next(ParseState(words[..inputAt]), ParseInput(words[inputAt..]));

        var effects = string.Join(' ', step.Effects.Select(Show));
        Assert.Equal(Normal(after), Normal($"{Show(step.State)} : {effects}"));
    }

    [Fact]
    public void Whatever_happens_a_barred_life_is_never_active_and_a_closed_association_stays_closed()
    {
        var random = new Random(3);
        for (var run = 0; run < 2_000; run++)
        {
            var state = AssociationState.Unknown;
            for (var i = 0; i < 60; i++)
            {
                var next = AssociationTable.Next(state, Any(random)).State;
                Assert.False(next.Phase == AssociationPhase.Active && next.Uid is null);
                Assert.False(next.Uid is { } uid && next.Barred.Contains(uid));
                Assert.True(next.Barred.IsSupersetOf(state.Barred));
                Assert.True(state.Phase != AssociationPhase.Closed || next == state);
                state = next;
            }
        }
    }

    private static AssociationInput Any(Random random)
    {
        var uid = random.Next(1, 5);
        return random.Next(40) switch
        {
            < 8 => new AssociationInput.SendRequested(),
            < 16 => new AssociationInput.Connected(uid),
            < 20 => new AssociationInput.ConnectFailed(),
            < 24 => new AssociationInput.LinkLost(),
            < 30 => new AssociationInput.RetryDue(uid > 2),
            < 34 => new AssociationInput.PeerSeen(uid),
            < 36 => new AssociationInput.PeerGone(uid),
            < 37 => new AssociationInput.BarredByPeer(),
            < 38 => new AssociationInput.Quarantine(uid),
            < 39 => new AssociationInput.Quarantine(null),
            _ => random.Next(10) == 0 ? new AssociationInput.Shutdown() : new AssociationInput.LinkLost(),
        };
    }

    private static AssociationState ParseState(string[] words)
    {
        var state = AssociationState.Unknown with { Phase = Enum.Parse<AssociationPhase>(words[0]) };
        foreach (var word in words[1..])
        {
            var number = int.Parse(word[1..], System.Globalization.CultureInfo.InvariantCulture);
            state = word[0] switch
            {
                '=' => state with { Uid = number },
                '!' => state with { Barred = state.Barred.Add(number) },
                _ => state with { Failures = number },
            };
        }

        return state;
    }

    private static AssociationInput ParseInput(string[] words)
    {
        int? number = words.Length > 1 && int.TryParse(words[1], out var parsed) ? parsed : null;
        return words[0] switch
        {
            "SendRequested" => new AssociationInput.SendRequested(),
            "Connected" => new AssociationInput.Connected(number!.Value),
            "ConnectFailed" => new AssociationInput.ConnectFailed(),
            "LinkLost" => new AssociationInput.LinkLost(),
            "RetryDue" => new AssociationInput.RetryDue(words[1] == "true"),
            "PeerSeen" => new AssociationInput.PeerSeen(number!.Value),
            "PeerGone" => new AssociationInput.PeerGone(number!.Value),
            "BarredByPeer" => new AssociationInput.BarredByPeer(),
            "Quarantine" => new AssociationInput.Quarantine(number),
            "Shutdown" => new AssociationInput.Shutdown(),
            var other => throw new ArgumentException(other),
        };
    }

    private static string Show(AssociationState state) => string.Join(
        ' ',
        new[] { state.Phase.ToString(), state.Uid is { } uid ? $"={uid}" : "", state.Failures > 0 ? $"x{state.Failures}" : "" }
            .Concat(state.Barred.Order().Select(b => $"!{b}")).Where(w => w.Length > 0));

    private static string Show(AssociationEffect effect) => effect switch
    {
        AssociationEffect.CloseLink close => close.TellQuarantined ? "CloseLink(told)" : "CloseLink",
        AssociationEffect.ArmRetry retry => $"ArmRetry({retry.Failures})",
        AssociationEffect.AddressTerminated gone => $"AddressTerminated({gone.Uid})",
        AssociationEffect.AnnounceQuarantined quarantined => $"AnnounceQuarantined({quarantined.Uid})",
        _ => effect.GetType().Name,
    };

    private static string Normal(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
