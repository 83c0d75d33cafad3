using Sep.Codec.Clusters.Messaging;

namespace Han.Tests.Codec;

public static partial class Draws
{
    public static DisplayMessage DisplayMessage(byte[] octets)
    {
        int length = octets[11] % 110;
        DisplayMessage raw = Raw<DisplayMessage>([.. octets[..11], (byte)length, .. octets[12..(12 + length)].Select(octet => (byte)('a' + (octet % 26)))]);
        return raw with { StartTime = Valid(raw.StartTime) };
    }

    public static CancelMessage CancelMessage(byte[] octets) => Raw<CancelMessage>(octets);

    public static MessageConfirmation MessageConfirmation(byte[] octets)
    {
        MessageConfirmation raw = Raw<MessageConfirmation>(octets);
        return raw with { ConfirmationTime = Moment(raw.ConfirmationTime) };
    }

    public static GetLastMessage GetLastMessage(byte[] octets) => default;

    private static CommandDraw[] Messaging() =>
    [
        For(DisplayMessage),
        For(CancelMessage),
        For(GetLastMessage),
        For(MessageConfirmation),
    ];
}
