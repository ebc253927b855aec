# Completion of nyckeltal(1) for bash: what may stand at the cursor is told by `nyckeltal complete`.

# What stands in quotes, or behind backslashes, as the program gets it.
_nyckeltal_plain() {
    local word=$1
    case $word in
        \"*) word=${word#\"} word=${word%\"} ;;
        \'*) word=${word#\'} word=${word%\'} ;;
        *) word=${word//\\/} ;;
    esac
    printf -v "$2" %s "$word"
}

# Backslashes before what the shell would take for its own. (printf %q spells å, ä and ö out where the locale is C.)
_nyckeltal_quoted() {
    local word=$1 sign
    if [[ $word == *[\ \'\"\(\)\&\;\|\<\>\$\`\*\?\[\]\{\}\#\~\!\\]* ]]; then
        word=${word//\\/\\\\}
        for sign in ' ' "'" '"' '(' ')' '&' ';' '|' '<' '>' '$' '`' '*' '?' '[' ']' '{' '}' '#' '~' '!'; do
            word=${word//"$sign"/\\"$sign"}
        done
    fi
    printf -v "$2" %s "$word"
}

_nyckeltal() {
    local -a words=() paths=()
    local raw plain line current=${COMP_WORDS[COMP_CWORD]} program=${1/#\~\//$HOME/} IFS=$'\n'
    for raw in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        _nyckeltal_plain "$raw" plain
        words+=("$plain")
    done
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :files) mapfile -t paths < <(compgen -f -- "$plain") && compopt -o filenames ;;
            :folders) mapfile -t paths < <(compgen -d -- "$plain") && compopt -o filenames ;;
            *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <("$program" complete -- "${words[@]}" 2>/dev/null)
    if [ ${#paths[@]} -gt 0 ]; then
        COMPREPLY+=("${paths[@]}") # which readline quotes
    elif [[ $current != [\"\']* ]]; then
        local at
        for at in "${!COMPREPLY[@]}"; do
            _nyckeltal_quoted "${COMPREPLY[at]}" plain
            COMPREPLY[at]=$plain
        done
    fi
}

complete -o nosort -F _nyckeltal nyckeltal
