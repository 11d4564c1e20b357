# Completion of foreplan for fish. Load it in ~/.config/fish/config.fish:  foreplan completion fish | source
function __foreplan_complete
    set -l line (commandline -cp)
    set -l found (foreplan "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
    set -l fits $status
    if test (count $found) -gt 0
        printf '%s\n' $found
    else if test $fits -eq 0
        __fish_complete_path (commandline -ct)
    end
end
complete -c foreplan -f -a '(__foreplan_complete)'
