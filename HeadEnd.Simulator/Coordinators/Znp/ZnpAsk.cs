using System.Security.Cryptography;
using DeviceEmulator.Stack;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Wire;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>A request to the chip, waiting for its turn or for its answer.</summary>
internal abstract class ZnpAsk(ZnpCommandId command, byte[] frame) : ZnpStep
{
    public ZnpCommandId Command { get; } = command;

    /// <summary>As it goes over the line; may hold a key.</summary>
    public byte[] Frame { get; } = frame;

    public ZnpOutcome Outcome { get; private set; }

    /// <summary>Called once, when the outcome is known.</summary>
    public Action? Then { get; set; }

    /// <summary>Takes the answer.</summary>
    public void Complete(in ZnpFrame answer) => Finish(TryRead(answer) ? ZnpOutcome.Answered : ZnpOutcome.Malformed);

    public void Finish(ZnpOutcome outcome)
    {
        CryptographicOperations.ZeroMemory(Frame);
        Outcome = outcome;
        Then?.Invoke();
    }

    /// <summary>Overwrites what it holds: nobody waits for the answer, or whoever did has read what it wanted of it.</summary>
    public virtual void Wipe() => CryptographicOperations.ZeroMemory(Frame);

    protected abstract bool TryRead(in ZnpFrame answer);
}

/// <inheritdoc/>
internal sealed class ZnpAsk<TRequest, TAnswer>(byte[] frame) : ZnpAsk(TRequest.Id, frame)
    where TRequest : struct, IZnpRequest<TRequest, TAnswer>
    where TAnswer : struct, IWireValue<TAnswer>
{
    private TAnswer _answer;

    /// <summary>The answer.</summary>
    /// <exception cref="ZnpRefusedException">There is none.</exception>
    public TAnswer Answer => Outcome == ZnpOutcome.Answered
        ? _answer
        : throw new ZnpRefusedException(Outcome == ZnpOutcome.NotTaken ? NetworkStatus.NotSupported : NetworkStatus.Failed, $"{Command}: {Outcome}");

    /// <summary>The answer, or the default where there is none.</summary>
    public TAnswer AnswerOrDefault => Outcome == ZnpOutcome.Answered ? _answer : default;

    /// <inheritdoc/>
    public override void Wipe()
    {
        base.Wipe();
        ZnpOwned.Wipe(_answer);
        _answer = default;
    }

    protected override bool TryRead(in ZnpFrame answer)
    {
        bool isRead = answer.ReadAnswer<TRequest, TAnswer>(out TAnswer read) == FrameError.None;

        // Octets of the frame are the scanner's, and the next one overwrites them.
        _answer = isRead ? ZnpOwned.Copy(read) : default;
        return isRead;
    }
}
