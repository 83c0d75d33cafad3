using System.Buffers.Text;
using System.Text;

namespace Han.Tests.EndToEnd;

/// <summary>One secret, in every form in which it could have been written down.</summary>
internal sealed class SecretForms
{
    private const int LeastOctets = 8;

    private readonly List<string> _forms = [];
    private readonly List<string> _hex = [];

    public SecretForms(string name, ReadOnlySpan<byte> secret)
    {
        Assert.True(secret.Length >= LeastOctets, $"{name} is so short that it would be found by chance");
        Name = name;
        byte[] octets = secret.ToArray();
        byte[] turned = [.. octets.Reverse()];
        foreach (byte[] order in new[] { octets, turned })
        {
            _forms.Add(Encoding.Latin1.GetString(order));
            _forms.Add(Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(Encoding.Latin1.GetString(order))));
            _hex.Add(Convert.ToHexStringLower(order));
            _hex.Add(BitConverter.ToString(order).ToLowerInvariant());
            _hex.Add(BitConverter.ToString(order).ToLowerInvariant().Replace('-', ':'));
            AddBase64(order);
        }
    }

    public string Name { get; }

    public static SecretForms Text(string name, string secret) => new(name, Encoding.UTF8.GetBytes(secret));

    /// <summary>A secret that is written in hex may also have been stored as octets.</summary>
    public static IEnumerable<SecretForms> Hex(string name, string secret) => [Text(name, secret), new SecretForms(name + " (octets)", Convert.FromHexString(secret))];

    /// <summary>The form that is found; null for none.</summary>
    /// <param name="content">As Latin-1.</param>
    /// <param name="lower">The same in lower case.</param>
    public string? FoundIn(string content, string lower) =>
        _forms.Find(f => content.Contains(f, StringComparison.Ordinal)) ?? _hex.Find(h => lower.Contains(h, StringComparison.Ordinal));

    /// <summary>Within something longer a secret begins at one of three places of a base64 group; what depends on its neighbours is cut off.</summary>
    private void AddBase64(byte[] octets)
    {
        for (int shift = 0; shift < 3; shift++)
        {
            byte[] shifted = [.. new byte[shift], .. octets];
            string text = Convert.ToBase64String(shifted);
            int from = shift == 0 ? 0 : shift + 1;
            int to = shifted.Length * 8 / 6;
            _forms.Add(text[from..to]);
            _forms.Add(Base64Url.EncodeToString(shifted)[from..to]);
        }
    }
}
