namespace DeviceEmulator.Commands;

/// <summary>Octets as people and tools write them: hex digits, with white space, colons or hyphens between octets.</summary>
internal static class HexText
{
    /// <param name="name">What to call the text in a message.</param>
    /// <param name="text">The digits.</param>
    /// <exception cref="ArgumentException">A character that is no digit, or half an octet.</exception>
    public static byte[] Parse(string name, string text)
    {
        List<byte> octets = new(text.Length / 2);
        int high = -1;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiHexDigit(text[i]))
            {
                int digit = Convert.ToInt32(char.IsAsciiDigit(text[i]) ? text[i] - '0' : (text[i] | 0x20) - 'a' + 10);
                if (high >= 0)
                {
                    octets.Add((byte)((high << 4) | digit));
                }

                high = high >= 0 ? -1 : digit;
            }
            else if (high >= 0 || !(char.IsWhiteSpace(text[i]) || text[i] is ':' or '-'))
            {
                throw new ArgumentException($"{name}: '{Shown(text[i])}' at position {i + 1} is not a hex digit{(high >= 0 ? ", and an octet has two" : "")}.");
            }
        }

        return high < 0 ? [.. octets] : throw new ArgumentException($"{name}: the number of hex digits is odd.");
    }

    private static string Shown(char c) => char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString();
}
