using Supervisor.Node.Os.Users;

namespace Supervisor.Node.Configuration.Values;

/// <summary>Users and groups by name or number (specification 2.4).</summary>
internal sealed class Accounts(IUserDatabase users)
{
    public int CurrentUid => users.CurrentUid;

    public Parsed<int> Uid(string text)
    {
        var number = PyInt.Decimal(text);
        var user = number.Error is null ? users.FindUser(PyInt.ToLong(number.Value)) : users.FindUser(text);
        return user is null
            ? Parsed.Fail<int>($"Invalid user {(number.Error is null ? "id" : "name")} {text}")
            : Parsed.Ok(user.Uid);
    }

    public int? PrimaryGid(int uid) => users.FindUser(uid)?.Gid;

    /// <summary><c>user</c> or <c>user:group</c>; without a group its id is null.</summary>
    public Parsed<(int Uid, int? Gid)> UserAndGroup(string text)
    {
        var parts = text.Split(':', 2);
        var uid = Uid(parts[0]);
        var gid = parts.Length == 1 ? null : Gid(parts[1]);
        return uid.Error is null && (parts.Length == 1 || gid is not null)
            ? Parsed.Ok((uid.Value, gid))
            : Parsed.Fail<(int, int?)>("Invalid user:group definition " + text);
    }

    private int? Gid(string text)
    {
        var number = PyInt.Decimal(text);
        return number.Error is null ? users.FindGroup(PyInt.ToLong(number.Value)) : users.FindGroup(text);
    }
}
