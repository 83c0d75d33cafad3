using System.CommandLine;
using System.Globalization;
using DeviceEmulator.Certificates;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace DeviceEmulator.Commands;

/// <summary>ca issue --ca FILE --device EUI64 --out FILE [--manufacturer CODE] [--force]</summary>
internal static class CaIssueCommand
{
    public static Command Create()
    {
        var authority = new Option<string>("--ca") { Description = "The authority's NAME.key.", Required = true };
        var device = new Option<string>("--device") { Description = "The EUI-64 of the ESI or device, 16 hex digits. A node with this identity has this address.", Required = true };
        var path = new Option<string>("--out") { Description = "Where the identity goes. It holds a private key.", Required = true };
        var manufacturer = new Option<string>("--manufacturer")
        {
            Description = "The manufacturer code in the certificate, up to 4 hex digits.",
            DefaultValueFactory = _ => "0x0000",
        };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("issue", "Makes an identity: a certificate and the private key to it.") { authority, device, path, manufacturer, force };
        command.SetAction(result => EmulatorCommands.GuardAsync(() => RunAsync(
            result.GetRequiredValue(authority),
            result.GetRequiredValue(device),
            result.GetRequiredValue(path),
            result.GetRequiredValue(manufacturer),
            result.GetValue(force))));
        return command;
    }

    private static async Task<int> RunAsync(string authorityPath, string device, string path, string manufacturer, bool force)
    {
        if (!Eui64.TryParse(device, out Eui64 address))
        {
            throw new ArgumentException($"--device: '{device}' is not an EUI-64 of 16 hex digits.");
        }

        string digits = manufacturer.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? manufacturer[2..] : manufacturer;
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            throw new ArgumentException($"--manufacturer: '{manufacturer}' is not a number of up to 4 hex digits, as 0x1234.");
        }

        using CertificateAuthority authority = AuthorityFile.Load(authorityPath);
        using DeviceIdentity identity = DeviceIdentity.Issue(authority, address, code);
        SecretFile.Write(path, IdentityFile.Format(identity), force);
        await Console.Out.WriteLineAsync($"identity {identity}: {path} (secret)").ConfigureAwait(false);
        return 0;
    }
}
