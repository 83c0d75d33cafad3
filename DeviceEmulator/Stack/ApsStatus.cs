namespace DeviceEmulator.Stack;

/// <summary>
/// What became of a sent ASDU. Numbers from 0xA0 are those of the APS sub-layer (053474r17 table 2.26); it has none below but success, where the
/// reasons of the coordinator itself stand.
/// </summary>
public enum ApsStatus : byte
{
    Success = 0x00,

    /// <summary>The coordinator had no buffer or no air time: the frame never left, and sending it again later may help.</summary>
    Busy = 0x01,

    /// <summary>There is no network: not formed, not resumed, or left.</summary>
    NetworkDown = 0x02,

    /// <summary>The ASDU is longer than the stack can carry.</summary>
    AsduTooLong = 0xA0,

    /// <summary>Nobody acknowledged, or no route was found.</summary>
    NoAck = 0xA7,

    /// <summary>There is no such device in the network.</summary>
    NoShortAddress = 0xA9,

    /// <summary>The frame needs a link key that this side does not have.</summary>
    SecurityFail = 0xAD,
}
