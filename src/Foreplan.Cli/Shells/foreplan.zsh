#compdef foreplan
# Completion of foreplan for zsh. Load it in ~/.zshrc, after compinit:  source <(foreplan completion zsh)
_foreplan() {
  local -a found
  found=("${(@f)$(foreplan "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
  found=(${found:#})
  if (( $#found )); then compadd -- "${found[@]}"; else _files; fi
}
compdef _foreplan foreplan
