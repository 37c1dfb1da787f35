#!/bin/sh
# Builds the committed state twice, in two folders, under another time zone and language, and compares the EAR and the
# Micro WAR byte for byte. Exit 0: the same. Needs git, Maven and Node; leaves nothing behind.
# Both builds have the umask 022: archives record the files' rights, so it is a part of the recipe.
set -eu
umask 022
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
results="ear/target/keyri.ear micro/target/keyri-micro.war"

build() {
    mkdir -p "$work/$1"
    git -C "$root" archive HEAD | tar -x -C "$work/$1"
    (cd "$work/$1" && mvn -q -B -Pquick -DskipTests package -pl ear,micro -am >"$work/$1.log" 2>&1) || {
        cat "$work/$1.log"
        exit 1
    }
    (cd "$work/$1" && sha256sum $results) >"$work/$1.sum"
}

(TZ=UTC LC_ALL=C.UTF-8; export TZ LC_ALL; build first)
(TZ=Pacific/Auckland LC_ALL=C; export TZ LC_ALL; build a-second-folder)

cat "$work/first.sum"
if cmp -s "$work/first.sum" "$work/a-second-folder.sum"; then
    echo "Reproducible: both builds gave the same bytes."
else
    cat "$work/a-second-folder.sum"
    echo "NOT reproducible: compare the two, for instance with diffoscope." >&2
    exit 1
fi
