using System.Text;

namespace Akka.Actor;

internal static class ActorNames
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    internal static void Check(string name, ActorPath parent)
    {
        if (name.Length == 0) throw new InvalidActorNameException("Actor name must not be empty.");
        if (!ActorPath.IsValidPathElement(name))
            throw new InvalidActorNameException(
                $"Illegal actor name \"{name}\" under [{parent}]. An actor name must not start with $, and may have only "
                + $"ASCII letters, digits, {ActorPath.ValidSymbols} and %XX escapes.");
    }

    /// <summary>$a, $b, …, $~, $ab, …: names that no user may give.</summary>
    internal static string Temporary(long number)
    {
        var name = new StringBuilder("$");
        do name.Append(Digits[(int)(number & 63)]);
        while ((number >>= 6) > 0);
        return name.ToString();
    }

    internal static long NewUid() => Random.Shared.NextInt64(1, int.MaxValue);
}
