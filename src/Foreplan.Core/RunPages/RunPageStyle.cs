namespace Foreplan.RunPages;

// Colours hold 4.5:1 against their ground, light and dark.
internal static class RunPageStyle
{
    public const string Text = """
        :root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --faint: #57606a; --line: #d0d7de; --part: #f6f8fa; --good: #116329; --bad: #a40e26; --bar: #0757ba; --old: #6e7781; --added: #dafbe1; --removed: #ffebe9; }
        @media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3; --faint: #9da7b3; --line: #30363d; --part: #161b22; --good: #56d364; --bad: #ff8b83; --bar: #6cb0ff; --old: #8b949e; --added: #12301c; --removed: #3c1618; } }
        body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.55 system-ui, sans-serif; }
        main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .3rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; } h3 { font-size: 1rem; margin: 0; display: inline; }
        p { margin: .2rem 0; overflow-wrap: anywhere; } summary { overflow-wrap: anywhere; } details > :last-child:not(summary) { margin-bottom: .8rem; } code, pre { font: 13px/1.5 ui-monospace, monospace; } pre { margin: .4rem 0; padding: .6rem .8rem; background: var(--part); overflow: auto; border-radius: .3rem; }
        details { border: 1px solid var(--line); border-radius: .3rem; margin: .4rem 0; } summary { padding: .4rem .7rem; cursor: pointer; } details > :not(summary) { margin-inline: .8rem; }
        .good { color: var(--good); } .bad { color: var(--bad); } .faint { color: var(--faint); }
        table { border-collapse: collapse; } td, th { text-align: start; padding: .15rem .8rem .15rem 0; vertical-align: top; } th { white-space: nowrap; } .number { text-align: end; font-variant-numeric: tabular-nums; }
        svg { display: block; width: 100%; max-width: 56rem; } svg text { fill: var(--text); font: 13px system-ui, sans-serif; } svg tspan { font-weight: 600; } svg .bar { fill: var(--bar); } svg .old { fill: var(--old); }
        .wide { overflow: auto; }
        .read h3, .read h4 { display: block; font-size: 1rem; margin: 1.1rem 0 .2rem; } .read ul, .read ol { margin: .3rem 0; padding-inline-start: 1.4rem; } .read li { overflow-wrap: anywhere; }
        .read table { display: block; overflow: auto; font-variant-numeric: tabular-nums; } .read td, .read th { border-bottom: 1px solid var(--line); padding-inline-end: 1.2rem; } .read code { background: var(--part); padding: .05em .3em; border-radius: .2em; overflow-wrap: anywhere; }
        .diff { padding: 0; white-space: normal; display: grid; grid-template-columns: minmax(100%, max-content); margin-bottom: .8rem; } .diff span { white-space: pre; padding: 0 .8rem; } .diff .added { background: var(--added); } .diff .removed { background: var(--removed); } .diff .place { color: var(--faint); background: var(--part); }

        """;
}
