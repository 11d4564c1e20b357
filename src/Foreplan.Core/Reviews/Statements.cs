namespace Foreplan.Reviews;

/// <summary>Groups lines into statements: what brackets or indentation hold together, in SQL up to the semicolon, and comments that follow each other.</summary>
internal static class Statements
{
    public static IEnumerable<List<NumberedLine>> Of(IEnumerable<NumberedLine> lines, string name)
    {
        var isSql = name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);
        var statement = new List<NumberedLine>();
        var depth = 0;
        foreach (var line in lines)
        {
            if (statement.Count > 0 && !Holds(statement, line, depth, isSql))
            {
                yield return statement;
                statement = [];
                depth = 0;
            }

            statement.Add(line);
            depth += line.IsComment ? 0 : line.Plain.Count(c => c is '(' or '[' or '{') - line.Plain.Count(c => c is ')' or ']' or '}');
        }

        if (statement.Count > 0)
        {
            yield return statement;
        }
    }

    private static bool Holds(List<NumberedLine> statement, NumberedLine line, int depth, bool isSql)
    {
        var last = statement[^1];
        if (line.IsComment != last.IsComment || line.IsComment)
        {
            return line.IsComment == last.IsComment && line.Number == last.Number + 1;
        }

        // In the middle of a list of columns every line is one.
        return depth > 0
            || (line.Number == last.Number + 1 && (isSql ? depth == 0 && last.Plain[^1] is not (';' or ',') : line.Indent > statement[0].Indent));
    }
}
