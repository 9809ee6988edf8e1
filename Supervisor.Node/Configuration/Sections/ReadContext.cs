using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Expansion;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary>What every section reader shares during one reading.</summary>
internal sealed class ReadContext(IniDocument document, string configFile, Surroundings surroundings)
{
    public IniDocument Document { get; } = document;

    public Surroundings Surroundings { get; } = surroundings;

    public ConfigProblems Problems { get; } = new();

    public Paths Paths { get; } = new(surroundings);

    public Accounts Accounts { get; } = new(surroundings.Users);

    /// <summary>The directory of the root file, absolute.</summary>
    public string Here { get; } =
        PosixPath.Normalize(surroundings.Absolute(PosixPath.DirectoryOf(configFile)));

    /// <summary><c>ENV_</c> names: the start environment, later joined by that of <c>[supervisord]</c>.</summary>
    public NameTable Variables { get; private init; } = new NameTable().SetVariables(surroundings.Environment);

    /// <summary>Remarks for the activity log.</summary>
    public List<ConfigMessage> Messages { get; } = [];

    public void Warn(string text) => Remark(LogLevel.Warn, text);

    public void Inform(string text) => Remark(LogLevel.Info, text);

    public NameTable NamesWithHere() => new NameTable(Variables).Set("here", Here);

    /// <summary>Keys that know <c>here</c> and the environment only.</summary>
    public SectionScope Plain(IniSection section) => new(this, section, NamesWithHere());

    /// <summary>The same, with problems and remarks of its own.</summary>
    public ReadContext Aside() => new(Document, configFile, Surroundings) { Variables = Variables };

    private void Remark(LogLevel level, string text)
    {
        var message = new ConfigMessage(level, text);
        if (!Messages.Contains(message)) Messages.Add(message);
    }
}
