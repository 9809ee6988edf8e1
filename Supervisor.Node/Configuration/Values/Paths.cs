using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Configuration.Values;

/// <summary>Values that are checked against the file system. Relative paths stay relative.</summary>
internal sealed class Paths(Surroundings surroundings)
{
    public Parsed<string> ExistingDirectory(string text)
    {
        var path = surroundings.ExpandUser(text);
        return surroundings.IsDirectory(path)
            ? Parsed.Ok(path)
            : Parsed.Fail<string>(text + " is not an existing directory");
    }

    /// <summary>The directory part must exist; a bare file name has none.</summary>
    public Parsed<string> InExistingDirectory(string text)
    {
        var path = surroundings.ExpandUser(text);
        var directory = PosixPath.DirectoryOf(path);
        return directory.Length == 0 || surroundings.IsDirectory(directory)
            ? Parsed.Ok(path)
            : Parsed.Fail<string>($"The directory named as part of the path {text} does not exist");
    }

    /// <summary>A child's log. The old spelling <c>syslog</c> is told apart by the caller.</summary>
    public Parsed<LogTarget> Logfile(string text) => text.ToLowerInvariant() switch
    {
        "" or "none" or "off" or "syslog" => Parsed.Ok<LogTarget>(new LogTarget.None()),
        "auto" => Parsed.Ok<LogTarget>(new LogTarget.Auto()),
        _ => InExistingDirectory(text).Then<LogTarget>(path => new LogTarget.File(path)),
    };
}
