#ifndef KUBENOTES_PROCESS_START_H
#define KUBENOTES_PROCESS_START_H

/// The number of words of the command line, the program's name included.
int process_argument_count(void);

/// A word of the command line; `index` must be below the count.
const char *_Nonnull process_argument(int index);

#endif
