using Sep.Codec.Coordinator.Znp;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>Answers that refer to the octets of their frame, in memory of their own.</summary>
internal static class ZnpOwned
{
    public static T Copy<T>(T answer) where T : struct => (T)(answer switch
    {
        ZnpNvValueAnswer value => value with { Value = value.Value.ToOwned() },
        AfDataRetrieveAnswer part => part with { Data = part.Data.ToOwned() },
        UtilGetDeviceInfoAnswer info => info with { Children = default },
        _ => (object)answer,
    });
}
