using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// The client side of Demand Response and Load Control, 075356r15 Annex D: which events concern the device, when they begin and end, what the user
/// does meanwhile, and what is reported. What an event makes the device do is the device's own (<see cref="Control"/>).
/// </summary>
public abstract partial class DrlcClient(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec) : IApsNode, ITimed
{
    private const int KindBits = 4;

    private readonly DeviceClass _class = spec.DeviceClass;
    private readonly byte _group = spec.EnrollmentGroup;
    private ClientEvent? _events;
    private long _lastReportDue;
    private ushort _numbers;
    private byte _sequence;

    private enum TimerKind
    {
        Start = 0,
        End,
        Cancel,
        OptOut,
        OptIn,
    }

    public Eui64 Address { get; } = spec.Address;

    /// <summary>DRLC client attribute 0x0001.</summary>
    public byte StartRandomizationMinutes { get; set; } = spec.StartRandomizationMinutes;

    /// <summary>DRLC client attribute 0x0002.</summary>
    public byte DurationRandomizationMinutes { get; set; } = spec.DurationRandomizationMinutes;

    protected DeviceBench Bench { get; } = bench;

    /// <summary>Where the device stands with an event, or null when it does not hold it (any more).</summary>
    public DrlcState? StateOf(uint issuerEventId) => Find(issuerEventId)?.State;

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (address.Cluster != ClusterId.Drlc || !ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload))
        {
            return;
        }

        ZclStatus? answer = header.FrameType == FrameType.ProfileWide ? null : Execute(header, payload);
        if (answer is ZclStatus status && (status != ZclStatus.Success || !header.DisableDefaultResponse))
        {
            Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + DefaultResponse.Size];
            int length = ZclFrame.Write(frame, header.Sequence, Direction.ClientToServer, true, new DefaultResponse(header.CommandId, status));
            Send(frame[..length]);
        }
    }

    public void OnTimer(MarketTime now, int token)
    {
        if (token < 0)
        {
            SendReport(~token);
            return;
        }

        for (ClientEvent? e = _events; e is not null; e = e.Next)
        {
            if (e.Number == token >> KindBits)
            {
                OnTimer(e, (TimerKind)(token & ((1 << KindBits) - 1)), now);
                return;
            }
        }
    }

    /// <summary>The user wants no part in an event (any more). False when that is refused or means nothing.</summary>
    public bool OptOut(uint issuerEventId) => Find(issuerEventId) is ClientEvent e && Apply(e, DrlcTrigger.UserOptsOut, Bench.Agenda.Now);

    /// <summary>The user takes an opt-out back. False when that means nothing.</summary>
    public bool OptIn(uint issuerEventId) => Find(issuerEventId) is ClientEvent e && Apply(e, DrlcTrigger.UserOptsIn, Bench.Agenda.Now);

    /// <summary>What the device does for an event.</summary>
    protected abstract AppliedControl Control(in LoadControlEvent command);

    /// <summary>Executes a command; the answer is the Default Response to send, or null where a report answers.</summary>
    private ZclStatus? Execute(in ZclHeader header, ReadOnlySpan<byte> payload)
    {
        if (header.Announces<LoadControlEvent>(ClusterId.Drlc))
        {
            return ZclFrame.TryDecode(payload, out LoadControlEvent command, out _) ? OnEvent(command) : ZclStatus.MalformedCommand;
        }

        if (header.Announces<CancelLoadControlEvent>(ClusterId.Drlc))
        {
            return ZclFrame.TryDecode(payload, out CancelLoadControlEvent cancel, out _) ? OnCancel(cancel) : ZclStatus.MalformedCommand;
        }

        if (header.Announces<CancelAllLoadControlEvents>(ClusterId.Drlc))
        {
            return ZclFrame.TryDecode(payload, out CancelAllLoadControlEvents all, out _) ? OnCancelAll(all) : ZclStatus.MalformedCommand;
        }

        return ZclStatus.UnsupportedClusterCommand;
    }

    private void OnTimer(ClientEvent e, TimerKind kind, MarketTime now)
    {
        switch (kind)
        {
            case TimerKind.Start when IsScheduled(e) && e.StartAt == now.Milliseconds:
                EndOthers(e, now);
                Apply(e, DrlcTrigger.StartDue, now);
                break;
            case TimerKind.End when e.EndAt == now.Milliseconds:
                Apply(e, e.CancelAt == e.EndAt ? DrlcTrigger.Cancelled : DrlcTrigger.EndDue, now);
                break;
            case TimerKind.Cancel when e.CancelAt == now.Milliseconds:
                Apply(e, DrlcTrigger.Cancelled, now);
                break;
            case TimerKind.OptOut:
                Apply(e, DrlcTrigger.UserOptsOut, now);
                break;
            case TimerKind.OptIn:
                Apply(e, DrlcTrigger.UserOptsIn, now);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// What still runs when another event begins: superseded when it overlaps by schedule, else it was only in its random tail and is complete
    /// (Annex E rules 6b-6d: no gap, and the newer start takes precedence). What should have run before but was delayed too long never begins.
    /// </summary>
    private void EndOthers(ClientEvent starting, MarketTime now)
    {
        for (ClientEvent? e = _events; e is not null; e = e.Next)
        {
            if (e != starting && e.SharesClass(starting, _class))
            {
                bool missed = IsScheduled(e) && e.ScheduledStart < starting.ScheduledStart;
                Apply(e, missed || e.Overlaps(starting) ? DrlcTrigger.Superseded : DrlcTrigger.EndDue, now);
            }
        }
    }

    private bool Apply(ClientEvent e, DrlcTrigger trigger, MarketTime now)
    {
        bool mandatory = e.Command.CriticalityLevel is >= CriticalityLevel.Emergency and <= CriticalityLevel.ServiceDisconnect;
        if ((trigger == DrlcTrigger.UserOptsOut && mandatory) || !DrlcTransitions.TryFind(e.State, trigger, out DrlcTransition transition))
        {
            return false;
        }

        e.State = transition.To;
        AppliedControl control = Control(e.Command);
        if (e.LedgerRow >= 0)
        {
            Bench.Ledger!.Note(e.LedgerRow, transition, now, control);
        }

        if (transition.Report is EventStatus status)
        {
            bool applied = DrlcTransitions.IsApplied(transition.To)
                || (DrlcTransitions.IsApplied(transition.From) && transition.To != DrlcState.RunningOptedOut);
            Report(e.Command, status, now, applied ? control : AppliedControl.Nothing);
        }

        return true;
    }

    private static bool IsScheduled(ClientEvent e) => e.State is DrlcState.Scheduled or DrlcState.ScheduledOptedOut;

    private ClientEvent? Find(uint issuerEventId)
    {
        ClientEvent? e = _events;
        while (e is not null && e.Command.IssuerEventId != issuerEventId)
        {
            e = e.Next;
        }

        return e;
    }

    private void Schedule(ClientEvent e, TimerKind kind, long due) =>
        Bench.Agenda.Schedule(new MarketTime(due), this, (e.Number << KindBits) | (int)kind);
}
