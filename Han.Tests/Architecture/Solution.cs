using System.Reflection;
using System.Runtime.CompilerServices;

namespace Han.Tests.Architecture;

/// <summary>The assemblies and source files of the solution, and which types a type uses as far as reflection tells.</summary>
internal static class Solution
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static readonly string[] Projects = ["Sep.Codec", "DeviceEmulator", "HeadEnd.Simulator", "Han.Gateway"];

    public static string Root => Codec.SourceTree.Root;

    public static Assembly Assembly(string project) => System.Reflection.Assembly.Load(project);

    public static string[] SolutionReferences(string project) =>
        [.. Assembly(project).GetReferencedAssemblies().Select(name => name.Name!).Where(Projects.Contains)];

    public static IEnumerable<Type> OwnTypes(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.StartsWith('<'));

    public static IEnumerable<string> SourceFiles(string project) => Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>Base, interfaces, fields, signatures, locals of method bodies, attributes and nested closures; generics are taken apart.</summary>
    public static HashSet<Type> UsedBy(Type type)
    {
        HashSet<Type> used = [];
        Add(used, type.BaseType);
        AddAll(used, type.GetInterfaces());
        AddAll(used, type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        AddAll(used, type.GetFields(Declared).Select(field => field.FieldType));
        foreach (MethodBase method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        {
            AddAll(used, method.GetParameters().Select(parameter => parameter.ParameterType));
            Add(used, (method as MethodInfo)?.ReturnType);
            AddAll(used, method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);
            AddAll(used, MethodBodyMembers.DeclaringTypes(method));
        }

        foreach (Type nested in type.GetNestedTypes(Declared))
        {
            used.UnionWith(UsedBy(nested));
        }

        return used;
    }

    private static void AddAll(HashSet<Type> used, IEnumerable<Type> types)
    {
        foreach (Type type in types)
        {
            Add(used, type);
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(used, type.GetElementType());
            return;
        }

        if (used.Add(type) && type.IsGenericType)
        {
            AddAll(used, type.GetGenericArguments());
        }
    }
}
