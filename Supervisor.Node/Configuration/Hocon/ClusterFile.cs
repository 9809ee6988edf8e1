using System.Text;
using Akka.Configuration;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Sections;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Hocon;

/// <summary>
/// The HOCON file of a cluster: what the daemon itself has to know of it. The rest is the engine's, which says what it
/// does not like when the cluster system begins.
/// </summary>
internal static class ClusterFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when it could not be understood; all that is wrong is among the problems then.</summary>
    public static ClusterConfig? Read(ReadContext context, (string Shown, string Path) file, Origin asked)
    {
        var loaded = ConfigFile.Load(file.Path);
        if (loaded.Fault is { } fault)
        {
            context.Problems.Add($"cluster file {file.Shown} {Words(fault)}", asked);
            return null;
        }

        try
        {
            var include = (string name) => Included(PosixPath.Join(PosixPath.DirectoryOf(file.Path), name));
            var (files, hocon) = HoconFiles.Read(file.Shown, Strict.GetString(loaded.Bytes), include);
            return new ClusterKeys(context, hocon, new(files), PosixPath.DirectoryOf(file.Path)).Read(files);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Parsers differ in what they throw.
            var (text, origin) = HoconProblem.Of(file.Shown, e.Message);
            context.Problems.Add(text, origin);
            return null;
        }
    }

    private static string? Included(string path) => ConfigFile.Load(path) switch
    {
        { Fault: null } loaded => Strict.GetString(loaded.Bytes),
        { Fault: ConfigFileFault.Missing } => null,
        { Fault: { } fault } => throw new ConfigurationException($"included file {path} {Words(fault)}"),
    };

    private static string Words(ConfigFileFault fault) => fault switch
    {
        ConfigFileFault.Missing => "does not exist",
        ConfigFileFault.TooLarge => $"is larger than {ConfigFile.MaxBytes} bytes",
        _ => "cannot be read",
    };
}
