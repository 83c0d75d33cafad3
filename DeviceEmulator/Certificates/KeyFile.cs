using System.Globalization;
using System.Security.Cryptography;
using DeviceEmulator.Commands;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;

namespace DeviceEmulator.Certificates;

/// <summary>
/// A text of labelled octets as Certicom hands out certificates: a label with a colon, and in the same line or the next the octets in hex. Lines that
/// are empty or begin with # say nothing. A file without any label holds values alone, in the order of a caller's list. What is wrong throws an
/// <see cref="InvalidDataException"/> that names file, line and field, and shows nothing of a value.
/// </summary>
internal sealed class KeyFile
{
    private static readonly Dictionary<string, KeyFileField> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CA Pub Key"] = KeyFileField.AuthorityPublicKey,
        ["CA Public Key"] = KeyFileField.AuthorityPublicKey,
        ["CA Private Key"] = KeyFileField.AuthorityPrivateKey,
        ["Issuer"] = KeyFileField.Issuer,
        ["Device Implicit Cert"] = KeyFileField.Certificate,
        ["Implicit Certificate"] = KeyFileField.Certificate,

        // The trap of this format: what stands here is the private key as it is, and nothing is to be reconstructed from it.
        ["Private Key Reconstruction Data"] = KeyFileField.PrivateKey,
        ["Device Private Key"] = KeyFileField.PrivateKey,
        ["Device Public Key"] = KeyFileField.PublicKey,
    };

    private readonly string _name;
    private readonly Dictionary<KeyFileField, KeyFileEntry> _entries = [];

    private KeyFile(string name) => _name = name;

    /// <summary>Reads a text.</summary>
    /// <param name="name">What to call the file in a message.</param>
    /// <param name="text">Its text.</param>
    /// <param name="bareOrder">Which fields the values of a file without labels are, in their order.</param>
    public static KeyFile Parse(string name, string text, params ReadOnlySpan<KeyFileField> bareOrder)
    {
        KeyFile file = new(name);
        string? label = null;
        int lineNumber = 0;
        int bare = 0;
        foreach (string raw in text.Split('\n'))
        {
            lineNumber++;
            string line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (LabelEnd(line) is int colon)
            {
                file.RefuseOpen(label, lineNumber);
                label = line[..colon].Trim();
                line = line[(colon + 1)..].Trim();
                if (!Labels.ContainsKey(label))
                {
                    throw file.Wrong(lineNumber, label, "this label is not known");
                }
            }
            else if (label is null)
            {
                label = file.BareLabel(lineNumber, bare++, bareOrder);
            }

            if (line.Length > 0)
            {
                file.Add(lineNumber, label, line);
                label = null;
            }
        }

        file.RefuseOpen(label, lineNumber);
        return file;
    }

    public bool Has(KeyFileField field) => _entries.ContainsKey(field);

    /// <summary>The octets of a field, which must be there and of its length.</summary>
    public ReadOnlySpan<byte> Octets(KeyFileField field)
    {
        if (!_entries.TryGetValue(field, out KeyFileEntry entry))
        {
            throw new InvalidDataException($"{_name}: {NameOf(field)} is missing.");
        }

        int size = SizeOf(field);
        if (entry.Octets.Length != size)
        {
            throw Wrong(field, IsOfSuite2(field, entry.Octets.Length)
                ? "it is of suite 2 (sect283k1), which Smart Energy 1.0 does not have"
                : $"it has {entry.Octets.Length.ToString(CultureInfo.InvariantCulture)} octets instead of {size.ToString(CultureInfo.InvariantCulture)}");
        }

        return entry.Octets;
    }

    public EccPublicKey PublicKey(KeyFileField field) => EccPublicKey.TryRead(Octets(field), out EccPublicKey key)
        ? key
        : throw Wrong(field, "it is no point of the curve sect163k1");

    public EccPrivateKey PrivateKey(KeyFileField field) => EccPrivateKey.TryRead(Octets(field), out EccPrivateKey key)
        ? key
        : throw Wrong(field, "it is no private key of the curve sect163k1");

    /// <summary>The exception that says what is wrong with a field that the file has.</summary>
    public InvalidDataException Wrong(KeyFileField field, string what)
    {
        KeyFileEntry entry = _entries[field];
        return Wrong(entry.Line, entry.Label, what);
    }

    /// <summary>Overwrites all values.</summary>
    public void Clear()
    {
        foreach (KeyFileEntry entry in _entries.Values)
        {
            CryptographicOperations.ZeroMemory(entry.Octets);
        }
    }

    /// <summary>A label as it is written.</summary>
    public static string NameOf(KeyFileField field) => Labels.First(pair => pair.Value == field).Key;

    private static int SizeOf(KeyFileField field) => field switch
    {
        KeyFileField.AuthorityPublicKey or KeyFileField.PublicKey => EccPublicKey.Size,
        KeyFileField.AuthorityPrivateKey or KeyFileField.PrivateKey => EccPrivateKey.Size,
        KeyFileField.Certificate => ImplicitCertificate.Size,
        KeyFileField.Issuer => sizeof(ulong),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static bool IsOfSuite2(KeyFileField field, int length) => (field, length) is
        (KeyFileField.AuthorityPublicKey or KeyFileField.PublicKey, 37) or (KeyFileField.Certificate, 74) or (KeyFileField.PrivateKey, 36);

    /// <summary>Where a label ends; null for octets, which may have colons between them too.</summary>
    private static int? LabelEnd(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && !(colon == 2 && char.IsAsciiHexDigit(line[0]) && char.IsAsciiHexDigit(line[1])) ? colon : null;
    }

    private string BareLabel(int line, int index, ReadOnlySpan<KeyFileField> order) =>
        _entries.Count != index || index >= order.Length
            ? throw Wrong(line, "octets", "no label says what these are")
            : NameOf(order[index]);

    private void Add(int line, string label, string text)
    {
        byte[] octets;
        try
        {
            octets = HexText.Parse(label, text);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"{_name}, line {line.ToString(CultureInfo.InvariantCulture)}: {e.Message}", e);
        }

        if (!_entries.TryAdd(Labels[label], new KeyFileEntry(label, line, octets)))
        {
            throw Wrong(line, label, "it stands here a second time");
        }
    }

    private void RefuseOpen(string? label, int line)
    {
        if (label is not null)
        {
            throw Wrong(line, label, "no octets follow");
        }
    }

    private InvalidDataException Wrong(int line, string label, string what) =>
        new($"{_name}, line {line.ToString(CultureInfo.InvariantCulture)}: {label}: {what}.");
}
