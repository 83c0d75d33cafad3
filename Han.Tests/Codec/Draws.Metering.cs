using Sep.Codec.Clusters.Metering;

namespace Han.Tests.Codec;

public static partial class Draws
{
    public static GetProfile GetProfile(byte[] octets)
    {
        GetProfile raw = Raw<GetProfile>(octets);
        return raw with { EndTime = Valid(raw.EndTime) };
    }

    public static GetProfileResponse GetProfileResponse(byte[] octets)
    {
        // At most 24 intervals, which is what a meter delivers in one response; of three octets each.
        byte[] payload = [.. octets[..6], (byte)(octets[6] % 25), .. octets[7..]];
        GetProfileResponse raw = Raw<GetProfileResponse>(payload);
        return raw with { EndTime = Valid(raw.EndTime) };
    }

    public static RequestMirrorResponse RequestMirrorResponse(byte[] octets) => new(Endpoint(octets));

    public static MirrorRemoved MirrorRemoved(byte[] octets) => new(Endpoint(octets));

    public static RequestFastPollMode RequestFastPollMode(byte[] octets) => new(octets[0], (byte)(octets[1] % 16));

    public static RequestFastPollModeResponse RequestFastPollModeResponse(byte[] octets)
    {
        RequestFastPollModeResponse raw = Raw<RequestFastPollModeResponse>(octets);
        return raw with { FastPollModeEndTime = Valid(raw.FastPollModeEndTime) };
    }

    public static RequestMirror RequestMirror(byte[] octets) => default;

    public static RemoveMirror RemoveMirror(byte[] octets) => default;

    /// <summary>1..240, or 0xFFFF.</summary>
    private static ushort Endpoint(byte[] octets) => octets[0] is >= 1 and <= 240 and byte endpoint ? endpoint : (ushort)0xFFFF;

    private static CommandDraw[] Metering() =>
    [
        For(GetProfileResponse),
        For(RequestMirror),
        For(RemoveMirror),
        For(RequestFastPollModeResponse),
        For(GetProfile),
        For(RequestMirrorResponse),
        For(MirrorRemoved),
        For(RequestFastPollMode),
    ];
}
