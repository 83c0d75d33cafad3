using System.Runtime.CompilerServices;

namespace DeviceEmulator.Air;

/// <summary>A share of all frames.</summary>
internal static class Share
{
    /// <summary>The share as it is, or an <see cref="ArgumentOutOfRangeException"/> when it does not lie between 0 and 1.</summary>
    public static double Validated(double probability, [CallerArgumentExpression(nameof(probability))] string name = "")
    {
        // Not a number is refused too.
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(name, probability, "A share lies between 0 and 1.");
        }

        return probability;
    }
}
