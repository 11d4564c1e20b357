using System.Text;
using Foreplan.Core.Tests;
using Foreplan.Plans;
using Xunit.Abstractions;

namespace Foreplan.Notes;

/// <summary>Generated edits of a plan with a note on it: where the words went is known, where they are looked for is compared.</summary>
public sealed class AnchorEditTests(ITestOutputHelper output)
{
    private const char Open = '\uE000';
    private const char Close = '\uE001';
    private const int Edits = 480;

    private static readonly string[] Kinds = ["nothing", "text before", "text after", "moved line", "re-wrapped", "words changed", "words added", "neighbours changed", "several at once", "deleted"];

    [Fact]
    public void Words_are_found_again_after_edits_and_words_that_are_gone_are_said_to_be_lost()
    {
        var random = new Random(20261120);
        var counts = Kinds.ToDictionary(kind => kind, _ => new int[3]);
        var failures = new StringBuilder();
        for (var i = 0; i < Edits; i++)
        {
            var kind = Kinds[i % Kinds.Length];
            var text = Plan(random);
            var (start, length) = Quote(random, text);
            var anchor = new AnchorFinder(text).AnchorAt(start, length);
            var marked = Edit(random, kind, text.Insert(start + length, $"{Close}").Insert(start, $"{Open}"));
            var (from, to) = (marked.IndexOf(Open), marked.IndexOf(Close) - 1);
            var after = marked.Replace($"{Open}", "", StringComparison.Ordinal).Replace($"{Close}", "", StringComparison.Ordinal);
            var place = new AnchorFinder(after).Find(anchor);
            var outcome = from < 0
                ? place.IsFound ? 1 : 0
                : !place.IsFound ? 2 : Math.Min(to, place.Start + place.Length) - Math.Max(from, place.Start) > 0 ? 0 : 1;
            counts[kind][outcome]++;
            if (outcome != 0)
            {
                failures.AppendLine($"{kind}: \"{anchor.Quote}\" → {place.State} \"{(place.IsFound ? after.Substring(place.Start, place.Length) : "")}\" instead of \"{(from < 0 ? "" : after[from..to])}\"");
            }
        }

        var figures = string.Join('\n', counts.Select(kind => $"{kind.Key}: {kind.Value[0]} / {kind.Value[1]} / {kind.Value[2]}"));
        failures.Insert(0, $"{Edits} edits, seed 20261120: right / elsewhere / lost\n{figures}\n");
        output.WriteLine(failures.ToString());
        var right = counts.Values.Sum(count => count[0]);
        var elsewhere = counts.Values.Sum(count => count[1]);
        Assert.True(right >= Edits * 0.985, $"{right} of {Edits} right\n{failures}");
        Assert.True(elsewhere <= Edits * 0.01, $"{elsewhere} elsewhere\n{failures}");
        foreach (var exact in new[] { "nothing", "text before", "text after", "re-wrapped", "neighbours changed", "deleted" })
        {
            Assert.Equal(Edits / Kinds.Length, counts[exact][0]);
        }
    }

    [Theory]
    [InlineData("Install express-session", "Use the store", PlaceState.Lost)]
    [InlineData("Install express-session", "Install\n   express-session", PlaceState.Moved)]
    [InlineData("Install express-session", "Install `express-session`", PlaceState.Moved)]
    [InlineData("Install the express-session package of this year", "Install the express-session library of this year", PlaceState.Changed)]
    public void The_state_says_how_words_were_found(string before, string after, PlaceState state)
    {
        string Text(string step) => $"# Plan\n\n## Steps\n1. {step}\n\n## Other\nSomething else stands here, long enough.\n";
        var text = Text(before);
        var anchor = new AnchorFinder(text).AnchorAt(text.IndexOf(before, StringComparison.Ordinal), before.Length) with { Before = "", After = "" };
        Assert.Equal(state, new AnchorFinder(Text(after)).Find(anchor).State);
    }

    [Fact]
    public void Words_that_are_gone_from_between_what_stood_around_them_are_lost_though_the_same_words_stand_elsewhere()
    {
        const string Text = "# Plan\n\n1. Move the token table behind the gateway, then stop.\n2. Drop all of today's rows and the token table of last year.\n";
        var anchor = new AnchorFinder(Text).AnchorAt(Text.IndexOf("token table", StringComparison.Ordinal), "token table".Length);
        Assert.Equal(PlaceState.Lost, new AnchorFinder(Text.Replace("the token table behind", "the behind", StringComparison.Ordinal)).Find(anchor).State);
        Assert.Equal((3, 13), (anchor.From.Line, anchor.From.Column));
    }

    [Fact]
    public void A_line_that_moved_whole_is_found_where_it_stands_now()
    {
        const string Text = "# Plan\n\n1. Move the token table behind the gateway.\n2. Drop all of today's rows.\n3. Stop the old service for good.\n";
        const string Line = "Move the token table behind the gateway.";
        var anchor = new AnchorFinder(Text).AnchorAt(Text.IndexOf(Line, StringComparison.Ordinal), Line.Length);
        var after = Text.Replace($"1. {Line}\n", "", StringComparison.Ordinal) + $"4. {Line}\n";
        var place = new AnchorFinder(after).Find(anchor);
        Assert.Equal((PlaceState.Moved, Line), (place.State, after.Substring(place.Start, place.Length)));
    }

