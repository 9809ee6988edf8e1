using System.Text;

namespace Akka.Actor;

internal static class ActorPathText
{
    internal static string Format(ActorPath path, Address? address)
    {
        var text = new StringBuilder();
        if (address is not null) text.Append(address);
        if (path.Depth == 0) return text.Append('/').Append(path.Name.TrimStart('/')).ToString();
        foreach (var element in path.Elements) text.Append('/').Append(element);
        return text.ToString();
    }

    internal static bool TryParse(string path, out ActorPath actorPath)
    {
        actorPath = null!;
        if (!Address.TryParse(path, out var address, out var rest)) return false;
        actorPath = new RootActorPath(address) / rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return true;
    }

    internal static bool IsValidElement(string text)
    {
        if (string.IsNullOrEmpty(text) || text[0] == '$') return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                    return false;
                i += 2;
            }
            else if (!char.IsAsciiLetterOrDigit(text[i]) && !ActorPath.ValidSymbols.Contains(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
