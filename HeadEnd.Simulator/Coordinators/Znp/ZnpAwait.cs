using DeviceEmulator.Stack;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Wire;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>
/// Waits for an indication. It listens from its making on, so that one that comes before the answer to the request that brings it about is not missed.
/// </summary>
internal abstract class ZnpAwait(ZnpCommandId command, long milliseconds) : ZnpStep
{
    public ZnpCommandId Command { get; } = command;

    /// <summary>How long, from when the procedure comes to it.</summary>
    public long Milliseconds { get; } = milliseconds;

    public bool IsDone { get; protected set; }

    /// <summary>Called when it is done while a procedure waits for it.</summary>
    public Action? Then { get; set; }

    /// <summary>True when this was what it waits for.</summary>
    public abstract bool TryTake(in ZnpFrame frame);
}

/// <inheritdoc/>
internal sealed class ZnpAwait<T>(long milliseconds, Func<T, bool> isIt) : ZnpAwait(T.Id, milliseconds) where T : struct, ILayerCommand<T, ZnpCommandId>
{
    private T _value;

    /// <exception cref="ZnpRefusedException">It did not come in time.</exception>
    public T Value => IsDone ? _value : throw new ZnpRefusedException(NetworkStatus.Failed, $"{Command} did not come within {Milliseconds} ms");

    public override bool TryTake(in ZnpFrame frame)
    {
        if (IsDone || frame.Read(out T value) != FrameError.None || !isIt(value))
        {
            return false;
        }

        (_value, IsDone) = (value, true);
        return true;
    }
}
