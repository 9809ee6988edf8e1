using System.Text;

namespace Supervisor.Actors.Tree;

/// <summary>Names of groups, programs and processes as actor names: what a path does not allow is written as %XX.</summary>
internal static class ActorNames
{
    private const string Plain = "-_.*+:@&=,!~';";

    internal static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || (Plain.Contains(c) && text.Length > 0)) text.Append(c);
            else text.Append('%').Append(b.ToString("X2", null));
        }

        return text.Length == 0 ? "%" : text.ToString();
    }
}
