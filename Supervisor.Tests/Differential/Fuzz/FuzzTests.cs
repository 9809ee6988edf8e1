using System.Collections.Concurrent;
using System.Globalization;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>
/// Random calls about programs that exit, crash, hang, fork and print when they are told to, at the reference and at ours. Nothing depends
/// on when something happens: the next call comes when both are at rest. <c>FUZZ_SEEDS=7</c> or <c>FUZZ_SEEDS=1-500</c> and
/// <c>FUZZ_STEPS=400</c> choose what is played.
/// </summary>
[Trait("speed", "slow")]
public sealed class FuzzTests
{
    // Most of the time the reference waits for its clock.
    private const int AtOnce = 12;

    [ReferenceFact]
    public async Task Random_sequences_of_calls_have_the_same_answers_and_leave_the_same_states()
    {
        var (first, last) = Seeds();
        var steps = int.Parse(Environment.GetEnvironmentVariable("FUZZ_STEPS") ?? "120", CultureInfo.InvariantCulture);
        var failures = new ConcurrentBag<string>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForEachAsync(Enumerable.Range(first, last - first + 1), limit, async (seed, _) =>
        {
            try
            {
                await FuzzRun.Play(seed, steps);
            }
            catch (FuzzFailure failure)
            {
                failures.Add(failure.Message);
            }
        });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    private static (int First, int Last) Seeds()
    {
        int[] ends = [.. (Environment.GetEnvironmentVariable("FUZZ_SEEDS") ?? "1-50").Split('-').Select(seed => int.Parse(seed, CultureInfo.InvariantCulture))];
        return (ends[0], ends[^1]);
    }
}
