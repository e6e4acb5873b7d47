/// The scripts that make a shell ask `quiz __complete`.
enum CompletionScript {
  static let bash = #"""
    # bash completion of quiz
    _quiz() {
      local words=("${COMP_WORDS[@]:1:COMP_CWORD}") line directive
      # bash parts words at = and :, and so hands over only the part behind them.
      local current="${COMP_WORDS[COMP_CWORD]}"
      COMPREPLY=()
      while IFS= read -r line; do
        case "$line" in
          :[04]) directive="$line" ;;
          *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
      done < <("${COMP_WORDS[0]}" __complete "${words[@]}" 2>/dev/null)
      if [[ "$directive" == ":0" && ${#COMPREPLY[@]} -eq 0 ]]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$current"))
      fi
    }
    complete -F _quiz quiz kubectl-quiz
    """#

  static let zsh = #"""
    #compdef quiz kubectl-quiz
    # zsh completion of quiz
    _quiz() {
      local -a candidates
      local line directive word meaning
      for line in "${(@f)$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        case "$line" in
          :[04]) directive="$line" ;;
          *)
            word="${line%%$'\t'*}"
            meaning="${line#*$'\t'}"
            candidates+=("${word//:/\\:}${meaning:+:$meaning}")
            ;;
        esac
      done
      if (( ${#candidates} )); then
        _describe -V 'quiz' candidates
      elif [[ "$directive" == ":0" ]]; then
        _files
      fi
    }
    if [ "$funcstack[1]" = "_quiz" ]; then
      _quiz "$@"
    else
      compdef _quiz quiz kubectl-quiz
    fi
    """#

  static let fish = #"""
    # fish completion of quiz
    function __quiz_complete
      set -l words (commandline -opc) (commandline -ct)
      set -l answer ($words[1] __complete $words[2..-1] 2>/dev/null)
      if test (count $answer) -eq 1; and test "$answer[1]" = ":0"
        __fish_complete_path (commandline -ct)
      else
        string match -v -r '^:[04]$' -- $answer
      end
    end
    complete -c quiz -f -a '(__quiz_complete)'
    complete -c kubectl-quiz -f -a '(__quiz_complete)'
    """#
}
