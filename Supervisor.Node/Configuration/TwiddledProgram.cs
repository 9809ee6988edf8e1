using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Sections;

namespace Supervisor.Node.Configuration;

/// <summary>A program that is described by a client instead of a file.</summary>
internal static class TwiddledProgram
{
    /// <summary>Reads options of a program of a group as a <c>[program:x]</c> section of the root file would be read; or says what is wrong first.</summary>
    public static (ProgramConfig? Program, string? Error) Read(
        ConfigRequest request, SupervisorConfig config, Namespec name, IEnumerable<KeyValuePair<string, string>> options)
    {
        var document = new IniDocument();
        var origin = new Origin(config.ConfigFile, 0);
        var section = document.Open("program:" + name.Process, origin);
        foreach (var (key, value) in options) section.Set(key.ToLowerInvariant(), new(value, origin));
        var context = new ReadContext(document, config.ConfigFile, request.Surroundings);
        context.Variables.SetVariables(config.Daemon.Environment);
        var read = ProgramSection.Read(context, section, name.Group, ProgramKind.Program);
        return context.Problems.Count > 0
            ? (null, context.Problems.All[0].Text)
            : (ConfigReader.WithEnvironment(read!, config.Daemon.Environment), null);
    }
}
