using System.Diagnostics;
using System.Globalization;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Registry.Imported;

namespace Han.Benchmarks;

/// <summary>
/// `-- system premises [rows]`: an export of that many generated premises (6.8 million if not said) is imported by a child process, whose seconds and peak
/// working set are told; then random look-ups by every key against the import and against the generator. Files go to the temporary folder and are removed.
/// </summary>
internal static class PremisesRunner
{
    private const int LookUps = 100_000;
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        long size = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 6_800_000;
        string directory = Directory.CreateTempSubdirectory("han-premises-").FullName;
        try
        {
            Console.WriteLine($"noise: one loop of fixed work took {Noise()}");
            long t0 = Stopwatch.GetTimestamp();
            PremiseGenerator generator = Generator(size, out HanGenerator hans);
            var generated = new PremiseRegister(generator, hans, []);
            Console.WriteLine($"generated: {size:N0} premises ready in {Stopwatch.GetElapsedTime(t0).TotalMilliseconds:F1} ms");
            string file = Path.Combine(directory, "export.csv");
            WriteExport(generator, file);
            string data = Path.Combine(directory, "data");
            await ImportAsync(file, data, "--full");
            WriteExport(generator, file, 10_000, new DateOnly(2026, 2, 1));
            await ImportAsync(file, data, "--incremental");

            t0 = Stopwatch.GetTimestamp();
            var imported = new PremiseRegister(ImportedBase.Open(data), []);
            Console.WriteLine($"imported: {imported.Size:N0} rows ready in {Stopwatch.GetElapsedTime(t0).TotalMilliseconds:F1} ms");
            Measure("generated", generated, generator);
            Measure("imported", imported, generator);
            Console.WriteLine($"noise: one loop of fixed work took {Noise()}");
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static PremiseGenerator Generator(long size, out HanGenerator hans)
    {
        hans = new HanGenerator(1, size, DeviceMix.Default);
        return new PremiseGenerator(
            1, hans, size,
            new Dictionary<string, double> { ["Oncor"] = 49, ["CenterPoint"] = 34, ["AEP Texas Central"] = 11, ["AEP Texas North"] = 2.5, ["TNMP"] = 3.5 },
            new Dictionary<string, double> { ["111111111"] = 50, ["222222222"] = 30, ["333333333"] = 20 });
    }

    private static void WriteExport(PremiseGenerator generator, string file, long rows = long.MaxValue, DateOnly? effective = null)
    {
        using var output = new StreamWriter(file);
        var writer = new PremiseCsvWriter(output);
        writer.WriteHeader();
        for (long place = 0; place < Math.Min(rows, generator.Size); place++)
        {
            writer.Write(generator, generator.Shuffled(place), effective ?? new DateOnly(2026, 1, 1));
        }
    }

    private static async Task ImportAsync(string file, string data, string mode)
    {
        long t0 = Stopwatch.GetTimestamp();
        using Process child = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Han.Gateway.dll"), "premises", "import", file, mode, "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = child.StandardOutput.ReadToEndAsync();
        Task<string> error = child.StandardError.ReadToEndAsync();
        Task exit = child.WaitForExitAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        long peak = 0;
        while (!exit.IsCompleted)
        {
            await timer.WaitForNextTickAsync();
            child.Refresh();
            peak = Math.Max(peak, child.HasExited ? 0 : child.PeakWorkingSet64);
        }

        if (child.ExitCode != 0)
        {
            throw new InvalidOperationException(await error + await output);
        }

        Console.WriteLine(
            $"import {mode} of {new FileInfo(file).Length / 1e6:N0} MB: {Stopwatch.GetElapsedTime(t0).TotalSeconds:F1} s, peak working set {peak / 1e6:N0} MB; "
            + (await output).Trim());
    }

    private static void Measure(string name, PremiseRegister register, PremiseGenerator generator)
    {
        MarketTime now = MarketTime.From(new DateTimeOffset(2026, 6, 1, 0, 0, 0, default));
        long[] numbers = [.. Enumerable.Range(0, LookUps).Select(i => (long)(Chance.Draw(3, (ulong)i, 0, DrawPurpose.VisibleId) % (ulong)generator.Size))];
        string[] esiIds = [.. numbers.Select(generator.EsiIdAt)];
        string[] meters = [.. numbers.Select(generator.MeterAt)];
        Sep.Codec.Types.Eui64[] esis = [.. numbers.Select(n => generator.At(n).Esi)];
        Report(name, "ESIID", i => register.TryFind(esiIds[i], now, out _));
        Report(name, "meter", i => register.TryFindMeter(meters[i], now, out _));
        Report(name, "EUI-64", i => register.TryFind(esis[i], now, out _));
        Report(name, "ESIID and its meter", i => register.TryFind(esiIds[i], now, out Premise premise) && register.IsMeterOf(premise, meters[i]));
    }

    private static void Report(string name, string key, Func<int, bool> find)
    {
        // The first round finds pages that this process has not touched yet: the look-ups of a gateway that has just started.
        double[] first = new double[LookUps];
        var means = new List<double>();
        long allocated = 0;
        for (int round = 0; round <= Rounds; round++)
        {
            allocated = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < LookUps; i++)
            {
                long t0 = round == 0 ? Stopwatch.GetTimestamp() : 0;
                if (!find(i))
                {
                    throw new InvalidOperationException($"{name}: a premise was not found by its {key}.");
                }

                first[i] = round == 0 ? Stopwatch.GetElapsedTime(t0).TotalMicroseconds : first[i];
            }

            means.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / LookUps);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        Array.Sort(first);
        double[] warm = [.. means.Skip(1).Order()];
        Console.WriteLine(
            $"{name}, by {key}: {warm[Rounds / 2]:F2} us ({warm[0]:F2}-{warm[^1]:F2} over {Rounds} rounds), allocated {allocated / LookUps} B; "
            + $"first touch median {first[LookUps / 2]:F1} us, 99 % {first[LookUps * 99 / 100]:F1} us");
    }

    /// <summary>The same arithmetic ten times: the spread is the machine's.</summary>
    private static string Noise()
    {
        var times = new List<double>();
        for (int round = 0; round < 10; round++)
        {
            long t0 = Stopwatch.GetTimestamp();
            ulong sum = 0;
            for (uint i = 0; i < 5_000_000; i++)
            {
                sum ^= Chance.Draw(1, i, 0, DrawPurpose.VisibleId);
            }

            times.Add(Stopwatch.GetElapsedTime(t0).TotalMilliseconds + (sum == 1 ? 1 : 0));
        }

        return $"{times.Min():F1} to {times.Max():F1} ms";
    }
}
