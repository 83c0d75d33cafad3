using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Coordinators.Znp;

/// <summary>
/// Plays a chip with Z-Stack 3: answers as the recorded sessions of other hosts do (aligned structures), keeps its memory over restarts, and has
/// devices behind it. What a test wants otherwise it says by <see cref="Intercept"/>.
/// </summary>
internal sealed partial class ZnpChip
{
    public const long AnswerMilliseconds = 2;
    public const long AirMilliseconds = 20;

    private readonly Action<byte[], long> _say;
    private readonly Action<Action, long> _later;
    private readonly ZnpFrameScanner _scanner = new();
    private readonly Dictionary<ZnpNvItem, byte[]> _memory = new()
    {
        [ZnpNvItem.ExtendedAddress] = Convert.FromHexString("04030201004B1200"),
        [ZnpNvItem.StartupOption] = [0],
        [ZnpNvItem.NetworkKey] = new byte[24],
        [ZnpNvItem.PreconfiguredKey] = [.. Enumerable.Repeat((byte)0xFF, 16)],
        [ZnpNvItem.ActiveKeyInfo] = new byte[17],
        [ZnpNvItem.LogicalType] = [0],
        [ZnpNvItem.ZdoDirectCallback] = [0],
        [ZnpNvItem.ChannelList] = Convert.FromHexString("00F8FF07"),
        [ZnpNvItem.PanId] = [0xFF, 0xFF],
        [ZnpNvItem.ExtendedPanId] = new byte[8],
        [ZnpNvItem.ApsUseExtendedPanId] = new byte[8],
        [ZnpNvItem.PreconfiguredKeysEnable] = [1],
    };

    private readonly HashSet<byte> _endpoints = [];
    private int _epoch;
    private bool _isDeaf;
    private bool _isAnswering;
    private ZnpDeviceState _state;
    private byte _channel;
    private byte[] _nextKey = [];

    /// <param name="say">Sends octets to the host, so many milliseconds from now.</param>
    /// <param name="later">Does something so many milliseconds from now.</param>
    public ZnpChip(Action<byte[], long> say, Action<Action, long> later) => (_say, _later) = (say, later);

    /// <summary>Sees every frame before the chip does; true when it has dealt with it.</summary>
    public Func<ZnpFrame, bool>? Intercept { get; set; }

    /// <summary>The commands that came, in order.</summary>
    public List<ZnpCommandId> Asked { get; } = [];

    /// <summary>How often a second request came before the first was answered.</summary>
    public int Overruns { get; private set; }

    public long Noise => _scanner.Discarded;

    public Eui64 Address => new(BitConverter.ToUInt64(_memory[ZnpNvItem.ExtendedAddress]));

    public void Receive(ReadOnlySpan<byte> octets)
    {
        while (_scanner.TryRead(ref octets, out ZnpFrame frame))
        {
            if (_isDeaf)
            {
                continue;
            }

            Asked.Add(frame.Command);
            if (_isAnswering && frame.Type == ZnpFrameType.Request)
            {
                Overruns++;
            }

            if (Intercept?.Invoke(frame) != true)
            {
                Handle(frame);
            }
        }
    }

    /// <summary>The chip loses power for a moment, or its watchdog bites.</summary>
    public void Restart(ZnpResetReason reason = ZnpResetReason.Watchdog)
    {
        _epoch++;
        _isAnswering = false;
        _isDeaf = true;
        Later(() => _isDeaf = false, 10);
        _state = ZnpDeviceState.Hold;
        _endpoints.Clear();
        _window = 0;
        foreach (ZnpDevice device in _devices.Values)
        {
            device.Abandon();
        }

        if ((_memory[ZnpNvItem.StartupOption][0] & 3) != 0)
        {
            ForgetNetwork();
        }

        Indicate(new SysResetIndication(reason, 2, 1, 2, 7, 1), 10);
    }

    public void Answer<TRequest, TAnswer>(in TAnswer answer, long milliseconds = AnswerMilliseconds)
        where TRequest : struct, IZnpRequest<TRequest, TAnswer>
        where TAnswer : struct, IWireValue<TAnswer>
    {
        byte[] frame = new byte[ZnpFrame.MaxSize];
        int length = ZnpFrame.WriteAnswer<TRequest, TAnswer>(frame, answer);
        _isAnswering = true;
        Later(() => _isAnswering = false, milliseconds);
        Say(frame[..length], milliseconds);
    }

    public void Indicate<T>(in T command, long milliseconds = AirMilliseconds) where T : struct, ILayerCommand<T, ZnpCommandId>
    {
        byte[] frame = new byte[ZnpFrame.MaxSize];
        Say(frame[..ZnpFrame.Write(frame, command)], milliseconds);
    }

    /// <summary>Octets as they are, unless the chip restarts before.</summary>
    public void Say(byte[] octets, long milliseconds)
    {
        int epoch = _epoch;
        _later(
            () =>
            {
                if (epoch == _epoch)
                {
                    _say(octets, 0);
                }
            },
            milliseconds);
    }

    /// <summary>Does something later, unless the chip restarts before.</summary>
    public void Later(Action action, long milliseconds)
    {
        int epoch = _epoch;
        _later(
            () =>
            {
                if (epoch == _epoch)
                {
                    action();
                }
            },
            milliseconds);
    }

