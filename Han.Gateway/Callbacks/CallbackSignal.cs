using System.Threading.Channels;

namespace Han.Gateway.Callbacks;

/// <summary>Tells the dispatcher that there may be something to post. It carries nothing: what there is, the store says.</summary>
public sealed class CallbackSignal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Raise() => _raised.Writer.TryWrite(true);

    /// <summary>Completes when it was raised since the last time.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _raised.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
}
