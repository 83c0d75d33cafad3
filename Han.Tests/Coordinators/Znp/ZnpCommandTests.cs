using System.Diagnostics;
using DeviceEmulator.Certificates;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Coordinators.Znp;

/// <summary>The commands on a coordinator as a user runs them, with a chip behind a TCP port.</summary>
public sealed class ZnpCommandTests : IAsyncDisposable
{
    private static readonly Eui64 Esi = new(0x0200_0000_0000_00E5);
    private static readonly Eui64 Device = new(0x0200_0000_0000_00D1);

    private readonly ZnpTcpPeer _peer = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("han-znp-").FullName;

    public async ValueTask DisposeAsync()
    {
        await _peer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_chip_is_probed_formed_and_a_device_joins_with_its_install_code()
    {
        using CertificateAuthority authority = new(new Eui64(0x0200_0000_0000_00CA), EccPrivateKey.Draw(System.Security.Cryptography.RandomNumberGenerator.GetBytes(21)));
        string identity = Path.Combine(_folder, "esi.txt");
        await File.WriteAllTextAsync(identity, IdentityFile.Format(DeviceIdentity.Issue(authority, Esi)));
        string at = _peer.Address.ToString();

        Assert.Equal(
            (0, "00124B0001020304, product 1, version 2.7.1, revision 20230507, capabilities 0x0659, Hold\n", ""), await RunAsync("probe", at));
        Assert.Equal(
            (0, "network formed: coordinator 02000000000000E5, channel 20, PAN 0x1234, extended PAN 02000000000000E5\n", ""),
            await RunAsync("form", at, "--channel", "20", "--pan", "0x1234", "--identity", identity));

        // The device comes as soon as the window opens, and establishes a key at once.
        ZnpDevice device = _peer.Chip.Device(Device, () => new ZnpDevice(Device, DeviceIdentity.Issue(authority, Device), Esi, null));
        _peer.Chip.OnOpened = chip =>
        {
            chip.Join(device, Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB"));
            chip.Later(() => device.StartKeyEstablishment(chip), 100);
        };
        (int exitCode, string output, string error) = await RunAsync(
            "permit", at, "--device", Device.ToString(), "--install-code", "83FE D340 7A93 9723 A5C6 39B2 6916 D505 C3B5", "--identity", identity);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            [
                "network resumed: coordinator 02000000000000E5, channel 20, PAN 0x1234, extended PAN 02000000000000E5",
                "devices may join for 120 s",
                "02000000000000D1 joined: UnsecuredJoin",
                "02000000000000D1 key establishment: Initiated",
                "02000000000000D1 key establishment: EphemeralDataExchanged",
                "02000000000000D1 key establishment: Established",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_public_test_authority_needs_a_word()
    {
        string identity = Path.Combine(_folder, "test.txt");
        await File.WriteAllTextAsync(identity, Certificates.Published.Text);
        string[] permitted = ["--device", Device.ToString(), "--install-code", "83FE D340 7A93 9723 A5C6 39B2 6916 D505 C3B5"];
        foreach (string[] words in (string[][])[["probe"], ["form"], ["permit", .. permitted]])
        {
            (int refused, _, string error) = await RunAsync([.. words, _peer.Address.ToString(), "--identity", identity]);
            Assert.Equal(2, refused);
            Assert.Contains("--allow-test-ca", error, StringComparison.Ordinal);
        }

        (int exitCode, string output, _) = await RunAsync("form", _peer.Address.ToString(), "--identity", identity, "--allow-test-ca");
        Assert.Equal(0, exitCode);
        Assert.Contains("coordinator 0022080000000001", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trusted_authorities_are_those_that_are_listed()
    {
        (string identity, string other) = (Path.Combine(_folder, "test.txt"), Path.Combine(_folder, "other.pub"));
        await File.WriteAllTextAsync(identity, Certificates.Published.Text);
        await File.WriteAllTextAsync(other, $"Issuer:\n4F54484552434131\nCA Pub Key:\n{Certificates.Published.PublicKey}\n");
        (int exitCode, _, string error) = await RunAsync("form", _peer.Address.ToString(), "--identity", identity, "--allow-test-ca", "--trust", other);
        Assert.Equal(2, exitCode);
        Assert.Contains("is not among the 1 trusted authorities", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("probe here", "'here' is not an address of a coordinator, as tcp://192.0.2.7:6638. A serial port is reached through a program such as ser2net.")]
    [InlineData("form tcp://127.0.0.1:1 --channel 9", "--channel: 11 to 26, or 0 for the chip's choice.")]
    [InlineData("form tcp://127.0.0.1:1 --pan 12345", "--pan: '12345' is not a number of up to 4 hex digits, as 0x1A62.")]
    [InlineData("permit tcp://127.0.0.1:1 --device 1 --install-code 00", "--device: '1' is not an EUI-64 of 16 hex digits.")]
    [InlineData("permit tcp://127.0.0.1:1 --device 02000000000000D1 --install-code 83FED3407A939723A5C639B26916D505C3B6", "--install-code: WrongChecksum.")]
    public async Task What_is_wrong_with_the_words_is_one_line_and_code_2(string words, string expected)
    {
        (int exitCode, string output, string error) = await RunAsync(words.Split(' '));
        Assert.Equal((2, "", expected + "\n"), (exitCode, output, error));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] words)
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        ProcessStartInfo start = new(host, [Path.Combine(AppContext.BaseDirectory, "HeadEnd.Simulator.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"'{string.Join(' ', words)}' does not end.");
        }
    }
}
