using System.CommandLine;
using Sep.Codec.Inspect;
using Sep.Codec.Security;

namespace DeviceEmulator.Commands;

/// <summary>decode HEX|- | --pcap FILE | --jsonl FILE [--layer LAYER] [--cluster ID --direction WAY] [--key KEY]... [--keys FOLDER] [--fcs] [--json] [--show-keys]</summary>
internal static class DecodeCommand
{
    public static Command Create()
    {
        var hex = new Argument<string?>("hex")
        {
            Description = "The octets of one frame as hex digits, with or without spaces and colons; - reads them from standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var layer = new Option<string?>("--layer") { Description = "What the octets are: mac (the default), nwk, aps, zcl or zdo. Nothing is guessed." };
        var cluster = new Option<string?>("--cluster") { Description = "The cluster of a ZCL or ZDO frame, as 0x0701: the frame itself does not say it." };
        var direction = new Option<string?>("--direction") { Description = "server-to-client or client-to-server: what a ZCL frame is expected to say." };
        var keys = new Option<string[]>("--key")
        {
            Description = "A network or link key, 32 hex digits or 16 characters of text; may be given again. Each is tried as what a frame asks for.",
            DefaultValueFactory = _ => [],
        };
        var table = new Option<string?>("--keys") { Description = "Keys that lie beside a capture: Wireshark's table zigbee_pc_keys, or the folder that it is in." };
        var check = new Option<bool>("--fcs") { Description = "The MAC frame ends with its frame check sequence. Without this option, it does if the last two octets are right." };
        var json = new Option<bool>("--json") { Description = "JSON, one object a frame, with the field names of Wireshark." };
        var showKeys = new Option<bool>("--show-keys") { Description = "Show the keys that commands and attributes carry, not only their fingerprints." };
        var pcap = new Option<string?>("--pcap") { Description = "Decodes every frame of a capture, pcapng or pcap; - reads standard input." };
        var lines = new Option<string?>("--jsonl") { Description = "Decodes a file of lines {name, layer, cluster, direction, hex}; - reads standard input." };
        var command = new Command("decode", "Takes ZigBee frames apart, field by field.") { hex, layer, cluster, direction, keys, table, check, json, showKeys, pcap, lines };
        command.SetAction((result, cancellationToken) => EmulatorCommands.GuardAsync(() => RunAsync(
            new DecodeOptions(
                new DecodeSource(result.GetValue(hex), result.GetValue(pcap), result.GetValue(lines)),
                result.GetValue(layer),
                result.GetValue(cluster),
                result.GetValue(direction),
                result.GetRequiredValue(keys),
                result.GetValue(check),
                result.GetValue(json),
                result.GetValue(showKeys))
            {
                KeyTable = result.GetValue(table),
            },
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(DecodeOptions options, CancellationToken cancellationToken)
    {
        options.RequireFit();
        IReadOnlyList<string> beside = options.KeyTable is string table ? await KeyTable.ReadAsync(table, cancellationToken).ConfigureAwait(false) : [];
        FrameInspector inspector = Inspector([.. options.Keys, .. beside], options.ShowKeys);
        using DecodeOutput output = new(Console.OpenStandardOutput(), options.AsJson);
        if (options.Source.Lines is string lines)
        {
            await DecodeLines.RunAsync(lines, options, inspector, output, cancellationToken).ConfigureAwait(false);
            return 0;
        }

        if (options.Source.Capture is string capture)
        {
            await DecodeCapture.RunAsync(capture, inspector, output, cancellationToken).ConfigureAwait(false);
            return 0;
        }

        string hex = options.Source.Hex!;
        string text = hex == "-" ? await Console.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false) : hex;
        InspectedFrame frame = options.Target.Inspect(inspector, HexText.Parse("hex", text), options.FrameCheck);
        output.Write(frame);
        if (frame.Error is not string error)
        {
            return 0;
        }

        output.Flush();
        await Console.Error.WriteLineAsync(error).ConfigureAwait(false);
        return 1;
    }

    private static FrameInspector Inspector(IReadOnlyList<string> keys, bool showKeys)
    {
        KeyRing ring = new();
        foreach (string text in keys)
        {
            if (!KeyRing.TryParse(text, out AesKey key))
            {
                throw new ArgumentException("--key: a key is 32 hex digits, or 16 characters of text.");
            }

            ring.Add(key);
        }

        return new FrameInspector(ring, showKeys);
    }
}
