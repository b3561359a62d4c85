/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pieces of setup logs, for logs made by hand. */

/* A run that failed at @lines, and one that did not */
#define STARTED(mode) \
  "[01/01/2024 10:00:00.0000] [0] Starting Microsoft Exchange Server 2016 Setup\n" \
  "[01/01/2024 10:00:00.0001] [0] Setup version: 15.1.2507.6.\n" \
  "[01/01/2024 10:00:00.0002] [0] Command Line Parameter Name='mode', Value='Upgrade'.\n" \
  "[01/01/2024 10:00:00.0003] [0] The installation mode is set to: '" mode "'.\n" \
  "[01/01/2024 10:00:01.0000] [1] Beginning processing Install-X\n"
#define FAILED(lines) \
  STARTED ("BuildToBuildUpgrade") lines \
    "[01/01/2024 10:00:05.0000] [1] Setup is stopping now because of one or more critical errors.\n" \
    "[01/01/2024 10:00:06.0000] [0] The Exchange Server setup operation didn't complete.\n" \
    "[01/01/2024 10:00:07.0000] [0] End of Setup\n"
#define SUCCEEDED(lines) \
  STARTED ("BuildToBuildUpgrade") lines \
    "[01/01/2024 10:00:06.0000] [0] The Exchange Server setup operation completed successfully.\n" \
    "[01/01/2024 10:00:07.0000] [0] End of Setup\n"
#define ENTRY(text) "[01/01/2024 10:00:02.0000] [1] " text "\n"
#define FIPS_TASK \
  ENTRY ("[ERROR-REFERENCE] Id=BridgeheadComponent___9FAA17C4-73D7-4E6D-9012-6274971434D5 Component=X")
#define NO_DATABASE ENTRY ("[ERROR] Database is mandatory on UserMailbox.")

#define STOPPED(lines) \
  STARTED ("BuildToBuildUpgrade") lines \
    "[01/01/2024 10:00:05.0000] [0] Exchange Server installation failed during prereq check. \n" \
    "[01/01/2024 10:00:06.0000] [0] The Exchange Server setup operation didn't complete.\n"

/* The native engine’s own log, built from @sources */
#define NATIVE(sources) \
  "[09:02:13] \tInterpreting line <CreateProcess:C:\\exchsrvr\\bin;regsvr32 /s x.dll;60000>\n" \
  "[09:02:13] \tProcess created ... waiting (60000)\n" \
  "[09:02:14] \tProcess has exited with 0x000005\n" \
  "[09:02:14] \tThe command regsvr32 /s x.dll failed, returning error code 5 (Access is denied.).\n" \
  "\t\tScCreateProcess (" sources "\\hidden.cxx:1763)\n" \
  "\t\tError code 0XC103798A (31114): An internal component has failed.\n" \
  "[09:02:14]  \tCInsParser::ScProcessLine (" sources "\\hidden.cxx:1226)\n" \
  "\t\tError code 0XC103798A (31114): An internal component has failed.\n" \
  "[09:02:14] \tProcessing file 'D:\\setup\\Misc.ins', at or near line 2\n" \
  "\t\tCInsParser::ScProcessLine (" sources "\\hidden.cxx:486)\n" \
  "\t\tError code 0XC103798A (31114): An internal component has failed.\n"
