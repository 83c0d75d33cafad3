using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Default Response: what became of a command that has no answer of its own. Never answered itself, and never sent to a broadcast.</summary>
/// <param name="RespondedCommandId">The number of the command that is answered.</param>
/// <param name="Status">What became of it.</param>
public readonly record struct DefaultResponse(byte RespondedCommandId, ZclStatus Status) : ISepCommand<DefaultResponse>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    public static CommandKey Key => CommandKey.ProfileWide(0x0B);

    /// <summary>Whether a received command is to be answered by a Default Response.</summary>
    /// <param name="request">The header of the command.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="isUnicast">Whether it was sent to this device alone; a broadcast or multicast is never answered.</param>
    /// <param name="isAnswered">Whether another answer to it is sent.</param>
    public static bool IsDue(in ZclHeader request, ZclStatus status, bool isUnicast, bool isAnswered)
    {
        bool isDefaultResponse = request.FrameType == FrameType.ProfileWide && request.CommandId == Key.CommandId;
        return isUnicast && !isAnswered && !isDefaultResponse && (status != ZclStatus.Success || !request.DisableDefaultResponse);
    }

    /// <summary>
    /// Whether a command is always sent with the bit that asks for no Default Response: the profile-wide responses, and those cluster responses that
    /// public descriptions of the clusters mark so.
    /// </summary>
    public static bool IsDisabledIn(CommandKey command) => (command.FrameType, command.Cluster, command.Direction, command.CommandId) switch
    {
        (FrameType.ProfileWide, _, _, 0x01 or 0x04 or 0x07 or 0x09 or 0x0B or 0x0D) => true,
        (FrameType.ProfileWide, _, _, _) => false,
        (_, ClusterId.Identify, Direction.ServerToClient, 0x00) => true,
        (_, ClusterId.Alarms, Direction.ServerToClient, 0x01) => true,
        (_, ClusterId.Commissioning, Direction.ServerToClient, <= 0x03) => true,
        (_, ClusterId.OtaUpgrade, Direction.ServerToClient, 0x02 or 0x05 or 0x07 or 0x09) => true,
        (_, ClusterId.Metering, Direction.ServerToClient, 0x00 or 0x03) => true,
        (_, ClusterId.Metering, Direction.ClientToServer, 0x01) => true,
        (_, ClusterId.Tunneling, Direction.ServerToClient, 0x00 or 0x05) => true,
        (_, ClusterId.KeyEstablishment, Direction.ServerToClient, <= 0x02) => true,
        _ => false,
    };

    public static DefaultResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U8(nameof(RespondedCommandId)), f.Named8<ZclStatus>(nameof(Status)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U8(RespondedCommandId);
        f.Named8(Status);
    }
}
