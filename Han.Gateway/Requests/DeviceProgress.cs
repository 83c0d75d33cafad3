namespace Han.Gateway.Requests;

/// <summary>How far one device has come with one target: an entry of a list that an order keeps for all its targets.</summary>
internal struct DeviceProgress
{
    public ulong Device;
    public bool IsFinal;

    /// <summary>Index + 1 of the target's next device, 0 at the end.</summary>
    public int Next;
}
