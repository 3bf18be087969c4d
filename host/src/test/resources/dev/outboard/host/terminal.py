"""Runs a program on a terminal of its own and sits before it: answers a question, then presses Ctrl-C."""
import os
import pty
import select
import signal
import sys
import time

PATIENCE_SECONDS = 60

process, terminal = pty.fork()
if process == 0:
    # What a build in the background ignores, a terminal's program does not.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execv(sys.argv[1], sys.argv[1:])
shown = b""


def wait_for(text):
    global shown
    end = time.monotonic() + PATIENCE_SECONDS
    while text not in shown:
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        if not ready:
            sys.exit("timed out before %r, after %r" % (text, shown))
        try:
            data = os.read(terminal, 4096)
        except OSError:
            data = b""
        if not data:
            sys.exit("ended before %r, after %r" % (text, shown))
        shown += data


wait_for(b"your name? ")
os.write(terminal, b"duke\n")
wait_for(b"the plugin was told duke")
os.write(terminal, b"\x03")
wait_for(b"after the interrupt: echo alive")
wait_for(b"the plugin ended with exit status 0")
_, status = os.waitpid(process, 0)
if status != 0:
    sys.exit("the host ended with status %d, after %r" % (status, shown))
