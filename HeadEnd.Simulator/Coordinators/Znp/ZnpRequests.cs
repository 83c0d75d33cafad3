using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Microsoft.Extensions.Logging;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Wire;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>
/// The requests to the chip, one at a time: a chip loses a second one that comes before it has answered the first. Answers are known by their number;
/// one that nobody waits for any more is passed over.
/// </summary>
internal sealed class ZnpRequests(Agenda agenda, ICoordinatorLine line, ILogger logger)
{
    /// <summary>How long an answer may take, milliseconds.</summary>
    public const long AnswerMilliseconds = 6_000;

    /// <summary>Requests that wait. Whoever may ask without end looks at <see cref="HasRoom"/> first.</summary>
    public const int Capacity = 64;

    /// <summary>Requests in a row without an answer after which the line counts as dead.</summary>
    public const int SilenceLimit = 3;

    private readonly LoopPost _post = new(agenda);
    private readonly Queue<ZnpAsk> _waiting = [];
    private ZnpAsk? _asked;
    private int _turn;
    private int _silence;

    public bool HasRoom => _waiting.Count < Capacity;

    /// <summary>Called when nobody answers any more.</summary>
    public Action? WentSilent { get; set; }

    /// <summary>A request that is not sent yet.</summary>
    public static ZnpAsk<TRequest, TAnswer> Make<TRequest, TAnswer>(IZnpRequest<TRequest, TAnswer> request)
        where TRequest : struct, IZnpRequest<TRequest, TAnswer>
        where TAnswer : struct, IWireValue<TAnswer>
    {
        Span<byte> frame = stackalloc byte[ZnpFrame.MaxSize];
        int length = ZnpFrame.Write(frame, (TRequest)request);
        ZnpAsk<TRequest, TAnswer> ask = new(frame[..length].ToArray());
        frame.Clear();
        return ask;
    }

    public void Ask(ZnpAsk ask)
    {
        _waiting.Enqueue(ask);
        SendNext();
    }

    /// <summary>Sends what needs no answer.</summary>
    public void Tell<T>(in T command) where T : struct, ILayerCommand<T, ZnpCommandId>
    {
        Span<byte> frame = stackalloc byte[ZnpFrame.MaxSize];
        line.Write(frame[..ZnpFrame.Write(frame, command)]);
    }

    /// <summary>Takes an answer, or the error in place of one.</summary>
    public void OnAnswer(in ZnpFrame frame)
    {
        if (frame.Read(out ZnpRpcError error) == FrameError.None)
        {
            var refused = (ZnpCommandId)((error.Command0 << 8) | error.Command1);
            if (_asked?.Command == refused)
            {
                LogMessages.ZnpNotTaken(logger, refused.ToString(), error.Fault.ToString());
                Take().Finish(ZnpOutcome.NotTaken);
                SendNext();
            }
        }
        else if (_asked is { } asked && ZnpFrame.AnswerTo(asked.Command) == frame.Command)
        {
            Take().Complete(frame);
            SendNext();
        }
        else
        {
            LogMessages.ZnpLateAnswer(logger, $"{(ushort)frame.Command:X4}");
        }
    }

    /// <summary>Forgets everything, without a word to those who wait.</summary>
    public void Forget()
    {
        _post.Clear();
        while (_waiting.TryDequeue(out ZnpAsk? ask))
        {
            ask.Wipe();
        }

        _asked?.Wipe();
        _asked = null;
        _silence = 0;
    }

    private ZnpAsk Take()
    {
        ZnpAsk asked = _asked!;
        _asked = null;
        _silence = 0;
        return asked;
    }

    private void SendNext()
    {
        if (_asked is not null || !_waiting.TryDequeue(out _asked))
        {
            return;
        }

        int turn = ++_turn;
        line.Write(_asked.Frame);
        _post.After(AnswerMilliseconds, () =>
        {
            if (_asked is { } late && turn == _turn)
            {
                TimeOut(late);
            }
        });
    }

    private void TimeOut(ZnpAsk late)
    {
        LogMessages.ZnpSilent(logger, late.Command.ToString());
        _asked = null;
        if (++_silence >= SilenceLimit)
        {
            late.Wipe();
            WentSilent?.Invoke();
            return;
        }

        late.Finish(ZnpOutcome.TimedOut);
        SendNext();
    }
}
