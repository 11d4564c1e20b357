using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan and review: data that is there is moved, changed or destroyed.</summary>
internal sealed class DataRule : ITriageRule
{
    private static readonly Pattern Words = Pattern.Of(@"\bmigrat\w*\b(?:\s+\S+){0,8}?\s+(?:data|databases?|db|tables?|columns?|rows?|records?|users?|accounts?|customers?|orders?|sessions?|schemas?|ids?|uuids?|keys?|documents?|collections?|buckets?|storage|s3|gcs|postgres\w*|mysql|mariadb|mongo\w*|sqlite|oracle|redis|dynamo\w*|elastic\w*|firestore|firebase|supabase|production|tenants?|passwords?|files from)\b|\b(?:data|database|schema|user|users|table|sessions?|account|storage|db) migrations?\b|\b(?:ids?|keys?|tables?|columns?|rows|records)\b(?:\s+\S+){0,4}?\s+(?:to|into|with|by)\s+(?:uuids?|ulids?|bigints?|guids?|snowflakes?|utf-?8\w*)\b|\bback-?fill\w*|\b(?:move|copy|convert|transform|import|merge|de-?dup\w*|anonymi[sz]e|purge|wipe|archive|rewrite|clean ?up|delete|remove)\b(?:\s+\S+){0,4}?\s+(?:existing|production|prod|old|legacy|stale|inactive|customer|all user|all)\s+(?:\w+\s+)?(?:data|rows|records|users|accounts|customers|entries|orders|documents)\b|\bmerge\s+(?:the\s+)?duplicated?\s+(?:\w+\s+)?(?:rows|records|users|accounts|customers|orders|documents)\b|\b(?:convert|transform|recalculat\w*|recomput\w*|re-?encod\w*)\b[^.;]*\bin the (?:production )?(?:database|db)(?=\s*(?:$|[.,;]))|\bdrop\w*\s+(?:\S+\s+){0,3}?(?:tables?|columns?|databases?|constraints?|collections?)\b|\btruncat\w+\s+(?:\S+\s+)?tables?\b|\bdelet\w+\s+(?:the\s+)?(?:\w+\s+)?(?:table|column|database|collection|bucket)s?\b|\b(?:split|merge|normali[sz]e|denormali[sz]e|shard|partition)\w*\s+(?:\S+\s+){0,3}?(?:tables?|database)\b|\bdata (?:loss|corruption)\b|\bcorrupt(?:s|ed|ing)?\s+(?:\w+\s+){0,2}?(?:data|rows|records|tables?|databases?)\b|\b(?:change|alter|convert)\w*\s+(?:\S+\s+){0,4}?columns?\s+(?:\S+\s+){0,3}?(?:types?|to)\b|\bprimary keys?\b|\b(?:switch|move|convert|change)\w*\s+(?:\S+\s+){0,4}?(?:from\s+)?(?:postgres\w*|mysql|mariadb|mongo\w*|sqlite|oracle|sql server|dynamo\w*|firestore)\s+to\b");

    private static readonly Pattern Statement = Pattern.Of(@"^\s*(?:update\s+\w|delete\s+from|insert\s+into\s+\S+\s.*select|drop\s+(?:table|column|index|database|constraint)|truncate\b|alter\s+table\s+\S+\s+(?:drop|rename|alter|modify|change)\b|alter\s+column)|\b(?:DropColumn|DropTable|RenameColumn|remove_column|drop_table|rename_column|change_column|dropColumn|dropTable|op\.drop_\w+|op\.execute|migrationBuilder\.Sql|RunPython)\b");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.IsDone)
        {
            if (subject.Changes.Where(change => FileKinds.IsSchema(change.Path)).SelectMany(change => change.Added).FirstOrDefault(line => Statement.IsMatch(line)) is { } line)
            {
                yield return new("data", TriageLevel.PlanAndReview, $"Data that is there is changed: \"{Shown.Short(line.Trim())}\".");
            }
        }
        else if (Words.Match(subject.Task.Code) is { Success: true } match)
        {
            yield return new("data", TriageLevel.PlanAndReview, $"Data that is there is moved or changed: \"{Shown.Short(match.Value)}\".");
        }
    }
}
