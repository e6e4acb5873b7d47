#ifndef KUBENOTES_PROCESS_START_H
#define KUBENOTES_PROCESS_START_H

/// The number of words of the command line, the program's name included.
int process_argument_count(void);

/// A word of the command line; `index` must be below the count.
const char *_Nonnull process_argument(int index);

/// A variable of the environment as `NAME=value`; null behind the last.
const char *_Nullable process_variable(int index);

/// Keeps memory that is freed for what is allocated next, up to 64 MB, in place of giving it back to the
/// system at once. For a process that waits for a person and should answer quickly.
void process_keep_freed_memory(void);

#endif
