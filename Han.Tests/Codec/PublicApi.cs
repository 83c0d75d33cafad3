using System.Globalization;
using System.Reflection;

namespace Han.Tests.Codec;

/// <summary>The public surface of an assembly as text, one member a line, in an order that does not depend on the compiler.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => Members(type).Order(StringComparer.Ordinal).Select(member => "    " + member).Prepend(Header(type))),
    ];

    private static string Header(Type type)
    {
        string kind = type.IsEnum ? $"enum : {type.GetEnumUnderlyingType().Name}" : type.IsInterface ? "interface"
            : type.IsSubclassOf(typeof(Delegate)) ? "delegate" : type.IsValueType ? type.IsByRefLike ? "ref struct" : "struct"
            : type.IsAbstract && type.IsSealed ? "static class" : "class";
        return $"{type.Namespace}.{Name(type)} ({kind})";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => $"{field.Name} = 0x{Convert.ToUInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture):X}");
        }

        IEnumerable<string> fields = type.GetFields(Declared)
            .Select(field => $"{(field.IsLiteral ? $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}" : $"{Name(field.FieldType)} {field.Name}")}");
        IEnumerable<string> constructors = type.GetConstructors(Declared).Select(constructor => $"new({Parameters(constructor)})");
        IEnumerable<string> properties = type.GetProperties(Declared).Select(property =>
            $"{(property.GetMethod?.IsStatic == true ? "static " : "")}{Name(property.PropertyType)} {property.Name} {{{(property.CanRead ? " get" : "")}{(property.SetMethod is { IsPublic: true } ? " set" : "")} }}");
        IEnumerable<string> methods = type.GetMethods(Declared)
            .Where(method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            .Select(method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})");
        return [.. fields, .. constructors, .. properties, .. methods];
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsArray)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : $"{type.Name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
