#ifndef KUBENOTES_ZSTD_SHIM_H
#define KUBENOTES_ZSTD_SHIM_H
#include <zstd.h>
#endif
