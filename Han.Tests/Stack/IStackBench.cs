using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Tests.Stack;

/// <summary>A stack on its coordinator's side, and the world around it: what the conformance tests need of an implementation.</summary>
internal interface IStackBench
{
    Agenda Agenda { get; }

    /// <summary>Hears everything on the coordinator's side.</summary>
    StackRecorder Esi { get; }

    IApsService Aps { get; }

    ICoordinatorNetwork Network { get; }

    IKeyEstablishment Keys { get; }

    /// <summary>A device comes with this link key and tries to join.</summary>
    void DeviceJoins(Eui64 device, LinkKey key);

    void DeviceLeaves(Eui64 device);

    void DeviceSends(ApsAddress address, byte[] asdu);

    /// <summary>The device starts key establishment with the coordinator.</summary>
    void DeviceStarts(Eui64 device);

    /// <summary>What makes key establishment of this device fail from now on; null: nothing.</summary>
    void Spoil(Eui64 device, KeyEstablishmentOutcome? ending);

    void Reset();
}
