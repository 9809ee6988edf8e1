using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Expansion;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary>Every section whose name begins like a server's is one; inet sections come first.</summary>
internal static class ServerSections
{
    private const int DefaultMode = 448;

    public static IReadOnlyList<ServerConfig> Read(ReadContext context)
    {
        var inet = context.Document.WithPrefix("inet_http_server").Select(s => ReadInet(context, s)).ToList();
        var unix = context.Document.WithPrefix("unix_http_server").Select(s => ReadUnix(context, s)).ToList();
        return [.. inet.OfType<ServerConfig>(), .. unix.OfType<ServerConfig>()];
    }

    public static ServerConfig.Inet? ReadInet(ReadContext context, IniSection section)
    {
        var scope = new SectionScope(context, section, new NameTable(context.Variables));
        var (username, password) = ReadCredentials(scope);
        if (!scope.Has("port"))
        {
            scope.Fail($"section [{section.Name}] has no port value");
            return null;
        }

        var (host, port) = scope.Get("port", Addresses.Inet, ("", 0));
        return new(section.Name, host, port, username, password);
    }

    public static ServerConfig.Unix? ReadUnix(ReadContext context, IniSection section)
    {
        var file = context.Plain(section).Text("file");
        var scope = new SectionScope(context, section, new NameTable(context.Variables));
        if (!scope.Has("file")) scope.Fail($"section [{section.Name}] has no file value");
        var (username, password) = ReadCredentials(scope);
        var owner = scope.Get<(int Uid, int? Gid)?>(
            "chown",
            text => context.Accounts.UserAndGroup(text).Then<(int, int?)?>(o => o),
            null,
            "Invalid sockchown value");
        var mode = scope.Get("chmod", Scalars.Octal, DefaultMode, "Invalid chmod value");
        if (file is null) return null;
        var path = context.Surroundings.Normalize(PyText.Strip(file));
        return new(section.Name, path, mode, owner?.Uid, owner?.Gid, username, password);
    }

    /// <summary>Both or neither; an empty username asks nobody for a password.</summary>
    private static (string? Username, string? Password) ReadCredentials(SectionScope scope)
    {
        var username = scope.Text("username");
        var password = scope.Text("password");
        if (scope.Has("username") != scope.Has("password"))
        {
            scope.Fail($"Section [{scope.Section.Name}] contains incomplete authentication: If a username or a "
                + "password is specified, both the username and password must be specified");
        }

        return string.IsNullOrEmpty(username) ? (null, null) : (username, password);
    }
}
