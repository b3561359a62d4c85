/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  fuzz_log_reading (tide_file_versions_parse, "clusternodefileversions.xml", data, size);

  return 0;
}
