using System.Globalization;
using System.Text;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.History;

/// <summary>
/// A short text that is the same for the same configuration of a process, and all but certainly differs for another. Nobody is
/// kept from making two alike: it is FNV-1a, and no secret can be read from it that is longer than a few letters.
/// </summary>
internal static class ConfigFingerprint
{
    private const ulong Basis = 14_695_981_039_346_656_037, Prime = 1_099_511_628_211;

    internal static string Of(ProcessConfig process)
    {
        // What compares by its items prints as nothing.
        var plain = process with { ExitCodes = default, Environment = default };
        var text = new StringBuilder(plain.ToString());
        foreach (var code in process.ExitCodes) text.Append('\n').Append(code);
        foreach (var (key, value) in process.Environment) text.Append('\n').Append(key).Append('\0').Append(value);
        var hash = Basis;
        foreach (var unit in Encoding.UTF8.GetBytes(text.ToString())) hash = unchecked((hash ^ unit) * Prime);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
