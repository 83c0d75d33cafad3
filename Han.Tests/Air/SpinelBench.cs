using DeviceEmulator.Coordinator;
using Sep.Codec.Coordinator.Spinel;
using Sep.Codec.Types;

namespace Han.Tests.Air;

/// <summary>A radio co-processor between a host that notes what it is told and a peer on the air.</summary>
internal sealed class SpinelBench : ISpinelHost
{
    public const byte Transaction = 5;

    public SpinelBench()
    {
        Radio = new SpinelRadio(Rig.Air, Rig.Agenda, new Eui64(0x0200_0000_0000_0001), this);
        Peer = Rig.Put();
        Radio.PowerOn();
    }

    public AirRig Rig { get; } = new();

    public SpinelRadio Radio { get; }

    public Antenna Peer { get; }

    public List<(SpinelCommand Command, SpinelProperty Property, string Value)> Told { get; } = [];

    public int LastTransaction { get; private set; }

    /// <summary>Set up as a coordinator's radio on channel 15.</summary>
    public static SpinelBench Up()
    {
        SpinelBench bench = new();
        (SpinelProperty Property, string Value)[] settings =
        [
            (SpinelProperty.PhyEnabled, "01"), (SpinelProperty.PhyChannel, "0F"), (SpinelProperty.MacShortAddress, "0000"), (SpinelProperty.MacPanId, "AA1A"),
            (SpinelProperty.MacRawStreamEnabled, "01"),
        ];
        foreach ((SpinelProperty property, string value) in settings)
        {
            bench.Send(SpinelCommand.PropertySet, property, value);
        }

        return bench;
    }

    public static (SpinelCommand Command, SpinelProperty Property, string Value) Status(SpinelStatus status, string more = "") =>
        (SpinelCommand.PropertyIs, SpinelProperty.LastStatus, $"{(byte)status:X2}{more}");

    public void SendRaw(string frame) => Radio.OnFrame(Convert.FromHexString(frame));

    public void Send(SpinelCommand command, SpinelProperty property, string value)
    {
        SpinelWriter w = new(new byte[1024]);
        w.U8(new SpinelHeader(0, Transaction).Value);
        w.Packed((uint)command);
        w.Packed((uint)property);
        w.Raw(Convert.FromHexString(value));
        Radio.OnFrame(w.Written);
    }

    public string Get(SpinelProperty property)
    {
        Send(SpinelCommand.PropertyGet, property, "");
        Assert.Equal((SpinelCommand.PropertyIs, property), (Told[^1].Command, Told[^1].Property));
        return Told[^1].Value;
    }

    public void Transmit(byte[] psdu, byte retries = 3)
    {
        SpinelWriter w = new(new byte[200]);
        new StreamRawTransmission { Psdu = psdu, Channel = 15, MaxFrameRetries = retries }.Write(ref w);
        Send(SpinelCommand.PropertySet, SpinelProperty.StreamRaw, Convert.ToHexString(w.Written));
    }

    /// <summary>The frames that the host was told, in order.</summary>
    public IEnumerable<(string Psdu, bool IsPending)> Receptions()
    {
        foreach ((_, SpinelProperty property, string value) in Told)
        {
            if (property == SpinelProperty.StreamRaw)
            {
                SpinelReader r = new(Convert.FromHexString(value));
                Assert.True(StreamRawReception.TryRead(ref r, out StreamRawReception reception));
                (string, bool) read = (Convert.ToHexString(reception.Psdu), reception.IsAcknowledgedAsPending);
                yield return read;
            }
        }
    }

    void ISpinelHost.OnFrame(ReadOnlySpan<byte> frame)
    {
        Assert.True(SpinelFrame.TryRead(frame, out SpinelFrame told));
        SpinelReader r = new(told.Payload);
        LastTransaction = told.Header.Transaction;
        Told.Add((told.Command, (SpinelProperty)r.Packed(), Convert.ToHexString(r.Rest())));
    }
}
