using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Triage;

/// <summary>A task's words, part by part; what only documents or words on a screen change is set apart, so that "explain the log-in" is no work on the log-in.</summary>
internal sealed class TaskText
{
    // A new part begins at a sentence, or where a conjunction is followed by a verb.
    private static readonly Pattern Cut = Pattern.Of(@"(?<=[.;!?])\s+|,?\s+(?:and|then|also|plus|but|&)\s+(?:then\s+|also\s+)?(?=(?:add|allow|auto\w+|build|bump|change|check|clean|close|configure|convert|correct|create|delete|deploy|deprecate|describe|design|disable|document|drop|edit|enable|encrypt|enforce|expose|extend|extract|fix|generate|handle|hash|hide|implement|improve|increase|inline|integrate|introduce|limit|let|log|make|merge|migrate|mock|move|optimi[sz]e|prevent|protect|publish|refactor|remove|rename|reorder|replace|require|restrict|retry|return|rewrite|rework|rotate|run|secure|send|set|show|split|stop|store|support|switch|test|turn|update|upgrade|use|validate|verify|wire|write)\b)|,\s+(?=(?:add|change|create|delete|drop|enable|encrypt|fix|implement|introduce|migrate|move|refactor|remove|rename|replace|rewrite|update|write)\b)");

    private static readonly Pattern Opening = Pattern.Of(@"^(?:(?:please|just|quickly|simply|also|now|then|let'?s|we (?:should|must|need to|have to|want to)|i (?:want|need|would like) (?:you )?to|can you|could you|help me(?: to)?|todo:?),?\s+)+|^(?:chore|feat|feature|task|perf|style|build|ci|test)(?:\([^)]*\))?!?:\s*");

    // A verb, a few words without a list, then a document, and no second object behind it.
    private static readonly Pattern Documents = Pattern.Of(@"^(?:fix|correct|update|improve|write|rewrite|add|edit|clarify|reword|expand|extend|translate|explain|mention|note|describe|remove|delete|clean ?up|reformat|proofread|restructure|polish|shorten|create|revise|refresh|document|typos?)\b(?:\s+(?!(?:and|or|&|\+)\s)[^\s,]+){0,8}?\s+(?<doc>(?:read ?me|change ?log|contributing|licen[sc]e (?:file|header|text)|docs|documentation|doc ?strings?|js ?docs?|java ?docs?|xml docs?|(?:code|doc|inline|outdated|stale|wrong|misleading|todo) comments?|comments? (?:above|explaining|describing|for (?:the )?\S+ (?:function|method|class|regex|algorithm)|(?:in|to) (?:the )?\S*\.\w{1,4}\b)|[\w./-]+\.(?:md|mdx|rst|adoc)|wiki|user guide|manual|tutorial|glossary|release notes|man page|faq)(?:\.md)?)\b(?!\s*(?:,|&|\+|and\b|as well as\b)\s*(?!\s)(?!(?:the |our |its |in |also )*(?:read ?me|change ?log|contributing|docs|documentation|[\w./-]+\.(?:md|mdx|rst|adoc)|wiki|manual|faq|tutorial|comments?|code comments?|examples?)\b))|^(?:document|explain|describe)\s+(?:the|how|why|what|when|where|all|every|our|this|that|each|usage|public)\b(?!.*\b(?:upload|store|type|schema)\b)|^(?:read ?me|docs|change ?log)\b[^.]{0,60}\b(?:typos?|spelling|wording)");

    // Software about documents is software.
    private static readonly Pattern Tooling = Pattern.Of(@"\b(?:docs|documentation|wiki|faq|manual|tutorial|changelog|readme|comments?)\s+(?:search|site|website|generator|generation|portal|server|viewer|endpoints?|api|pipeline|build|uploads?|service|model|table|database|editor|parser|stor(?:e|age)|system|management|versioning|format|converter|import|export|feature|deploy\w*|bot|plugin)\b|\b(?:generat\w+|automat\w+)\b.*\bfrom (?:the )?code\b");

