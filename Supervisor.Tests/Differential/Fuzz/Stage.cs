using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>The configuration files that a sequence of calls works with.</summary>
internal static class Stage
{
    /// <summary>How many files there are to choose from; the last one is broken.</summary>
    public const int Variants = 6;

    public const int Broken = Variants - 1;

    public static string Programs(TempDir directory, string[] absent, int variant)
    {
        directory.Write("puppet.pl", Puppet.Script);
        directory.Write("deeds", "");
        return Sections(absent, variant);
    }

    public static string Sections(string[] absent, int variant)
    {
        var puppets = Puppet.All.Where(puppet =>
            puppet.Name is not ("pool_1" or "pool_2") && !absent.Contains(puppet.Name) && !IsGone(puppet, variant));
        return string.Concat(puppets.Select(puppet => puppet.Configuration(Change(puppet, variant)))) + Group(variant) + Guest(variant);
    }

    private static bool IsGone(Puppet puppet, int variant) => variant == 4 && puppet.Name is ("calm" or "hog");

    private static string Change(Puppet puppet, int variant) => (puppet.Name, variant) switch
    {
        ("hog", 3) => "environment=CHANGED=\"yes\"\n",
        ("pool_0", 3) => "stopsignal=TERM\npriority=4\n",
        ("calm", Broken) => "startretries=many\n",
        _ => "",
    };

    private static string Group(int variant) => $"[group:app]\nprograms={(variant == 2 ? "front" : "front,back")}\npriority=7\n";

    private static string Guest(int variant) => variant switch
    {
        1 => Puppet.Guest.Configuration(),
        3 => Puppet.Guest.Configuration("priority=1\n"),
        _ => "",
    };
}
