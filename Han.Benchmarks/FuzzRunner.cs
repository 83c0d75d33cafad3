using System.Diagnostics;
using System.Globalization;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Benchmarks;

/// <summary>
/// `-- fuzz [frames] [payloads a command] [seed]`: mutated ZCL frames, and for each command mutated and random payloads, through the codec. It ends
/// with an error and the octets at the first exception, at a value that depends on octets past the end, at a frame that is not written as it was read,
/// at more memory than a frame may cost, or when a frame takes seconds.
/// </summary>
internal static class FuzzRunner
{
    /// <summary>Octets that reading one frame as a boxed command may allocate.</summary>
    private const long MostAllocated = 1024;

    /// <summary>Each so many'th frame is read twice and written again.</summary>
    private const long CheckedEvery = 8;

    private const int Margin = 16;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    public static int Run(string[] args)
    {
        long frames = Number(args, 0, 10_000_000);
        long payloads = Number(args, 1, 100_000);
        ulong seed = (ulong)Number(args, 2, 20261121);
        FuzzCorpus corpus = FuzzCorpus.Load();
        Console.WriteLine($"fuzz: {corpus.Frames.Count} frames of the vectors, seed {seed}, {Environment.ProcessorCount} threads");
        var mutator = () => new FrameMutator(corpus.Frames, seed);
        return Phase("mutated frames", frames, () => Frames(corpus, mutator())) && Phase("payloads", payloads * SepCommands.All.Count, () => Payloads(corpus, seed)) ? 0 : 1;
    }

    private static Func<long, byte[], bool> Frames(FuzzCorpus corpus, FrameMutator mutator) => (number, buffer) =>
    {
        int length = mutator.Make(number, buffer.AsSpan(0, FrameMutator.Longest), out int origin);
        ReadOnlyMemory<byte> frame = buffer.AsMemory(0, length);
        if (!ZclFrame.TryRead(frame, out ZclHeader header, out ReadOnlyMemory<byte> payload)
            || SepCommands.Find(header, corpus.Clusters[origin]) is not SepCommandEntry entry)
        {
            return false;
        }

        return Read(entry, buffer, length - payload.Length, length, number % CheckedEvery == 0);
    };

    private static Func<long, byte[], bool> Payloads(FuzzCorpus corpus, ulong seed)
    {
        Dictionary<SepCommandEntry, FrameMutator> mutators = SepCommands.All.ToDictionary(entry => entry, entry => new FrameMutator(PayloadsOf(corpus, entry), seed));
        return (number, buffer) =>
        {
            SepCommandEntry entry = SepCommands.All[(int)(number % SepCommands.All.Count)];
            int length = mutators[entry].Make(number, buffer.AsSpan(0, FrameMutator.Longest), out _);
            return Read(entry, buffer, 0, length, number % CheckedEvery == 0);
        };
    }

    /// <summary>The payloads of the vectors of a command, and as many octets as any has: what they become is close to chance.</summary>
    private static List<byte[]> PayloadsOf(FuzzCorpus corpus, SepCommandEntry entry)
    {
        List<byte[]> payloads = [Enumerable.Range(0, FrameMutator.Longest).Select(i => (byte)(i * 197 % 256)).ToArray()];
        for (int i = 0; i < corpus.Frames.Count; i++)
        {
            if (ZclFrame.TryRead(corpus.Frames[i], out ZclHeader header, out ReadOnlyMemory<byte> payload) && header.Key(corpus.Clusters[i]) == entry.Key)
            {
                payloads.Add(payload.ToArray());
            }
        }

        return payloads;
    }

    /// <summary>True when the payload is well formed.</summary>
    private static bool Read(SepCommandEntry entry, byte[] buffer, int from, int to, bool isChecked)
    {
        ReadOnlyMemory<byte> payload = buffer.AsMemory(from, to - from);
        long allocated = Decode(entry, payload, out ISepCommand? command, out ReadOnlyMemory<byte> tail);

        // The first time may have had to prepare what all later ones use.
        if (allocated > MostAllocated && Decode(entry, payload, out _, out _) > MostAllocated)
        {
            throw new InvalidOperationException($"{entry.Name} allocates {allocated} octets.");
        }

        if (isChecked)
        {
            buffer.AsSpan(to, Margin).Fill(0xA5);
            bool again = entry.Decode(payload, null, out ReadOnlyMemory<byte> tailAgain) is ISepCommand other
                ? other.Equals(command) && tailAgain.Length == tail.Length
                : command is null;
            buffer.AsSpan(to, Margin).Clear();
            if (!again)
            {
                throw new InvalidOperationException($"{entry.Name} depends on octets past its end.");
            }

            Rewrite(entry, command, tail, payload.Span);
        }

        return command is not null;
    }

    private static long Decode(SepCommandEntry entry, ReadOnlyMemory<byte> payload, out ISepCommand? command, out ReadOnlyMemory<byte> tail)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        command = entry.Decode(payload, null, out tail);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A value out of range is read, because it must be answered, and not written.</summary>
    private static void Rewrite(SepCommandEntry entry, ISepCommand? command, ReadOnlyMemory<byte> tail, ReadOnlySpan<byte> payload)
    {
        if (command is null)
        {
            return;
        }

        Span<byte> written = stackalloc byte[FrameMutator.Longest + Margin];
        WireWriter w = new(written);
        try
        {
            command.Write(ref w);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return;
        }

        w.Raw(tail.Span);
        if (!written[..w.Length].SequenceEqual(payload))
        {
            throw new InvalidOperationException($"{entry.Name} is written as {Convert.ToHexString(written[..w.Length])}.");
        }
    }

    private static bool Phase(string what, long count, Func<Func<long, byte[], bool>> makeReader)
    {
        int threads = Environment.ProcessorCount;
        long[] at = new long[threads];
        long[] well = new long[threads];
        string? failure = null;
        long t0 = Stopwatch.GetTimestamp();
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(t => new Thread(() => Work(t)) { IsBackground = true })];
        Array.ForEach(workers, worker => worker.Start());
        long[] seen = new long[threads];
        while (workers.Any(worker => !worker.Join(_patience)))
        {
            for (int t = 0; t < threads && failure is null; t++)
            {
                long now = Interlocked.Read(ref at[t]);
                failure = workers[t].IsAlive && now == seen[t] ? $"frame {now} takes more than {_patience.TotalSeconds} s" : null;
                seen[t] = now;
            }

            if (failure is not null)
            {
                break;
            }
        }

        double seconds = Stopwatch.GetElapsedTime(t0).TotalSeconds;
        Console.WriteLine(failure is null
            ? $"  {what}: {count:N0} in {seconds:F1} s, {count / seconds:N0} a second, {well.Sum():N0} well formed, no exception, no hang"
            : $"  {what}: {failure}");
        return failure is null;

        void Work(int thread)
        {
            long number = thread;
            byte[] buffer = new byte[FrameMutator.Longest + Margin];
            try
            {
                Func<long, byte[], bool> read = makeReader();
                for (; number < count && failure is null; number += threads)
                {
                    Interlocked.Exchange(ref at[thread], number);
                    well[thread] += read(number, buffer) ? 1 : 0;
                }
            }
            catch (Exception e)
            {
                failure = $"frame {number}, {Convert.ToHexString(buffer)}: {e}";
            }
        }
    }

    private static long Number(string[] args, int place, long otherwise) =>
        args.Length > place ? long.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
}
