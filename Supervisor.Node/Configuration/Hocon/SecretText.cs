using System.Text;
using Supervisor.Node.Configuration.Sections;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Hocon;

/// <summary>The secret of a fleet: written in the file, or in one of its own.</summary>
internal sealed class SecretText(ReadContext context, HoconPlaces places)
{
    private const int MaxBytes = 4096;
    private const int FewBytes = 16;
    private const string Key = "supervisor.cluster.secret";

    public string? Read(string? secret, string? file, string folder)
    {
        if (secret is not null && file is not null) context.Problems.Add($"{Key} and {Key}-file are both given: one of them is enough", places.Of(Key));
        secret ??= file is null ? null : ReadFile(PosixPath.Normalize(PosixPath.Join(folder, context.Surroundings.ExpandUser(file))));
        if (secret is null) return null;
        if (Encoding.UTF8.GetByteCount(secret) > MaxBytes) context.Problems.Add($"{Key} is longer than {MaxBytes} bytes", places.Of(Key));
        if (secret.Length < FewBytes) context.Warn($"{Key} has only {secret.Length} characters: use a long random one");
        return secret;
    }

    private string? ReadFile(string path)
    {
        var loaded = ConfigFile.Load(path);
        if (loaded.Fault is not null || loaded.Bytes.Length > MaxBytes)
        {
            context.Problems.Add($"{Key}-file: {path} {(loaded.Fault is null ? $"is larger than {MaxBytes} bytes" : "cannot be read")}", places.Of(Key + "-file"));
            return null;
        }

        const UnixFileMode Everybody = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if ((new FileInfo(path).UnixFileMode & Everybody) != 0) context.Warn($"{Key}-file: every user of this host can read {path}: chmod 600");
        var text = Encoding.UTF8.GetString(loaded.Bytes).Trim();
        if (text.Length > 0) return text;
        context.Problems.Add($"{Key}-file: {path} is empty", places.Of(Key + "-file"));
        return null;
    }
}
