using Sep.Codec.Clusters.Messaging;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string MessagePrefix = "zbee_zcl_se.msg.message";

    private static CommandNames[] Messaging() =>
    [
        new(
            nameof(DisplayMessage),
            Named("MessageId", MessagePrefix + ".id"),
            MessageControlBits(),
            Named("StartTime", MessagePrefix + ".start_time"),
            Named("DurationMinutes", MessagePrefix + ".duration"),
            Named("Message", MessagePrefix)),
        new(nameof(CancelMessage), Named("MessageId", MessagePrefix + ".id"), Named("MessageControl", MessagePrefix + ".ctrl")),
        Command(nameof(MessageConfirmation), MessagePrefix, ("MessageId", ".id"), ("ConfirmationTime", ".confirm_time")),
    ];

    private static FieldName MessageControlBits() => Bits(
        "MessageControl",
        MessagePrefix + ".ctrl",
        new BitName(MessagePrefix + ".ctrl.tx", 0x03, typeof(MessageTransmission)),
        new BitName(MessagePrefix + ".ctrl.importance", 0x0C, typeof(MessageImportance)),
        new BitName(MessagePrefix + ".ctrl.enhconfirm", 0x20),
        new BitName(MessagePrefix + ".ctrl.confirm", 0x80));
}
