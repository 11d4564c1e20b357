# Completion of foreplan for fish. Load it in ~/.config/fish/config.fish:  foreplan completion fish | source
function __foreplan_complete
    set -l line (commandline -cp)
    foreplan "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete -c foreplan -a '(__foreplan_complete)'
