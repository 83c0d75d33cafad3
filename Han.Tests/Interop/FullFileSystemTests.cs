using System.Xml.Linq;
using Han.Gateway.Demo;
using Han.Tests.EndToEnd;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>The gateway on a file system that is really full.</summary>
[Trait("Category", "Interop")]
public sealed class FullFileSystemTests
{
    private static readonly DemoCaller _caller = new("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111");

    [SkippableFact]
    public async Task ARequestIsRefusedWhileTheDiskIsFullAndTakenWhenThereIsRoom()
    {
        using var folder = new TemporaryFolder();
        ForeignClient.Require(await AsRootAsync("mount", "-t", "tmpfs", "-o", "size=8m,mode=1777", "tmpfs", folder.Path), "the right to mount a tmpfs");
        try
        {
            await using TestGateway gateway = await TestGateway.StartAsync(Path.Combine(folder.Path, "data"));
            Assert.Equal("0", (string?)(await gateway.SendAsync(DemoRequests.Event(_caller, gateway.Addresses(5), "before", null, 60))).Element("StatusCode"));
            string filler = Path.Combine(folder.Path, "filler");
            await FillAsync(filler);
            byte[] request = DemoRequests.Event(_caller, gateway.Addresses(2000), "large", null, 60);
            XDocument refused = await gateway.PostAsync(request);
            Assert.Contains("out of space", (string?)refused.Descendants("faultstring").SingleOrDefault() ?? refused.ToString(), StringComparison.Ordinal);

            File.Delete(filler);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (gateway.Application.Journal.IsFull)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
            }

            Assert.Equal("0", (string?)(await gateway.SendAsync(request)).Element("StatusCode"));
            await gateway.RunForAsync(TimeSpan.FromHours(5));
            Assert.Equal(2005, gateway.Log().Count(r => r["StatusCode"] == "RQA"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Assert.True(await AsRootAsync("umount", "--lazy", folder.Path));
        }
    }

    private static async Task FillAsync(string path)
    {
        byte[] block = new byte[4096];
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        try
        {
            while (true)
            {
                await file.WriteAsync(block);
            }
        }
        catch (IOException)
        {
            // No more room.
        }
    }

    private static async Task<bool> AsRootAsync(string program, params string[] words)
    {
        try
        {
            return (Environment.IsPrivilegedProcess
                ? await ForeignClient.RunAsync(program, words)
                : await ForeignClient.RunAsync("sudo", ["-n", program, .. words])).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
