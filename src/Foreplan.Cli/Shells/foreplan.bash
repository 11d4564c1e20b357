# Completion of foreplan for bash. Load it in ~/.bashrc:  source <(foreplan completion bash)
_foreplan() {
  local word=${COMP_WORDS[COMP_CWORD]} line
  COMPREPLY=()
  while IFS= read -r line; do
    [[ -n $line && $line == "$word"* ]] && COMPREPLY+=("$line")
  done < <(foreplan "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
}
complete -o default -o nosort -F _foreplan foreplan
