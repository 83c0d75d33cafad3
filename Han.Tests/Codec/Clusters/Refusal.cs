using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters;

/// <summary>What must not be sent is refused with the name of its field.</summary>
internal static class Refusal
{
    private const int MaxFrame = 320;

    public static void Of<T>(string field, in T command) where T : struct, ISepCommand<T>
    {
        T refused = command;
        ArgumentException refusal = Assert.ThrowsAny<ArgumentException>(() => ZclFrame.Write(new byte[MaxFrame], 0, false, refused));
        Assert.Equal(field, refusal.ParamName);
    }

    /// <summary>The values that the refused ones were made from can be sent.</summary>
    public static void Not<T>(in T command) where T : struct, ISepCommand<T> => Assert.NotEqual(0, ZclFrame.Write(new byte[MaxFrame], 0, false, command));
}
