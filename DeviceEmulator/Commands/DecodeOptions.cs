using Sep.Codec.Inspect;

namespace DeviceEmulator.Commands;

/// <summary>The words after decode, as far as they were given; what does not go together is refused rather than ignored.</summary>
/// <param name="Source">Where the frames come from.</param>
/// <param name="Layer">--layer; null where it was not given.</param>
/// <param name="Cluster">--cluster; null where it was not given.</param>
/// <param name="Direction">--direction; null where it was not given.</param>
/// <param name="Keys">--key, as often as it was given.</param>
/// <param name="HasFrameCheck">--fcs.</param>
/// <param name="AsJson">--json.</param>
/// <param name="ShowKeys">--show-keys.</param>
internal sealed record DecodeOptions(
    DecodeSource Source, string? Layer, string? Cluster, string? Direction, IReadOnlyList<string> Keys, bool HasFrameCheck, bool AsJson, bool ShowKeys)
{
    /// <summary>--keys; null where it was not given.</summary>
    public string? KeyTable { get; init; }

    /// <summary>What the octets are, where a line of a file does not say it.</summary>
    public DecodeTarget Target => new(Layer ?? DecodeTarget.Mac, Cluster, Direction);

    public FrameCheck FrameCheck => HasFrameCheck ? FrameCheck.Present : FrameCheck.Detect;

    /// <exception cref="ArgumentException">Two of the words do not go together; the message names both.</exception>
    public void RequireFit()
    {
        Source.RequireOne();
        if (Source.Capture is not null)
        {
            RequireFitOfCapture();
        }
        else
        {
            RequireFitOfLayer();
        }
    }

    private void RequireFitOfCapture()
    {
        const string macFrames = "the packets of a capture are MAC frames";
        Refuse("--pcap", Layer is not null, "--layer", macFrames);
        Refuse("--pcap", Cluster is not null, "--cluster", macFrames);
        Refuse("--pcap", Direction is not null, "--direction", macFrames);
        Refuse("--pcap", HasFrameCheck, "--fcs", "a capture says itself whether its frames end with one");
    }

    /// <summary>Lines of a file may say their layer themselves: what they are decoded with need not suit the layer of the others.</summary>
    private void RequireFitOfLayer()
    {
        bool byLine = Source.Lines is not null && Layer is null;
        string layer = Layer is null ? "--layer mac, which is what is taken without --layer," : $"--layer {Layer}";
        bool isZcl = Layer == DecodeTarget.Zcl || byLine;
        Refuse(layer, Cluster is not null && !isZcl && Layer != DecodeTarget.Zdo, "--cluster", "only ZCL and ZDO frames leave their cluster to be told");
        Refuse(layer, Direction is not null && !isZcl, "--direction", "only a ZCL frame says which way it goes");
        Refuse(layer, HasFrameCheck && Layer is not (null or DecodeTarget.Mac), "--fcs", "only a MAC frame ends with a frame check sequence");
        if (Source.Lines is null)
        {
            Refuse(layer, (Keys.Count > 0 || KeyTable is not null) && Layer is (DecodeTarget.Zcl or DecodeTarget.Zdo), "--key", "there is nothing encrypted in it");
            Refuse(layer, ShowKeys && Layer == DecodeTarget.Zdo, "--show-keys", "no ZDO command carries a key");
        }
    }

    private static void Refuse(string first, bool isGiven, string second, string why)
    {
        if (isGiven)
        {
            throw new ArgumentException($"{first} and {second} do not go together: {why}.");
        }
    }
}
