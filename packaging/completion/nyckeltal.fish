# Completion of nyckeltal(1) for fish: what may stand at the cursor is told by `nyckeltal complete`.
# fish itself then shows what begins as what was typed: "öck" is Öckerö here, "ock" is not.

function __nyckeltal_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string collect)
    set -l current (string unescape -- "$typed" | string collect; or string trim -l -c '\'"' -- "$typed" | string collect)
    for line in ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$current"
            case :folders
                __fish_complete_directories "$current" ''
            case '*'
                echo $line
        end
    end
end

complete -c nyckeltal -f -a '(__nyckeltal_complete)'
