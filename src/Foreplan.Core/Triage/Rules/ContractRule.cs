using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan: a database schema or an API contract changes.</summary>
internal sealed class ContractRule : ITriageRule
{
    private static readonly Pattern Schema = Pattern.Of(@"\b(?:add|change|remove|rename|introduce|extend|alter|drop|modify|new|create|replace|split|redesign|store|persist|save|update|migrate|make|delete|merge|normali[sz]e|index|convert|move|set up|design|write)\w*\b(?:\s+\S+){0,7}?\s+(?:schemas?|databases?|db(?!\.)|(?:\w+ )?tables?(?! of contents)(?! (?:view|component|header|cell|row|layout|style))|columns?(?! (?:layout|width|header))|migrations?|foreign keys?|(?:unique |database |partial |composite )?index(?:es)?(?! (?:page|file|\.))|constraints?|data models?|entit(?:y|ies)|sql)\b|\b(?:typos?|name|rename)\b(?:\s+\S+){0,5}?\s+(?:columns?|table name|migrations?|schema|sql)\b|\b(?:schema|database|table) (?:changes?|update|redesign)\b");

    private static readonly Pattern Api = Pattern.Of(@"\b(?:add|change|remove|rename|introduce|extend|alter|drop|modify|new|create|replace|redesign|expose|return|accept|version|deprecate|publish|build|implement|update|support|design|write|split|make)\w*\b(?:\s+\S+){0,6}?\s+(?:(?:rest |public |http |json |web |graphql |grpc )*apis?(?! (?:call|client|error|docs?))|endpoints?|routes?|graphql|grpc|protobuf\w*|protos?|openapi|swagger|web ?hooks?|dtos?|payloads?|query parameters?|request (?:body|headers?|format)|response(?:s| body| headers?| format| shape)?|wire format|file format|serialization)\b|\b(?:api contracts?|status codes?|response (?:format|shape|body|schema)|wire format|event schemas?|(?:public|method|function) signatures?|public interfaces?|contract change)\b");

    private static readonly Pattern Statement = Pattern.Of(@"^\s*(?:create|alter|drop|rename)\s+(?:unique\s+)?(?:table|index|column|type|view|schema|database)\b|\b(?:create_table|add_column|remove_column|rename_column|change_column|add_index|createTable|addColumn|dropColumn|AddColumn|CreateTable|DropColumn|op\.add_column|op\.create_table)\b|\b(?:app|router|server|api)\.(?:get|post|put|patch|delete)\s*\(\s*[\'""`/]|\bMap(?:Get|Post|Put|Patch|Delete)\s*\(|\[Http(?:Get|Post|Put|Patch|Delete)|@(?:Get|Post|Put|Patch|Delete|Request)Mapping\b|@(?:app|router|bp|api)\.(?:route|get|post|put|patch|delete)\b");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.Files.FirstOrDefault(FileKinds.IsSchema) is { } schema)
        {
            yield return new("schema", TriageLevel.Plan, $"{schema} is a database schema.");
        }
        else if (subject.Files.FirstOrDefault(FileKinds.IsContract) is { } contract)
        {
            yield return new("contract", TriageLevel.Plan, $"{contract} is an API contract.");
        }

        if (subject.IsDone)
        {
            if (subject.ChangedLines.FirstOrDefault(line => Statement.IsMatch(line)) is { } line)
            {
                yield return new("contract", TriageLevel.Plan, $"A schema or an API changes: \"{Shown.Short(line.Trim())}\".");
            }
        }
        else if (subject.Task.Parts.Select(part => Schema.Match(part)).FirstOrDefault(match => match.Success) is { } stored)
        {
            yield return new("schema", TriageLevel.Plan, $"A database schema changes: \"{Shown.Short(stored.Value)}\".");
        }
        else if (subject.Task.Parts.Select(part => Api.Match(part)).FirstOrDefault(match => match.Success) is { } spoken)
        {
            yield return new("contract", TriageLevel.Plan, $"An API contract changes: \"{Shown.Short(spoken.Value)}\".");
        }
    }
}
