using Supervisor.Bench.Native;

namespace Supervisor.Bench.Children;

/// <summary>child.c, compiled: static, so that its start costs the daemon under test and not the dynamic linker.</summary>
internal static class ChildProgram
{
    private static readonly string[] Compilers = ["cc", "gcc", "clang"];

    public static async Task<string> Compile(string folder)
    {
        var compiler = Programs.FindFirst(Compilers)
            ?? throw new BenchException("A C compiler (cc) is missing: the measured programs are written in C.");
        var (source, program, messages) = (Path.Combine(folder, "child.c"), Path.Combine(folder, "child"), Path.Combine(folder, "cc.log"));
        await using (var text = typeof(ChildProgram).Assembly.GetManifestResourceStream("child.c")!)
        await using (var file = File.Create(source))
        {
            await text.CopyToAsync(file).ConfigureAwait(false);
        }

        // A system may lack the static C library.
        foreach (string[] linking in (string[][])[["-static"], []])
        {
            var compilation = ChildProcess.Start([compiler, "-O2", .. linking, "-o", program, source], messages);
            if ((await compilation.End.ConfigureAwait(false)).IsSuccess) return program;
        }

        throw new BenchException($"{compiler} cannot compile child.c:\n{await File.ReadAllTextAsync(messages).ConfigureAwait(false)}");
    }
}
