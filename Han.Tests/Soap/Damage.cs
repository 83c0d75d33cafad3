namespace Han.Tests.Soap;

/// <summary>Damages messages as a seed says, so that a test that fails can be repeated.</summary>
internal sealed class Damage(ulong seed)
{
    private static readonly byte[] _spice = [.. "<>&;/'\"=!-[]?: \r\n\0\u007fax019#"u8, 0xC0, 0xEF, 0xFF];

    private ulong _state = seed;

    /// <summary>A copy with one to three edits: an octet changed, put in or taken out, or a piece doubled.</summary>
    public byte[] Once(byte[] good)
    {
        var message = new List<byte>(good);
        for (int edits = 1 + Below(3); edits > 0; edits--)
        {
            int at = Below(message.Count);
            int length = Math.Min(Below(40), message.Count - at);
            switch (Below(4))
            {
                case 0:
                    message[at] = Spice();
                    break;
                case 1:
                    message.Insert(at, Spice());
                    break;
                case 2:
                    message.RemoveRange(at, Math.Min(length, message.Count - 1 - at));
                    break;
                default:
                    message.InsertRange(at, message.GetRange(at, length));
                    break;
            }
        }

        return [.. message];
    }

    private byte Spice() => _spice[Below(_spice.Length)];

    /// <summary>xorshift64.</summary>
    private int Below(int exclusiveMaximum)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)exclusiveMaximum);
    }
}
