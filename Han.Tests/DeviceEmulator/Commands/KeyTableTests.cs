using DeviceEmulator.Air;
using DeviceEmulator.Commands;
using Han.Tests.Soap;
using Sep.Codec.Inspect;
using Sep.Codec.Security;

namespace Han.Tests.DeviceEmulator.Commands;

/// <summary>The keys that lie beside a capture, as decode --keys takes them.</summary>
public sealed class KeyTableTests
{
    private const string Key = "00112233445566778899AABBCCDDEEFF";

    [Fact]
    public async Task What_was_written_beside_a_capture_is_read()
    {
        using TemporaryFolder folder = new();
        string capture = Path.Combine(folder.Path, "home.pcapng");
        Assert.True(KeyRing.TryParse(Key, out AesKey key));
        using (WiresharkKeys keys = WiresharkKeys.CreateBeside(capture))
        {
            keys.Add(key, "network key, \"the first\"");
        }

        string beside = WiresharkKeys.FolderOf(capture);
        Assert.Equal([Key], await KeyTable.ReadAsync(beside, default));
        Assert.Equal([Key], await KeyTable.ReadAsync(Path.Combine(beside, "zigbee_pc_keys"), default));
    }

    [Theory]
    [InlineData("# a comment\n\n\"00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF\",\"Normal\",\"\"\n", null)]
    [InlineData("\"0011\",\"Normal\",\"short\"\n", "line 1: it is no key of Wireshark's table.")]
    [InlineData("# a comment\nnothing\n", "line 2: it is no key of Wireshark's table.")]
    public async Task A_table_of_Wireshark_s_own_is_read_and_another_file_refused(string text, string? problem)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "keys");
        await File.WriteAllTextAsync(file, text);
        if (problem is null)
        {
            Assert.Equal([Key], await KeyTable.ReadAsync(file, default));
            return;
        }

        InvalidDataException refused = await Assert.ThrowsAsync<InvalidDataException>(() => KeyTable.ReadAsync(file, default));
        Assert.EndsWith(problem, refused.Message, StringComparison.Ordinal);
    }
}
