using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>
/// Holds the public surface of Sep.Codec against the committed Han.Tests/Codec/PublicApi.txt, so that a change of it is seen in review. A wanted
/// change is written by: UPDATE_PUBLIC_API=1 dotnet test Han.Tests --filter PublicApiTests
/// </summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_committed_one()
    {
        string path = Path.Combine(SourceTree.Root, "Han.Tests", "Codec", "PublicApi.txt");
        IReadOnlyList<string> actual = PublicApi.Of(typeof(ZclFrame).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1")
        {
            File.WriteAllText(path, string.Join('\n', actual) + "\n");
        }

        string[] committed = File.ReadAllLines(path);
        IEnumerable<string> difference = [.. committed.Except(actual).Select(line => "- " + line), .. actual.Except(committed).Select(line => "+ " + line)];
        Assert.True(
            committed.SequenceEqual(actual),
            $"The public surface of Sep.Codec changed (see this test's summary):\n{string.Join('\n', difference)}");
    }
}
