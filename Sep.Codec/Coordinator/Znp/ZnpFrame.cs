using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>
/// A frame of TI's monitor and test interface (MT) on a serial line: FE, length, two command octets, at most 250 octets of data, and the exclusive or
/// of all after FE. Nothing here throws on input.
/// </summary>
/// <param name="Command">Type, subsystem and number.</param>
/// <param name="Data">What comes after; belongs to whoever read the frame.</param>
public readonly record struct ZnpFrame(ZnpCommandId Command, Octets Data)
{
    /// <summary>The first octet of every frame.</summary>
    public const byte Start = 0xFE;

    /// <summary>Octets of data at most.</summary>
    public const int MaxData = 250;

    /// <summary>Octets around the data.</summary>
    public const int Overhead = 5;

    /// <summary>Octets of the longest frame.</summary>
    public const int MaxSize = MaxData + Overhead;

    private const int AnswerDistance = 0x4000;
    private const int TypeShift = 13;

    public ZnpFrameType Type => (ZnpFrameType)((ushort)Command >> TypeShift);

    /// <summary>The number under which a request is answered.</summary>
    public static ZnpCommandId AnswerTo(ZnpCommandId request) => (ZnpCommandId)((ushort)request + AnswerDistance);

    /// <summary>Writes a frame with this command and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">A value is out of range, or the buffer is too small.</exception>
    public static int Write<T>(Span<byte> destination, in T command) where T : struct, ILayerCommand<T, ZnpCommandId> =>
        Write(destination, T.Id, command);

    /// <summary>Writes a frame with the answer to a request and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">A value is out of range, or the buffer is too small.</exception>
    public static int WriteAnswer<TRequest, TAnswer>(Span<byte> destination, in TAnswer answer)
        where TRequest : struct, IZnpRequest<TRequest, TAnswer>
        where TAnswer : struct, IWireValue<TAnswer> => Write(destination, AnswerTo(TRequest.Id), answer);

    /// <summary>Writes this frame and returns its length in octets.</summary>
    /// <exception cref="ArgumentException">More than 250 octets of data, or the buffer is too small.</exception>
    public int CopyTo(Span<byte> destination)
    {
        if (Data.Length > MaxData || destination.Length < Data.Length + Overhead)
        {
            throw new ArgumentException($"A frame of {Data.Length} octets of data does not fit.", nameof(destination));
        }

        Data.Span.CopyTo(destination[4..]);
        return Close(destination, Command, Data.Length);
    }

    /// <summary>Reads the command, which must be a <typeparamref name="T"/>. Octets that a later firmware adds are passed over.</summary>
    public FrameError Read<T>(out T command) where T : struct, ILayerCommand<T, ZnpCommandId> => ReadAs(T.Id, out command);

    /// <summary>Reads the answer to a <typeparamref name="TRequest"/>.</summary>
    public FrameError ReadAnswer<TRequest, TAnswer>(out TAnswer answer)
        where TRequest : struct, IZnpRequest<TRequest, TAnswer>
        where TAnswer : struct, IWireValue<TAnswer> => ReadAs(AnswerTo(TRequest.Id), out answer);

    /// <summary>The command and how much comes with it; what comes may be a key.</summary>
    public override string ToString() => $"{Command:X}, {Data.Length} octets";

    /// <summary>The check of everything between FE and itself.</summary>
    internal static byte Check(ReadOnlySpan<byte> octets)
    {
        byte check = 0;
        foreach (byte octet in octets)
        {
            check ^= octet;
        }

        return check;
    }

    private static int Write<T>(Span<byte> destination, ZnpCommandId id, in T value) where T : struct, IWireValue<T>
    {
        if (destination.Length < Overhead)
        {
            throw new ArgumentException($"A frame has {Overhead} octets at least; there is room for {destination.Length}.", nameof(destination));
        }

        WireWriter w = new(destination[4..Math.Min(destination.Length - 1, MaxSize - 1)]);
        value.Write(ref w);
        return Close(destination, id, w.Length);
    }

    private static int Close(Span<byte> destination, ZnpCommandId id, int length)
    {
        destination[0] = Start;
        destination[1] = (byte)length;
        destination[2] = (byte)((ushort)id >> 8);
        destination[3] = (byte)((ushort)id & 0xFF);
        destination[length + 4] = Check(destination[1..(length + 4)]);
        return length + Overhead;
    }

    private FrameError ReadAs<T>(ZnpCommandId id, out T value) where T : struct, IWireValue<T>
    {
        value = default;
        return Command != id ? FrameError.UnknownCommand : LayerCommand.Read(Data.Memory, out value, out _);
    }
}
