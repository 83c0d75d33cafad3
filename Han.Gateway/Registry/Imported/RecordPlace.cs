namespace Han.Gateway.Registry.Imported;

/// <summary>Where a record is: the segment's place in the manifest and the record's number in it. In one number it is <see cref="Premise.Number"/>.</summary>
internal readonly record struct RecordPlace(int Segment, uint Record)
{
    public long Number => ((long)Segment << 32) | Record;

    public static RecordPlace Of(long number) => new((int)(number >> 32), (uint)(number & uint.MaxValue));
}
