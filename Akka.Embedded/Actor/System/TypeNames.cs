using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>Types that configuration names. What trimming must keep is registered or kept by the application.</summary>
internal static class TypeNames
{
    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "The type is named in the user's configuration.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "As above.")]
    [UnconditionalSuppressMessage("Trimming", "IL2073", Justification = "As above.")]
    [return: DynamicallyAccessedMembers(Props.Constructors)]
    internal static Type? Find(string name)
    {
        if (Type.GetType(name) is { } type) return type;
        var plain = name.Split(',')[0].Trim();
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            if (assembly.GetType(plain) is { } found) return found;
        return null;
    }
}
