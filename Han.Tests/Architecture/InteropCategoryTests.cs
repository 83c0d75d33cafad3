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

    [Theory]
    [InlineData("Han.Tests/hermetic.runsettings", "Category!=Interop&Category!=Long")]
    [InlineData("Han.Tests/Interop/interop.runsettings", "Category=Interop|Category=Long")]
    public void The_two_runs_share_no_test_and_leave_none_out(string settings, string filter) =>
        Assert.Equal(filter, XDocument.Load(Path.Combine(Solution.Root, settings)).Descendants("TestCaseFilter").Single().Value);

    private static bool IsOfFolder(Type type) => type.Namespace?.Split('.').Contains(Interop) == true;

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<FactAttribute>().Any();

    private static bool IsInCategory(MemberInfo member) => member.CustomAttributes.Any(
        a => a.AttributeType == typeof(TraitAttribute) && a.ConstructorArguments.Select(v => v.Value).SequenceEqual([Name, Interop]));
}
