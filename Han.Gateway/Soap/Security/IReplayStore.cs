namespace Han.Gateway.Soap.Security;

/// <summary>Where names of accepted messages outlive the program. They are hashes: nothing of a message can be read from them.</summary>
internal interface IReplayStore
{
    /// <summary>What is to be remembered still, the earliest end first.</summary>
    IReadOnlyList<(UInt128 Key, DateTimeOffset Until)> Load(DateTimeOffset now);

    /// <summary>Notes names to be kept. Costs no disk access: they go with the next commit.</summary>
    /// <returns>A position for <see cref="KeepAsync"/>.</returns>
    long Add(IEnumerable<UInt128> keys, DateTimeOffset until);

    /// <summary>Completes when everything up to a position is on disk, at once where it is; without it where the disk is full.</summary>
    ValueTask KeepAsync(long position, CancellationToken cancellationToken);
}
