namespace Han.Gateway.Registry.Imported;

/// <summary>The texts that rows share (company numbers, makes, models, firmware levels): each stored once, rows hold its number. Number 0 is the empty text.</summary>
internal sealed class TextTable
{
    private readonly List<string> _texts = [""];
    private readonly Dictionary<string, ushort> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public TextTable() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _texts.Count;

    public string this[ushort number] => _texts[number];

    /// <exception cref="InvalidDataException">There are more than 65,536 different texts.</exception>
    public ushort Add(ReadOnlySpan<char> text)
    {
        if (_bySpan.TryGetValue(text, out ushort number))
        {
            return number;
        }

        if (_texts.Count > ushort.MaxValue)
        {
            throw new InvalidDataException(
                $"more than {ushort.MaxValue} different company numbers, makes, models and firmware levels; a column holds what belongs in another.");
        }

        number = (ushort)_texts.Count;
        string kept = text.ToString();
        _texts.Add(kept);
        _numbers.Add(kept, number);
        return number;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_texts.Count);
        _texts.ForEach(writer.Write);
    }

    public static TextTable Read(BinaryReader reader)
    {
        var table = new TextTable();
        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
        {
            table.Add(reader.ReadString());
        }

        return table;
    }
}
