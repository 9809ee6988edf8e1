using System.Buffers;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Hocon;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary><c>[cluster]</c>, which is ours: what makes this daemon a node of a fleet.</summary>
internal static class ClusterSection
{
    private const string Name = "cluster";

    private static readonly SearchValues<char> NotInNames = SearchValues.Create(":@*?, \t\n\r\v\f");

    /// <summary>Null without the section and without a file on the command line, which stands in for <c>config</c>.</summary>
    public static ClusterConfig? Read(ReadContext context, string? commandLineFile)
    {
        var section = context.Document.Section(Name);
        if (section is null && commandLineFile is null) return null;
        section ??= new(Name, new("--cluster", 0));
        var scope = context.Plain(section);
        var nodeName = scope.Get("node_name", NodeName, "");
        if (nodeName.Length == 0) nodeName = HostName(scope);
        ServerConfig?[] servers =
        [
            scope.Has("port") ? ServerSections.ReadInet(context, section) : null,
            scope.Has("file") ? ServerSections.ReadUnix(context, section) : null,
        ];
        if (FileOf(scope, commandLineFile) is not { } file) return null;
        return ClusterFile.Read(context, file, section.Origin) is { } config
            ? config with { NodeName = nodeName, Servers = EquatableArray.Of(servers.OfType<ServerConfig>()) }
            : null;
    }

    /// <summary>Names stand in front of groups and behind them, with these signs between.</summary>
    private static Parsed<string> NodeName(string text) => text switch
    {
        "" => Parsed.Fail<string>("node_name is empty: leave it out to use the host's name"),
        _ when text.AsSpan().ContainsAny(NotInNames) =>
            Parsed.Fail<string>($"node_name {PyText.Repr(text)} may not contain blanks, commas, ':', '@', '*' or '?'"),
        { Length: > 255 } => Parsed.Fail<string>("node_name is longer than 255 characters"),
        _ => Parsed.Ok(text),
    };

    private static string HostName(SectionScope scope)
    {
        var name = NodeName(scope.Context.Surroundings.HostName);
        if (name.Error is not null && !scope.Has("node_name"))
            scope.Fail($"section [{Name}] needs a node_name: this host's name, '{scope.Context.Surroundings.HostName}', cannot be one");
        return name.Value;
    }

    /// <summary>As it is quoted, and where it is: beside the configuration, or where the command line was given.</summary>
    private static (string Shown, string Path)? FileOf(SectionScope scope, string? commandLineFile)
    {
        var context = scope.Context;
        if (commandLineFile is not null) return (commandLineFile, context.Surroundings.Normalize(commandLineFile));
        if (scope.Text("config") is { Length: > 0 } file)
        {
            var path = PosixPath.Normalize(PosixPath.Join(context.Here, context.Surroundings.ExpandUser(file)));
            return (path, path);
        }

        if (scope.Section.Find("config") is null || scope.Raw("config") is "")
            scope.Fail($"section [{Name}] has no config value: name the HOCON file of the cluster, or use --cluster FILE");
        return null;
    }
}
