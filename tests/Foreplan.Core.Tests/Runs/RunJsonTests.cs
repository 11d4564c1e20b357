using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Foreplan.Runs;

namespace Foreplan.Core.Tests.Runs;

public sealed class RunJsonTests
{
    private readonly Dictionary<string, byte[]> kept = [];
    private readonly RunJson json;

    public RunJsonTests()
    {
        json = new(
            content =>
            {
                var name = $"blob{kept.Count + 1}";
                kept[name] = content;
                return name;
            },
            name => kept[name]);
    }

    public static TheoryData<Type> Kinds => [.. typeof(RunEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(RunEvent)))];

    [Fact]
    public void Every_kind_is_written_as_it_always_was() =>
        Golden.Equal("Runs/events.jsonl", string.Concat(typeof(RunEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(RunEvent)))
            .SelectMany(kind => new[] { Filled(kind, full: true), Filled(kind, full: false) })
            .Select(happened => Encoding.UTF8.GetString(json.Write((RunEvent)happened)) + "\n")));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_of_every_kind_comes_back(Type kind)
    {
        foreach (var full in new[] { true, false })
        {
            var happened = (RunEvent)Filled(kind, full);

            var read = json.Read(json.Write(happened));

            Assert.IsType(kind, read);
            Assert.Equivalent(happened, read, strict: true);
        }
    }

    // An object with a different value in every property; when not full, null and false wherever that is allowed.
    private static object Filled(Type type, bool full)
    {
        var number = 1;
        return Object(type);

        object Object(Type made)
        {
            var constructor = made.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
            var written = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, MayBeNull(parameter)))]);
            foreach (var property in made.GetProperties().Where(property => property.CanWrite && constructor.GetParameters().All(parameter => parameter.Name != property.Name)))
            {
                property.SetValue(written, Value(property.PropertyType, MayBeNull(property)));
            }
            return written;
        }

        object? Value(Type asked, bool mayBeNull)
        {
            if (mayBeNull && !full)
            {
                return null;
            }
            var of = Nullable.GetUnderlyingType(asked) ?? asked;
            number++;
            return of == typeof(string) ? $"text \"{number}\"\n\u00e9\u2028<&\ud83d\ude00"
                : of == typeof(int) ? number
                : of == typeof(long) ? (1L << 40) + number
                : of == typeof(decimal) ? number / 1000m
                : of == typeof(bool) ? full
                : of == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(number)
                : of == typeof(Body) ? new Body(full ? new string('x', 5000) + number : $"body {number}")
                : of.IsEnum ? Enum.GetValues(of).GetValue(number % Enum.GetValues(of).Length)
                : of.IsGenericType ? Many(of.GetGenericArguments()[0])
                : Object(of);
        }

        Array Many(Type item)
        {
            var list = Array.CreateInstance(item, full ? 2 : 1);
            for (var at = 0; at < list.Length; at++)
            {
                list.SetValue(Value(item, mayBeNull: false), at);
            }
            return list;
        }
    }

    private static bool MayBeNull(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static bool MayBeNull(PropertyInfo property) => new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
}
