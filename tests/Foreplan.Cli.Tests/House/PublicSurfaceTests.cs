using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Foreplan.Cli.Tests.House;

/// <summary>docs/public-surface.txt is every public type and member of the libraries; FOREPLAN_ACCEPT=1 writes it anew.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Assembly[] Libraries = [typeof(Workflow).Assembly, typeof(Workspace.Git.GitRepository).Assembly, typeof(Models.ModelProviders).Assembly];

    [Fact]
    public void The_public_surface_is_as_reviewed()
    {
        var written = Write();
        var file = Path.Combine(Root(), "docs", "public-surface.txt");
        if (Environment.GetEnvironmentVariable("FOREPLAN_ACCEPT") == "1")
        {
            File.WriteAllText(file, written);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : "", written);
    }

    private static string Write()
    {
        var text = new StringBuilder();
        foreach (var library in Libraries)
        {
            text.Append($"# {library.GetName().Name}\n");
            foreach (var type in library.GetExportedTypes().OrderBy(Name, StringComparer.Ordinal))
            {
                text.Append($"\n{Kind(type)} {Name(type)}\n");
                foreach (var member in Members(type))
                {
                    text.Append($"  {member}\n");
                }
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    // What a record, an enum or an event family has by itself says nothing.
    private static string[] Members(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return Enum.GetNames(type);
        }

        var isRecord = type.GetMethod("<Clone>$") is not null;
        return
        [
            .. type.GetConstructors(Own).Select(made => $"new({Parameters(made)})")
                .Concat(type.GetFields(Own).Select(field => $"{(field.IsLiteral ? "const" : "field")} {Name(field.FieldType)} {field.Name}"))
                .Concat(type.GetProperties(Own).Where(property => property.Name != "EqualityContract").Select(property => $"{Name(property.PropertyType)} {property.Name} {{ {(property.GetMethod?.IsPublic == true ? "get; " : "")}{Setter(property)}}}"))
                .Concat(type.GetMethods(Own).Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !(isRecord && method.Name is "Deconstruct"))
                    .Select(method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Setter(PropertyInfo property) => property.SetMethod is not { IsPublic: true } set ? ""
        : set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "null") : "")}"));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsArray)
        {
            return Name(type.GetElementType() ?? type) + (type.IsArray ? "[]" : "&");
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = type.Namespace?.StartsWith("Foreplan", StringComparison.Ordinal) == true ? (type.FullName ?? type.Namespace + "." + type.Name).Split('[')[0] : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Foreplan.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Foreplan.slnx is not above the tests.");
    }
}
