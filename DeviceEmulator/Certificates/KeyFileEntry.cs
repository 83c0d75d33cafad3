namespace DeviceEmulator.Certificates;

/// <summary>A value of a file of keys.</summary>
/// <param name="Label">What the file calls it.</param>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Octets">Secret or not, as the field is.</param>
internal readonly record struct KeyFileEntry(string Label, int Line, byte[] Octets)
{
    /// <summary>Nothing of the value.</summary>
    public override string ToString() => $"{Label} in line {Line}";
}
