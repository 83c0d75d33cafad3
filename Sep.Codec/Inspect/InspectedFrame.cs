using System.Text.Json;

namespace Sep.Codec.Inspect;

/// <summary>A frame taken apart, layer by layer, from the outside in.</summary>
public sealed class InspectedFrame
{
    internal InspectedFrame(IReadOnlyList<InspectedLayer> layers, byte[]? reencoded, string? error)
    {
        Layers = layers;
        Reencoded = reencoded is null ? default(ReadOnlyMemory<byte>?) : reencoded.AsMemory();
        Error = error;
    }

    /// <summary>The layers, from the outside in.</summary>
    public IReadOnlyList<InspectedLayer> Layers { get; }

    /// <summary>
    /// The frame written again from what was read of it: headers from their values, commands from their fields, encrypted again under the key that opened
    /// them. What no reader understands, such as the payload of an unknown command, is a field of its own and goes back as it is. Null after an error.
    /// </summary>
    public ReadOnlyMemory<byte>? Reencoded { get; }

    /// <summary>Where reading stopped, and why, naming the field; null when the whole frame was read.</summary>
    public string? Error { get; }

    /// <summary>The innermost command or kind of frame; empty when not even the outermost header could be read.</summary>
    public string Command => Layers.Count == 0 ? "" : Layers[^1].Name;

    /// <summary>Writes the frame as one JSON object: the layers with their fields by Wireshark's names, the octets written again, and the error.</summary>
    public void WriteTo(Utf8JsonWriter json) => InspectJson.Frame(json, this);

    /// <summary>Writes the fields of all layers as one JSON object, by Wireshark's names.</summary>
    public void WriteFieldsTo(Utf8JsonWriter json) => InspectJson.Fields(json, [.. Layers.SelectMany(layer => layer.Fields)]);

    /// <summary>The frame as a tree of text, a line a field.</summary>
    public override string ToString() => InspectTree.Print(this);
}
