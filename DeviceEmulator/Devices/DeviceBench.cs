using DeviceEmulator.Clusters;
using DeviceEmulator.Profile;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// What the devices of one lane share: its agenda, the seed, how people behave, the rules in use, the ledger, and the reports waiting to be sent.
/// </summary>
public sealed class DeviceBench(Agenda agenda, ulong seed, UserModel users, DeviceLedger? ledger)
{
    private readonly SharedEvents _events = new();

    public Agenda Agenda { get; } = agenda;

    public ulong Seed { get; } = seed;

    public UserModel Users { get; } = users;

    public DeviceLedger? Ledger { get; } = ledger;

    public Interpretation Interpretation
    {
        get;
        init
        {
            field = value;
            Transitions = new DrlcTransitions(value.OptOutBeforeStart, value.StartWhenOptedOut);
        }
    } = Interpretation.Default;

    public SepRevision Revision { get; init; }

    internal DrlcTransitions Transitions { get; private init; } = DrlcTransitions.Default;

    /// <summary>What every device of the bench does wrong.</summary>
    public Faults.Faults Faults { get; init; } = DeviceEmulator.Faults.Faults.None;

    internal SlotPool<PendingReport> Reports { get; private init; } = new();

    /// <summary>The clock of the device, of a bench that only one has.</summary>
    internal DeviceClock Clock { get; private init; } = DeviceClock.True;

    /// <summary>
    /// The prices that a display keeps: of a population the current one and the next, of a bench that only one device has as many as an ESI.
    /// </summary>
    internal int PriceCapacity { get; private init; } = 2;

    /// <summary>Who is told when an event begins or ends to be applied, of a bench that only one device has.</summary>
    internal IControlWatcher? Watcher { get; private init; }

    /// <summary>Signs the reports of events, of a bench that only one device has; null: they are not signed.</summary>
    internal ReportSigner? Signer { get; private init; }

    /// <summary>A bench for one device that has a clock, a user and faults of its own; agenda, seed, ledger and reports are shared.</summary>
    internal DeviceBench For(IControlWatcher watcher, UserModel users, Faults.Faults faults, DeviceClock clock, ReportSigner? signer = null) =>
        new(Agenda, Seed, users, Ledger)
        {
            Interpretation = Interpretation,
            Revision = Revision,
            Faults = faults,
            Reports = Reports,
            Clock = clock,
            Watcher = watcher,
            Signer = signer,
            PriceCapacity = 5,
        };

    /// <summary>The command as an object, which devices that are sent the same have in common.</summary>
    internal SharedEvent Share(in LoadControlEvent command) => _events.Share(command);
}
