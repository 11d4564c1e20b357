using System.Globalization;
using System.Text;

namespace Foreplan.Runs;

/// <summary>A status and the hash of all that it was told from.</summary>
/// <param name="Key">The hash.</param>
/// <param name="Status">The status.</param>
internal sealed record RememberedStatus(string Key, PlanStatus Status)
{
    // ASCII's own separators: no reader has to be loaded for a text that only the program reads that wrote it.
    private const char Record = '\u001E';
    private const char Field = '\u001F';
    private const int Fields = 10;
    private const int PhaseFields = 4;

    /// <summary>Statuses as one text, each field in the order in which <see cref="Read"/> takes it; one whose words hold a separator is left out.</summary>
    public static byte[] Write(IEnumerable<RememberedStatus> statuses) =>
        Encoding.UTF8.GetBytes(string.Join(Record, statuses.Select(FieldsOf).Where(fields => !fields.Exists(field => field.Contains(Field, StringComparison.Ordinal) || field.Contains(Record, StringComparison.Ordinal))).Select(fields => string.Join(Field, fields))));

    /// <exception cref="FormatException">It is no such text.</exception>
    public static List<RememberedStatus> Read(byte[] text)
    {
        List<RememberedStatus> all = [];
        foreach (var record in Encoding.UTF8.GetString(text).Split(Record))
        {
            var fields = record.Split(Field);
            if (fields.Length < Fields || (fields.Length - Fields) % PhaseFields != 0)
            {
                throw new FormatException("A field is missing.");
            }

            var phases = new PhaseProgress[(fields.Length - Fields) / PhaseFields];
            for (var (phase, at) = (0, Fields); phase < phases.Length; phase++, at += PhaseFields)
            {
                phases[phase] = new(int.Parse(fields[at], CultureInfo.InvariantCulture), fields[at + 1], (PhaseStatus)int.Parse(fields[at + 2], CultureInfo.InvariantCulture), OrNull(fields[at + 3]));
            }

            all.Add(new(fields[0], new()
            {
                Name = fields[1],
                Path = fields[2],
                Title = fields[3],
                Stage = fields[4],
                Next = fields[5],
                Waiting = OrNull(fields[6]),
                Branch = OrNull(fields[7]),
                Verdict = OrNull(fields[8]),
                Usd = OrNull(fields[9]) is { } usd ? decimal.Parse(usd, CultureInfo.InvariantCulture) : null,
                Phases = phases,
            }));
        }

        return all;
    }

    private static List<string> FieldsOf(RememberedStatus one) =>
    [
        one.Key, one.Status.Name, one.Status.Path, one.Status.Title, one.Status.Stage, one.Status.Next, one.Status.Waiting ?? "", one.Status.Branch ?? "", one.Status.Verdict ?? "",
        one.Status.Usd?.ToString(CultureInfo.InvariantCulture) ?? "",
        .. one.Status.Phases.SelectMany(phase => new[] { phase.Id.ToString(CultureInfo.InvariantCulture), phase.Title, ((int)phase.Status).ToString(CultureInfo.InvariantCulture), phase.Commit ?? "" }),
    ];

    private static string? OrNull(string field) => field.Length == 0 ? null : field;
}
