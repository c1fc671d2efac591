/* Files, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_FILE_H
#define NW_IO_FILE_H

#include "base/status.h"

/* As netweave_file_write() to a regular file, which nobody but its owner can read then, nor while it is written. */
netweave_status nw__file_write_secret(const char *path, const void *bytes, size_t length);

#endif
