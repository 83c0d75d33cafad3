using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Han.Tests.LongestFirst", "Han.Tests")]

namespace Han.Tests;

/// <summary>
/// Lets the classes that take longest begin first, so that none of them is left to run alone at the end; what remains goes by name. Which those are is
/// measured: the duration of each test in a results file, summed up by class.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] _longest = [nameof(EndToEnd.KillTests), nameof(Oracle.LoadControlOracleTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => Place(c.DisplayName)).ThenBy(c => c.DisplayName, StringComparer.Ordinal);

    private static int Place(string collection)
    {
        int place = Array.FindIndex(_longest, name => collection.EndsWith("." + name, StringComparison.Ordinal));
        return place < 0 ? _longest.Length : place;
    }
}
