using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>Scripts of a few lines that must not fail.</summary>
internal static class Shell
{
    public static async Task Run(string script)
    {
        var result = await CommandRunner.RunAsync("/bin/sh", ["-eu"], input: script);
        if (result.ExitCode != 0) throw new InvalidOperationException($"{script}\n{result}");
    }
}
