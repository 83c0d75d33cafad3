using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Coordinators.Znp;

/// <summary>The network and its window.</summary>
internal sealed partial class ZnpChip
{
    private int _window;
    private bool _isOpen;

    /// <summary>Called when the window opens.</summary>
    public Action<ZnpChip>? OnOpened { get; set; }

    public ushort PanId => BitConverter.ToUInt16(_memory[ZnpNvItem.NetworkInformation].AsSpan(36));

    public byte[] NetworkKey => _memory[ZnpNvItem.ActiveKeyInfo][1..];

    private bool HandleNetwork(in ZnpFrame frame)
    {
        switch (frame.Command)
        {
            case ZnpCommandId.AppConfigSetChannel:
                Status<AppConfigSetChannel>();
                break;
            case ZnpCommandId.AppConfigJoinUsesInstallCode:
                Status<AppConfigJoinUsesInstallCode>();
                break;
            case ZnpCommandId.AppConfigStartCommissioning:
                Status<AppConfigStartCommissioning>();
                Form();
                break;
            case ZnpCommandId.ZdoStartupFromApp:
                bool isStored = _memory.ContainsKey(ZnpNvItem.NetworkInformation);
                Answer<ZdoStartupFromApp, ZdoStartupFromAppAnswer>(new ZdoStartupFromAppAnswer(isStored ? ZnpStartupOutcome.Restored : ZnpStartupOutcome.NotStarted));
                if (isStored)
                {
                    Start();
                }

                break;
            case ZnpCommandId.ZdoExtNetworkInfo:
                Answer<ZdoExtNetworkInfo, ZdoExtNetworkInfoAnswer>(new ZdoExtNetworkInfoAnswer(
                    0, _state, PanId, 0xFFFE, new Eui64(BitConverter.ToUInt64(_memory[ZnpNvItem.ExtendedPanId])), default, _channel));
                break;
            case ZnpCommandId.ZdoMgmtPermitJoinRequest when frame.Read(out ZdoMgmtPermitJoinRequest permit) == FrameError.None:
                Status<ZdoMgmtPermitJoinRequest>();
                Indicate(new ZdoMgmtPermitJoinResponse(0, ZnpStatus.Success), 5);
                Permit(permit.Seconds);
                break;
            case ZnpCommandId.AfRegister when frame.Read(out AfRegister register) == FrameError.None:
                Status<AfRegister>(_endpoints.Add(register.Endpoint) ? ZnpStatus.Success : ZnpStatus.ApsDuplicateEntry);
                break;
            case ZnpCommandId.ZdoExtUpdateNetworkKey when frame.Read(out ZdoExtUpdateNetworkKey update) == FrameError.None:
                AesKey key = update.Key;
                _nextKey = [update.Sequence, .. (ReadOnlySpan<byte>)key];
                Status<ZdoExtUpdateNetworkKey>();
                break;
            case ZnpCommandId.ZdoExtSwitchNetworkKey:
                _memory[ZnpNvItem.ActiveKeyInfo] = _nextKey;
                Status<ZdoExtSwitchNetworkKey>();
                break;
            default:
                return false;
        }

        return true;
    }

    private void Form()
    {
        byte[] network = new byte[116];
        byte[] pan = _memory[ZnpNvItem.PanId];
        (pan[0] == 0xFF && pan[1] == 0xFF ? [0x62, 0x1A] : pan).CopyTo(network, 36);
        _channel = (byte)System.Numerics.BitOperations.TrailingZeroCount(BitConverter.ToUInt32(_memory[ZnpNvItem.ChannelList]));
        network[24] = _channel;
        _memory[ZnpNvItem.NetworkInformation] = network;
        _memory[ZnpNvItem.ActiveKeyInfo] = [0, .. _memory[ZnpNvItem.PreconfiguredKey]];
        Start();
        Indicate(new AppConfigCommissioning(0, 4, 0), 40);
    }

    private void Start()
    {
        Indicate(new ZdoStateChange(ZnpDeviceState.CoordinatorStarting), 10);
        Indicate(new ZdoStateChange(ZnpDeviceState.Coordinator), 30);
        Later(() => _state = ZnpDeviceState.Coordinator, 30);
    }

    private void Permit(int seconds)
    {
        int window = ++_window;
        Later(() => _isOpen = seconds > 0, 10);
        Indicate(new ZdoPermitJoin((byte)seconds), 10);
        if (seconds > 0)
        {
            Later(() => OnOpened?.Invoke(this), 15);
            Later(
                () =>
                {
                    if (window == _window)
                    {
                        _isOpen = false;
                        Indicate(new ZdoPermitJoin(0), 0);
                    }
                },
                seconds * 1000L);
        }
    }
}
