#ifndef KUBENOTES_MINIZIP_SHIM_H
#define KUBENOTES_MINIZIP_SHIM_H
#include <minizip/unzip.h>
#include <minizip/zip.h>
#endif
