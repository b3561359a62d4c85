/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/log/tide-msi-grammar.h"
#include "evidence/log/tide-msi-parser.h"
#include "fuzz.h"

/* Of tide_log_parse() the part that reads Windows Installer logs, with every input taken for one */
static gboolean
read_installer_log (const TideInput *input,
                    TideAnswer      *answer)
{
  g_autoptr (TideTextSource) source = tide_text_source_new (input);

  tide_msi_is_installer_line ((const char *) input->head, input->head_length);
  answer->kind = "installer-log";
  tide_msi_read (source, answer);

  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  fuzz_log_reading (read_installer_log, "x.msilog", data, size);

  return 0;
}
