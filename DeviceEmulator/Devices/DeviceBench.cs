using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

/// <summary>What the devices of one lane share: its agenda, the seed, how people behave, the ledger, and the reports waiting to be sent.</summary>
public sealed class DeviceBench(Agenda agenda, ulong seed, UserModel users, DeviceLedger? ledger)
{
    public Agenda Agenda { get; } = agenda;

    public ulong Seed { get; } = seed;

    public UserModel Users { get; } = users;

    public DeviceLedger? Ledger { get; } = ledger;

    internal SlotPool<ReportEventStatus> Reports { get; } = new();
}
