using System.CommandLine;
using DeviceEmulator.Certificates;
using Sep.Codec.Types;

namespace DeviceEmulator.Commands;

/// <summary>ca new --out NAME --issuer EUI64 [--force]</summary>
internal static class CaNewCommand
{
    public static Command Create()
    {
        var path = new Option<string>("--out") { Description = "Where the authority goes: NAME.key, which is secret, and NAME.pub, which others need.", Required = true };
        var issuer = new Option<string>("--issuer") { Description = "What stands in its certificates as their issuer, 16 hex digits.", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace files that are there. The key of the authority that they hold is lost." };
        var command = new Command("new", "Draws an authority and keeps it in two files.") { path, issuer, force };
        command.SetAction(result => EmulatorCommands.GuardAsync(() => RunAsync(
            result.GetRequiredValue(path), result.GetRequiredValue(issuer), result.GetValue(force))));
        return command;
    }

    private static async Task<int> RunAsync(string path, string issuer, bool force)
    {
        if (!Eui64.TryParse(issuer, out Eui64 name))
        {
            throw new ArgumentException($"--issuer: '{issuer}' is not an EUI-64 of 16 hex digits.");
        }

        TrustedAuthority authority = AuthorityFile.Create(path + ".key", path + ".pub", name, force);
        await Console.Out.WriteLineAsync($"authority {authority.Issuer}, public key {authority.PublicKey}: {path}.key (secret), {path}.pub").ConfigureAwait(false);
        return 0;
    }
}
