"""A deck of 100,000 cards and 1,000,000 answers, in quiz and in Anki's own backend, in the same run.

    python3 Benchmarks/load.py make DIR [CARDS [ANSWERS]]   the deck, in Anki, as a package
    python3 Benchmarks/load.py import QUIZ DIR              the package into both
    python3 Benchmarks/load.py measure QUIZ DIR [NAME...]   today, review, stats, export..., in turns
    python3 Benchmarks/load.py sync QUIZ DIR                a second device takes all of it

Needs Anki's backend (`pip install anki`). Every operation is a process of its own, on both sides.
Times of quiz are those of whole processes. Times of Anki are those of opening the collection and of
the operation: starting Python and loading Anki is left out. Memory is the peak of the process; an
Anki that only opens an empty collection is given beside it, since Python counts as well.
"""

import glob
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ANSWERS = 300


# --- Anki's side; each of these runs in a child.


def collection(path):
    from anki.collection import Collection

    return Collection(path)


def anki_make(path, package, cards, answers):
    from anki.collection import AddNoteRequest, ExportAnkiPackageOptions

    chance = random.Random(20261124)
    words = """pod node taint affinity probe service kubelet scheduler deployment rollout volume secret
        파드 노드 테인트 어피니티 프로브 서비스 스케줄러 디플로이먼트 볼륨 시크릿""".split()
    col = collection(path)
    col.set_config("fsrs", True)
    kind = col.models.by_name("Basic")
    decks = [col.decks.id(f"Load::Part {number}") for number in range(100)]
    requests = []
    for number in range(cards):
        note = col.new_note(kind)
        some = " ".join(chance.choices(words, k=8))
        note.fields[0] = f"What is number {number} of {some}?"
        note.fields[1] = f"It is <b>{number * 7}</b> &amp; {' '.join(chance.choices(words, k=5))}"
        note.tags = [chance.choice(words)]
        requests.append(AddNoteRequest(note, decks[number % 100]))
    for start in range(0, cards, 10_000):
        col.add_notes(requests[start : start + 10_000])
    config = col.decks.config_dict_for_deck_id(col.decks.id("Load"))
    config["new"]["perDay"] = config["rev"]["perDay"] = 9999
    col.decks.update_config(config)

    today, cutoff = col.sched.today, col.sched.day_cutoff
    ids = col.db.list("select id from cards order by id")
    # A twentieth is new; the others share the answers evenly.
    studied = ids[cards // 20 :]
    log, states, used = [], [], set()
    for place, card in enumerate(studied):
        count = answers // len(studied) + (place < answers % len(studied))
        interval, intervals, grades = 1, [], []
        for _ in range(count):
            grade = chance.choices([1, 2, 3, 4], [9, 10, 75, 6])[0]
            interval = 1 if grade == 1 else min(400, max(2, round(interval * (1.2 + 0.8 * chance.random()))))
            intervals.append(interval)
            grades.append(grade)
        # Nothing was answered today; some thousands of cards wait.
        due = today + chance.randint(-1, min(interval, 60) - 1)
        day = due - interval
        last, previous = 0, 0
        rows = []
        for index in reversed(range(count)):
            moment = (cutoff - (today - day + 1) * 86_400 + chance.randint(0, 50_000)) * 1000 + chance.randint(0, 999)
            while moment in used:
                moment += 1
            used.add(moment)
            last = max(last, moment)
            previous = intervals[index - 1] if index else 0
            rows.append((moment, card, -1, grades[index], intervals[index], previous, 500,
                         chance.randint(2_000, 20_000), 1 if index else 0))
            day -= previous
        log += rows
        facts = {"s": float(interval), "d": round(3 + 4 * chance.random(), 3), "dr": 0.9,
                 "decay": 0.1542, "lrt": last // 1000}
        states.append((interval, due, count, grades.count(1), last // 1000, json.dumps(facts), card))

    def fill():
        col.db.executemany("insert into revlog values (?,?,?,?,?,?,?,?,?)", log)
        col.db.executemany(
            "update cards set type=2, queue=2, factor=2500, ivl=?, due=?, reps=?, lapses=?, mod=?, data=? where id=?",
            states)

    col.db.transact(fill)
    col.export_anki_package(
        out_path=package, limit=None,
        options=ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False))
    print(json.dumps({"cards": len(ids), "answers": col.db.scalar("select count() from revlog"),
                      "due": col.db.scalar("select count() from cards where queue=2 and due<=?", today)}))
    col.close()


def anki_operation(name, path, folder):
    begin = time.perf_counter()
    col = collection(path)
    opened = time.perf_counter()
    answers = None
    if name == "open":
        pass
    elif name == "import":
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        col.import_anki_package(ImportAnkiPackageRequest(
            package_path=f"{folder}/deck.apkg",
            options=ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)))
    elif name == "today":
        col.sched.deck_due_tree()
    elif name in ("first card", "answer"):
        col.decks.select(col.decks.id("Load"))
        answers = anki_review(col, 0 if name == "first card" else ANSWERS)
    elif name == "stats":
        col._backend.graphs(search="deck:*", days=0)
    elif name.startswith("export"):
        from anki.collection import ExportAnkiPackageOptions

        if name == "export csv":
            col.export_note_csv(out_path=f"{folder}/anki.csv", limit=None, with_html=True,
                                with_tags=True, with_deck=True, with_notetype=True, with_guid=True)
        else:
            col.export_anki_package(
                out_path=f"{folder}/anki.apkg", limit=None,
                options=ExportAnkiPackageOptions(
                    with_scheduling=True, with_deck_configs=True, with_media=True, legacy=True))
    elif name == "doctor":
        col.fix_integrity()
    ended = time.perf_counter()
    print(json.dumps({"open": opened - begin, "seconds": ended - begin, "answers": answers}))
    col.close()


def anki_review(col, count):
    from anki.cards import Card

    config = col.decks.config_dict_for_deck_id(col.decks.id("Load"))
    config["new"]["perDay"] = config["rev"]["perDay"] = 9999
    col.decks.update_config(config)
    times = []
    for number in range(count + 1):
        begin = time.perf_counter()
        if number:
            col.sched.answer_card(col.sched.build_answer(card=card, states=queued.states, rating=2))
        queued = col.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = Card(col, backend_card=queued.card)
        card.start_timer()
        card.question()
        if number:
            times.append(time.perf_counter() - begin)
    return statistics.median(times) if times else None


# --- The parent.


def child(words, environment=None, output=subprocess.PIPE):
    """Runs a process to its end: seconds, peak megabytes, what it said."""
    begin = time.perf_counter()
    process = subprocess.Popen(words, env=environment, stdout=output, stderr=subprocess.PIPE)
    text = process.stdout.read() if process.stdout else b""
    problems = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{words}: {status}\n{problems.decode()}")
    return seconds, usage.ru_maxrss / 1024, text.decode()


def anki(name, folder, path=None):
    words = [sys.executable, os.path.abspath(__file__), "anki", name, path or f"{folder}/anki/collection.anki2", folder]
    _, memory, text = child(words)
    facts = json.loads(text.splitlines()[-1])
    return facts["answers"] if name == "answer" else facts["seconds"], memory


class Quiz:
    def __init__(self, binary, folder, home="home"):
        self.binary, self.folder, self.home = os.path.abspath(binary), folder, f"{folder}/{home}"
        self.environment = {
            "QUIZ_HOME": self.home, "HOME": self.home, "PATH": os.environ["PATH"], "LANG": "en_US.UTF-8",
            "QUIZ_NEW_PER_DAY": "9999", "QUIZ_REVIEWS_PER_DAY": "9999"}

    def run(self, *words):
        seconds, memory, text = child([self.binary, *words], self.environment)
        return seconds, memory

    def review(self, count):
        """Until the first card, or the median answer with the card after it."""
        begin = time.perf_counter()
        process = subprocess.Popen(
            [self.binary, "review", "--plain", "--topic", "Load"], env=self.environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)

        def wait(number):
            text = b""
            while f"[{number}] ".encode() not in text or not text.endswith(b": "):
                piece = process.stdout.read(65536)
                if not piece:
                    sys.exit(f"the review ended before card {number}")
                text += piece

        wait(1)
        first, times = time.perf_counter() - begin, []
        for number in range(count):
            start = time.perf_counter()
            process.stdin.write(b"\n3\n")
            wait(number + 2)
            times.append(time.perf_counter() - start)
        process.stdin.write(b"q\n")
        while process.stdout.read(65536):
            pass
        _, _, usage = os.wait4(process.pid, 0)
        return statistics.median(times) if times else first, usage.ru_maxrss / 1024

    def operation(self, name):
        if name == "today":
            return self.run("-o", "json")
        if name in ("first card", "answer"):
            return self.review(0 if name == "first card" else ANSWERS)
        if name.startswith("export"):
            kind = name.split()[1]
            return self.run("export", kind, f"{self.folder}/quiz.{kind}")
        return self.run({"stats": "stats", "doctor": "doctor"}[name])


ROUNDS = {"today": 9, "first card": 5, "answer": 3, "stats": 5, "export apkg": 1, "export json": 1,
          "export csv": 1, "doctor": 1}


def row(name, ours, theirs):
    (time_, memory), (other, other_memory) = ours, theirs
    unit = (lambda s: f"{s * 1000:.2f} ms") if max(time_, other) < 0.1 else (lambda s: f"{s:.2f} s")
    print(f"| {name} | {unit(time_)} | {unit(other)} | {time_ / other:.2f} | {memory:.0f} MB | "
          f"{other_memory:.0f} MB | {memory / other_memory:.2f} |", flush=True)


def middle(results):
    return tuple(statistics.median(column) for column in zip(*results))


def header():
    print("| | quiz | Anki | ratio | quiz, peak | Anki, peak | ratio |\n|---|---|---|---|---|---|---|")


def measure(quiz, folder, names):
    header()
    with tempfile.TemporaryDirectory() as empty:
        _, memory = anki("open", folder, f"{empty}/collection.anki2")
    print(f"| (Anki with an empty collection) | | | | | {memory:.0f} MB | |")
    # What is done once a day, or once after an import, on either side.
    quiz.run("-o", "json")
    for name in names or ROUNDS:
        ours, theirs = [], []
        for _ in range(ROUNDS[name]):
            ours.append(quiz.operation(name))
            theirs.append(anki(name, folder))
        row(name, middle(ours), middle(theirs))


def take(quiz, folder):
    for old in (quiz.home, f"{folder}/anki"):
        shutil.rmtree(old, ignore_errors=True)
        os.makedirs(old)
    quiz.run("--quiet")
    header()
    row("import", quiz.run("import", f"{folder}/deck.apkg"), anki("import", folder))
    row("import again", quiz.run("import", f"{folder}/deck.apkg"), anki("import", folder))
    first = quiz.run("-o", "json")
    row("first look after it", first, anki("today", folder))


def sync(quiz, folder):
    """Our own only: Anki has no such thing without a server; importing is what is nearest."""
    shared, other = f"{folder}/shared", Quiz(quiz.binary, folder, "other")
    for old in (shared, other.home):
        shutil.rmtree(old, ignore_errors=True)
        os.makedirs(old)
    other.run("--quiet")
    for name, device in (("writing", quiz), ("merging", other), ("nothing new", other)):
        seconds, memory = device.run("sync", shared)
        print(f"| sync, {name} | {seconds:.2f} s | {memory:.0f} MB |", flush=True)
    size = sum(os.path.getsize(file) for file in glob.glob(f"{shared}/*"))
    print(f"{size} bytes in the shared folder")


if sys.argv[1] == "anki":
    anki_operation(*sys.argv[2:])
elif sys.argv[1] == "anki-make":
    anki_make(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
elif sys.argv[1] == "make":
    folder = sys.argv[2]
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    counts = sys.argv[3:] + ["100000", "1000000"][len(sys.argv[3:]) :]
    with tempfile.TemporaryDirectory() as original:
        print(child([sys.executable, os.path.abspath(__file__), "anki-make",
                     f"{original}/collection.anki2", f"{folder}/deck.apkg", *counts])[2].strip())
elif sys.argv[1] == "import":
    take(Quiz(sys.argv[2], sys.argv[3]), sys.argv[3])
elif sys.argv[1] == "measure":
    measure(Quiz(sys.argv[2], sys.argv[3]), sys.argv[3], sys.argv[4:])
elif sys.argv[1] == "sync":
    sync(Quiz(sys.argv[2], sys.argv[3]), sys.argv[3])
