/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-finding.h>

#include "../facts/tide-test-readings.h"
#include "findings/tide-findings.h"

/* The server MBX16, made by hand: pieces of its registry and its logs, and what is found in them */

#define SET "SYSTEM\\ControlSet001\\"
#define SYSTEM \
  "[SYSTEM\\Select]\nCurrent=dword:1\n[" SET "Control\\ComputerName\\ComputerName]\nComputerName=sz:MBX16\n"
#define V15 "SOFTWARE\\Microsoft\\ExchangeServer\\v15\\"
#define ROLES "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2507.6\nConfiguredVersion=sz:15.1.2507.6\n"

#define AT(seconds) "[12/17/2021 16:48:" seconds ".0817] "
#define RUN                                                                  \
  AT ("01") "[0] Starting Microsoft Exchange Server 2016 Setup\n"            \
  AT ("02") "[0] Setup version: 15.1.2507.6.\n"                              \
  AT ("03") "[0] Server Name=MBX16\n"                                        \
  AT ("04") "[0] The installation mode is set to: 'BuildToBuildUpgrade'.\n"
#define FAILED                                                               \
  AT ("40") "[1] [ERROR] It did not work.\n"                                 \
  AT ("41") "[0] The Exchange Server setup operation didn't complete.\n" AT ("42") "[0] End of Setup\n"
#define SUCCEEDED                                                            \
  AT ("41") "[0] The Exchange Server setup operation completed successfully.\n" AT ("42") "[0] End of Setup\n"

#define LEFT "services-left-disabled@MBX16"

/* A file of it, read by the parsers */
TideReading *read_text (const char *path, const char *text);
/* Its SYSTEM hive */
TideReading *system_of (const char *services);

/* Words in the title, the detail or the advice of a finding; one that begins with '!' in none of them;
 * NULL-terminated */
void assert_finding (TideFacts *facts, const char *id, TideFindingState state, ...) G_GNUC_NULL_TERMINATED;
/* (transfer full) (nullable) */
TideFinding *find_by_id (GListStore *findings, const char *id);
