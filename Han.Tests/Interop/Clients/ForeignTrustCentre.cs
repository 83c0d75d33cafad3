using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Han.Tests.Soap;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Tests.Interop.Clients;

/// <summary>
/// The npm package zigbee-on-host as a process of its own: coordinator and trust centre over a radio co-processor at a TCP port. It tells what happens and
/// is told what to do, line by line.
/// </summary>
internal sealed class ForeignTrustCentre : IAsyncDisposable
{
    public const byte RadioChannel = 15;
    public const ushort PanId = 0x1AAA;
    public static readonly Eui64 Address = new(0x0200_0000_0000_0001), ExtendedPanId = new(0x0200_0000_0000_00AA);
    public static readonly AesKey NetworkKey = new(Convert.FromHexString("00112233445566778899AABBCCDDEEFF"));

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly CancellationToken _limit;

    /// <param name="port">The TCP port of its radio, at the loopback.</param>
    /// <param name="code">The installation code whose key its trust centre uses: it has one such key, whatever device it hands the network key to.</param>
    /// <param name="limit">Ends all waiting for it.</param>
    public ForeignTrustCentre(int port, InstallCode code, CancellationToken limit)
    {
        _limit = limit;
        string options = JsonSerializer.Serialize(new
        {
            port,
            eui64 = Address.ToString(),
            panId = PanId,
            extendedPanId = ExtendedPanId.ToString(),
            channel = RadioChannel,
            networkKey = Convert.ToHexString(NetworkKey),
            code = Hex(code),
            folder = _folder.Path,
        });
        ProcessStartInfo start = new("node", [Script, options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _ = line.Data is null ? _told.Writer.TryComplete() : _told.Writer.TryWrite(line.Data);
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_log)
            {
                _log.AppendLine(line.Data);
            }
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static string Script => RepositoryFiles.Test("Interop", "Clients", "node", "trust_centre.js");

    /// <summary>Waits until it tells this, and passes over what else it tells before, but for its end.</summary>
    public async Task<JsonElement> HearAsync(string what)
    {
        List<string> heard = [];
        try
        {
            await foreach (string line in _told.Reader.ReadAllAsync(_limit))
            {
                heard.Add(line);
                JsonElement told = JsonDocument.Parse(line).RootElement;
                string? kind = told.GetProperty("what").GetString();
                if (kind == what)
                {
                    return told;
                }

                if (kind == "fatal")
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            heard.Add("nothing more in time");
        }

        lock (_log)
        {
            throw new InvalidOperationException($"zigbee-on-host did not tell '{what}' but: {string.Join('\n', heard)}\n{_log}");
        }
    }

    /// <summary>Tells it the installation code of a device, without which it does not let that device associate; returns the key that it makes of it.</summary>
    public async Task<AesKey> AddCodeAsync(Eui64 device, InstallCode code)
    {
        await TellAsync(new { @do = "code", device = device.ToString(), code = Hex(code) });
        return new AesKey(Convert.FromHexString((await HearAsync("code")).GetProperty("key").GetString()!));
    }

    /// <summary>Opens the join window.</summary>
    public async Task PermitAsync(int seconds)
    {
        await TellAsync(new { @do = "permit", seconds });
        await HearAsync("permit");
    }

    /// <summary>Has it end by itself.</summary>
    public async Task StopAsync()
    {
        await TellAsync(new { @do = "stop" });
        await HearAsync("stopped");
        await _process.WaitForExitAsync(_limit);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _folder.Dispose();
    }

    private static string Hex(InstallCode code)
    {
        byte[] octets = new byte[code.Size];
        code.CopyTo(octets);
        return Convert.ToHexString(octets);
    }

    private async Task TellAsync(object request) =>
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request).AsMemory(), _limit);
}
