#!/usr/bin/env python3
"""How long single queries take inside one process, over pages and queries of an evaluation.

usage: queries.py PATH-OF-QUIZ FOLDER-OF-PAGES QUERIES.tsv

The pages are imported into a home of their own. QUERIES has a query in the last column of each line.
Each is handed to one `quiz search --batch`, twice, and timed until its answer has been read."""
import os
import subprocess
import sys
import tempfile
import time

binary, pages, queries = (os.path.abspath(path) for path in sys.argv[1:4])
with open(queries, encoding="utf-8") as file:
    texts = [line.rstrip("\n").split("\t")[-1] for line in file]

with tempfile.TemporaryDirectory() as home:
    environment = {**os.environ, "QUIZ_HOME": home}
    subprocess.run([binary, "import", pages], env=environment, stdout=subprocess.DEVNULL, check=True)
    process = subprocess.Popen(
        [binary, "search", "--batch", "--limit", "10", "-o", "json"], env=environment, bufsize=0,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    answers = os.fdopen(os.dup(process.stdout.fileno()), "rb")
    times = []
    for text in texts * 2:
        begin = time.perf_counter()
        process.stdin.write((text + "\n").encode())
        if not answers.readline():
            sys.exit(f"no answer to {text!r}")
        times.append((time.perf_counter() - begin) * 1000)
    process.stdin.close()
    process.wait()

times.sort()
figures = [f"{name} {times[int(len(times) * share)]:.1f} ms"
           for name, share in (("p50", 0.5), ("p90", 0.9), ("p95", 0.95))]
print(f"{len(times)} queries: {', '.join(figures)}, longest {times[-1]:.1f} ms")
