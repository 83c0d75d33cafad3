using System.Text.Json;

namespace Han.Tests.Codec.Cbke;

/// <summary>The published Certicom test certificates, read where they lie beside the repository; nothing where they do not.</summary>
internal static class RealCertificates
{
    private static readonly JsonElement? Document = Read();

    public static bool ArePresent => Document is not null;

    public static byte[] Authority => Convert.FromHexString(Document!.Value.GetProperty("caPublicKeySuite1").GetString()!);

    public static IEnumerable<RealCertificate> Suite1 =>
        from entry in Document!.Value.GetProperty("certificates").EnumerateArray()
        where entry.GetProperty("suite").GetInt32() == 1
        select new RealCertificate(
            entry.GetProperty("eui64").GetString()!, Hex(entry, "implicitCertificate"), Hex(entry, "privateKey"), Hex(entry, "publicKey"));

    /// <summary>Initiate Key Establishment frames that were seen on the air, of other authorities.</summary>
    public static IEnumerable<byte[]> InitiateFrames =>
        from entry in Document!.Value.GetProperty("wireCertificates").EnumerateArray() select Hex(entry, "zcl");

    private static byte[] Hex(JsonElement entry, string name) => Convert.FromHexString(entry.GetProperty(name).GetString()!);

    private static JsonElement? Read()
    {
        string path = Path.Combine(SourceTree.Root, "..", "shared", "real", "certicom-test-certificates.json");
        return File.Exists(path) ? JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path)) : null;
    }
}
