"""From a key to the next frame of the review, with a hundred thousand cards, in durable rows.

    python3 Benchmarks/frame.py PATH-OF-QUIZ [CARDS]

Writes a deck of Markdown, imports it, and reviews it in a pseudo-terminal. Each answer is measured in
turns with one row that is inserted durably (WAL, synchronous=FULL) in a file of the same folder, each
after the same pause. Both logs of SQLite have reached their full length before: until then every
write makes them longer, which takes longer. What a key takes includes the pseudo-terminal: the key
going in and the frame coming out. What that takes alone is measured in the same turns, by a program that
reads one key and writes a frame of the same length at once.
"""

import fcntl
import os
import pty
import select
import sqlite3
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
import tty

binary = os.path.abspath(sys.argv[1])
cards = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
# A log is written from its start again after 1000 pages; a row writes one, an answer seven.
rows_before, answers_before, rounds = 2500, 200, 300
# Of the frame that shows the next card.
frame_length = 550


def deck(folder):
    for note in range(cards // 100):
        lines = [f"# Note {note}\n"]
        for card in range(100):
            number = note * 100 + card
            lines.append(f"Q: What is the number of the card {number}?\nA: {number * 7}\n")
        os.makedirs(f"{folder}/{note % 20}", exist_ok=True)
        with open(f"{folder}/{note % 20}/{note}.md", "w") as file:
            file.write("\n".join(lines))


def frame(terminal):
    """Waits for output, then takes all of it."""
    text = b""
    if not select.select([terminal], [], [], 10)[0]:
        sys.exit("no frame came")
    arrived = time.perf_counter()
    while select.select([terminal], [], [], 0.002)[0]:
        text += os.read(terminal, 65536)
    return arrived, text


with tempfile.TemporaryDirectory() as home:
    environment = {"QUIZ_HOME": home, "HOME": home, "PATH": os.environ["PATH"], "LANG": "en_US.UTF-8",
                   "TERM": "xterm"}
    deck(home + "/notes")
    begin = time.perf_counter()
    subprocess.run([binary, "import", home + "/notes"], env=environment, check=True,
                   stdout=subprocess.DEVNULL)
    print(f"import of {cards} cards: {time.perf_counter() - begin:.1f} s")
    begin = time.perf_counter()
    subprocess.run([binary, "--quiet"], env=environment)
    print(f"first look at them: {time.perf_counter() - begin:.1f} s")
    plain = sqlite3.connect(home + "/plain.sqlite", isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE row (key INTEGER PRIMARY KEY, text TEXT)")
    child, terminal = pty.fork()
    if child == 0:
        os.execve(binary, [binary, "review", "--new", "1000", "--topic", "1"], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    time.sleep(1)
    frame(terminal)
    echoing, echo = pty.fork()
    if echoing == 0:
        tty.setraw(0)
        os.write(1, b"ready")
        while os.read(0, 1) != b"q":
            os.write(1, b"x" * frame_length)
        os._exit(0)
    frame(echo)
    shows, answers, inserts, echoes = [], [], [], []

    def insert():
        plain.execute("INSERT INTO row (text) VALUES (?)", ["good 4000 ms, due in 8 days"])

    for number in range(rows_before):
        insert()
    for number in range(answers_before + rounds):
        begin = time.perf_counter()
        insert()
        inserts.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        os.write(echo, b"4")
        echoes.append(frame(echo)[0] - begin)
        # 4 leaves the steps, so that the next card is another one.
        for key, times in ((b" ", shows), (b"4", answers)):
            begin = time.perf_counter()
            os.write(terminal, key)
            arrived, text = frame(terminal)
            times.append(arrived - begin)
            expected = b"Good" if key == b" " else b"space answer"
            if expected not in text:
                sys.exit(f"an unexpected frame: {text!r}")
    os.write(terminal, b"q")
    os.write(echo, b"q")
    row = statistics.median(inserts[answers_before:])
    for name, times in (("answer to the next card", answers), ("showing the back", shows),
                        ("an echo", echoes)):
        taken = statistics.median(times[answers_before:])
        print(f"frame: {name}: {taken / row:.2f} durable rows ({taken * 1e6:.0f} of {row * 1e6:.0f} us)")
