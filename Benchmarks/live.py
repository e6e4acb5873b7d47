"""An import of 10,000 small files, and searching in them while typing: from a key to the next frame.

    python3 Benchmarks/live.py PATH-OF-QUIZ [FILES]

Writes Markdown files of two sections each from the words of the shipped notes, imports them in a
pseudo-terminal, imports them again, and types queries into `quiz search -i`. A key is measured until
its frame has been read as a whole, and only then comes the next. What a key takes includes the
pseudo-terminal: the key going in and the frame coming out.
"""

import fcntl
import glob
import math
import os
import pty
import random
import re
import select
import statistics
import struct
import sys
import tempfile
import termios
import time

binary = os.path.abspath(sys.argv[1])
files = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
content = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../content/notes")
one_frame = 1 / 60
queries = [
    "파드 스케줄링", "노드 테인트", "서비스 엔드포인트 슬라이스", "롤링 업데이트 되돌리기", "ㄴㄷㅅㄹㅌ",
    "how do i restart a deployment", "persistentvolumeclaim", "node affinity", "kubectl rollout undo",
    "pvc 바인딩", "vkem", "deploment", "initialDelaySeconds", "web-47", "the", "이 그 저", "a b c",
]


def words_of(language):
    counts = {}
    for path in sorted(glob.glob(f"{content}/{language}/*/*.md")):
        with open(path, encoding="utf-8") as file:
            for word in re.sub(r"^---\n.*?\n---\n", "", file.read(), flags=re.S).split():
                if not re.match(r"[#<>|`*_\-]|.*[QA]:", word):
                    counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda word: (-counts[word], word))


def write(folder):
    """By Zipf's law; one word in sixty is a name of its own, two files of three are Korean."""
    chance = random.Random(1)
    words = {language: words_of(language) for language in ("ko", "en")}

    def text(count, known):
        ranks = (int(math.exp(chance.random() * math.log(len(known) + 1))) - 1 for _ in range(count))
        return " ".join(
            known[min(rank, len(known) - 1)] if chance.random() > 1 / 60
            else f"web-{int(math.exp(chance.random() * math.log(200_000)))}" for rank in ranks)

    for number in range(files):
        known = words["en" if number % 3 == 2 else "ko"]
        os.makedirs(f"{folder}/{number % 100}", exist_ok=True)
        with open(f"{folder}/{number % 100}/{number}.md", "w", encoding="utf-8") as file:
            file.write(f"# {text(3, known)}\n\n{text(55, known)}\n\n"
                       f"## {text(3, known)}\n\n{text(55, known)}\n")


def start(arguments, environment):
    child, terminal = pty.fork()
    if child == 0:
        os.execve(binary, [binary] + arguments, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    return child, terminal


def run(name, arguments, environment):
    """Runs to the end; tells how long it took, and how the line of progress moved."""
    begin = last = time.perf_counter()
    child, terminal = start(arguments, environment)
    text, changes, longest = b"", 0, 0.0
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        now = time.perf_counter()
        changes, longest, last = changes + part.count(b"\r"), max(longest, now - last), now
        text += part
    _, status, usage = os.wait4(child, 0)
    taken = time.perf_counter() - begin
    last_line = text.decode(errors="replace").replace("\x1b[K", "").strip().splitlines()[-1].split("\r")[-1]
    print(f"{name}: {taken:.2f} s, {usage.ru_utime + usage.ru_stime:.2f} s of processors,"
          f" peak {usage.ru_maxrss // 1024} MB; the terminal was written to {changes} times,"
          f" at most {longest:.2f} s apart; {last_line}")
    if status:
        sys.exit(text.decode(errors="replace"))


def frame(terminal):
    """Waits for output, then takes all of it; returns when the last of it came."""
    if not select.select([terminal], [], [], 10)[0]:
        sys.exit("no frame came")
    arrived, text = 0.0, b""
    while select.select([terminal], [], [], 0.005)[0]:
        text += os.read(terminal, 65536)
        arrived = time.perf_counter()
    return arrived, text


with tempfile.TemporaryDirectory() as home:
    environment = {"QUIZ_HOME": home, "HOME": home, "PATH": os.environ["PATH"], "LANG": "en_US.UTF-8",
                   "TERM": "xterm"}
    write(home + "/notes")
    run("first look, which makes the library", ["search", "pod"], environment)
    run(f"import of {files} files", ["import", home + "/notes"], environment)
    run("the same again", ["import", home + "/notes"], environment)
    child, terminal = start(["search", "-i"], environment)
    time.sleep(1)
    frame(terminal)
    times = []
    for query in queries:
        keys = [character.encode() for character in query]
        # What was typed is taken back key by key.
        for place, key in enumerate(keys + [b"\x7f"] * len(keys)):
            begin = time.perf_counter()
            os.write(terminal, key)
            arrived, _ = frame(terminal)
            typed = query[:place + 1] if place < len(keys) else query[:2 * len(keys) - place - 1]
            times.append((arrived - begin, typed))
    os.write(terminal, b"\x03")
    os.wait4(child, 0)
    taken = sorted(taken for taken, _ in times)
    late = sum(1 for one in taken if one > one_frame)
    print(f"frame: {len(taken)} keys: median {statistics.median(taken) * 1000:.1f} ms,"
          f" p95 {taken[int(len(taken) * 0.95)] * 1000:.1f} ms, longest {taken[-1] * 1000:.1f} ms,"
          f" {late} after more than {one_frame * 1000:.0f} ms")
    for one, typed in sorted(times, reverse=True)[:8]:
        print(f"frame: {one * 1000:.1f} ms at '{typed}'")
