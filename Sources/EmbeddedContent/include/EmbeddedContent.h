#ifndef KUBENOTES_EMBEDDED_CONTENT_H
#define KUBENOTES_EMBEDDED_CONTENT_H

#include <stddef.h>

/// One file of `content/`, as it stands in the binary.
typedef struct {
  /// The path below `content/`, with forward slashes.
  const char *_Nonnull path;
  /// The file's bytes. Not terminated.
  const unsigned char *_Nonnull bytes;
  /// The number of bytes; 0 for an empty file.
  size_t count;
} EmbeddedFile;

/// The number of embedded files.
size_t embedded_file_count(void);

/// The file at `index`, in the order of the paths' bytes. `index` must be below the count.
EmbeddedFile embedded_file(size_t index);

#endif
