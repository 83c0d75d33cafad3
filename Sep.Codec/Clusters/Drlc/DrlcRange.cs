using System.Runtime.CompilerServices;

namespace Sep.Codec.Clusters.Drlc;

/// <summary>The value ranges of SE 1.0 Annex D, Demand Response and Load Control, beside those of <see cref="FieldRange"/>.</summary>
internal static class DrlcRange
{
    public const ushort MaxDurationMinutes = 1440;

    private const short AbsoluteZero = -27315;
    private const byte EventControlBits = (byte)(EventControl.RandomizeStart | EventControl.RandomizeEnd);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Duration(ushort minutes) => minutes is >= 1 and <= MaxDurationMinutes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Criticality(CriticalityLevel value) => value is >= CriticalityLevel.Green and <= CriticalityLevel.UtilityDefined6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SetPoint(short value) => value is Unused.TemperatureSetPoint or >= AbsoluteZero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool LoadAdjustment(sbyte value) => value is Unused.AverageLoadAdjustment or (>= -100 and <= 100);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool DutyCycle(byte value) => value is Unused.DutyCycle or <= 100;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Control(EventControl value) => ((byte)value & ~EventControlBits) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Control(CancelControl value) => value is CancelControl.EndAtOnce or CancelControl.EndWithRandomization;
}
