using System.Globalization;

namespace Supervisor.Node.Http;

/// <summary>The sentences a failed start ends with (specification, Appendix C).</summary>
internal static class BindErrors
{
    public const string InUse = "Another program is already listening on a port that one of our HTTP servers is configured to "
        + "use.  Shut this program down first before starting supervisord.";

    public const string PathTooLong = "Cannot open an HTTP server: socket.error reported AF_UNIX path too long";

    private static readonly Dictionary<int, string> Names = new()
    {
        [1] = "EPERM",
        [2] = "ENOENT",
        [5] = "EIO",
        [12] = "ENOMEM",
        [13] = "EACCES",
        [17] = "EEXIST",
        [18] = "EXDEV",
        [20] = "ENOTDIR",
        [22] = "EINVAL",
        [23] = "ENFILE",
        [24] = "EMFILE",
        [28] = "ENOSPC",
        [30] = "EROFS",
        [31] = "EMLINK",
        [36] = "ENAMETOOLONG",
        [40] = "ELOOP",
        [95] = "EOPNOTSUPP",
        [97] = "EAFNOSUPPORT",
        [99] = "EADDRNOTAVAIL",
        [105] = "ENOBUFS",
        [122] = "EDQUOT",
    };

    public static string Socket(int errno) => errno == 98
        ? InUse
        : Names.TryGetValue(errno, out var name)
            ? string.Create(CultureInfo.InvariantCulture, $"Cannot open an HTTP server: socket.error reported errno.{name} ({errno})")
            : string.Create(CultureInfo.InvariantCulture, $"Cannot open an HTTP server: socket.error reported {errno}");

    /// <summary>The resolver's errors are negative numbers (getaddrinfo(3)).</summary>
    public static string Resolver(int error) =>
        string.Create(CultureInfo.InvariantCulture, $"Cannot open an HTTP server: socket.error reported {error}");

    public static string Chown(string path, int user, int group) => string.Create(
        CultureInfo.InvariantCulture,
        $"Not permitted to chown {path} to uid/gid ({user}, {group}); adjust \"sockchown\" value in config file or on command line "
        + $"to values that the current user ({Environment.UserName}) can successfully chown");
}
