namespace DeviceEmulator.Devices;

/// <summary>What became of one event at one device.</summary>
public enum LedgerOutcome : byte
{
    Scheduled = 0,
    Running,
    Completed,
    PartlyOptedOut,
    PartlyOptedIn,
    DidNotParticipate,
    Cancelled,
    Superseded,
    Rejected,
}
