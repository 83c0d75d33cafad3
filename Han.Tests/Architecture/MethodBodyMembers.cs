using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Han.Tests.Architecture;

/// <summary>Reads the metadata tokens in a method's IL: calls, constructions, field accesses and type operations that leave no local behind.</summary>
internal static class MethodBodyMembers
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Type> DeclaringTypes(MethodBase method)
    {
        byte[]? il = method.GetMethodBody()?.GetILAsByteArray();
        List<Type> types = [];
        for (int position = 0; il is not null && position < il.Length;)
        {
            short value = il[position] == 0xFE ? unchecked((short)(0xFE00 | il[position + 1])) : il[position];
            OpCode code = OpCodesByValue[value];
            position += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                Resolve(method, BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(position)), types);
            }

            position += code.OperandType == OperandType.InlineSwitch
                ? 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(position)))
                : OperandSize(code.OperandType);
        }

        return types;
    }

    private static void Resolve(MethodBase method, int token, List<Type> types)
    {
        Type[]? typeArguments = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        MemberInfo? member = method.Module.ResolveMember(token, typeArguments, methodArguments);
        if (member is Type type)
        {
            types.Add(type);
            return;
        }

        if (member?.DeclaringType is Type owner)
        {
            types.Add(owner);
        }

        if (member is MethodInfo { IsGenericMethod: true } generic)
        {
            types.AddRange(generic.GetGenericArguments());
        }
    }

    private static int OperandSize(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
