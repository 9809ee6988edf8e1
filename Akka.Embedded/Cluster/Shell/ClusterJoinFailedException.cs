using Akka.Actor;

namespace Akka.Cluster;

public class ClusterJoinFailedException(string message) : AkkaException(message);
