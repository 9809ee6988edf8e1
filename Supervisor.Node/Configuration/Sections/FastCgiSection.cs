using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary><c>[fcgi-program:x]</c> that no group names: a group with a socket (specification 2.7.7).</summary>
internal static class FastCgiSection
{
    private const string UnixScheme = "unix://";
    private const int HighestBacklog = 65535, DefaultMode = 448;

    public static GroupConfig? Read(ReadContext context, IniSection section) =>
        GroupSections.ReadProgram(context, section, ProgramKind.FastCgi, ReadSocket);

    /// <summary>
    /// The socket of a program that a group names. The reference does not look at it there: what is wrong with it is a
    /// remark, and the program runs without.
    /// </summary>
    public static FastCgiConfig? ReadSocketInGroup(ReadContext context, IniSection section, string group)
    {
        var aside = context.Aside();
        var socket = ReadSocket(aside.Plain(section), ProgramSection.NameOf(section));
        if (aside.Problems.Count == 0) return socket;
        context.Warn($"[{section.Name}] runs in group {group} without a socket: {aside.Problems.All[0].Text}");
        return null;
    }

    private static FastCgiConfig? ReadSocket(SectionScope scope, string program)
    {
        var uid = scope.Get<int?>("user", text => scope.Context.Accounts.Uid(text).Then<int?>(id => id), null);
        var backlog = scope.Get<int?>("socket_backlog", text => Scalars.Integer(text).Then<int?>(n => n), null);
        if (backlog is < 1 or > HighestBacklog) scope.Fail($"Invalid socket_backlog value {backlog}", "socket_backlog");
        var owner = scope.Get<(int Uid, int? Gid)?>(
            "socket_owner",
            text => scope.Context.Accounts.UserAndGroup(text).Then<(int, int?)?>(o => o),
            null,
            "Invalid socket_owner value");
        var mode = scope.Get<int?>(
            "socket_mode", text => Scalars.Octal(text).Then<int?>(m => m), null, "Invalid socket_mode value");
        scope.Names.Set("program_name", program);
        if (scope.Text("socket") is { Length: > 0 } socket)
        {
            return socket.StartsWith(UnixScheme, StringComparison.Ordinal)
                ? Unix(scope, socket[UnixScheme.Length..], new("", backlog, owner?.Uid, owner?.Gid, mode), uid)
                : Tcp(scope, socket, backlog);
        }

        if (scope.Raw("socket") is null or "")
        {
            scope.Fail($"[{scope.Section.Name}] section requires a \"socket\" line", "socket");
        }

        return null;
    }

    private static FastCgiConfig? Unix(SectionScope scope, string path, FastCgiConfig socket, int? uid)
    {
        if (!path.StartsWith('/'))
        {
            scope.Fail($"Unix socket path {path} is not an absolute path in [{scope.Section.Name}] socket", "socket");
            return null;
        }

        if (socket.OwnerUid is null && uid is { } other && other != scope.Context.Accounts.CurrentUid)
        {
            socket = socket with { OwnerUid = other, OwnerGid = scope.Context.Accounts.PrimaryGid(other) };
        }

        return socket with
        {
            SocketUrl = UnixScheme + scope.Context.Surroundings.Normalize(path),
            Mode = socket.Mode ?? DefaultMode,
        };
    }

    private static FastCgiConfig? Tcp(SectionScope scope, string socket, int? backlog)
    {
        var where = $"in [{scope.Section.Name}] socket";
        if (scope.Has("socket_owner") || scope.Has("socket_mode"))
        {
            scope.Fail(
                "socket_owner and socket_mode params should only be used with a Unix domain socket " + where, "socket");
            return null;
        }

        if (Addresses.Tcp(socket) is not var (host, port))
        {
            scope.Fail($"Bad socket format {socket} {where}", "socket");
            return null;
        }

        if (port.Error is null) return new($"tcp://{host}:{port.Value}", backlog, null, null, null);
        scope.Fail($"{port.Error} {where}", "socket");
        return null;
    }
}
