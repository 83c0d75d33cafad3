using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

/// <summary>
/// The commands that devices were sent of late, so that those of one order hold one object: there are as many orders at once as people like, and their
/// targets come mixed. Ids of events rise by one, so the latest do not push each other out.
/// </summary>
internal sealed class SharedEvents
{
    private const int Places = 64;

    private SharedEvent?[] _latest = [];

    /// <summary>The object made for an equal command, if it is one of the latest.</summary>
    public SharedEvent Share(in LoadControlEvent command)
    {
        int place = (int)(command.IssuerEventId % Places);
        if (place >= _latest.Length)
        {
            // A bench that only one device has is given few events, if any.
            Array.Resize(ref _latest, Places);
        }

        return _latest[place] is SharedEvent latest && latest.Command == command ? latest : _latest[place] = new SharedEvent(command);
    }
}
