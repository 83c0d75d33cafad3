using System.Globalization;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Inspect;

/// <summary>
/// One frame on its way through the layers, from the outside in; each method reads one layer, has the next one read, and writes its own layer again
/// around what that one wrote. Null means that reading stopped.
/// </summary>
/// <param name="octets">The frame, in memory of its own, in which it is decrypted.</param>
/// <param name="keys">The keys to try.</param>
/// <param name="addresses">The addresses known so far.</param>
/// <param name="blocks">The blocks known so far.</param>
/// <param name="showKeys">Whether to show keys.</param>
internal sealed partial class FrameWalk(byte[] octets, KeyRing keys, AddressBook addresses, BlockStore blocks, bool showKeys)
{
    /// <summary>The most octets that a header, or a command written again, may have more than it had in the frame.</summary>
    private const int Slack = 64;

    private readonly List<InspectedLayer> _layers = [];
    private readonly FieldCollector _fields = new(octets, showKeys);
    private InspectedLayer _layer = new("", 0);
    private string? _error;

    private delegate void Attempt(ReadOnlyMemory<byte> octets, IFieldTrace trace);

    private delegate void Writing(ref WireWriter w);

    public InspectedFrame Finish(byte[]? reencoded) => new(_layers, _error is null ? reencoded : null, _error);

    private ReadOnlyMemory<byte> Part(int start, int end) => octets.AsMemory(start, end - start);

    private Traced Trace => new(_fields);

    private void Begin(string protocol, int start, string header)
    {
        _layer = new InspectedLayer(protocol, start);
        _layers.Add(_layer);
        _fields.Begin(_layer, header);
    }

    /// <summary>What is left of a layer that no reader takes: a field as it is.</summary>
    private byte[] Keep(string name, int start, int end)
    {
        _fields.Position = start;
        _fields.Add(name, FieldKind.Octets, end - start);
        return octets[start..end];
    }

    private byte[]? Stop(string message)
    {
        _layer.Error = message;
        _error ??= message;
        return null;
    }

    /// <summary>
    /// Says why a header or command was refused. What ends too early is read once more with zeros behind it, so that the fields that are there are shown
    /// and the first one that is not is named.
    /// </summary>
    private byte[]? Refuse(string what, FrameError error, int start, int end, int fieldsBefore, Attempt attempt)
    {
        foreach (int zeros in (ReadOnlySpan<int>)[64, 65, 66, 320, 321, 322, 6000])
        {
            BreakFinder finder = Retry(start, end, fieldsBefore, zeros, attempt);
            if (finder.Broken is string broken && error is FrameError.Truncated or FrameError.Malformed)
            {
                return Stop(finder.Available == 0
                    ? $"{what}: {broken} is missing; the frame ends before it."
                    : string.Create(CultureInfo.InvariantCulture, $"{what}: {broken} has {finder.Available} of its {finder.Needed} octets."));
            }
        }

        BreakFinder last = Retry(start, end, fieldsBefore, zeros: 0, attempt);
        return Stop($"{what}: {error} at {last.Last ?? _fields.FirstName}.");
    }

    private BreakFinder Retry(int start, int end, int fieldsBefore, int zeros, Attempt attempt)
    {
        byte[] longer = new byte[end - start + zeros];
        octets.AsSpan(start..end).CopyTo(longer);
        _layer.KeepFirst(fieldsBefore);
        _fields.Position = start;
        BreakFinder finder = new(_fields, end);
        attempt(longer, finder);
        return finder;
    }

    /// <summary>
    /// Has a header or command written again, with a payload behind it. What the writer refuses, although it was read, is reported; octets that come out
    /// otherwise than they were are noted, since bits that mean nothing are not kept.
    /// </summary>
    /// <param name="what">Which header or command.</param>
    /// <param name="layer">Its layer.</param>
    /// <param name="start">Where it begins in the frame.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="payload">What follows it.</param>
    private byte[]? Encode(string what, InspectedLayer layer, int start, Writing write, ReadOnlySpan<byte> payload = default)
    {
        byte[]? again = Encode(what, write, payload);
        int length = again is null ? 0 : Math.Min(again.Length - payload.Length, octets.Length - start);
        for (int i = 0; i < length; i++)
        {
            if (again![i] != octets[start + i])
            {
                string name = layer.FieldAt(start + i)?.Name ?? what;
                layer.AddNote(string.Create(CultureInfo.InvariantCulture, $"{name}: 0x{octets[start + i]:X2} is written again as 0x{again[i]:X2}"));
            }
        }

        return again;
    }

    private byte[]? Encode(string what, Writing write, ReadOnlySpan<byte> payload)
    {
        byte[] buffer = new byte[octets.Length + payload.Length + Slack];
        WireWriter w = new(buffer);
        try
        {
            write(ref w);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OverflowException)
        {
            return Stop($"{what}: read, but not to be written so: {e.Message.ReplaceLineEndings(" ")}");
        }

        w.Raw(payload);
        return buffer[..w.Length];
    }
}
