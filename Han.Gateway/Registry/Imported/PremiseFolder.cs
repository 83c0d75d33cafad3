using System.Globalization;
using Han.Gateway.Storage;

namespace Han.Gateway.Registry.Imported;

/// <summary>The folder of the imported premises (premises/ in a data directory): opens what its manifest lists, and is locked by one import at a time.</summary>
internal sealed class PremiseFolder(string dataDirectory)
{
    private const string LockFile = "import.lock";

    public string Path { get; } = System.IO.Path.Combine(dataDirectory, "premises");

    /// <summary>What was imported; null when nothing was.</summary>
    /// <exception cref="InvalidDataException">Manifest or segment is damaged.</exception>
    public ImportedPremises? Open(bool isMapped = true)
    {
        while (PremiseManifest.Load(Path) is { } manifest)
        {
            try
            {
                return new ImportedPremises(manifest, [.. manifest.Segments.Select(s => Segment.Open(Path, s, isMapped))]);
            }
            catch (FileNotFoundException e)
            {
                // An import replaced the manifest and removed the file between the two reads; if the manifest still says so, it is gone for good.
                if (PremiseManifest.Load(Path)?.IsSameAs(manifest) == true)
                {
                    throw new InvalidDataException($"{e.FileName} is missing. Import the premises again in full.", e);
                }
            }
        }

        return null;
    }

    /// <exception cref="ArgumentException">Another import runs.</exception>
    public FileStream Lock()
    {
        DurableFolder.Create(Path);
        string file = System.IO.Path.Combine(Path, LockFile);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(file))
        {
            throw new ArgumentException($"--data: another import runs in '{Path}'; wait until it has ended.", e);
        }
    }

    /// <summary>The number of the last import; of a damaged folder, as far as the names of its files tell. 0 when nothing was imported.</summary>
    public long LastGeneration() => TryLoad(out PremiseManifest? manifest)
        ? manifest?.Generation ?? 0
        : Directory.EnumerateFiles(Path, "*.segment").Select(GenerationOf).Append(0).Max();

    /// <summary>
    /// Removes segments that the manifest does not list and what a crashed import left; of a damaged manifest no segment, because it may be put back. A reader
    /// may still have them mapped; where the system then refuses, the next import tries again.
    /// </summary>
    public void RemoveUnlisted()
    {
        bool isKnown = TryLoad(out PremiseManifest? manifest);
        HashSet<string> listed = [.. manifest?.Segments.Select(s => s.File) ?? []];
        foreach (string file in Directory.EnumerateFiles(Path).Where(f => System.IO.Path.GetExtension(f) is var e && (e == ".tmp" || (e == ".segment" && isKnown))).ToArray())
        {
            if (listed.Contains(System.IO.Path.GetFileName(file)))
            {
                continue;
            }

            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Windows does not remove a file that is mapped.
            }
        }
    }

    private static long GenerationOf(string segment) =>
        long.TryParse(System.IO.Path.GetFileName(segment).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    /// <summary>False when there is a manifest that cannot be read.</summary>
    private bool TryLoad(out PremiseManifest? manifest)
    {
        try
        {
            manifest = PremiseManifest.Load(Path);
            return true;
        }
        catch (InvalidDataException)
        {
            manifest = null;
            return false;
        }
    }
}
