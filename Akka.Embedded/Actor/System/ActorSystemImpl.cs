using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor.Internal;

internal sealed class ActorSystemImpl : ExtendedActorSystem
{
    private readonly Lazy<Serialization.Serialization> _serialization;
    private readonly ExtensionTable _extensions;
    private readonly TerminationCallbacks _callbacks = new();
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ActorSystemImpl(string name, Config config, ActorSystemSetup setup, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsValidName(name))
            throw new ArgumentException(
                $"Invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-' or '_')",
                nameof(name));
        Name = name;
        Time = time;
        Settings = new Settings(this, config, setup);
        _serialization = new Lazy<Serialization.Serialization>(() => new Serialization.Serialization(this));
        Dispatchers = new DispatcherTable(() => Settings.Config);
        EventStream = new EventStream(Settings);
        Log = new BusLogging(EventStream, $"ActorSystem({name})", typeof(ActorSystemImpl), DefaultLogMessageFormatter.Instance);
        Scheduler = Schedulers.Create(Settings, time, Log);
        Provider = ActorRefProviders.Create(this);
        _extensions = new ExtensionTable(this);
    }

    public override string Name { get; }

    public override Settings Settings { get; }

    public override EventStream EventStream { get; }

    public override ILoggingAdapter Log { get; }

    public override IScheduler Scheduler { get; }

    public override IActorRefProvider Provider { get; }

    public override IActorRef DeadLetters => Provider.DeadLetters;

    public override IActorRef IgnoreRef => Provider.IgnoreRef;

    public override IInternalActorRef Guardian => Provider.Guardian;

    public override IInternalActorRef SystemGuardian => Provider.SystemGuardian;

    public override IInternalActorRef LookupRoot => Provider.RootGuardian;

    public override Serialization.Serialization Serialization => _serialization.Value;

    public override Task WhenTerminated => _terminated.Task;

    internal TimeProvider Time { get; }

    internal DispatcherTable Dispatchers { get; }

    internal void Start()
    {
        Provider.Init(this);
        EventStream.StartLoggers(this);
        DeadLetterListener.Start(this);
        if (Settings.LogConfigOnStart) Log.Info("{0}", Settings);
        if (Settings.ConfiguresSerialization) _ = Serialization;
        if (Settings.ConfiguresPhases) CoordinatedShutdown.Get(this);
        Provider.TerminationTask.ContinueWith(
            static (_, state) => ((ActorSystemImpl)state!).Finish(),
            this,
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    public override IActorRef ActorOf(Props props, string? name = null) =>
        Provider.Guardian.Cell.ActorOf(props, name);

    public override IActorRef SystemActorOf(Props props, string? name = null) =>
        Provider.SystemGuardian.Cell.ActorOf(props, name);

    public override ActorSelection ActorSelection(ActorPath actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, this);

    public override ActorSelection ActorSelection(string actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, this, Provider.RootGuardian);

    public override void Stop(IActorRef actor)
    {
        var parent = actor.Path.Parent;
        if (parent.Equals(Guardian.Path)) Guardian.Tell(new StopChild(actor), ActorRefs.NoSender);
        else if (parent.Equals(SystemGuardian.Path)) SystemGuardian.Tell(new StopChild(actor), ActorRefs.NoSender);
        else ((IInternalActorRef)actor).Stop();
    }

    /// <summary>A coordinated shutdown that nobody has asked for or configured has nothing in it but the end.</summary>
    public override Task Terminate()
    {
        if (Settings.CoordinatedShutdownRunByActorSystemTerminate && TryGetExtension<CoordinatedShutdown>(out var shutdown))
            shutdown.Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        else FinalTerminate();
        return WhenTerminated;
    }

    /// <summary>Stops the tree, without what comes before in an orderly shutdown.</summary>
    internal void FinalTerminate()
    {
        EventStream.IsShuttingDown = true;
        Provider.Guardian.Stop();
    }

    public override void Abort() => FinalTerminate();

    public override void RegisterOnTermination(Action code) => _callbacks.Add(code);

    public override object RegisterExtension(IExtensionId extension) => _extensions.Register(extension);

    public override object GetExtension(IExtensionId extensionId) => _extensions.Get(extensionId.ExtensionType);

    public override T GetExtension<T>() => (T)_extensions.Get(typeof(T));

    public override bool HasExtension(Type type) => _extensions.Find(type) is not null;

    public override bool HasExtension<T>() => _extensions.Find(typeof(T)) is not null;

    public override bool TryGetExtension(Type extensionType, out object extension) =>
        (extension = _extensions.Find(extensionType)!) is not null;

    public override bool TryGetExtension<T>(out T extension) =>
        (extension = (T)_extensions.Find(typeof(T))!) is not null;

    public override string ToString() => LookupRoot.Path.Root.Address.ToString();

    private void Finish()
    {
        _callbacks.Run(Log);
        (Scheduler as IDisposable)?.Dispose();
        Dispatchers.Shutdown();
        _terminated.SetResult();
    }

    private static bool IsValidName(string name) =>
        name.Length > 0 && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
