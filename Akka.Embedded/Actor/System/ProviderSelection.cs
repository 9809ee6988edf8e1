using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>The object form of akka.actor.provider.</summary>
[SuppressMessage("Design", "CA1034", Justification = "Akka.NET's API.")]
public abstract class ProviderSelection
{
    private ProviderSelection(string name) => Name = name;

    internal string Name { get; }

    public sealed class Local : ProviderSelection
    {
        public static readonly Local Instance = new();

        private Local()
            : base("local")
        {
        }
    }

    public sealed class Remote : ProviderSelection
    {
        public static readonly Remote Instance = new();

        private Remote()
            : base("remote")
        {
        }
    }

    public sealed class Cluster : ProviderSelection
    {
        public static readonly Cluster Instance = new();

        private Cluster()
            : base("cluster")
        {
        }
    }
}
