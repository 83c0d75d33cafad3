namespace DeviceEmulator.Stack;

/// <summary>What became of a sent ASDU. The numbers are those of the APS sub-layer (053474r17 table 2.26).</summary>
public enum ApsStatus : byte
{
    Success = 0x00,

    /// <summary>The ASDU is longer than the stack can carry.</summary>
    AsduTooLong = 0xA0,

    /// <summary>Nobody acknowledged.</summary>
    NoAck = 0xA7,

    /// <summary>There is no such device in the network.</summary>
    NoShortAddress = 0xA9,
}
