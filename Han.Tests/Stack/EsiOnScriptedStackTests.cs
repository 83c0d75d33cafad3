using DeviceEmulator.Esi;
using DeviceEmulator.Stack;
using DeviceEmulator.Stack.Scripted;
using DeviceEmulator.Time;
using Han.Tests.DeviceEmulator;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace Han.Tests.Stack;

/// <summary>The real ESI application on a coordinator that does what real ones do.</summary>
public sealed class EsiOnScriptedStackTests
{
    private static readonly Eui64 Device = HanRig.Load().Address;

    private readonly Agenda _agenda = new();
    private readonly Script _script = new();
    private readonly Uplink _up = new();
    private readonly ScriptedStack _stack;
    private readonly EsiNode _esi;

    public EsiOnScriptedStackTests()
    {
        _agenda.Enter(HanRig.Start);
        _stack = new ScriptedStack(_agenda, _script, ScriptedStack.NetworkCoprocessor);
        _esi = new EsiNode(new EsiDesk(_agenda, _up), _stack, HanRig.EsiAddress, [new JoinedDevice(Device, true)]);
        _stack.Attach(_esi);
    }

    [Fact]
    public void An_event_is_stored_forwarded_and_reported_though_nobody_acknowledged()
    {
        _script.Expect(StackCall.Send(Device, ClusterId.Drlc), Reaction.ConfirmAfter(1_500, ApsStatus.NoAck).After(2_000, Report(EventStatus.Received)));
        Deliver();
        Assert.Equal(["stored 1"], _up.Heard);
        _script.VerifyDone();
        Assert.True(ZclFrame.TryRead(_script.Made[0].Asdu!.Value.Span, out ZclHeader header, out ReadOnlySpan<byte> payload));
        Assert.True(header.Announces<LoadControlEvent>(ClusterId.Drlc));
        Assert.True(payload.SequenceEqual(HeadEnd.LaneRig.Payload(HanRig.Event())));
        Run();
        Assert.Equal(["stored 1", "01"], _up.Heard);
        Assert.False(_esi.IsIdle);
    }

    [Fact]
    public void A_confirm_that_overtakes_or_never_comes_changes_nothing()
    {
        foreach (Reaction reaction in new[] { Reaction.ConfirmOvertakes, Reaction.Silent })
        {
            _up.Heard.Clear();
            _script.Always(StackCallKind.Send, reaction);
            Deliver();
            _stack.Raise(Report(EventStatus.Received), 50);
            Run();
            Assert.Equal(["stored 1", "01"], _up.Heard);
        }
    }

    [Fact]
    public void A_busy_coordinator_leaves_the_event_stored()
    {
        _script.Always(StackCallKind.Send, Reaction.Busy);
        Deliver();
        Run();
        Assert.Equal(["stored 1"], _up.Heard);
        Assert.False(_esi.IsIdle);
    }

    [Fact]
    public void An_event_outlives_the_coordinators_reset()
    {
        _script.Always(StackCallKind.Send, Reaction.Silent.After(5, StackEvent.Reset()).After(20, StackEvent.Confirm(ApsStatus.Success)));
        Deliver();
        Run();
        _stack.Raise(Report(EventStatus.Received));
        _stack.Raise(Report(EventStatus.Started), 1_000);
        _stack.Raise(Report(EventStatus.Completed), 2_000);
        Run();
        Assert.Equal(["stored 1", "01", "02", "03"], _up.Heard);
        Assert.True(_esi.IsIdle);
    }

    [Fact]
    public void A_last_report_that_comes_twice_goes_up_once()
    {
        _script.Always(StackCallKind.Send, Reaction.ConfirmAfter(20));
        Deliver();
        _stack.Raise(Report(EventStatus.Completed));
        _stack.Raise(Report(EventStatus.Completed));
        Run();
        Assert.Equal(["stored 1", "03"], _up.Heard);
    }

    [Fact]
    public void A_host_that_sends_elsewhere_than_expected_is_found_out()
    {
        _script.Expect(StackCall.Send(HanRig.Load(2).Address), Reaction.Silent);
        ScriptMismatchException e = Assert.Throws<ScriptMismatchException>(Deliver);
        Assert.Contains("device is 0200000000001001 instead of 0200000000001002", e.Message, StringComparison.Ordinal);
    }

    private void Deliver()
    {
        EsiCommand? command = EsiCommand.Decode((ushort)ClusterId.Drlc, LoadControlEvent.Key.CommandId, HeadEnd.LaneRig.Payload(HanRig.Event()), out _);
        _esi.Deliver(command!, new OrderTag(1, 0), default);
    }

    private void Run() => StackRecorder.Run(_agenda, 10_000);

    private static StackEvent Report(EventStatus status)
    {
        byte[] frame = new byte[80];
        int length = ZclFrame.Write(frame, 9, disableDefaultResponse: true, new ReportEventStatus(
            1, status, HanRig.At(60).ToSep(), CriticalityLevel.Level1, short.MinValue, short.MinValue, -128, 40, EventControl.None,
            SignatureType.None, EventSignature.None));
        return StackEvent.Indication(new ApsAddress(Device, 1, HanRig.EsiAddress, 1, ClusterId.Drlc), frame.AsMemory(0, length));
    }

    private sealed class Uplink : IEsiUplink
    {
        public List<string> Heard { get; } = [];

        public void OnStored(EsiNode esi, OrderTag tag, int count) => Heard.Add($"stored {count}");

        public void OnNothingToCancel(EsiNode esi, OrderTag tag) => Heard.Add("nothing");

        public void OnRefused(EsiNode esi, OrderTag tag) => Heard.Add("refused");

        public void OnSettled(EsiNode esi, OrderTag tag, Eui64 device) => Heard.Add("settled");

        public void OnNotConfirmed(EsiNode esi, OrderTag tag, Eui64 device, bool isReplaced) => Heard.Add(isReplaced ? "replaced" : "not confirmed");

        public void OnDeviceFrame(EsiNode esi, OrderTag tag, Eui64 device, ReadOnlySpan<byte> frame)
        {
            Assert.True(ZclFrame.TryRead(frame, out _, out ReadOnlySpan<byte> payload));
            Assert.True(ZclFrame.TryDecode(payload, out ReportEventStatus report, out _));
            Heard.Add(((byte)report.EventStatus).ToString("X2", null));
        }
    }
}
