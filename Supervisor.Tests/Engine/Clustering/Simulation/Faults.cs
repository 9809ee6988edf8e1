namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>The troubles of one world, drawn from its seed. Each is written so that what it hits is known to the invariants.</summary>
internal sealed class Faults(SimulatedWorld world)
{
    private readonly Chance _chance = world.Chance;

    /// <summary>Long enough for detection and for the resolver, with one-second looks and lost messages.</summary>
    private TimeSpan Resolution => world.Settings.Downing.StableAfter + TimeSpan.FromSeconds(25);

    /// <summary>Hosts start in any order, together or one after the other; some much later.</summary>
    public void StartHosts()
    {
        world.HostsRefuse = _chance.Is(0.5);
        var spread = _chance.OneOf([1, 300, 3000]);
        foreach (var host in world.Hosts)
        {
            var late = _chance.Is(0.1) ? 8000 : 0;
            world.Act(_chance.Milliseconds(0, spread + late), host.Start);
        }
    }

    public void DisturbNetwork()
    {
        world.Network.Loss = _chance.OneOf([0, 0.1]);
        world.Network.Doubling = _chance.OneOf([0, 0.1]);
        world.Network.MaxDelayMilliseconds = _chance.OneOf([2, 20, 250]);
        world.Story?.Invoke($"loss {world.Network.Loss}, doubling {world.Network.Doubling}, delay up to {world.Network.MaxDelayMilliseconds} ms");
    }

    public void Calm()
    {
        world.Story?.Invoke($"{world.Now} calm");
        world.Network.Heal();
        world.Network.Loss = world.Network.Doubling = 0;
        foreach (var host in world.Hosts.Where(h => !h.IsAlive && !h.IsLeaving && _chance.Is(0.5))) Restart(host);
        // Without any seed nobody finds anybody.
        if (!world.Hosts[0].IsAlive) Restart(world.Hosts[0]);
    }

    /// <summary>One trouble, and its end.</summary>
    public void Strike()
    {
        switch (_chance.Below(8))
        {
            case 0: Crash(Victim()); break;
            case 1: Restart(Victim()); break;
            case 2: Leave(Victim()); break;
            case 3: Partition(_chance.Between(2, 3)); break;
            case 4: CutLink(); break;
            case 5: Isolate(); break;
            case 6: Freeze(); break;
            default: Slow(); break;
        }
    }

    private SimulatedHost Victim() => _chance.OneOf(world.Hosts);

    private static void Crash(SimulatedHost host)
    {
        if (host.IsAlive) host.Crash();
    }

    private void Restart(SimulatedHost host)
    {
        Crash(host);
        var life = host.Life;
        world.Act(world.Now + _chance.Milliseconds(0, 6000), () => StartAgain(host, life));
    }

    private static void StartAgain(SimulatedHost host, int life)
    {
        if (!host.IsAlive && host.Life == life) host.Start();
    }

    private static void Leave(SimulatedHost host)
    {
        if (host.Membered is not null) host.Leave();
    }

    private void Partition(int sides)
    {
        var sideOf = world.Hosts.Select(_ => _chance.Below(sides)).ToArray();
        var isLong = _chance.Is(0.3);
        Trouble(world.Hosts);
        world.Network.Partition(sideOf);
        world.Story?.Invoke($"{world.Now} partition {string.Join("", sideOf)}");
        // Who wakes meanwhile first has to find out, and until then speaks for the far side.
        var lastAwake = world.Hosts.Max(h => h.FrozenUntil);
        var begin = isLong && lastAwake > world.Now ? lastAwake : world.Now;
        world.RunUntil(begin + (isLong ? Resolution : _chance.Milliseconds(500, 9000)));
        if (isLong) world.Invariants.OnlyOneSideIsLeft(sideOf);
        Heal(world.Hosts);
    }

    /// <summary>One link, in one direction or both; everybody else still hears both.</summary>
    private void CutLink()
    {
        var (a, b) = (Victim(), Victim());
        Trouble([a, b]);
        world.Network.Cut(a.Index, b.Index);
        world.Tell(a, $"cannot reach {b.Address.Host}");
        if (_chance.Is(0.5)) world.Network.Cut(b.Index, a.Index);
        world.RunUntil(world.Now + _chance.Milliseconds(1000, 15000));
        Heal([a, b]);
    }

    /// <summary>A host that only hears, or is only heard.</summary>
    private void Isolate()
    {
        var (victim, hears) = (Victim(), _chance.Is(0.5));
        Trouble([victim]);
        world.Tell(victim, hears ? "only hears" : "is only heard");
        foreach (var other in world.Hosts.Where(h => h != victim))
        {
            if (hears) world.Network.Cut(victim.Index, other.Index); else world.Network.Cut(other.Index, victim.Index);
        }
        world.RunUntil(world.Now + _chance.Milliseconds(1000, 12000));
        Heal([victim]);
    }

    private void Freeze()
    {
        var victim = Victim();
        // Who sleeps already does not wake earlier for that: what it would have done meanwhile is put off until then.
        var until = world.Now + _chance.Milliseconds(500, 20000);
        if (until > victim.FrozenUntil) victim.FrozenUntil = until;
        world.Tell(victim, $"sleeps until {victim.FrozenUntil}");
    }

    private void Slow()
    {
        var victim = Victim();
        victim.SlownessMilliseconds = _chance.Between(50, 1500);
        Trouble([victim]);
        world.Tell(victim, $"takes {victim.SlownessMilliseconds} ms longer");
        world.RunUntil(world.Now + _chance.Milliseconds(1000, 8000));
        victim.SlownessMilliseconds = 0;
        Heal([victim]);
    }

    private static void Trouble(IEnumerable<SimulatedHost> hosts)
    {
        foreach (var host in hosts) host.TroubledUntil = TimeSpan.MaxValue;
    }

    private void Heal(IEnumerable<SimulatedHost> hosts)
    {
        world.Network.Heal();
        world.Story?.Invoke($"{world.Now} healed");
        foreach (var host in hosts) host.TroubledUntil = world.Now;
    }
}
