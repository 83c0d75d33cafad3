using Sep.Codec.Coordinator.Spinel;

namespace DeviceEmulator.Coordinator;

/// <content>The energy scan: each channel for its time, and of each the strongest signal that was there.</content>
internal sealed partial class SpinelRadio
{
    private byte[] _scan = [];
    private int _scanned;
    private int _scanWait;
    private sbyte _strongest;

    private SpinelScanState ScanState => _scanned < _scan.Length ? SpinelScanState.Energy : SpinelScanState.Idle;

    private byte ScannedChannel => _scan[_scanned];

    private void ForgetScan() => (_scan, _scanned, _scanWait) = ([], 0, 0);

    private SpinelStatus SetScanState(SpinelScanState state, bool isMalformed)
    {
        if (isMalformed)
        {
            return SpinelStatus.ParseError;
        }

        switch (state)
        {
            case SpinelScanState.Idle:
                ForgetScan();
                return SpinelStatus.Ok;
            case SpinelScanState.Energy when ScanState == SpinelScanState.Energy:
                return SpinelStatus.Already;
            case SpinelScanState.Energy when !_settings.IsEnabled || _current is not null || _settings.ScanMask.Length == 0:
                return SpinelStatus.InvalidState;
            case SpinelScanState.Energy:
                (_scan, _scanned) = (_settings.ScanMask, 0);
                ScanChannel();
                return SpinelStatus.Ok;
            default:
                // A radio leaves beacons to its host.
                return SpinelStatus.Unimplemented;
        }
    }

    private void ScanChannel()
    {
        _strongest = RadioSettings.NoiseFloor;
        _scanWait = ++_tokens;
        _agenda.Schedule(_agenda.Now.PlusMilliseconds(_settings.ScanPeriodMilliseconds), this, _scanWait);
    }

    private void NoteEnergy(sbyte signal) => _strongest = Math.Max(_strongest, signal);

    private void EndScanOfChannel()
    {
        Span<byte> value = stackalloc byte[2];
        SpinelWriter w = new(value);
        w.U8(ScannedChannel);
        w.S8(_strongest);
        Tell(SpinelHeader.Unasked, SpinelCommand.PropertyIs, SpinelProperty.MacEnergyScanResult, w.Written);
        _scanned++;
        if (ScanState == SpinelScanState.Energy)
        {
            ScanChannel();
            return;
        }

        ForgetScan();
        Tell(SpinelHeader.Unasked, SpinelCommand.PropertyIs, SpinelProperty.MacScanState, [(byte)SpinelScanState.Idle]);
    }
}
