using System.Buffers.Binary;
using System.Data.Common;

namespace Han.Gateway.Storage;

/// <summary>
/// Names of accepted messages on their way to the store: the writer takes them into each of its commits, so that a request and the name of its message reach
/// the disk together and at the cost of one. Safe for any thread; <see cref="Write"/> and what follows it belong to the writer.
/// </summary>
internal sealed class SeenMessages(StoreDatabase database)
{
    private const int KeySize = 16;
    private const int WritesBetweenTidying = 1000;

    private readonly Lock _lock = new();
    private readonly List<(UInt128 Key, long Until)> _waiting = [];
    private readonly List<(UInt128 Key, long Until)> _writing = [];
    private long _added;
    private long _written;
    private int _writes;

    /// <summary>How many were added so far: a position.</summary>
    public long Added => Interlocked.Read(ref _added);

    /// <summary>Whether everything up to a position is on disk.</summary>
    public bool IsWritten(long position) => Interlocked.Read(ref _written) >= position;

    public bool IsAllWritten => IsWritten(Added);

    public long Add(IEnumerable<UInt128> keys, DateTimeOffset until)
    {
        lock (_lock)
        {
            foreach (UInt128 key in keys)
            {
                _waiting.Add((key, until.ToUnixTimeMilliseconds()));
                _added++;
            }

            return _added;
        }
    }

    /// <summary>What is still to be remembered, the earliest end first; what is over is removed.</summary>
    public List<(UInt128 Key, DateTimeOffset Until)> Load(DateTimeOffset now)
    {
        using DbConnection connection = database.Open();
        connection.Execute("DELETE FROM seen_message WHERE until<@0", now.ToUnixTimeMilliseconds());
        using DbCommand command = connection.Prepare("SELECT until, name FROM seen_message ORDER BY until, name");
        using DbDataReader reader = command.ExecuteReader();
        var seen = new List<(UInt128, DateTimeOffset)>();
        while (reader.Read())
        {
            seen.Add((BinaryPrimitives.ReadUInt128BigEndian((byte[])reader.GetValue(1)), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0))));
        }

        return seen;
    }

    /// <summary>Puts everything that waits into a transaction.</summary>
    public void Write(DbTransaction transaction)
    {
        lock (_lock)
        {
            _writing.AddRange(_waiting);
            _waiting.Clear();
        }

        foreach ((UInt128 key, long until) in _writing)
        {
            byte[] name = new byte[KeySize];
            BinaryPrimitives.WriteUInt128BigEndian(name, key);
            transaction.Execute("INSERT INTO seen_message (until, name) VALUES (@0,@1) ON CONFLICT DO NOTHING", until, name);
            if (++_writes % WritesBetweenTidying == 0)
            {
                // Ends rise: of what was added in the time that one is kept, the oldest are over.
                transaction.Execute("DELETE FROM seen_message WHERE until<@0", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            }
        }
    }

    /// <summary>The transaction is on disk. One that failed leaves all for the next.</summary>
    public void Committed()
    {
        Interlocked.Add(ref _written, _writing.Count);
        _writing.Clear();
    }
}
