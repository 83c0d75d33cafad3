using System.Diagnostics;
using DeviceEmulator.Air;

namespace Han.Tests.Interop;

/// <summary>tshark over a capture and the keys beside it, opened as docs/air.md says.</summary>
internal static class AirOracle
{
    /// <summary>One row a packet, one column a field; a field that is not there is empty, and of one that is there twice the first counts.</summary>
    public static string[][] Fields(string path, params string[] fields)
    {
        IEnumerable<string> shown = fields.SelectMany(field => (string[])["-e", field]);
        ProcessStartInfo start = new("tshark", ["-r", path, "-T", "fields", "-E", "occurrence=f", "-E", "separator=|", .. shown])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TZ"] = "UTC";
        start.Environment["WIRESHARK_CONFIG_DIR"] = WiresharkKeys.FolderOf(path);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|'))];
    }
}
