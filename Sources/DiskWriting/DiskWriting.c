// A call of Linux that Swift's module of the C library leaves out.
#define _GNU_SOURCE
#include "DiskWriting.h"

#include <fcntl.h>

void disk_begin_writing(int descriptor) {
#ifdef __linux__
  // No length means up to the end of the file (sync_file_range(2)).
  sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
  (void)descriptor;
#endif
}
