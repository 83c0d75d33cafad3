using DeviceEmulator.Air;
using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using Han.Tests.Stack;
using Sep.Codec.Inspect;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Node;

/// <summary>What the tests of the radio stack have in common: a network, devices that come to it, frames that can be looked at.</summary>
public abstract class AirScenario
{
    private protected static readonly Eui64 One = new(0x0200_0000_0000_00D1);
    private protected static readonly Eui64 Two = new(0x0200_0000_0000_00D2);
    private protected static readonly Eui64 Extender = new(0x0200_0000_0000_00AA);
    private protected static readonly LinkKey Key = new(Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB"));
    private protected static readonly LinkKey WrongKey = new(Convert.FromHexString("CD4FA064773F46941EC986C09963D1A8"));

    private protected AirBench Bench { get; init; } = new();

    private protected Eui64 Esi => Bench.Esi.Address;

    /// <summary>Forms a network, knows the keys of all devices of the tests, and opens it.</summary>
    private protected void Open(int slots = 15, int seconds = 254)
    {
        Bench.Esi.Call("form", () => Bench.Network.Form(NetworkParameters.Any with { Slots = slots }));
        Bench.Run();
        foreach (Eui64 device in new[] { One, Two, Extender })
        {
            Bench.Esi.Call("add", () => Bench.Network.AddLinkKey(device, Key, LinkKeyOrigin.InstallCode));
        }

        Bench.Esi.Call("permit", () => Bench.Network.PermitJoining(seconds));
        Bench.Run();
        Bench.Esi.Take();
    }

    /// <summary>A device joins; answers what its application heard.</summary>
    private protected string Join(Eui64 device, NodeOptions? options = null, LinkKey? key = null, long within = 1_000, Misbehaviour fault = Misbehaviour.None)
    {
        Bench.Device(device, options, fault);
        Bench.DeviceJoins(device, key ?? Key);
        return Heard(device, within);
    }

    /// <summary>A device joins and establishes its key; nothing of it is left in the recorders.</summary>
    private protected AirNode Settle(Eui64 device, NodeOptions? options = null, long within = 1_000)
    {
        Assert.Equal("join Success", Join(device, options, within: within));
        Bench.DeviceStarts(device);
        Assert.EndsWith("E5 Established", Heard(device, 40_000), StringComparison.Ordinal);
        Assert.Contains("Established", Bench.Esi.Take(), StringComparison.Ordinal);
        return Bench.Device(device);
    }

    /// <summary>Lets time pass, and answers what a device's application heard.</summary>
    private protected string Heard(Eui64 device, long milliseconds = 1_000)
    {
        Bench.Run(milliseconds);
        return Bench.Devices[device].Take();
    }

    private protected string EsiHeard(long milliseconds = 1_000)
    {
        Bench.Run(milliseconds);
        return Bench.Esi.Take();
    }

    private protected void EsiSends(Eui64 device, byte[] asdu, ClusterId cluster = ClusterId.Drlc) =>
        Assert.NotEqual(StackToken.None, Bench.Esi.Call("send", () => Bench.Aps.Send(new ApsAddress(Esi, 1, device, 1, cluster), asdu)));

    private protected void DeviceSends(Eui64 device, byte[] asdu, ClusterId cluster = ClusterId.Drlc) =>
        Bench.DeviceSends(new ApsAddress(device, 1, Esi, 1, cluster), asdu);

    /// <summary>A small ZCL frame: the default response to command 0, with this sequence number.</summary>
    private protected static byte[] Zcl(int sequence) => [0x18, (byte)sequence, 0x0B, 0x00, 0x00];

    private protected static ITransceiver Radio(AirNode node) => node.Stack.Mac;

    private protected static ITransceiver Radio(AirCoordinator coordinator) => coordinator.Stack.Mac;

    /// <summary>Every frame since the first, taken apart with all keys.</summary>
    private protected List<InspectedFrame> Inspect()
    {
        FrameInspector inspector = new(Bench.HeardKeys.Ring);
        return Bench.Air.Frames.ConvertAll(frame => inspector.Mac(frame));
    }
}
