namespace Han.Gateway.MessagingLog;

/// <summary>What a device says it applied, packed into the one integer that a row keeps: criticality, set points, load adjustment, duty cycle.</summary>
public readonly record struct AppliedValues(byte Criticality, short CoolingSetPoint, short HeatingSetPoint, sbyte LoadAdjustment, byte DutyCycle)
{
    public long Pack() => unchecked(
        Criticality | ((long)(ushort)CoolingSetPoint << 8) | ((long)(ushort)HeatingSetPoint << 24) | ((long)(byte)LoadAdjustment << 40) | ((long)DutyCycle << 48));

    public static AppliedValues Unpack(long packed) => unchecked(
        new((byte)packed, (short)(packed >> 8), (short)(packed >> 24), (sbyte)(packed >> 40), (byte)(packed >> 48)));
}
