using Supervisor.Bench.Native;

namespace Supervisor.Bench.Daemons;

/// <summary>Publishes a project of this repository the way a user does.</summary>
internal static class Publisher
{
    public static async Task<string> Publish(string project, string folder, Action<string> note)
    {
        note($"dotnet publish {project} -c Release");
        var dotnet = Programs.FindFirst("dotnet") ?? throw new BenchException("dotnet is missing on the PATH: nothing can be published.");
        var (output, messages) = (Path.Combine(folder, project), Path.Combine(folder, project + ".log"));
        var publish = ChildProcess.Start(
            [dotnet, "publish", Path.Combine(FindRoot(), project), "-c", "Release", "-o", output, "-nologo", "-v", "q"], messages);
        if ((await publish.End.ConfigureAwait(false)).IsSuccess) return output;
        throw new BenchException($"{project} cannot be published:\n{await File.ReadAllTextAsync(messages).ConfigureAwait(false)}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Supervisor.slnx"))) return folder.FullName;
        }

        throw new BenchException("Outside of the source tree nothing can be published: give --node and --console.");
    }
}
