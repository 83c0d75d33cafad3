using System.Text.Json;
using System.Text.Json.Serialization;
using Han.Gateway.Storage;

namespace Han.Gateway.Registry.Imported;

/// <summary>Which segments make up the imported premises, newest first; the last one is the base. It is replaced as a whole or not at all.</summary>
/// <param name="Generation">Rises with every import.</param>
/// <param name="ImportedAt">When the last import ended, UTC.</param>
internal sealed record PremiseManifest(int Format, long Generation, DateTimeOffset ImportedAt, IReadOnlyList<SegmentEntry> Segments)
{
    public const int CurrentFormat = 1;
    public const string FileName = "manifest.json";

    /// <summary>The manifest of a folder; null where nothing was imported.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static PremiseManifest? Load(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            byte[] json = File.ReadAllBytes(path);
            return JsonSerializer.Deserialize(json, ManifestJson.Default.PremiseManifest) switch
            {
                { Format: CurrentFormat, Segments.Count: > 0 } manifest => manifest,
                { Format: not CurrentFormat and not 0 } other => throw new InvalidDataException($"{path} has format {other.Format}; this program reads {CurrentFormat}."),
                _ => throw new InvalidDataException($"{path} is damaged: it lists no segments. Import the premises again in full."),
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is damaged: {e.Message} Import the premises again in full.", e);
        }
    }

    /// <summary>Whether both describe one import. The generation alone may be another's after a folder was made anew; names of segments do not repeat.</summary>
    public bool IsSameAs(PremiseManifest other) => Generation == other.Generation && Segments.SequenceEqual(other.Segments);

    /// <summary>Takes the place of the folder's manifest: after a crash at any moment the old one stands or the new one.</summary>
    public void Replace(string folder, Action<ImportStep> step)
    {
        string fresh = Path.Combine(folder, FileName + ".tmp");
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, this, ManifestJson.Default.PremiseManifest);
            file.Flush(flushToDisk: true);
        }

        DurableFolder.Flush(folder);
        step(ImportStep.ManifestWritten);
        File.Move(fresh, Path.Combine(folder, FileName), overwrite: true);
        DurableFolder.Flush(folder);
        step(ImportStep.ManifestReplaced);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PremiseManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
