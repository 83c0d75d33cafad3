using Sep.Codec.Clusters.Messaging;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private const string MessagingPrefix = "zbee_zcl_se.msg.message";

    private static TsharkReading[] Messaging() =>
    [
        TsharkReading.Named<DisplayMessage>(MessagingPrefix, new()
        {
            ["MessageId"] = ".id",
            ["MessageControl"] = ".ctrl",
            ["StartTime"] = ".start_time",
            ["DurationMinutes"] = ".duration",
            ["Message"] = "",
        }, more: ControlIsTakenApart),
        TsharkReading.Named<CancelMessage>(MessagingPrefix, new() { ["MessageId"] = ".id", ["MessageControl"] = ".ctrl" }),
        TsharkReading.Empty<GetLastMessage>(),
        TsharkReading.Named<MessageConfirmation>(MessagingPrefix, new() { ["MessageId"] = ".id", ["ConfirmationTime"] = ".confirm_time" }),
    ];

    private static void ControlIsTakenApart(DisplayMessage command, TsharkPacket packet)
    {
        string Part(string name) => TsharkPacket.Shown(Assert.Single(packet.Fields($"{MessagingPrefix}.ctrl.{name}")));
        Assert.Equal(Text((long)command.MessageControl.Transmission()), Part("tx"));
        Assert.Equal(Text((long)command.MessageControl.Importance()), Part("importance"));
        Assert.Equal(command.MessageControl.IsConfirmationRequired(), Part("confirm") is "1" or "True");
    }
}
