#!/bin/sh
# Makes the archives of classes by which the programs beside this one start in half the time, for the JDK that they run on.
#
#   @NAME@ PROGRAM [ARGUMENT ...]
#
# Runs PROGRAM, for example a host with its plugins, and records what it and they load: it should do what they do every day.
# Each program's archive is for one build of one JDK and these very jars; for others it is of no use, and does no harm.

here=$(cd -P "$(dirname "$0")" && pwd)
archives=$here/../archive

if [ $# = 0 ]; then
    echo "usage: @NAME@ PROGRAM [ARGUMENT ...]" >&2
    exit 2
fi
# Of a run before that was broken off.
rm -f "$archives"/*.recorded "$archives"/*.new
mkdir -p "$archives"
OUTBOARD_ARCHIVE=record "$@" || exit
made=
for recorded in "$archives"/*.recorded; do
    [ -f "$recorded" ] || break
    name=${recorded##*/}
    if OUTBOARD_ARCHIVE=finish "$here/${name%%@*}"; then
        made="$made ${name%.recorded}"
    else
        # For example because the program was killed as it wrote it.
        echo "@NAME@: what ${name%%@*} has recorded is of no use" >&2
        rm -f "$recorded"
    fi
done
if [ -z "$made" ]; then
    echo "@NAME@: there is no archive: $1 must be one of the programs in $here, or start one of them and let it end by itself;" \
        "OUTBOARD_JAVA_OPTS must not speak of archives; the JDK must be 17 or later" >&2
    exit 1
fi
echo "made in $archives:$made"
