/// The few lines by which each shell asks `vigil complete-words`.
enum CompletionScripts {
  static let bash = #"""
    # Completion of vigil for bash.
    _vigil() {
      local line="${COMP_LINE:0:COMP_POINT}" word head reply
      local -a words
      COMPREPLY=()
      read -ra words <<< "$line"
      [[ $line == *[[:space:]] ]] && words+=("")
      word="${words[${#words[@]}-1]}"
      # Bash has broken the word at : = and @, and wants only what follows.
      head="${word%"${word##*[$COMP_WORDBREAKS]}"}"
      while IFS=$'\t' read -r reply _; do
        if [[ $reply == :files ]]; then
          compopt -o default
          return
        fi
        COMPREPLY+=("${reply#"$head"}")
      done < <("$1" complete-words -- "${words[@]:1}" 2>/dev/null)
    }
    complete -F _vigil vigil

    """#

  static let zsh = #"""
    #compdef vigil
    # Completion of vigil for zsh.
    _vigil() {
      local word description
      local -a found
      while IFS=$'\t' read -r word description; do
        if [[ $word == :files ]]; then
          _files
          return
        fi
        found+=("${word//:/\\:}:${description}")
      done < <("${(Q)words[1]}" complete-words -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
      _describe vigil found
    }
    if [[ ${funcstack[1]} == _vigil ]]; then
      _vigil "$@"
    else
      compdef _vigil vigil
    fi

    """#

  static let fish = #"""
    # Completion of vigil for fish.
    function __vigil_complete
        set -l words (commandline -opc)
        set -l current (commandline -ct)
        for line in ($words[1] complete-words -- $words[2..-1] "$current" 2>/dev/null)
            if test "$line" = :files
                __fish_complete_path "$current"
            else
                echo $line
            end
        end
    end
    complete -c vigil -f -a '(__vigil_complete)'

    """#
}
