using System.Reflection;
using System.Xml.Linq;

namespace Han.Tests.Architecture;

/// <summary>What needs a foreign program is told from the rest by its category: the one run leaves it out, the other runs nothing else.</summary>
public sealed class InteropCategoryTests
{
    private const string Name = "Category", Interop = "Interop";

    [Fact]
    public void Every_test_of_the_folder_is_in_the_category()
    {
        Type[] classes = [.. typeof(InteropCategoryTests).Assembly.GetTypes().Where(t => IsOfFolder(t) && t.GetMethods().Any(IsTest))];
        Assert.NotEmpty(classes);
        Assert.DoesNotContain(classes, c => !IsInCategory(c));
    }

    [Fact]
    public void The_two_runs_share_no_test_and_leave_none_out()
    {
        string[] filters = [FilterOf("Han.Tests/hermetic.runsettings"), FilterOf("Han.Tests/Interop/interop.runsettings")];
        var takenBy = new int[filters.Length];
        foreach ((string test, string[] categories) in Tests())
        {
            int[] takers = [.. Enumerable.Range(0, filters.Length).Where(f => Takes(filters[f], categories))];
            Assert.True(takers.Length == 1, $"{takers.Length} runs take {test}.");
            takenBy[takers[0]]++;
        }

        Assert.All(takenBy, taken => Assert.NotEqual(0, taken));
    }

    private static string FilterOf(string settings) => XDocument.Load(Path.Combine(Solution.Root, settings)).Descendants("TestCaseFilter").Single().Value;

    /// <summary>Every test by its class, which may have it of a base class, with the categories of both.</summary>
    private static IEnumerable<(string Test, string[] Categories)> Tests() =>
        from type in typeof(InteropCategoryTests).Assembly.GetTypes()
        where !type.IsAbstract
        from method in type.GetMethods()
        where IsTest(method)
        select ($"{type.FullName}.{method.Name}", Categories(type).Concat(Categories(method)).ToArray());

    /// <summary>As the test platform reads a filter without brackets: "and" before "or", and "is not" is true where there is no such value.</summary>
    private static bool Takes(string filter, string[] categories) => filter.Split('|').Any(all => all.Split('&').All(one => Holds(one, categories)));

    private static bool Holds(string condition, string[] categories)
    {
        string[] parts = condition.Split("!=");
        bool isNegated = parts.Length == 2;
        parts = isNegated ? parts : condition.Split('=');
        Assert.Equal((2, Name), (parts.Length, parts[0]));
        return categories.Contains(parts[1]) != isNegated;
    }

    private static bool IsOfFolder(Type type) => type.Namespace?.Split('.').Contains(Interop) == true;

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<FactAttribute>().Any();

    private static bool IsInCategory(Type type) => Categories(type).Contains(Interop);

    private static IEnumerable<string> Categories(Type type) =>
        type.BaseType is { } parent ? Categories((MemberInfo)type).Concat(Categories(parent)) : Categories((MemberInfo)type);

    private static IEnumerable<string> Categories(MemberInfo member) =>
        from attribute in member.CustomAttributes
        where attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments[0].Value is Name
        select (string)attribute.ConstructorArguments[1].Value!;
}
