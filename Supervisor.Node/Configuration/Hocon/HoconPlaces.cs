using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Ini;

namespace Supervisor.Node.Configuration.Hocon;

/// <summary>Where a key stands in a HOCON file, or in what it includes.</summary>
/// <param name="files">The file itself, and then what it includes in the order of reading.</param>
internal sealed class HoconPlaces(EquatableArray<HoconFile> files)
{
    /// <summary>The file alone where the key is in none, or comes from a variable.</summary>
    public Origin Of(string key)
    {
        foreach (var (file, i) in files.Select((file, i) => (file, i)))
        {
            if (HoconLines.Of(file.Text).TryGetValue(key, out var line)) return new(i == 0 ? file.Name : $"{files[0].Name}: {file.Name}", line);
        }

        return new(files[0].Name, 0);
    }
}
