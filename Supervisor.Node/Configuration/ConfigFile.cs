using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration;

/// <summary>Why a file has no text.</summary>
internal enum ConfigFileFault
{
    Missing,
    Unreadable,
    TooLarge,
}

/// <summary>The bytes of one configuration file, or why there are none.</summary>
internal readonly record struct ConfigFile(byte[] Bytes, ConfigFileFault? Fault)
{
    public const int MaxBytes = 16 * 1024 * 1024;

    public static ConfigFile Load(string path)
    {
        path = PhysicalPath.Of(path);
        if (Directory.Exists(path)) return new([], ConfigFileFault.Unreadable);
        try
        {
            const FileShare Anything = FileShare.ReadWrite | FileShare.Delete;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, Anything);
            var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if (bytes.Length + read > MaxBytes) return new([], ConfigFileFault.TooLarge);
                bytes.Write(buffer, 0, read);
            }

            return new(bytes.ToArray(), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new([], ConfigFileFault.Missing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new([], ConfigFileFault.Unreadable);
        }
    }

    public static ConfigProblem TooLarge(string path) =>
        new($"config file {path} is larger than {MaxBytes} bytes", new Origin(path, 0));
}