    private static readonly Pattern Typo = Pattern.Of(@"\b(?:typos?|spelling|grammar|misspell\w*|wording|capitali[sz]ation|punctuation)\b|^reword\b|^rephrase\b|\bcopy (?:change|edit|fix)");

    private static readonly Pattern Words = Pattern.Of(@"\b(?:read ?me|change ?log|docs?|documentation|comments?|messages?|labels?|headings?|headlines?|titles?|texts?|copy|strings?|buttons?|tooltips?|placeholders?|logs?|translations?|captions?|descriptions?|help|pages?|footer|header|menu|banner|sentence|paragraph|email (?:template|text|subject))\b|\.(?:md|rst|adoc)\b");

    private static readonly Pattern Names = Pattern.Of(@"\b(?:columns?|tables?|endpoints?|routes?|schema|migrations?|variables?|env|flags?|header names?|api|property|paths?|urls?|methods?|functions?|class|enum|permissions?|query|sql|(?:config|json|object|cache|foreign|primary|api) keys?)\b");

    private static readonly Pattern Wide = Pattern.Of(@"\b(?:all|every|each|the entire|the whole|whole)\s+(?:of\s+)?(?:the\s+|our\s+|existing\s+|other\s+|remaining\s+)*(?:\w+\s+)?(?:files|modules?|components?|services?|packages?|projects?|classes|endpoints?|routes|pages?|screens?|tests|handlers?|controllers?|callers?|usages|call sites|places|tables?|commands?|views|forms|models|warnings|errors|queries|dependencies|code ?base|repo\w*|app\w*|project|system|backend|frontend|site)\b|\b(?:across|throughout|everywhere|(?:code ?base|project|app|repo)[- ]wide|globally|end[- ]to[- ]end|full[- ]stack|front-?end and (?:the )?back-?end|back-?end and (?:the )?front-?end|client and (?:the )?server|server and (?:the )?client|ui and (?:the )?(?:api|backend))\b");

    // A test is no work on what it tests.
    private static readonly Pattern Tests = Pattern.Of(@"^(?<test>(?:add|write|create|implement|introduce)\s+(?:me\s+)?(?:(?:a|an|one|another|the|some|more|missing)\s+){0,2}(?:(?!and\b|with\b|for\b|to\b)[\w-]+\s+){0,2}?(?:tests?|test cases?))\s+(?:for|of|that|which|where|when|covering|around|checking|verifying)\s");

    private const int Longest = 10_000;

    public TaskText(string task)
    {
        Whole = Blanks.Collapse(task.Length > Longest ? task[..Longest] : task);
        var parts = Cut.Split(Whole).Select(part => part.Trim().TrimEnd('.', '!')).Where(part => part.Length > 0).Select(Bare).ToList();
        Prose = [.. parts.Where(IsProse)];
        Parts = [.. parts.Where(part => !IsProse(part)).Select(part => Tests.Match(part) is { Success: true } test ? test.Groups["test"].Value : part)];
        Code = string.Join(". ", Parts);
    }

    /// <summary>Everything on one line.</summary>
    public string Whole { get; }

    /// <summary>The parts that only documents or words on a screen change.</summary>
    public IReadOnlyList<string> Prose { get; }

    /// <summary>The other parts.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>The other parts as one text.</summary>
    public string Code { get; }

    /// <summary>True when the task reaches over a whole code base or over many places.</summary>
    public string? Reach => Wide.Match(Code) is { Success: true } wide ? wide.Value : null;

    private static string Bare(string part) => Opening.Without(part);

    private static bool IsProse(string part) => (Documents.IsMatch(part) && !Tooling.IsMatch(part)) || (Typo.IsMatch(part) && Words.IsMatch(part) && !Names.IsMatch(part));
}
