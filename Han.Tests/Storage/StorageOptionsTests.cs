using Han.Tests.Docs;
using Han.Tests.Soap;

namespace Han.Tests.Storage;

/// <summary>What is wrong with the choice of a database becomes one line that names it, and never shows a password.</summary>
public sealed class StorageOptionsTests
{
    private const string Secret = "hidden-word";

    [Theory]
    [InlineData("run --storage oracle", "--storage", "oracle")]
    [InlineData("run --Storage:Provider oracle", "Storage", "oracle")]
    [InlineData("run --Storage:Nonsense 1", "Storage", "unknown key 'Nonsense'")]
    [InlineData("run --storage postgres", "Storage:ConnectionString", "must be given")]
    [InlineData("run --storage postgres --Storage:ConnectionString Nonsense=" + Secret, "Storage:ConnectionString", "Host=")]
    [InlineData("run --storage postgres --Storage:ConnectionString " + Secret, "Storage:ConnectionString", "Host=")]
    [InlineData("run --storage postgres --Storage:ConnectionString Host=127.0.0.1;Port=x;Password=" + Secret, "Storage:ConnectionString", "Host=")]
    [InlineData("run --Storage:Schema Han", "Storage:Schema", "lower-case")]
    [InlineData("run --Storage:Schema pg_han", "Storage:Schema", "pg_")]
    [InlineData(
        "run --storage postgres --Storage:ConnectionString Host=127.0.0.1;Port=1;Database=meters;Username=han;Password=" + Secret, "127.0.0.1:1",
        "database 'meters'")]
    [InlineData(
        "log export --duns 111111111 --storage postgres --Storage:ConnectionString Host=127.0.0.1;Port=1;Username=han;Password=" + Secret, "127.0.0.1:1",
        "database 'han'")]
    [InlineData("demo --storage postgres", "Storage:ConnectionString", "must be given")]
    public async Task AMistakeIsOneLineWithoutThePassword(string words, string name, string rule)
    {
        using var folder = new TemporaryFolder();
        (int exitCode, string output, string error) = await GatewayProcess.RunAsync(folder.Path, words.Split(' '));
        Assert.Equal(2, exitCode);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(name, line, StringComparison.Ordinal);
        Assert.Contains(rule, line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output + error, StringComparison.Ordinal);
    }
}
