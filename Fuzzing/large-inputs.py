#!/usr/bin/env python3
"""Gives the program inputs too large for it, and looks at the memory that it takes.

    Fuzzing/large-inputs.py PROGRAM

Each is refused with the status 65 in less than eight times its size, or 64 MB; a file of 2 GB is
refused by its size, without being read.
"""

import os
import subprocess
import sys
import tempfile

HEADER = b"round,date,name,invitations,cutoff\n1,2024-01-10,"
MB = 1_000_000


def peak(program, path, data, limit):
    # A piece at a time: the memory of this process would be counted as that of its child.
    with open(path, "wb") as file:
        for piece, count in data:
            many = max(1, min(count, MB // len(piece)))
            for _ in range(count // many):
                file.write(piece * many)
    return run(program, path, limit)


def run(program, path, limit):
    process = subprocess.Popen(
        [program, "draws", "--data", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    memory = usage.ru_maxrss * 1024
    print(f"{os.path.getsize(path) // MB:6} MB: status {os.waitstatus_to_exitcode(status)}, "
          f"{memory // MB} MB, {usage.ru_utime + usage.ru_stime:.1f} s")
    return os.waitstatus_to_exitcode(status) == 65 and memory < limit


program = sys.argv[1]
with tempfile.TemporaryDirectory() as folder:
    path = folder + "/input"
    results = [
        # A line of 100 MB: a cell, a header, and a quote that is not closed.
        peak(program, path, [(HEADER, 1), (b"x", 100 * MB), (b",10,470\n", 1)], 800 * MB),
        peak(program, path, [(b"x", 100 * MB)], 800 * MB),
        peak(program, path, [(HEADER, 1), (b'"', 1), (b'x""', 33 * MB)], 800 * MB),
        # A feed of just less than is taken, and one of more.
        peak(program, path, [(b'{"rounds": [', 1), (b"1,", 15 * MB)], 800 * MB),
        peak(program, path, [(b'{"rounds": "', 1), (b"x", 40 * MB)], 160 * MB),
    ]
    with open(path, "wb") as file:
        file.truncate(2 << 30)
    results.append(run(program, path, 64 * MB))
sys.exit(0 if all(results) else 1)
