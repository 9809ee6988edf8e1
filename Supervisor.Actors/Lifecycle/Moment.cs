namespace Supervisor.Actors.Lifecycle;

/// <summary>
/// A point in time twice: on a clock that nobody sets, for every interval (specification 4.7), and on the wall, in seconds
/// since the epoch, for what people are shown.
/// </summary>
public readonly record struct Moment(TimeSpan Monotonic, long EpochSeconds);
