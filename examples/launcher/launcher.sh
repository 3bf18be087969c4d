#!/bin/sh
# Starts @NAME@ from its own place: works from any directory and through symbolic links.
#
# JAVA_HOME           a JDK or JRE, 17 or later; without it, java on the PATH
# OUTBOARD_JAVA_OPTS  options for the JVM, in place of the ones below

self=$0
case $self in
    */*) ;;
    *) self=./$self ;;
esac
while [ -h "$self" ]; do
    target=$(readlink "$self")
    case $target in
        /*) self=$target ;;
        *) self=${self%/*}/$target ;;
    esac
done
here=${self%/*}

if [ -n "$JAVA_HOME" ]; then
    java=$JAVA_HOME/bin/java
    problem="JAVA_HOME is $JAVA_HOME, but there is no program $java"
else
    java=java
    problem="there is no java on the PATH and JAVA_HOME is not set"
fi
if ! command -v "$java" >/dev/null; then
    echo "@NAME@: $problem; install Java 17 or later, or set JAVA_HOME" >&2
    exit 127
fi

# A small heap with the simplest collector. (-XX:TieredStopAtLevel=1 in addition suits plugins that live for seconds only: it
# saves the time of the second compiler, and costs half the speed of those that live longer.)
options=${OUTBOARD_JAVA_OPTS--XX:+UseSerialGC -Xms48m -Xmn24m -XX:-UsePerfData -Xshare:auto}

# What the JVM itself has to say never goes to stdout.
set -- -Xlog:disable -Xlog:all=warning:stderr -cp "@CLASS_PATH@" @MAIN@ "$@"

role=@ROLE@
if [ $role = plugin ]; then
    # Ctrl-C goes to the whole foreground group, but only the host decides when its plugins end; a JVM leaves a signal
    # alone that was ignored when it started.
    trap '' INT
    # The handshake line has a descriptor of its own: whatever else is printed to stdout becomes a log line.
    export OUTBOARD_HANDSHAKE_FD=3
    exec 3>&1 1>&2
fi
# shellcheck disable=SC2086  # options are several words
exec "$java" $options "$@"
