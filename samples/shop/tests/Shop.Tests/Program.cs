using System.Reflection;
using Shop.Tests;

// Runs every public static method of the classes named *Tests; the first argument picks classes by the beginning of their name.
var passed = 0;
var failed = 0;
var wanted = args.FirstOrDefault() ?? "";
foreach (var test in typeof(Check).Assembly.GetTypes()
    .Where(type => type.Name.EndsWith("Tests", StringComparison.Ordinal) && type.Name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
    .OrderBy(type => type.Name, StringComparer.Ordinal)
    .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)))
{
    var name = $"{test.DeclaringType?.Name}.{test.Name}";
    try
    {
        test.Invoke(null, null);
        passed++;
        Console.WriteLine($"ok   {name}");
    }
    catch (TargetInvocationException thrown)
    {
        failed++;
        Console.WriteLine($"FAIL {name}: {thrown.InnerException?.Message}");
    }
}

Console.WriteLine($"{passed} passed, {failed} failed");
return failed > 0 || passed == 0 ? 1 : 0;
