using System.Runtime.CompilerServices;

namespace Sep.Codec.Clusters;

/// <summary>The place in an array of attributes that are numbered one after the other.</summary>
internal static class ArrayIndex
{
    /// <summary>How far the number is from the first of the array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The array does not have this number.</exception>
    public static int Of(int number, int first, int last, [CallerArgumentExpression(nameof(number))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, first, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, last, name);
        return number - first;
    }
}
