using DeviceEmulator.Esi;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace DeviceEmulator.Home;

/// <summary>What an ESI tells its head-end, kept for people and tests: the answers to every order, in order, and who tried to join.</summary>
/// <param name="agenda">The loop's.</param>
/// <param name="listener">Hears of each, on the loop.</param>
public sealed class HomeUplink(Agenda agenda, Action<HomeAnswer> listener) : IEsiUplink
{
    /// <summary>So many answers and attempts are kept; the oldest go.</summary>
    public const int Capacity = 1024;

    private readonly Queue<HomeAnswer> _answers = new(Capacity);
    private readonly Queue<JoinAttempt> _attempts = [];

    public IReadOnlyCollection<HomeAnswer> Answers => _answers;

    /// <summary>What the head-end was told of devices that tried to join, the oldest first.</summary>
    public IReadOnlyCollection<JoinAttempt> JoinAttempts => _attempts;

    public void OnJoinAttempt(EsiNode esi, in JoinAttempt attempt)
    {
        if (_attempts.Count == Capacity)
        {
            _attempts.Dequeue();
        }

        _attempts.Enqueue(attempt);
    }

    public void OnStored(EsiNode esi, OrderTag tag, int count) => Keep(tag, default, HomeAnswerKind.Stored);

    public void OnRefused(EsiNode esi, OrderTag tag) => Keep(tag, default, HomeAnswerKind.Refused);

    public void OnNothingToCancel(EsiNode esi, OrderTag tag) => Keep(tag, default, HomeAnswerKind.NothingToCancel);

    public void OnSettled(EsiNode esi, OrderTag tag, Eui64 device) => Keep(tag, device, HomeAnswerKind.Settled);

    public void OnNotConfirmed(EsiNode esi, OrderTag tag, Eui64 device, bool isReplaced) =>
        Keep(tag, device, isReplaced ? HomeAnswerKind.Replaced : HomeAnswerKind.NotConfirmed);

    public void OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame)
    {
        if (!ZclFrame.TryRead(frame, out ZclHeader header, out ReadOnlySpan<byte> payload))
        {
            return;
        }

        if (header.Announces<ReportEventStatus>(ClusterId.Drlc) && ZclFrame.TryDecode(payload, out ReportEventStatus report, out _))
        {
            Keep(tag, device, HomeAnswerKind.Report, (byte)report.EventStatus, report.EventStatusTime);
        }
        else if (header.Announces<MessageConfirmation>(ClusterId.Messaging) && ZclFrame.TryDecode(payload, out MessageConfirmation confirmation, out _))
        {
            Keep(tag, device, HomeAnswerKind.Confirmed, happened: confirmation.ConfirmationTime);
        }
        else if (header.FrameType == FrameType.ProfileWide && ZclFrame.TryDecode(payload, out DefaultResponse answer, out _))
        {
            Keep(tag, device, HomeAnswerKind.Response, (byte)answer.Status);
        }
    }

    internal void Keep(OrderTag tag, Eui64 device, HomeAnswerKind kind, byte detail = 0, SepTime happened = default)
    {
        HomeAnswer answer = new(agenda.Now, tag.Order, device, kind, detail, happened);
        if (_answers.Count == Capacity)
        {
            _answers.Dequeue();
        }

        _answers.Enqueue(answer);
        listener(answer);
    }
}
