using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Han.Gateway.Soap.Security;

/// <summary>
/// What was seen lately: signatures and nonces, kept for as long as a message with them would pass for fresh. Bounded: when it is full, nobody can be told
/// from a replay, so that new messages are refused until room comes. No account may hold more than is left free, so that one that sends too much finds no room
/// before the others do. With a store it begins with what an earlier program has seen.
/// </summary>
internal sealed class ReplayCache
{
    public const int Capacity = 200_000;

    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _seen = [];
    private readonly Queue<(UInt128 Key, DateTimeOffset Until, string Account)> _order = new();
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly IReplayStore? _store;

    public ReplayCache(TimeProvider clock, IReplayStore? store = null)
    {
        (_clock, _store) = (clock, store);
        foreach ((UInt128 key, DateTimeOffset until) in store?.Load(clock.GetUtcNow()) ?? [])
        {
            if (_seen.Add(key))
            {
                _order.Enqueue((key, until, ""));
            }
        }
    }

    /// <summary>A name of 128 bits for one piece of evidence.</summary>
    public static UInt128 KeyOf(params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }

        return new UInt128(BitConverter.ToUInt64(hash.GetCurrentHash(), 0), BitConverter.ToUInt64(hash.GetHashAndReset(), 8));
    }

    public bool Contains(UInt128 key)
    {
        lock (_lock)
        {
            Forget();
            return _seen.Contains(key);
        }
    }

    /// <summary>Remembers a message; null, and nothing remembered, where any of <paramref name="fresh"/> was seen before.</summary>
    /// <returns>A position for <see cref="KeepAsync"/>.</returns>
    /// <param name="account">Whose message it is.</param>
    /// <param name="fresh">What must be new.</param>
    /// <param name="also">What is remembered besides, new or not.</param>
    /// <param name="keep">How long; one and the same for all calls.</param>
    /// <exception cref="SoapFaultException">There is no room for this account.</exception>
    public long? Add(string account, IReadOnlyList<UInt128> fresh, IReadOnlyList<UInt128> also, TimeSpan keep)
    {
        lock (_lock)
        {
            Forget();
            if (fresh.Any(_seen.Contains))
            {
                return null;
            }

            int held = _held.GetValueOrDefault(account);
            if (held + fresh.Count + also.Count > Capacity - _order.Count)
            {
                throw new SoapFaultException(SoapFault.Server("busy, try again", Microsoft.AspNetCore.Http.StatusCodes.Status503ServiceUnavailable));
            }

            DateTimeOffset until = _clock.GetUtcNow() + keep;
            UInt128[] keys = [.. fresh.Concat(also).Where(_seen.Add)];
            foreach (UInt128 key in keys)
            {
                _order.Enqueue((key, until, account));
            }

            _held[account] = held + keys.Length;
            return _store?.Add(keys, until) ?? 0;
        }
    }

    /// <inheritdoc cref="IReplayStore.KeepAsync"/>
    public ValueTask KeepAsync(long position, CancellationToken cancellationToken) => _store?.KeepAsync(position, cancellationToken) ?? ValueTask.CompletedTask;

    private void Forget()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        while (_order.TryPeek(out (UInt128 Key, DateTimeOffset Until, string Account) oldest) && oldest.Until < now)
        {
            _seen.Remove(_order.Dequeue().Key);
            ref int held = ref CollectionsMarshal.GetValueRefOrNullRef(_held, oldest.Account);
            if (!Unsafe.IsNullRef(ref held) && --held == 0)
            {
                _held.Remove(oldest.Account);
            }
        }
    }
}
