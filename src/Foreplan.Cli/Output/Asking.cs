namespace Foreplan.Cli.Output;

/// <summary>Asks the person at the terminal, on the error stream.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="live">The status line, hidden while a person is asked.</param>
internal sealed class Asking(Terminal terminal, LiveLine live)
{
    /// <summary>Shows lines to the person, above the status.</summary>
    public void Tell(Action<Page> show)
    {
        var page = new Page(terminal.ErrorHasColour, terminal.IsUnicode);
        show(page);
        live.Write(page.ToString());
    }

    /// <summary>A line from the person; null at the end of input.</summary>
    public async Task<string?> LineAsync(string prompt, CancellationToken cancel)
    {
        live.Hide();
        await terminal.Error.WriteAsync(PlainText.Clean(prompt) + " ");
        await terminal.Error.FlushAsync(cancel);
        // A read of the console cannot be cancelled; it is left behind.
        return await Task.Run(terminal.In.ReadLine, CancellationToken.None).WaitAsync(cancel);
    }

    /// <summary>Yes or no; Enter gives the default, the end of input is no.</summary>
    public async Task<bool> ConfirmAsync(string question, bool yesByDefault, CancellationToken cancel)
    {
        while (true)
        {
            var answer = (await LineAsync($"{question} {(yesByDefault ? "[Y/n]" : "[y/N]")}", cancel))?.Trim().ToLowerInvariant();
            switch (answer)
            {
                case null or "n" or "no":
                    return false;
                case "y" or "yes":
                    return true;
                case "":
                    return yesByDefault;
                default:
                    Tell(page => page.Line("Please answer y or n."));
                    break;
            }
        }
    }
}
