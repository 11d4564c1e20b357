namespace Foreplan.Reviews;

/// <summary>Groups lines into statements: what brackets hold together, in SQL up to the semicolon, and comments that follow each other.</summary>
internal static class Statements
{
    public static IEnumerable<List<NumberedLine>> Of(IEnumerable<NumberedLine> lines, string name)
    {
        var isSql = name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);
        var statement = new List<NumberedLine>();
        var depth = 0;
        foreach (var line in lines)
        {
            var isComment = LineText.IsComment(line.Text);
            var follows = statement.Count > 0 && line.Number == statement[^1].Number + 1;
            if (statement.Count > 0 && (isComment != LineText.IsComment(statement[^1].Text) || (!isComment && IsClosed(statement, depth, isSql)) || (!follows && depth <= 0)))
            {
                yield return statement;
                statement = [];
                depth = 0;
            }

            statement.Add(line);
            depth += isComment ? 0 : line.Plain.Count(c => c is '(' or '[' or '{') - line.Plain.Count(c => c is ')' or ']' or '}');
        }

        if (statement.Count > 0)
        {
            yield return statement;
        }
    }

    // In the middle of a list of columns every line is one.
    private static bool IsClosed(List<NumberedLine> statement, int depth, bool isSql) =>
        depth <= 0 && (!isSql || statement[^1].Plain[^1] is ';' or ',' || depth < 0);
}
