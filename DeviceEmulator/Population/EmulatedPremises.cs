using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Profile;
using DeviceEmulator.Radio;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Population;

/// <summary>Makes the objects of one premise when something is sent there: the ESI, its devices, and the network that joins them.</summary>
public sealed class EmulatedPremises(
    Agenda agenda, ulong seed, UserModel users, DeviceLedger? ledger, IEsiUplink uplink, Interpretation interpretation, SepRevision revision)
{
    private readonly DeviceBench _bench = new(agenda, seed, users, ledger) { Interpretation = interpretation, Revision = revision };
    private readonly EsiDesk _desk = new(agenda, uplink) { Interpretation = interpretation, Revision = revision };
    private readonly ApplicationRadio _radio = new(agenda);

    public Esi.Esi Make(Eui64 esi, ReadOnlySpan<DeviceSpec> devices)
    {
        HanNetwork network = new(_radio, devices.Length + 1);
        Span<JoinedDevice> joined = stackalloc JoinedDevice[devices.Length];
        for (int i = 0; i < devices.Length; i++)
        {
            joined[i] = Joined(devices[i]);
        }

        Esi.Esi application = new(_desk, network, esi, joined);
        network.Join(application);
        foreach (ref readonly DeviceSpec device in devices)
        {
            Add(network, application, device);
        }

        return application;
    }

    /// <summary>A device joined the home, was given other attributes, or left it. What has happened already changes nothing.</summary>
    public void Change(Esi.Esi esi, in HomeChange change)
    {
        var network = (HanNetwork)esi.Aps;
        Eui64 device = change.Device.Address;
        if (!change.IsThere)
        {
            network.Drop(device);
            esi.Leave(device);
        }
        else if (!esi.HasDevice(device))
        {
            if (esi.Join(Joined(change.Device)))
            {
                Add(network, esi, change.Device);
                Introduce(network, esi, device);
            }
        }
        else if (network.Find(device) is DrlcClient client)
        {
            client.Enroll(change.Device.DeviceClass, change.Device.EnrollmentGroup);
        }
    }

    /// <summary>It learns what was sent before it came. One without a clock asks by itself, again and again.</summary>
    private static void Introduce(HanNetwork network, Esi.Esi esi, Eui64 device)
    {
        if (network.Find(device) is DrlcClient { HasClock: true } client)
        {
            client.AskForScheduledEvents();
        }

        esi.Introduce(device);
    }

    private static JoinedDevice Joined(in DeviceSpec device) => new(device.Address, device.IsLoadControlClient, device.HasClock, device.IsDisplay);

    private void Add(HanNetwork network, Esi.Esi esi, in DeviceSpec device)
    {
        IApsNode node = Make(network, esi.Address, device);
        network.Join(node);
        if (node is DrlcClient { HasClock: false } client)
        {
            new ScheduledEventsRound(agenda, esi, client).Begin();
        }
    }

    private IApsNode Make(HanNetwork network, Eui64 esi, in DeviceSpec device) => device.Kind switch
    {
        DeviceKind.Thermostat => new SetPointClient(_bench, network, esi, device),
        DeviceKind.LoadControl or DeviceKind.SmartAppliance or DeviceKind.EvCharger => new SwitchedLoadClient(_bench, network, esi, device),
        DeviceKind.InHomeDisplay => new DisplayNode(_bench, network, device),
        DeviceKind.RangeExtender or DeviceKind.GasMeter or DeviceKind.Other => new SilentDevice(device),
        _ => throw new ArgumentException($"There is no device of kind {device.Kind}.", nameof(device)),
    };
}
