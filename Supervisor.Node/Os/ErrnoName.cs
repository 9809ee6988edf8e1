using System.Globalization;

namespace Supervisor.Node.Os;

/// <summary>Symbolic names of Linux's error numbers, as the reference has them in the texts of failed starts.</summary>
internal static class ErrnoName
{
    private static readonly string[] Names =
    [
        "", "EPERM", "ENOENT", "ESRCH", "EINTR", "EIO", "ENXIO", "E2BIG", "ENOEXEC", "EBADF", "ECHILD", "EAGAIN", "ENOMEM",
        "EACCES", "EFAULT", "ENOTBLK", "EBUSY", "EEXIST", "EXDEV", "ENODEV", "ENOTDIR", "EISDIR", "EINVAL", "ENFILE", "EMFILE",
        "ENOTTY", "ETXTBSY", "EFBIG", "ENOSPC", "ESPIPE", "EROFS", "EMLINK", "EPIPE", "EDOM", "ERANGE", "EDEADLOCK",
        "ENAMETOOLONG", "ENOLCK", "ENOSYS", "ENOTEMPTY", "ELOOP",
    ];

    private static readonly Dictionary<int, string> Later = new()
    {
        [71] = "EPROTO",
        [74] = "EBADMSG",
        [75] = "EOVERFLOW",
        [79] = "ELIBACC",
        [80] = "ELIBBAD",
        [87] = "EUSERS",
        [95] = "ENOTSUP",
        [110] = "ETIMEDOUT",
        [112] = "EHOSTDOWN",
        [116] = "ESTALE",
        [121] = "EREMOTEIO",
        [122] = "EDQUOT",
        [125] = "ECANCELED",
        [126] = "ENOKEY",
        [127] = "EKEYEXPIRED",
        [129] = "EKEYREJECTED",
    };

    /// <summary>The name, or the number where it has none here.</summary>
    internal static string Of(int errno) => errno > 0 && errno < Names.Length
        ? Names[errno]
        : Later.GetValueOrDefault(errno) ?? errno.ToString(CultureInfo.InvariantCulture);
}
