using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Sep.Codec.Coordinator.Spinel;
using Sep.Codec.Types;

namespace DeviceEmulator.Coordinator;

/// <summary>
/// A radio co-processor of OpenThread's kind on an emulated air: a host that has the whole network stack tells it by Spinel what to transmit and is told
/// what it hears. What must happen between a frame and its acknowledgement, the radio does by itself: it filters by address, acknowledges, waits for
/// acknowledgements and transmits again. A plain object on its loop.
/// </summary>
internal sealed partial class SpinelRadio : ITransceiver, ITimed
{
    private const int LongestAnswer = 2048;

    private readonly IAir _air;
    private readonly Agenda _agenda;
    private readonly Eui64 _hardwareAddress;
    private readonly ISpinelHost _host;
    private RadioSettings _settings;
    private SpinelStatus _lastStatus = SpinelStatus.ResetPowerOn;

    public SpinelRadio(IAir air, Agenda agenda, Eui64 hardwareAddress, ISpinelHost host)
    {
        (_air, _agenda, _hardwareAddress, _host) = (air, agenda, hardwareAddress, host);
        _settings = new RadioSettings(hardwareAddress);
    }

    /// <summary>Frames from the host that were none of Spinel.</summary>
    public long Malformed { get; private set; }

    /// <summary>A host is there: begins anew, on the air.</summary>
    public void PowerOn()
    {
        Forget(SpinelStatus.ResetPowerOn);
        _air.Attach(this);
    }

    /// <summary>The host is gone, and with it the radio.</summary>
    public void PowerOff()
    {
        Forget(SpinelStatus.ResetPowerOn);
        _air.Detach(this);
    }

    /// <summary>Takes a frame from the host.</summary>
    public void OnFrame(ReadOnlySpan<byte> octets)
    {
        if (!SpinelFrame.TryRead(octets, out SpinelFrame frame))
        {
            Malformed++;
            return;
        }

        SpinelReader r = new(frame.Payload);
        switch (frame.Command)
        {
            case SpinelCommand.Noop:
                Answer(frame.Header, SpinelStatus.Ok);
                break;
            case SpinelCommand.Reset:
                Forget(SpinelStatus.ResetSoftware);
                Tell(SpinelHeader.Unasked, SpinelStatus.ResetSoftware);
                break;
            case SpinelCommand.PropertyGet:
                Get(frame.Header, (SpinelProperty)r.Packed(), r.Failed);
                break;
            case SpinelCommand.PropertySet:
                Set(frame.Header, (SpinelProperty)r.Packed(), ref r);
                break;
            case SpinelCommand.PropertyInsert or SpinelCommand.PropertyRemove:
                Change(frame, (SpinelProperty)r.Packed(), ref r);
                break;
            default:
                Answer(frame.Header, SpinelStatus.InvalidCommand);
                break;
        }
    }

    public void OnTimer(MarketTime now, int token)
    {
        if (token == _transmitWait)
        {
            EndWait();
        }
        else if (token == _scanWait)
        {
            EndScanOfChannel();
        }
    }

    private void Forget(SpinelStatus why)
    {
        _settings = new RadioSettings(_hardwareAddress);
        _lastStatus = why;
        ForgetTransmissions();
        ForgetScan();
    }

    private void Get(SpinelHeader header, SpinelProperty property, bool isMalformed)
    {
        Span<byte> value = stackalloc byte[LongestAnswer];
        SpinelWriter w = new(value);
        if (property == SpinelProperty.LastStatus && !isMalformed)
        {
            w.Packed((uint)_lastStatus);
        }
        else if (property == SpinelProperty.MacScanState)
        {
            w.U8((byte)ScanState);
        }
        else if (isMalformed || !_settings.TryGet(property, ref w))
        {
            Answer(header, isMalformed ? SpinelStatus.ParseError : SpinelStatus.PropertyNotFound);
            return;
        }

        Answer(header, SpinelCommand.PropertyIs, property, w.Written);
    }

    private void Set(SpinelHeader header, SpinelProperty property, ref SpinelReader r)
    {
        if (property == SpinelProperty.StreamRaw)
        {
            Transmit(header, ref r);
            return;
        }

        SpinelStatus status = property == SpinelProperty.MacScanState ? SetScanState((SpinelScanState)r.U8(), r.Failed) : _settings.Set(property, ref r);
        if (status == SpinelStatus.Ok)
        {
            Get(header, property, isMalformed: false);
        }
        else
        {
            Answer(header, status);
        }
    }

    private void Change(in SpinelFrame frame, SpinelProperty property, ref SpinelReader r)
    {
        bool isInserted = frame.Command == SpinelCommand.PropertyInsert;
        SpinelReader value = r;
        SpinelStatus status = _settings.Change(property, isInserted, ref r);
        if (status == SpinelStatus.Ok)
        {
            Answer(frame.Header, isInserted ? SpinelCommand.PropertyInserted : SpinelCommand.PropertyRemoved, property, value.Rest());
        }
        else
        {
            Answer(frame.Header, status);
        }
    }

    private void Answer(SpinelHeader header, SpinelStatus status)
    {
        if (header.Transaction != 0)
        {
            Tell(header, status);
        }
    }

    private void Answer(SpinelHeader header, SpinelCommand command, SpinelProperty property, ReadOnlySpan<byte> value)
    {
        if (header.Transaction != 0)
        {
            Tell(header, command, property, value);
        }
    }

    private void Tell(SpinelHeader header, SpinelStatus status)
    {
        Span<byte> value = stackalloc byte[sizeof(uint) + 1];
        SpinelWriter w = new(value);
        w.Packed((uint)status);
        _lastStatus = status;
        Tell(header, SpinelCommand.PropertyIs, SpinelProperty.LastStatus, w.Written);
    }

    private void Tell(SpinelHeader header, SpinelCommand command, SpinelProperty property, ReadOnlySpan<byte> value)
    {
        Span<byte> octets = stackalloc byte[LongestAnswer + 16];
        SpinelWriter w = new(octets);
        w.U8(header.Value);
        w.Packed((uint)command);
        w.Packed((uint)property);
        w.Raw(value);
        _host.OnFrame(w.Written);
    }
}
