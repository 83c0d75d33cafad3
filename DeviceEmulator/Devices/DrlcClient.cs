using DeviceEmulator.Clusters;
using DeviceEmulator.Faults;
using DeviceEmulator.Profile;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// The client side of Demand Response and Load Control, 075356r15 Annex D: which events concern the device, when they begin and end, what the user
/// does meanwhile, and what is reported. What an event makes the device do is the device's own (<see cref="Control"/>); where Annex D is not settled,
/// the bench's <see cref="Interpretation"/> decides.
/// </summary>
public abstract partial class DrlcClient(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec) : IApsNode, IAttributes, ITimed
{
    private const int KindBits = 4;

    private readonly Eui64 _esi = esi;
    private DeviceClass _class = spec.DeviceClass;
    private byte _group = spec.EnrollmentGroup;
    private ClientEvents _events;
    private byte _sequence;

    private enum TimerKind
    {
        Start = 0,
        End,
        Cancel,
        OptOut,
        OptIn,
        GiveWay,
    }

    public Eui64 Address { get; } = spec.Address;

    /// <summary>DRLC client attribute 0x0001.</summary>
    public byte StartRandomizationMinutes { get; set; } = spec.StartRandomizationMinutes;

    /// <summary>DRLC client attribute 0x0002.</summary>
    public byte DurationRandomizationMinutes { get; set; } = spec.DurationRandomizationMinutes;

    /// <summary>A device without a clock takes only events that start now.</summary>
    public bool HasClock { get; } = spec.HasClock;

    protected DeviceBench Bench { get; } = bench;

    protected IApsService Aps => aps;

    /// <summary>Writes DRLC client attributes 0x0003 and 0x0000; events that it holds go on.</summary>
    public void Enroll(DeviceClass deviceClass, byte group) => (_class, _group) = (deviceClass, group);

    /// <summary>Where the device stands with an event, or null when it does not hold it (any more).</summary>
    public DrlcState? StateOf(uint issuerEventId) => _events.Find(issuerEventId)?.State;

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (address.Cluster != ClusterId.Drlc)
        {
            OnOtherCluster(address, asdu);
            return;
        }

        if (!ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload))
        {
            return;
        }

        ClusterRequest request = new(aps, address, isUnicast: address.Destination == Address, header, payload, Bench.Revision);
        request.End(header.FrameType == FrameType.ProfileWide ? AttributeServer.Execute(request, this) : Execute(header, payload, address.Source));
    }

    public void OnTimer(MarketTime now, int token)
    {
        if (token < 0)
        {
            SendReport(~token);
        }
        else if (_events.FindNumber(token >> KindBits) is ClientEvent e)
        {
            OnTimer(e, (TimerKind)(token & ((1 << KindBits) - 1)), now);
        }
    }

    /// <summary>A report goes to the ESI; anything else is about an event.</summary>
    public void Foresee(int token, int stage)
    {
        if (stage < Foresight.Stages)
        {
            if (token < 0)
            {
                aps.ForeseeSending(stage);
            }

            return;
        }

        Prefetch.Object(aps);
        if (token < 0)
        {
            Prefetch.Record(in Bench.Reports[~token]);
        }
        else
        {
            Prefetch.Object(_events.Newest);
        }
    }

    /// <summary>The user wants no part in an event (any more). False when that is refused or means nothing.</summary>
    public bool OptOut(uint issuerEventId) =>
        _events.Find(issuerEventId) is ClientEvent e && UserSays(e, DrlcTrigger.UserOptsOut, Bench.Agenda.Now);

    /// <summary>The user takes an opt-out back. False when that means nothing.</summary>
    public bool OptIn(uint issuerEventId) =>
        _events.Find(issuerEventId) is ClientEvent e && UserSays(e, DrlcTrigger.UserOptsIn, Bench.Agenda.Now);

    /// <summary>Asks the ESI for its events again, as a device does that has joined or was switched off.</summary>
    /// <param name="from">Only events from then on; <see cref="SepTime.Now"/> for all that run or are to come.</param>
    /// <param name="atMost">0 for all.</param>
    public void AskForScheduledEvents(SepTime from = default, byte atMost = 0)
    {
        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + GetScheduledEvents.Size];
        int length = ZclFrame.Write(frame, unchecked(_sequence++), disableDefaultResponse: false, new GetScheduledEvents(from, atMost));
        Send(_esi, frame[..length]);
    }

    /// <summary>What is sent to a cluster other than Demand Response and Load Control; a device without any other takes no notice.</summary>
    protected virtual void OnOtherCluster(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
    }

    /// <summary>What the device does for an event.</summary>
    protected abstract AppliedControl Control(in LoadControlEvent command);

    /// <summary>Executes a command; the answer is the Default Response to send, or null where a report answers.</summary>
    private ZclStatus? Execute(in ZclHeader header, ReadOnlySpan<byte> payload, Eui64 from)
    {
        if (header.Announces<LoadControlEvent>(ClusterId.Drlc))
        {
            return ZclFrame.TryDecode(payload, out LoadControlEvent command, out _) ? OnEvent(command, from) : ZclStatus.MalformedCommand;
        }

        if (header.Announces<CancelLoadControlEvent>(ClusterId.Drlc))
        {
            return ZclFrame.TryDecode(payload, out CancelLoadControlEvent cancel, out _) ? OnCancel(cancel, from) : ZclStatus.MalformedCommand;
        }

        if (header.Announces<CancelAllLoadControlEvents>(ClusterId.Drlc))
        {
            return ZclFrame.TryDecode(payload, out CancelAllLoadControlEvents all, out _) ? OnCancelAll(all) : ZclStatus.MalformedCommand;
        }

        return ZclStatus.UnsupportedClusterCommand;
    }

    /// <summary>Participation is mandatory at criticality 7, 8 and 9.</summary>
    private bool UserSays(ClientEvent e, DrlcTrigger trigger, MarketTime now)
    {
        bool refused = e.IsMandatory && trigger == DrlcTrigger.UserOptsOut && !Bench.Faults.Has(Misbehaviour.OptOutAtMandatory);
        return !refused && Apply(e, trigger, now);
    }

    private bool Apply(ClientEvent e, DrlcTrigger trigger, MarketTime now)
    {
        if (!Bench.Transitions.TryFind(e.State, trigger, out DrlcTransition transition))
        {
            return false;
        }

        bool wasApplied = DrlcTransitions.IsApplied(e.State);
        e.State = transition.To;
        if (wasApplied != DrlcTransitions.IsApplied(e.State))
        {
            Bench.Watcher?.OnControlChanged(now);
        }

        AppliedControl control = Control(e.Command);
        if (e.LedgerRow >= 0)
        {
            Bench.Ledger!.Note(e.LedgerRow, transition, now, control);
        }

        if (transition.Report is EventStatus status)
        {
            bool applied = DrlcTransitions.IsApplied(transition.To)
                || (DrlcTransitions.IsApplied(transition.From) && transition.To != DrlcState.RunningOptedOut);
            Report(e, status, now, applied ? control : AppliedControl.Nothing);
        }

        return true;
    }
}
