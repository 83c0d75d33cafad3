namespace Han.Benchmarks;

/// <summary>
/// Runs something until it is as fast as it gets: the runtime compiles what runs often anew, in the background and in steps, which on a busy machine takes
/// many rounds.
/// </summary>
internal static class WarmUp
{
    private const int RoundsInWindow = 8;
    private const int MostWindows = 25;

    /// <summary>Less is no progress.</summary>
    private const double Progress = 0.03;

    /// <summary>Ends when the best of eight rounds was no better than the best of the eight before, twice in a row; answers how many rounds there were.</summary>
    /// <param name="round">One round; answers its seconds.</param>
    public static int UntilSteady(Func<double> round)
    {
        double best = double.MaxValue;
        int rounds = 0;
        for (int window = 0, steady = 0; window < MostWindows && steady < 2; window++)
        {
            double least = Enumerable.Range(0, RoundsInWindow).Min(_ => round());
            steady = least < best * (1 - Progress) ? 0 : steady + 1;
            best = Math.Min(best, least);
            rounds += RoundsInWindow;
        }

        return rounds;
    }
}
