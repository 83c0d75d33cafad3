using System.Reflection;

namespace Han.Tests.Architecture;

/// <summary>The arrows point one way: Han.Gateway, HeadEnd.Simulator, DeviceEmulator, Sep.Codec.</summary>
public sealed class ArrowTests
{
    private static readonly string[] BehindTheRadio = ["DeviceEmulator.Radio", "DeviceEmulator.Node", "DeviceEmulator.Air", "DeviceEmulator.Devices", "DeviceEmulator.Population"];

    [Fact]
    public void The_codec_stands_on_the_framework_alone()
    {
        string[] foreign = [.. Solution.Assembly("Sep.Codec").GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))];
        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("Sep.Codec")]
    [InlineData("DeviceEmulator", "Sep.Codec")]
    [InlineData("HeadEnd.Simulator", "Sep.Codec", "DeviceEmulator")]
    [InlineData("Han.Gateway", "Sep.Codec", "DeviceEmulator", "HeadEnd.Simulator")]
    public void A_project_refers_only_to_those_below_it(string project, params string[] below) =>
        Assert.Empty(Solution.SolutionReferences(project).Except(below));

    [Fact]
    public void An_ESI_knows_its_devices_by_radio_frames_alone()
    {
        Type[] esi = [.. Solution.Assembly("DeviceEmulator").GetTypes().Where(type => Within(type, "DeviceEmulator.Esi"))];
        string[] breaches =
        [
            .. from type in esi
               from used in Solution.UsedBy(type)
               where BehindTheRadio.Any(space => Within(used, space))
               select $"{type.FullName} uses {used.FullName}",
        ];
        Assert.Empty(breaches.Distinct());
    }

    [Fact]
    public void The_search_for_used_types_sees_signatures_locals_and_calls()
    {
        HashSet<Type> used = Solution.UsedBy(typeof(Sample));
        Assert.Contains(typeof(Version), used);
        Assert.Contains(typeof(Uri), used);
        Assert.Contains(typeof(System.Text.StringBuilder), used);
        Assert.Contains(typeof(Convert), used);
        Assert.DoesNotContain(typeof(System.Xml.Linq.XDocument), used);
    }

    private static bool Within(Type type, string space) =>
        type.Namespace == space || type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) == true;

    private sealed class Sample
    {
        private readonly List<Version> _versions = [];

        public int Count(Uri address) => _versions.Count + address.Port;

        public static string Text(int value) => Convert.ToHexString(BitConverter.GetBytes(value)) + new System.Text.StringBuilder().Append(value);
    }
}
