using System.Diagnostics;
using Han.Gateway.Registry;
using Han.Gateway.Registry.Imported;

namespace Han.Tests.Registry;

/// <summary>Wherever an import is cut off, a reader finds the old state or the new one, whole; and the next import goes through.</summary>
public sealed class PremiseAtomicityTests
{
    [Fact]
    public void AFailureAtAnyStepLeavesTheOldStateOrTheNew()
    {
        foreach (bool isFull in new[] { true, false })
        {
            foreach (ImportStep failing in Enum.GetValues<ImportStep>())
            {
                using var rig = new ImportRig();
                rig.Full(ImportRig.Row(1), ImportRig.Row(2));
                for (int i = 0; !isFull && i < PremiseImport.MaxSegments - 1; i++)
                {
                    rig.Incremental(ImportRig.Row(10 + i));
                }

                Copy(rig.Premises, rig.Data + "-before");
                string text = string.Join('\n', ImportRig.Header, ImportRig.Row(1, rep: "222222222"), ImportRig.Row(5));
                bool hasFailed = false;
                try
                {
                    rig.Import(isFull, text, step: step =>
                    {
                        if (step == failing)
                        {
                            // What a crash would leave is kept aside, because the failing import cleans up behind itself.
                            Copy(rig.Premises, rig.Data + "-crashed");
                            throw new InvalidOperationException("cut off");
                        }
                    });
                }
                catch (InvalidOperationException)
                {
                    hasFailed = true;
                }

                Assert.Equal(!isFull || failing != ImportStep.Compacted, hasFailed);
                AssertOldOrNew(rig, isFull, isNew: failing >= ImportStep.ManifestReplaced || !hasFailed);
                if (hasFailed)
                {
                    Directory.Delete(rig.Premises, recursive: true);
                    Directory.Move(rig.Data + "-crashed", rig.Premises);
                    AssertOldOrNew(rig, isFull, isNew: failing >= ImportStep.ManifestReplaced);
                }

                Assert.Null(rig.Import(isFull, text).Refusal);
                AssertOldOrNew(rig, isFull, isNew: true);
                Assert.Empty(Directory.GetFiles(rig.Premises, "*.tmp"));
                Assert.Equal(rig.Open().Imported!.Current.Segments.Count, Directory.GetFiles(rig.Premises, "*.segment").Length);
            }
        }
    }

    [Fact]
    public async Task AKilledImportLeavesTheOldStateOrTheNew()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        string file = rig.File("big.csv", string.Join('\n', [ImportRig.Header, .. Enumerable.Range(1, 150_000).Select(n => ImportRig.Row(n, rep: "222222222"))]));
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        using Process import = Process.Start(new ProcessStartInfo(
            host, [Path.Combine(AppContext.BaseDirectory, "Han.Gateway.dll"), "premises", "import", file, "--full", "--data", rig.Data])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

        // It says this when the rows are read and the segment is about to be written.
        string? line;
        do
        {
            line = await import.StandardError.ReadLineAsync();
        }
        while (line is not (null or "sorting and indexing"));
        import.Kill();
        await import.WaitForExitAsync();
        Assert.Equal("sorting and indexing", line);

        // On a slow machine the signal may come after the rename.
        (long, string?, string?) found = (rig.Open().Size, ImportRig.RepOf(rig.Open(), 2, ImportRig.At(2026, 6, 1)), ImportRig.RepOf(rig.Open(), 3, ImportRig.At(2026, 6, 1)));
        Assert.Contains(found, new (long, string?, string?)[] { (2, "111111111", null), (150_000, "222222222", "222222222") });
        Assert.Null(rig.Full(ImportRig.Row(3)).Refusal);
        Assert.Single(Directory.GetFiles(rig.Premises, "*.segment"));
    }

    [Fact]
    public void TwoImportsAtATimeAreRefused()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1));
        using (new PremiseFolder(rig.Data).Lock())
        {
            Assert.Contains("another import runs", Assert.Throws<ArgumentException>(() => rig.Full(ImportRig.Row(2))).Message, StringComparison.Ordinal);
        }

        Assert.Null(rig.Full(ImportRig.Row(2)).Refusal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4096 + 64)]
    [InlineData(-1)]
    public void ADamagedSegmentIsNamedAndNotReadAndAFullImportRepairsIt(int length)
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        PremiseRegister running = rig.Open();
        string segment = Directory.GetFiles(rig.Premises, "*.segment")[0];
        byte[] bytes = File.ReadAllBytes(segment);
        if (length < 0)
        {
            bytes[^3] = (byte)'?';
        }

        // Another file under the name: the one that is open is not written to.
        File.Delete(segment);
        File.WriteAllBytes(segment, length < 0 ? bytes : bytes[..length]);
        Assert.Contains(segment, Assert.Throws<InvalidDataException>(() => rig.Open()).Message, StringComparison.Ordinal);
        Assert.Contains(segment, Assert.Throws<InvalidDataException>(() => rig.Incremental(ImportRig.Row(3))).Message, StringComparison.Ordinal);
        AssertRepaired(rig, running);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"format\": 1, \"generation\": 1, \"segments\": [ nul")]
    public void ADamagedManifestIsNamedAndAFullImportRepairsIt(string text)
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        PremiseRegister running = rig.Open();
        string manifest = Path.Combine(rig.Premises, PremiseManifest.FileName);
        File.WriteAllText(manifest, text);
        Assert.Contains(manifest, Assert.Throws<InvalidDataException>(() => rig.Open()).Message, StringComparison.Ordinal);
        Assert.Contains(manifest, Assert.Throws<InvalidDataException>(() => rig.Incremental(ImportRig.Row(3))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => rig.Import(true, "no export"));
        Assert.Single(Directory.GetFiles(rig.Premises, "*.segment"));
        AssertRepaired(rig, running);
    }

    [Fact]
    public void AFolderThatWasMadeAnewIsNoticedThoughItsNumbersAreTheSame()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1));
        PremiseRegister running = rig.Open();
        Directory.Delete(rig.Premises, recursive: true);
        rig.Full(ImportRig.Row(2));
        Assert.True(running.Imported!.Refresh());
        Assert.Equal("111111111", ImportRig.RepOf(running, 2, ImportRig.At(2026, 6, 1)));
    }

    private static void AssertRepaired(ImportRig rig, PremiseRegister running)
    {
        Assert.Equal((null, 2L), (rig.Full(ImportRig.Row(3)).Refusal, rig.Open().Imported!.Current.Manifest.Generation));
        Assert.True(running.Imported!.Refresh());
        Assert.Equal((null, "111111111"), (ImportRig.RepOf(running, 1, ImportRig.At(2026, 6, 1)), ImportRig.RepOf(running, 3, ImportRig.At(2026, 6, 1))));
        Assert.Single(Directory.GetFiles(rig.Premises, "*.segment"));
    }

    private static void AssertOldOrNew(ImportRig rig, bool isFull, bool isNew)
    {
        PremiseRegister register = rig.Open();
        Assert.Equal(isNew ? "222222222" : "111111111", ImportRig.RepOf(register, 1, ImportRig.At(2026, 6, 1)));
        Assert.Equal(isNew && isFull ? null : "111111111", ImportRig.RepOf(register, 2, ImportRig.At(2026, 6, 1)));
        Assert.Equal(isNew ? "111111111" : null, ImportRig.RepOf(register, 5, ImportRig.At(2026, 6, 1)));
    }

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
