using System.Text.Json;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Settings;

/// <summary>Reads <c>foreplan.json</c>: strict JSON with known keys only. What is wrong is an error with its line, and the default is used.</summary>
public static class ProjectSettingsReader
{
    /// <summary>Reads the settings.</summary>
    /// <param name="foreplanJson">The file's bytes; null when there is none, which gives the defaults.</param>
    public static ProjectSettings Read(byte[]? foreplanJson)
    {
        if (foreplanJson is null)
        {
            return new();
        }

        var source = SourceText.Decode("foreplan.json", foreplanJson);
        var json = System.Text.Encoding.UTF8.GetBytes(source.Text);
        var fields = new SettingsFields(source.Path, json);
        try
        {
            return fields.Read();
        }
        catch (JsonException wrong)
        {
            var problem = Problems.NotJson(source.Path, (int)(wrong.LineNumber ?? 0) + 1, (int)(wrong.BytePositionInLine ?? 0) + 1);
            return new() { Diagnostics = [.. fields.Diagnostics, problem] };
        }
    }
}
