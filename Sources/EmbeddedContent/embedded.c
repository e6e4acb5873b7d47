// content/ inside the binary, through C23's #embed: an array literal of the same bytes in Swift
// takes minutes to compile, and Bundle.module does not survive copying the binary.
#include "EmbeddedContent.h"

#include "files.inc"

size_t embedded_file_count(void) { return sizeof files / sizeof files[0]; }

EmbeddedFile embedded_file(size_t index) { return files[index]; }
