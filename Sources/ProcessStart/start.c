// What the Swift runtime takes from /proc on Linux, so that a static quiz also runs in a root that has
// none (an empty chroot, an initramfs): the words of the command line, and its own path, which it wants
// for its crash reporter and without which it aborts before main.
#define _POSIX_C_SOURCE 200809L
#include "ProcessStart.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <unistd.h>

extern char **environ;

static int count = 0;
static char **arguments = NULL;

#ifdef __linux__
// glibc gives constructors what main gets. 101 is the first priority that programs may use, and so
// before the runtime's own constructors.
__attribute__((constructor(101))) static void start(int argc, char **argv) {
  count = argc;
  arguments = argv;
  if (access("/proc/self/exe", F_OK) != 0) {
    setenv("SWIFT_BACKTRACE", "enable=no,swift-backtrace=/", 0);
  }
}
#endif

int process_argument_count(void) { return count; }

const char *process_argument(int index) { return arguments[index]; }

const char *process_variable(int index) { return environ[index]; }

void process_keep_freed_memory(void) {
#ifdef __GLIBC__
  // Setting the first ends glibc's own adjusting of the second, which starts so low that a large answer
  // would be mapped anew each time.
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
#endif
}
