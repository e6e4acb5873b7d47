"""Trains fsrs-rs on a log as Anki does: prints the seconds that training took, log loss and RMSE(bins)
of the defaults on the log, and 21 parameters.

Each line of the file is one card: day, grade, day, grade, ... One item for every answer that comes
at least a day after the one before; items in time order; batches by card; eight epochs.
Needs `pip install fsrs-rs-python`.
"""

import sys
import time

try:
    import fsrs_rs_python as fsrs
except ImportError:
    sys.exit(1)

items = []
for card, line in enumerate(open(sys.argv[1])):
    numbers = [int(word) for word in line.split()]
    days, grades = numbers[0::2], numbers[1::2]
    reviews = [
        fsrs.FSRSReview(grade, day - before)
        for day, before, grade in zip(days, [days[0]] + days, grades)
    ]
    for index in range(1, len(reviews)):
        if days[index] > days[index - 1]:
            items.append((days[index], card, fsrs.FSRSItem(reviews[: index + 1])))
items.sort(key=lambda item: item[0])
cards = [card for _, card, _ in items]
items = [item for _, _, item in items]
config = fsrs.TrainingConfig()
config.num_epochs = 8
start = time.monotonic()
parameters = fsrs.FSRS(fsrs.DEFAULT_PARAMETERS).compute_parameters(
    items, card_ids=cards, training_config=config
)
seconds = time.monotonic() - start
defaults = fsrs.FSRS(fsrs.DEFAULT_PARAMETERS).evaluate(items)
print(seconds, defaults.log_loss, defaults.rmse_bins, *parameters)
