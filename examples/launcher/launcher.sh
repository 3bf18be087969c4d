#!/bin/sh
# Starts @NAME@ from its own place: works from any directory and through symbolic links.
#
# JAVA_HOME           a JDK or JRE, 17 or later; without it, java on the PATH
# OUTBOARD_JAVA_OPTS  options for the JVM, in place of the ones below
# OUTBOARD_ARCHIVE    off: starts without the archive of classes that @ARCHIVER@ has made;
#                     record, finish: the steps of making it

# Follows a file's symbolic links: sets file to what is behind all of them.
resolve() {
    file=$1
    case $file in
        */*) ;;
        *) file=./$file ;;
    esac
    while [ -h "$file" ]; do
        target=$(readlink "$file")
        case $target in
            /*) file=$target ;;
            *) file=${file%/*}/$target ;;
        esac
    done
}

# Sets version to that of the JDK, which its own file tells.
find_version() {
    version=
    resolve "$java"
    release=${file%/*}/../release
    [ -r "$release" ] || return 0
    while IFS='="' read -r key _ value _; do
        if [ "$key" = JAVA_VERSION ]; then
            version=$value
            break
        fi
    done <"$release"
}

# Sets archive to the file for this JDK; to nothing when there is to be none.
find_archive() {
    archive=
    case $mode/$options in
        # Who has options of this kind wants something else.
        off/* | *Archive* | *-XX:AOT* | *-Xshare:*) return 0 ;;
    esac
    if [ "$mode" = use ]; then
        [ -d "$here/../archive" ] || return 0
    else
        # JDK 17 notes the jars as they are named, and finds them again by that name.
        here=$(cd "$here" && pwd)
    fi
    find_version
    case $version in
        1[7-9]* | 2[0-4]*) kind=jsa ;;
        2[5-9]* | [3-9][0-9]*) kind=aot ;;
        *) return 0 ;;
    esac
    archive=$here/../archive/@NAME@@$version.$kind
}

# Whether there is an archive, all of it: the JVM crashes on one that was cut short as it was copied.
has_archive() {
    [ -f "$archive" ] && [ -r "$archive" ] && [ -r "$archive.size" ] || return 1
    read -r size <"$archive.size"
    [ "$(wc -c <"$archive")" -eq "$size" ]
}

# Puts an archive in its place, as the last step of making it.
put() {
    wc -c <"$1" >"$archive.size" && mv -f "$1" "$archive"
}

resolve "$0"
here=${file%/*}

if [ -n "$JAVA_HOME" ]; then
    java=$JAVA_HOME/bin/java
    problem="JAVA_HOME is $JAVA_HOME, but there is no program $java"
else
    java=java
    problem="there is no java on the PATH and JAVA_HOME is not set"
fi
if ! java=$(command -v "$java"); then
    echo "@NAME@: $problem; install Java 17 or later, or set JAVA_HOME" >&2
    exit 127
fi

# A small heap with the simplest collector. (-XX:TieredStopAtLevel=1 in addition suits plugins that live for seconds only: it
# saves the time of the second compiler, and costs half the speed of those that live longer.)
options=${OUTBOARD_JAVA_OPTS--XX:+UseSerialGC -Xms48m -Xmn24m -XX:-UsePerfData}
mode=${OUTBOARD_ARCHIVE:-use}
find_archive

# What the JVM itself has to say never goes to stdout. That an archive is of no use to it, being another JDK's or other jars',
# is nothing to complain about.
# shellcheck disable=SC2086  # options are several words
set -- $options -cp "@CLASS_PATH@" @MAIN@ "$@"
if [ "$mode" != finish ]; then
    [ "${archive##*.}" != aot ] || set -- '-Xlog:aot*=off:stderr' "$@"
    set -- '-Xlog:cds*=off:stderr' "$@"
fi
set -- -Xlog:disable -Xlog:all=warning:stderr "$@"

case $mode.${archive##*.} in
    use.jsa) ! has_archive || set -- -XX:SharedArchiveFile="$archive" "$@" ;;
    use.aot) ! has_archive || set -- -XX:AOTCache="$archive" "$@" ;;
    record.jsa) set -- -XX:ArchiveClassesAtExit="$archive.recorded" "$@" ;;
    record.aot) set -- -XX:AOTMode=record -XX:AOTConfiguration="$archive.recorded" "$@" ;;
    finish.jsa)
        put "$archive.recorded"
        exit
        ;;
    finish.aot)
        "$java" -XX:AOTMode=create -XX:AOTConfiguration="$archive.recorded" -XX:AOTCache="$archive.new" "$@" >/dev/null || exit
        rm "$archive.recorded" && put "$archive.new"
        exit
        ;;
    finish.*) exit 1 ;;
esac

role=@ROLE@
if [ $role = plugin ]; then
    # Ctrl-C goes to the whole foreground group, but only the host decides when its plugins end; a JVM leaves a signal
    # alone that was ignored when it started.
    trap '' INT
    # The handshake line has a descriptor of its own: whatever else is printed to stdout becomes a log line.
    export OUTBOARD_HANDSHAKE_FD=3
    exec 3>&1 1>&2
fi
exec "$java" "$@"
