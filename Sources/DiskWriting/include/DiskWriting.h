#ifndef KUBENOTES_DISK_WRITING_H
#define KUBENOTES_DISK_WRITING_H

/// Asks the system to begin writing what it holds of a file to the disk, without waiting for it and
/// without making anything durable. Does nothing where the system has no such call.
void disk_begin_writing(int descriptor);

#endif
