using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using Supervisor.Actors.Tree;
using static Supervisor.Actors.Lifecycle.ProcessState;

namespace Supervisor.Tests.Tree;

public class SupervisionTests : TreeFixture
{
    private static readonly WaitStatus Failure = WaitStatus.Exited(1);

    [Fact]
    public void A_crashed_process_has_a_new_child_without_time_passing()
    {
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        var before = Info("a:a").Pid;
        Host["a:a"].Exit(Failure);
        Until("a:a", Exited);
        Until("a:a", Starting);
        Assert.True(Info("a:a").Pid > before);
        Assert.Equal(2, Host["a:a"].Spawns);
    }

    [Theory]
    [InlineData(AutoRestart.Always, 0, true)]
    [InlineData(AutoRestart.Always, 1, true)]
    [InlineData(AutoRestart.Unexpected, 0, false)]
    [InlineData(AutoRestart.Unexpected, 1, true)]
    [InlineData(AutoRestart.Never, 1, false)]
    public void Autorestart_decides_whether_a_process_comes_back(AutoRestart autoRestart, int code, bool comesBack)
    {
        Begin(Alone(Process("a") with { AutoRestart = autoRestart }));
        UntilRunning("a:a");
        Host["a:a"].Exit(WaitStatus.Exited(code));
        Until("a:a", Exited);
        if (comesBack) Until("a:a", Starting);
        else Expect<CommandReply.Done>(new SupervisorCommand.StartProcess(new("a", "a"), Wait: false));
        Assert.Equal(2, Host["a:a"].Spawns);
    }

    [Fact]
    public void The_strategy_of_a_program_judges_by_its_section_alone()
    {
        var rules = new LifecycleRules { Name = "a", AutoRestart = AutoRestart.Unexpected, ExitCodes = EquatableArray.Of(0, 2) };
        Directive Judge(WaitStatus status) =>
            AutoRestartStrategy.Decide(rules, new ChildFailedException(new(status, WasUp: true, 0, Draining: false)));

        Assert.Equal(Directive.Resume, Judge(WaitStatus.Exited(2)));
        Assert.Equal(Directive.Restart, Judge(WaitStatus.Exited(1)));
        Assert.Equal(Directive.Restart, Judge(WaitStatus.Killed(9)));
    }

    [Fact]
    public void Failed_starts_are_repeated_with_growing_waits_and_then_given_up()
    {
        Host["a:a"].SpawnProblem = new(SpawnStage.Fork, 11, "too many");
        Begin(Alone(Process("a") with { StartRetries = 2 }));
        Until("a:a", Backoff);
        Advance(0.9);
        Assert.Equal(1, Host["a:a"].Spawns);
        Advance(0.1);
        Until("a:a", Backoff);
        Advance(2);
        Until("a:a", Fatal);
        Assert.Equal(3, Host["a:a"].Spawns);
        Assert.Equal("too many", Info("a:a").SpawnError);
        Assert.Contains("Info: gave up: a entered FATAL state, too many start retries too quickly", Activity.Lines);
    }

    [Fact]
    public void A_child_that_ignores_its_stop_signal_is_killed_after_stopwaitsecs()
    {
        Host["a:a"].IsStubborn = true;
        Begin(Alone(Process("a") with { StopWaitSecs = 5 }));
        UntilRunning("a:a");
        Ask(new SupervisorCommand.StopProcess(new("a", "a"), Wait: true));
        Until("a:a", Stopping);
        Advance(4.9);
        Client.ExpectNoMsg(TimeSpan.Zero);
        Advance(0.1);
        Answer<CommandReply.Done>();
        Assert.Equal(Stopped, Info("a:a").State);
        Assert.Contains("Warn: stopped: a (terminated by SIGKILL)", Activity.Lines);
    }

    [Fact]
    public void A_bug_in_the_root_costs_one_command_and_nothing_below()
    {
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        Ask(new SupervisorCommand.Reread(null!));
        Settle();
        Assert.False(Host["a:a"].IsClosed);
        Assert.Equal(Running, Info("a:a").State);
        Assert.StartsWith("FAILED: ", Answer<CommandReply.Fault>().Text, StringComparison.Ordinal);
        Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(new("a", "a"), Wait: true));
        Assert.Contains(Activity.Lines, l => l.StartsWith("Critical: unexpected error in the supervision tree: System.NullReferenceException", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bug_in_the_actor_of_a_process_makes_it_UNKNOWN_and_leaves_the_others_alone()
    {
        Begin(Group("g", Process("a"), Process("b")));
        UntilRunning("g:a");
        var pid = Info("g:a").Pid;
        Sys.ActorSelection("/user/supervisor/g/g/a").Tell(new HostEvent.LogsCleared(Ticket: 99, Succeeded: true));
        Until("g:a", Unknown);
        Assert.Equal(pid, Info("g:a").Pid);
        Assert.Equal(Running, Info("g:b").State);
        Assert.Contains(Activity.Lines, l => l.StartsWith("Critical: unexpected error in the supervision of g:a", StringComparison.Ordinal));
        ExpectFault(new SupervisorCommand.StartProcess(new("g", "a"), Wait: false), "FAILED: g:a is in an unknown process state");
    }

    [Fact]
    public void A_signal_that_the_kernel_refuses_makes_the_process_UNKNOWN()
    {
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        Host["a:a"].SignalAnswer = new SignalOutcome.Failed("[Errno 1] Operation not permitted");
        var pid = Info("a:a").Pid;
        ExpectFault(
            new SupervisorCommand.StopProcess(new("a", "a"), Wait: true),
            $"FAILED: unknown problem killing a ({pid}):[Errno 1] Operation not permitted");
        Assert.Equal(Unknown, Info("a:a").State);
    }

    [Fact]
    public void Thousands_of_random_deaths_and_commands_never_make_two_children()
    {
        string[] names = ["a", "b", "c", "d"];
        Begin(Group("g", [.. names.Select(n => Process(n) with { AutoRestart = AutoRestart.Always, StartSecs = 0 })]));
        var random = new Random(20261121);
        var asked = 0;
        for (var i = 0; i < 3000; i++)
        {
            var name = names[random.Next(names.Length)];
            switch (random.Next(4))
            {
                case 0:
                    Ask(new SupervisorCommand.StartProcess(new("g", name), Wait: false));
                    asked++;
                    break;
                case 1:
                    Ask(new SupervisorCommand.StopProcess(new("g", name), Wait: false));
                    asked++;
                    break;
                default: Host[$"g:{name}"].Exit(WaitStatus.Killed(9)); break;
            }
        }

        for (; asked > 0; asked--) Client.ExpectMsg<CommandReply>();
        Expect<CommandReply.Outcomes>(new SupervisorCommand.StopAll(Wait: true));
        Assert.All(names, n => Assert.Equal(0, Host[$"g:{n}"].Doubles));
        Assert.All(names, n => Assert.Equal(0, Info($"g:{n}").Pid));
    }
}
