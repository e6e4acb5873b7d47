"""What a look-up costs as a whole process, against the sqlite3 shell asked for one row of a file.

    python3 Benchmarks/lookup.py PATH-OF-QUIZ [RUNS]

All are run in turns, RUNS times (100), on a warm library that the same binary built; given are medians
of the time from the start of a process to its end, and means of its user and system time, each also as
a ratio to sqlite3's. The ratio of times holds what Python takes to start a process on both sides.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

LOOK_UPS = {
    "--version": ["--version"],
    "command kubectl rollout": ["command", "kubectl", "rollout"],
    "command kubectl get pods -o wide": ["command", "kubectl", "get", "pods", "-o", "wide"],
    "command 이전 버전으로 되돌리기": ["command", "이전 버전으로 되돌리기"],
    "search 테인트": ["search", "테인트"],
}


def run(arguments, environment):
    """Runs a process; its wall time and its CPU time in milliseconds."""
    start = time.perf_counter()
    process = subprocess.Popen(
        arguments, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = status
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def main():
    quiz = os.path.abspath(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "rows.sqlite")
        rows = "".join(f"INSERT INTO t VALUES ({i}, 'n{i}', 'v{i}');" for i in range(1000))
        subprocess.run(
            ["sqlite3", database, "CREATE TABLE t (id INTEGER PRIMARY KEY, name UNIQUE, value);" + rows],
            check=True)
        environment = dict(os.environ, QUIZ_HOME=os.path.join(folder, "home"), LANG="ko_KR.UTF-8")
        jobs = {"sqlite3": ["sqlite3", database, "SELECT value FROM t WHERE name = 'n500'"]}
        jobs.update({name: [quiz] + words for name, words in LOOK_UPS.items()})
        times = {name: [] for name in jobs}
        for turn in range(runs + 3):
            for name, arguments in jobs.items():
                measured = run(arguments, environment)
                if turn >= 3:
                    times[name].append(measured)
    wall = {name: statistics.median(t[0] for t in all) for name, all in times.items()}
    cpu = {name: statistics.mean(t[1] for t in all) for name, all in times.items()}
    for name in jobs:
        print(
            f"{wall[name]:6.2f} ms {wall[name] / wall['sqlite3']:5.2f} ×   "
            f"CPU {cpu[name]:6.2f} ms {cpu[name] / cpu['sqlite3']:5.2f} ×   {name}")


main()
