namespace DeviceEmulator.Esi;

/// <summary>One delivery of an event in the ESI's table.</summary>
internal sealed class StoredEvent(LoadControlCommand command, OrderTag tag, int onlyDevice, byte sequence)
{
    private const int BitsPerDevice = 4;

    /// <summary>Progress is held in four bits a device.</summary>
    public const int MaxDevices = 16;

    private ulong _progress;

    public readonly LoadControlCommand Command = command;
    public readonly OrderTag Tag = tag;

    /// <summary>The index of the one device that is addressed, or -1 for all.</summary>
    public readonly sbyte OnlyDevice = (sbyte)onlyDevice;
    public readonly byte Sequence = sequence;
    public StoredCancel? Cancels;
    public StoredEvent? Next;

    public uint Id => Command.Event.IssuerEventId;

    public DeviceProgress this[int device]
    {
        get => (DeviceProgress)((_progress >> (device * BitsPerDevice)) & 0xF);
        set => _progress = (_progress & ~(0xFUL << (device * BitsPerDevice))) | ((ulong)value << (device * BitsPerDevice));
    }

    public bool Covers(int device) => OnlyDevice < 0 || OnlyDevice == device;

    /// <summary>True while the device may still answer for this event.</summary>
    public bool IsOpen(int device) => this[device] is DeviceProgress.Sent or DeviceProgress.Accepted;

    /// <summary>True when some device took part and every one has said its last word, cancels included.</summary>
    public bool IsFinished()
    {
        bool anyFinal = false;
        for (int device = 0; device < MaxDevices; device++)
        {
            if (IsOpen(device))
            {
                return false;
            }

            anyFinal |= this[device] == DeviceProgress.Final;
        }

        for (StoredCancel? cancel = Cancels; cancel is not null; cancel = cancel.Next)
        {
            if (cancel.Owing != 0)
            {
                return false;
            }
        }

        return anyFinal;
    }
}
