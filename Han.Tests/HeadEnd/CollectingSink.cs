using System.Security.Cryptography;
using HeadEnd.Simulator.Link;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.HeadEnd;

/// <summary>Keeps what was reported; may refuse the first attempts.</summary>
internal sealed class CollectingSink(int refusals = 0) : IReportSink
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _refusals = refusals;

    public List<Row> Rows { get; } = [];

    public string Hash => Convert.ToHexString(_hash.GetCurrentHash());

    public bool TryDeliver(ReportBatch batch)
    {
        if (_refusals-- > 0)
        {
            return false;
        }

        using ReportBatch copy = ReportBatch.Decode(batch.Encode().Span);
        _hash.AppendData(copy.Encode().Span[13..]);
        ReportBatch.Reader reader = copy.Read();
        while (reader.Next(out TdspReport r))
        {
            EventStatus? status = null;
            if (r.Kind == ReportKind.Device && ZclFrame.TryRead(r.Frame, out ZclHeader h, out ReadOnlySpan<byte> payload)
                && h.Announces<ReportEventStatus>(ClusterId.Drlc) && ZclFrame.TryDecode(payload, out ReportEventStatus s, out _))
            {
                status = s.EventStatus;
            }

            Rows.Add(new Row(r.OrderId, r.Ordinal, r.Sequence, r.Kind, r.At.Milliseconds, r.Device, r.Argument, status, Convert.ToHexString(r.Frame)));
        }

        batch.Dispose();
        return true;
    }

    public async ValueTask WaitForRoomAsync(CancellationToken cancellationToken) => await Task.Yield();

    internal sealed record Row(uint Order, uint Ordinal, uint Sequence, ReportKind Kind, long At, Eui64 Device, uint Argument, EventStatus? Status, string Frame);
}
