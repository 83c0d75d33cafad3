using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>UTIL_ZCL_KEY_ESTABLISH_IND: how key establishment in the chip went. Old Smart Energy firmware only.</summary>
/// <param name="Task">Of the firmware.</param>
/// <param name="Event">Of the firmware.</param>
/// <param name="Status">Of Terminate Key Establishment; 0: success.</param>
/// <param name="WaitTime">Seconds until the next attempt.</param>
/// <param name="Suites">Those of the partner.</param>
public readonly record struct UtilKeyEstablishment(byte Task, byte Event, byte Status, byte WaitTime, ushort Suites)
    : ILayerCommand<UtilKeyEstablishment, ZnpCommandId>
{
    private const int FixedSize = 6;

    public static ZnpCommandId Id => ZnpCommandId.UtilKeyEstablishment;

    public static UtilKeyEstablishment Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Task)), f.U8(nameof(Event)), f.U8(nameof(Status)), f.U8(nameof(WaitTime)), f.U16(nameof(Suites)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Task);
        f.U8(Event);
        f.U8(Status);
        f.U8(WaitTime);
        f.U16(Suites);
    }
}
