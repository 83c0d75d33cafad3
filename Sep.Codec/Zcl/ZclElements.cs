using System.Buffers.Binary;

namespace Sep.Codec.Zcl;

/// <summary>The elements of a collection, read in place; foreach allocates nothing. The collection was checked whole before.</summary>
public readonly ref struct ZclElements
{
    private readonly ReadOnlySpan<byte> _octets;

    internal ZclElements(ZclType collection, ReadOnlySpan<byte> octets)
    {
        bool isStructure = collection == ZclType.Structure;
        ElementType = isStructure ? null : (ZclType)octets[0];
        int prefix = ZclTypes.PrefixSize(collection);
        Count = BinaryPrimitives.ReadUInt16LittleEndian(octets[(prefix - sizeof(ushort))..]);
        _octets = octets[prefix..];
    }

    /// <summary>The type of every element; null for a structure, whose elements have types of their own.</summary>
    public ZclType? ElementType { get; }

    public int Count { get; }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Steps through the elements.</summary>
    public ref struct Enumerator
    {
        private readonly ZclType? _elementType;
        private ReadOnlySpan<byte> _rest;
        private int _left;
        private ZclType _type;
        private ReadOnlySpan<byte> _current;

        internal Enumerator(ZclElements elements)
        {
            _elementType = elements.ElementType;
            _rest = elements._octets;
            _left = elements.Count;
        }

        public readonly ZclValue Current => ZclValue.Of(_type, _current);

        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            _left--;
            int prefix = _elementType is null ? 1 : 0;
            _type = _elementType ?? (ZclType)_rest[0];
            ReadOnlySpan<byte> octets = _rest[prefix..];
            int size = ZclTypes.ValueSize(_type, octets);
            _current = octets[..size];
            _rest = octets[size..];
            return true;
        }
    }
}
