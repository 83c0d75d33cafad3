using System.Text.RegularExpressions;

namespace DeviceEmulator.Commands;

/// <summary>Reads the keys that lie beside a capture: Wireshark's table zigbee_pc_keys.</summary>
internal static partial class KeyTable
{
    private const string FileName = "zigbee_pc_keys";

    /// <summary>The keys, 32 hex digits each.</summary>
    /// <param name="path">The table, or the folder that it is in.</param>
    /// <exception cref="InvalidDataException">A line is not one of such a table.</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        List<string> keys = [];
        int line = 0;
        await foreach (string text in File.ReadLinesAsync(file, cancellationToken).ConfigureAwait(false))
        {
            line++;
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            Match entry = Entry().Match(text);
            keys.Add(entry.Success
                ? entry.Groups[1].Value.Replace(":", "", StringComparison.Ordinal)
                : throw new InvalidDataException($"{file}: line {line}: it is no key of Wireshark's table."));
        }

        return keys;
    }

    /// <summary>"00112233445566778899AABBCCDDEEFF","Normal","network key": the octets may have colons between them.</summary>
    [GeneratedRegex("""^"([0-9A-Fa-f]{2}(?::?[0-9A-Fa-f]{2}){15})","Normal","[^"]*"$""")]
    private static partial Regex Entry();
}
