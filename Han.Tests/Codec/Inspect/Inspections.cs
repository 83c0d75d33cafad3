using Han.Tests.Codec.Nwk;
using Sep.Codec.Inspect;

namespace Han.Tests.Codec.Inspect;

/// <summary>What the tests of inspections share.</summary>
internal static class Inspections
{
    /// <summary>An inspector with the keys of Vectors/Frames, which are published test material.</summary>
    public static FrameInspector WithKeys(bool showKeys = false)
    {
        KeyRing keys = new();
        keys.Add(Network.NetworkKey);
        keys.Add(Network.LinkKey);
        keys.Add(Network.WellKnownKey);
        return new FrameInspector(keys, showKeys);
    }

    /// <summary>Every field that stands for octets and is not made of smaller ones, in wire order; bits count as their field.</summary>
    public static IEnumerable<InspectedField> Leaves(InspectedFrame frame) => frame.Layers.SelectMany(layer => layer.Fields).SelectMany(Leaves);

    /// <summary>Every field, whatever it is part of.</summary>
    public static IEnumerable<InspectedField> All(InspectedFrame frame) => frame.Layers.SelectMany(layer => layer.Fields).SelectMany(All);

    public static InspectedField Field(InspectedFrame frame, string key) => Assert.Single(All(frame), field => field.Key == key);

    private static IEnumerable<InspectedField> Leaves(InspectedField field) =>
        field.Value.Kind != InspectedKind.None ? field.Length == 0 ? [] : [field] : field.Children.SelectMany(Leaves);

    private static IEnumerable<InspectedField> All(InspectedField field) => [field, .. field.Children.SelectMany(All)];
}