    private void Status<TRequest>(ZnpStatus status = ZnpStatus.Success) where TRequest : struct, IZnpRequest<TRequest, ZnpStatusAnswer> =>
        Answer<TRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(status));

    private void Handle(in ZnpFrame frame)
    {
        switch (frame.Command)
        {
            case ZnpCommandId.SysPing:
                Answer<SysPing, SysPingAnswer>(new SysPingAnswer(0x0659));
                break;
            case ZnpCommandId.SysVersion:
                Answer<SysVersion, SysVersionAnswer>(new SysVersionAnswer(2, 1, 2, 7, 1, 20230507));
                break;
            case ZnpCommandId.SysGetExtendedAddress:
                Answer<SysGetExtendedAddress, SysGetExtendedAddressAnswer>(new SysGetExtendedAddressAnswer(Address));
                break;
            case ZnpCommandId.UtilGetDeviceInfo:
                Answer<UtilGetDeviceInfo, UtilGetDeviceInfoAnswer>(new UtilGetDeviceInfoAnswer(ZnpStatus.Success, Address, 0, 7, _state, default));
                break;
            case ZnpCommandId.SysResetRequest:
                Restart(ZnpResetReason.PowerUp);
                break;
            default:
                if (!HandleMemory(frame) && !HandleNetwork(frame) && !HandleDevices(frame))
                {
                    byte command0 = (byte)((ushort)frame.Command >> 8);
                    Indicate(new ZnpRpcError(ZnpRpcFault.InvalidCommand, command0, (byte)((ushort)frame.Command & 0xFF)), AnswerMilliseconds);
                }

                break;
        }
    }

    private bool HandleMemory(in ZnpFrame frame)
    {
        if (frame.Read(out SysOsalNvLength length) == FrameError.None)
        {
            Answer<SysOsalNvLength, SysOsalNvLengthAnswer>(new SysOsalNvLengthAnswer((ushort)(_memory.GetValueOrDefault(length.Item)?.Length ?? 0)));
        }
        else if (frame.Read(out SysOsalNvReadExt read) == FrameError.None)
        {
            Answer<SysOsalNvReadExt, ZnpNvValueAnswer>(_memory.TryGetValue(read.Item, out byte[]? value)
                ? new ZnpNvValueAnswer(ZnpStatus.Success, new Octets(value))
                : new ZnpNvValueAnswer(ZnpStatus.NvOperationFailed, default));
        }
        else if (frame.Read(out SysOsalNvWriteExt write) == FrameError.None)
        {
            bool fits = _memory.TryGetValue(write.Item, out byte[]? old) && old.Length >= write.Offset + write.Value.Length;
            if (fits)
            {
                write.Value.Span.CopyTo(_memory[write.Item].AsSpan(write.Offset));
            }

            Status<SysOsalNvWriteExt>(fits ? ZnpStatus.Success : ZnpStatus.NvOperationFailed);
        }
        else if (frame.Read(out SysOsalNvItemInit init) == FrameError.None)
        {
            bool isNew = _memory.TryAdd(init.Item, init.Initial.Span.ToArray());
            Status<SysOsalNvItemInit>(isNew ? ZnpStatus.NvItemCreated : ZnpStatus.Success);
        }
        else if (frame.Read(out SysOsalNvDelete delete) == FrameError.None)
        {
            bool fits = _memory.TryGetValue(delete.Item, out byte[]? old) && old.Length == delete.Size && _memory.Remove(delete.Item);
            Status<SysOsalNvDelete>(fits ? ZnpStatus.Success : ZnpStatus.NvBadItemLength);
        }
        else
        {
            return HandleTables(frame);
        }

        return true;
    }

    private bool HandleTables(in ZnpFrame frame)
    {
        ZnpDevice[] members = [.. _devices.Values.Where(device => device.IsJoined)];
        if (frame.Read(out SysNvLength length) == FrameError.None)
        {
            bool isThere = length.Table == ZnpNvTable.AddressManager && length.Record <= members.Length;
            Answer<SysNvLength, SysNvLengthAnswer>(new SysNvLengthAnswer(isThere ? 12u : 0));
            return true;
        }

        if (frame.Read(out SysNvRead read) != FrameError.None)
        {
            return false;
        }

        // The first record is one that nobody uses, as the recorded ones are.
        byte[] record = Convert.FromHexString("0000FEFFFFFFFFFFFFFFFFFF");
        if (read.Record > 0)
        {
            ZnpDevice member = members[read.Record - 1];
            record[0] = 1;
            BitConverter.TryWriteBytes(record.AsSpan(2), member.NwkAddress);
            BitConverter.TryWriteBytes(record.AsSpan(4), member.Address.Value);
        }

        Answer<SysNvRead, ZnpNvValueAnswer>(new ZnpNvValueAnswer(ZnpStatus.Success, new Octets(record)));
        return true;
    }

    private void ForgetNetwork()
    {
        _memory.Remove(ZnpNvItem.NetworkInformation);
        _memory.Remove(ZnpNvItem.HasConfigured);
        _joinKeys.Clear();
        _linkKeys.Clear();
        foreach (ZnpDevice device in _devices.Values)
        {
            device.IsJoined = false;
        }
    }
}
