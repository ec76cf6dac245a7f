#!/bin/sh
# Joins style/*.css in the order of style/site.css into one file, each in its layer, and copies font and seal beside it.
# usage: tools/build-style.sh [OUTPUT_DIRECTORY]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
out=${1:-"$root/target/site"}
mkdir -p "$out"

join() {
    while IFS= read -r line; do
        case $line in
            '@import '*)
                file=$(printf '%s' "$line" | sed 's/.*url("\([^"]*\)").*/\1/')
                layer=$(printf '%s' "$line" | sed 's/.*layer(\([^)]*\)).*/\1/')
                printf '@layer %s {\n' "$layer"
                cat "$root/style/$file"
                printf '}\n'
                ;;
            *) printf '%s\n' "$line" ;;
        esac
    done < "$root/style/site.css"
}

# Only what cannot change a meaning: comments, indentation, line breaks, blanks round braces and after semicolons.
join | awk '
    { text = text $0 "\n" }
    END {
        while ((start = index(text, "/*")) > 0) {
            rest = substr(text, start + 2)
            text = substr(text, 1, start - 1) substr(rest, index(rest, "*/") + 2)
        }
        gsub(/\n[ \t]*/, " ", text)
        gsub(/ +/, " ", text)
        gsub(/ ?\{ ?/, "{", text)
        gsub(/;? ?\} ?/, "}", text)
        gsub(/; /, ";", text)
        sub(/^ /, "", text)
        print text
    }
' > "$out/khuevan.css.new"
rm -f "$out/khuevan.css.br"
mv "$out/khuevan.css.new" "$out/khuevan.css"
cp "$root/style/fonts/be-vietnam-pro-600.woff2" "$root/style/img/khue-van.svg" "$out/"
