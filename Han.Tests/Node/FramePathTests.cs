using DeviceEmulator.Air;
using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Han.Tests.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Node;

/// <summary>The way of a frame at the times of real devices, over the emulator's own air.</summary>
public sealed class FramePathTests
{
    private static readonly LinkKey Key = new(Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB"));
    private static readonly Eui64 Device = new(0x0200_0000_0000_00D1);

    /// <summary>All times are those of real devices, but that nobody reports on its neighbours: such reports are made anew each time.</summary>
    private static readonly RadioTiming QuietNeighbours = new() { LinkStatusPeriod = 86_400_000 };

    private readonly Agenda _agenda = new();
    private readonly CountingNode _esi = new(new Eui64(0x0200_0000_0000_00E5));
    private readonly CountingNode _display = new(Device);
    private readonly AirCoordinator _coordinator;
    private readonly AirNode _node;

    public FramePathTests()
    {
        _agenda.Enter(new MarketTime(1_800_000_000_000));
        VirtualAir air = new(_agenda);
        _coordinator = new AirCoordinator(
            air, _agenda, _esi.Address, NodeOptions.Router with { Timing = QuietNeighbours }, TestCredentials.Of(_esi.Address), SystemEntropy.Instance, Faults.None);
        _node = new AirNode(air, _agenda, Device, NodeOptions.EndDevice, TestCredentials.Of(Device), SystemEntropy.Instance, Faults.None);
        StackRecorder esi = new(_esi.Address);
        StackRecorder display = new(Device);
        _coordinator.Run(_esi, esi, esi);
        _node.Run(_display, display, display);
        _coordinator.Form(NetworkParameters.Any);
        StackRecorder.Run(_agenda, 5_000);
        _coordinator.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode);
        _coordinator.PermitJoining(30);
        StackRecorder.Run(_agenda, 1_000);
        _node.Join(esi.Identity.ExtendedPanId, Key);
        StackRecorder.Run(_agenda, 10_000);
        _node.Start(_esi.Address);
        StackRecorder.Run(_agenda, 30_000);
    }

    [Fact]
    public void At_the_times_of_real_devices_a_device_joins_and_establishes_its_key()
    {
        Assert.Equal(JoiningState.Joined, _node.State);
        Assert.True(_node.IsEstablished(_esi.Address));
        Assert.True(_coordinator.IsEstablished(Device));
    }

    [Fact]
    public void A_secured_frame_and_its_acknowledgement_cost_no_object()
    {
        // What an object a frame would cost would be seen in every pass; what the runtime makes once, or a table that grows, in one.
        long least = long.MaxValue;
        for (int pass = 0; pass < 5; pass++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Pass(500);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.Equal((2_500, 2_500), (_display.Indications, _esi.Confirms));
    }

    private void Pass(int frames)
    {
        ApsAddress address = new(_esi.Address, 1, Device, 1, ClusterId.Drlc);
        ReadOnlySpan<byte> asdu = [0x09, 0x21, 0x00, 0x34, 0x12, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x3C, 0x00];
        Span<byte> own = stackalloc byte[asdu.Length];
        asdu.CopyTo(own);
        for (int i = 0; i < frames; i++)
        {
            own[1] = (byte)(i & 0xFF);
            own[3] = (byte)((i >> 8) & 0xFF);
            Assert.True(_coordinator.Send(address, own) >= 0);
            MarketTime until = _agenda.Now.PlusMilliseconds(20);
            while (_agenda.TryStep(until))
            {
            }

            _agenda.Enter(until);
        }
    }

    private sealed class CountingNode(Eui64 address) : IApsNode
    {
        public Eui64 Address { get; } = address;

        public int Confirms { get; private set; }

        public int Indications { get; private set; }

        public void OnConfirm(int token, ApsStatus status) => Confirms += status == ApsStatus.Success ? 1 : 0;

        public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) => Indications++;
    }
}
