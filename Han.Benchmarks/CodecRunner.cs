using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Han.Benchmarks;

/// <summary>
/// `-- system codec`: every codec benchmark that has a twin unrolled by hand against that twin, in batches of some microseconds that take turns. The least of
/// many is what a batch takes that nobody interrupted: it hardly differs between a busy machine and a quiet one, where means and medians do.
/// </summary>
internal static class CodecRunner
{
    private const int Calls = 1000;
    private const int Batches = 20_000;

    /// <summary>In a round of warming up: the compiler works in the background, and on one processor it needs its turn.</summary>
    private const int WarmBatches = 500;
    private const string Twin = "Unrolled";

    private static readonly MethodInfo _compareOne = typeof(CodecRunner).GetMethod(nameof(CompareOne), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static void Run()
    {
        var fixedLength = new CodecBenchmarks();
        fixedLength.Setup();
        var variable = new CodecBenchmarksVariable();
        variable.Setup();
        Console.WriteLine($"codec, the least of {Batches} batches of {Calls} calls in turns; in brackets with the cost of an empty call taken off:");
        foreach (object benchmarks in new object[] { fixedLength, variable })
        {
            Compare(benchmarks);
        }
    }

    private static void Compare(object benchmarks)
    {
        foreach (MethodInfo method in benchmarks.GetType().GetMethods().Where(m => m.IsDefined(typeof(BenchmarkAttribute))))
        {
            if (benchmarks.GetType().GetMethod(method.Name + Twin) is { } twin)
            {
                _compareOne.MakeGenericMethod(method.ReturnType).Invoke(null, [benchmarks, method, twin]);
            }
        }
    }

    private static void CompareOne<T>(object benchmarks, MethodInfo method, MethodInfo twin)
    {
        (double ours, double other, double call) = Measure(method.CreateDelegate<Func<T>>(benchmarks), twin.CreateDelegate<Func<T>>(benchmarks));
        Console.WriteLine(
            $"  {method.Name,-34} {ours,6:F1} ns, unrolled {other,6:F1} ns: {ours / other:F2} times ({ours - call:F1}, {other - call:F1})");
    }

    private static (double Ours, double Twin, double Call) Measure<T>(Func<T> ours, Func<T> twin)
    {
        Func<T> nothing = new Nothing<T>().Answer;
        foreach (Func<T> what in new[] { ours, twin, nothing })
        {
            WarmUp.UntilSteady(() => Enumerable.Range(0, WarmBatches).Sum(_ => Time(what)));
        }

        (double Ours, double Twin, double Call) least = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (int batch = 0; batch < Batches; batch++)
        {
            least = (Math.Min(least.Ours, Time(ours)), Math.Min(least.Twin, Time(twin)), Math.Min(least.Call, Time(nothing)));
        }

        return least;
    }

    /// <summary>Nanoseconds a call. Compiled once and for good: what it calls must not be guessed into it, or a result that nobody reads would not be made.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Time<T>(Func<T> what)
    {
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < Calls; call++)
        {
            what();
        }

        return (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency) / Calls;
    }

    private sealed class Nothing<T>
    {
        public T Answer() => default!;
    }
}
