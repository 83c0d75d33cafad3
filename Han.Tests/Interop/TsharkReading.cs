using System.Globalization;
using Han.Tests.Codec;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Interop;

/// <summary>How Wireshark shows one command, so that what it read can be held against what was written.</summary>
/// <param name="Command">The name of the command's draw.</param>
/// <param name="Direction">The direction it is sent in.</param>
/// <param name="Cluster">The cluster it is sent on.</param>
/// <param name="Check">Asserts that a packet shows a command.</param>
internal sealed record TsharkReading(string Command, Direction Direction, ClusterId Cluster, Action<ISepCommand, TsharkPacket> Check)
{
    /// <summary>A command whose every field Wireshark names.</summary>
    /// <param name="prefix">What the names of the fields begin with.</param>
    /// <param name="fields">
    /// Property to field, a property of a group as "Group.Property". An absent (null) value must not be shown. Every parameter of the command's
    /// constructor must be here, or among <paramref name="unread"/>.
    /// </param>
    /// <param name="unread">The properties that Wireshark shows wrongly or not at all, each with what it does.</param>
    /// <param name="more">What else to check.</param>
    public static TsharkReading Named<T>(
        string prefix, Dictionary<string, string> fields, Dictionary<string, string>? unread = null, Action<T, TsharkPacket>? more = null)
        where T : struct, ISepCommand<T>
    {
        IEnumerable<string> parameters = typeof(T).GetConstructors().Single(constructor => constructor.GetParameters().Length > 0)
            .GetParameters().Select(parameter => parameter.Name!);
        HashSet<string> covered = [.. fields.Keys.Concat(unread is null ? [] : unread.Keys).Select(path => path.Split('.')[0])];
        return new TsharkReading(typeof(T).Name, T.Key.Direction, T.Key.Cluster, (command, packet) =>
        {
            Assert.DoesNotContain(parameters, parameter => !covered.Contains(parameter));
            foreach ((string property, string field) in fields)
            {
                object? value = Get(command, property);
                if (value is null)
                {
                    Assert.Empty(packet.Fields(prefix + field));
                    continue;
                }

                string shown = TsharkPacket.Shown(Assert.Single(packet.Fields(prefix + field)));
                Assert.True(Expected(value) == shown, $"{typeof(T).Name}.{property}: {value} was read as {shown}");
            }

            more?.Invoke((T)command, packet);
        });
    }

    /// <summary>A command without fields.</summary>
    public static TsharkReading Empty<T>() where T : struct, ISepCommand<T> =>
        new(typeof(T).Name, T.Key.Direction, T.Key.Cluster, (_, packet) => Assert.Empty(packet.Payload()));

    /// <summary>A command whose fields Wireshark shows one after the other: those at the start of the payload must be these numbers.</summary>
    public static TsharkReading Sequence<T>(Direction direction, ClusterId cluster, Func<T, IEnumerable<string>> expected) where T : struct, ISepCommand<T> =>
        new(typeof(T).Name, direction, cluster, (command, packet) => Assert.Equal(expected((T)command), packet.Payload()));

    private static object? Get(object value, string path) => path.Split('.').Aggregate((object?)value, (owner, name) =>
        owner is null ? null : owner.GetType().GetProperty(name)!.GetValue(owner));

    private static string Expected(object value) => value switch
    {
        SepTime time => time.Seconds.ToString(CultureInfo.InvariantCulture),
        Eui64 address => address.Value.ToString(CultureInfo.InvariantCulture),
        Octets octets => octets.ToString().ToLowerInvariant(),
        OctetString text => text.Content.ToString().ToLowerInvariant(),
        Enum name => Convert.ToUInt64(name, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!.ToLowerInvariant(),
    };
}
