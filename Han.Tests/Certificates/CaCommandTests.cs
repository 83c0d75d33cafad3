using DeviceEmulator.Certificates;
using Han.Tests.DeviceEmulator.Commands;

namespace Han.Tests.Certificates;

/// <summary>The ca commands as a user runs them.</summary>
public sealed class CaCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("han-ca-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_authority_issues_an_identity_and_no_secret_is_shown()
    {
        string home = Path.Combine(_folder, "home");
        string esi = Path.Combine(_folder, "esi.txt");
        (int exitCode, string made, string error) = await EmulatorProcess.RunAsync("", "ca", "new", "--out", home, "--issuer", "02000000000000CA");
        Assert.Equal((0, ""), (exitCode, error));
        (exitCode, string issued, error) = await EmulatorProcess.RunAsync(
            "", "ca", "issue", "--ca", home + ".key", "--device", "02000000000000E5", "--manufacturer", "0x1234", "--out", esi);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal($"identity 02000000000000E5, issued by 02000000000000CA: {esi} (secret){Environment.NewLine}", issued);

        using DeviceIdentity identity = IdentityFile.Load(esi);
        Assert.Equal("01091234000000000000", Convert.ToHexString(identity.Certificate.ProfileAttributes));
        Assert.True(TrustedAuthorities.Load([home + ".pub"]).Accept(identity.Authority));
        foreach (string secret in new[] { File.ReadAllLines(home + ".key")[2], File.ReadAllLines(esi)[5] })
        {
            Assert.Equal(42, secret.Length);
            Assert.DoesNotContain(secret, made + issued, StringComparison.OrdinalIgnoreCase);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(esi));
        }

        (exitCode, _, error) = await EmulatorProcess.RunAsync("", "ca", "issue", "--ca", home + ".key", "--device", "02000000000000E5", "--out", esi);
        Assert.Equal((2, $"{esi} is there already; --force replaces it.{Environment.NewLine}"), (exitCode, error));
    }

    [Theory]
    [InlineData("ca new --out x --issuer 12", "--issuer: '12' is not an EUI-64 of 16 hex digits.")]
    [InlineData("ca issue --ca nowhere.key --device 02000000000000E5 --out x --manufacturer 12345", "--manufacturer: '12345' is not a number of up to 4 hex digits, as 0x1234.")]
    [InlineData("ca issue --ca nowhere.key --device E5 --out x", "--device: 'E5' is not an EUI-64 of 16 hex digits.")]
    public async Task What_is_wrong_with_the_words_is_one_line_and_code_2(string words, string expected)
    {
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync("", words.Split(' '));
        Assert.Equal((2, "", expected + Environment.NewLine), (exitCode, output, error));
    }
}
