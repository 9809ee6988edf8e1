namespace Akka.Cluster;

public interface IClusterMessage
{
}
