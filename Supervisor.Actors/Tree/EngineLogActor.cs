using Akka.Actor;
using Akka.Event;
using Supervisor.Actors.Ports;
using LogLevel = Supervisor.Actors.Configuration.LogLevel;

namespace Supervisor.Actors.Tree;

/// <summary>Brings what the actor engine has to say, bugs of ours above all, into the activity log.</summary>
public sealed class EngineLogActor : UntypedActor
{
    private readonly IActivityLog _log;

    private EngineLogActor(IActivityLog log) => _log = log;

    /// <summary>Writes errors as CRIT and warnings as WARN.</summary>
    public static Props Props(IActivityLog log) => Producer.Props(() => new EngineLogActor(log));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(Error));
        Context.System.EventStream.Subscribe(Self, typeof(Warning));
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Error e: _log.Write(LogLevel.Critical, $"{e.LogSource}: {e.Message}{Cause(e.Cause)}"); break;
            case Warning w: _log.Write(LogLevel.Warn, $"{w.LogSource}: {w.Message}{Cause(w.Cause)}"); break;
            default: Unhandled(message); break;
        }
    }

    private static string Cause(Exception? cause) => cause is null ? "" : $"\n{cause}";
}