    [Fact]
    public void A_thousand_notes_on_a_plan_of_five_thousand_lines_are_found_quickly()
    {
        var random = new Random(7);
        var text = string.Concat(Enumerable.Range(0, 5000).Select(line => $"- line {line} says {random.Next(100000)} about {random.Next(100000)} things\n"));
        var finder = new AnchorFinder(text);
        var anchors = Enumerable.Range(0, 1000).Select(_ => Quote(random, text)).Select(quote => finder.AnchorAt(quote.Start, quote.Length)).ToList();
        var after = "## New\n\nA paragraph.\n\n" + text.Replace("- line 2500 says", "- line 2500 tells", StringComparison.Ordinal);
        var found = 0;
        Quick.Within(TimeSpan.FromSeconds(5), () =>
        {
            var there = new AnchorFinder(after);
            found = anchors.Count(anchor => there.Find(anchor).IsFound);
        });
        Assert.InRange(found, 999, 1000);
    }

    private static string Plan(Random random)
    {
        string[] things = ["session store", "cookie parser", "token table", "rate limiter", "audit log", "mail queue", "index page", "price list", "retry loop", "feature flag"];
        string[] acts = ["is read by every protected route", "moves behind the gateway", "keeps its present shape", "is created before the first request", "must not be optional", "is dropped in the last phase"];
        var text = new StringBuilder(ExamplePlan.Text).Append("\n\n## Notes\n");
        for (var i = 0; i < 40; i++)
        {
            text.Append($"- The {things[random.Next(things.Length)]} of module {random.Next(30)} {acts[random.Next(acts.Length)]}, as `src/m{random.Next(30)}.js:{random.Next(90)}` shows.\n");
        }

        text.Append("\n| Risk | Mitigation |\n|------|------------|\n");
        for (var i = 0; i < 6; i++)
        {
            text.Append($"| The {things[random.Next(things.Length)]} fails {i} | It {acts[random.Next(acts.Length)]} |\n");
        }

        return text.ToString();
    }

    // Words of one line, whole words, at least eight characters.
    private static (int Start, int Length) Quote(Random random, string text)
    {
        while (true)
        {
            var start = random.Next(text.Length - 60);
            while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            var end = Math.Min(text.Length, start + random.Next(10, 70));
            var line = text.IndexOf('\n', start);
            end = line >= 0 ? Math.Min(end, line) : end;
            while (end < text.Length && end > start && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            var quote = text[start..end].TrimEnd();
            if (quote.Length >= 8 && quote.Count(char.IsLetter) >= 6)
            {
                return (start, quote.Length);
            }
        }
    }

    private static string Edit(Random random, string kind, string text) => kind switch
    {
        "text before" => "A new first line.\n\n" + text.Insert(text.IndexOf('\n') + 1, "\nAnother paragraph, with some words in it.\n"),
        "text after" => text + "\nThe end is longer now.\n",
        "moved line" => Moved(random, text),
        "re-wrapped" => Inside(text, inside => inside.Replace(" ", "\n  ", StringComparison.Ordinal)),
        "words changed" => Inside(text, inside => Words(random, inside, replace: true)),
        "words added" => Inside(text, inside => Words(random, inside, replace: false)),
        "neighbours changed" => Neighbours(text),
        "several at once" => "A new first line.\n\n" + Inside(Neighbours(text), inside => Words(random, inside, replace: false)),
        "deleted" => text.Remove(text.IndexOf(Open), text.IndexOf(Close) - text.IndexOf(Open) + 1),
        _ => text,
    };

    private static string Inside(string text, Func<string, string> change)
    {
        var (from, to) = (text.IndexOf(Open) + 1, text.IndexOf(Close));
        return text[..from] + change(text[from..to]) + text[to..];
    }

    private static string Words(Random random, string inside, bool replace)
    {
        var words = inside.Split(' ').ToList();
        var changed = Math.Max(1, words.Count / 4);
        for (var i = 0; i < changed; i++)
        {
            var at = random.Next(words.Count);
            if (!replace || words.Count < 3)
            {
                words.Insert(at, "really");
            }
            else
            {
                words[at] = "otherwise";
            }
        }

        return string.Join(' ', words);
    }

    private static string Moved(Random random, string text)
    {
        var from = text.LastIndexOf('\n', text.IndexOf(Open)) + 1;
        var to = text.IndexOf('\n', text.IndexOf(Close)) is >= 0 and var end ? end + 1 : text.Length;
        var line = text[from..to];
        var rest = text.Remove(from, to - from);
        var lines = rest.Split('\n');
        var target = random.Next(lines.Length);
        var at = lines.Take(target).Sum(other => other.Length + 1);
        return rest.Insert(Math.Min(rest.Length, at), line.EndsWith('\n') ? line : line + "\n");
    }

    private static string Neighbours(string text)
    {
        var before = text.LastIndexOf('\n', text.IndexOf(Open));
        text = before > 0 ? text.Insert(before, " and so on") : text;
        var after = text.IndexOf('\n', text.IndexOf(Close));
        return after > 0 ? text.Insert(after + 1, "Something new stands between these lines.\n") : text;
    }
}
