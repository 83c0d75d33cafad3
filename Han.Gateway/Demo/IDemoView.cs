using Han.Gateway.Requests;

namespace Han.Gateway.Demo;

/// <summary>What a person sees of a running demonstration.</summary>
public interface IDemoView
{
    void Say(string line);

    /// <summary>Shows the counters move until <paramref name="work"/> has completed.</summary>
    Task WatchAsync(string title, DeliveryCounters counters, Task work);

    void Show(DemoResult result);
}
