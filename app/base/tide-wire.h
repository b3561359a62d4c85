/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tide-limit.h"

/*
 * What crosses the pipe from tidemark-reader: the fixed types of the readings, and the one door through
 * which an untrusted reply comes in. GLib only, since the reader links it.
 *
 * Names and data of the registry and texts of logs travel as bytes: NULs, lone surrogates and odd lengths
 * are facts. They are made fit for display in tide-safe-text.h. Offsets and lengths count bytes of the
 * original; lines count from 1; 0 means "none".
 */

/* The envelope: kind (nick of TideEvidenceKind), problem (a word of tide-problem.h or ""), argument of the
 * problem ("" if none), what of its lock-down the reader lacks (TIDE_WIRE_LACKS_…), and the reading, "()" if
 * there is none. */
#define TIDE_WIRE_REPLY "(sssuv)"
#define TIDE_WIRE_LACKS_LANDLOCK (1u << 0)
#define TIDE_WIRE_LACKS_SECCOMP (1u << 1)
#define TIDE_WIRE_LACKS_BOTH (TIDE_WIRE_LACKS_LANDLOCK | TIDE_WIRE_LACKS_SECCOMP)

/* Registry: hives and .reg exports alike.
 *   as      scopes: subtrees under HKEY_LOCAL_MACHINE that the file covers whole, such as "SYSTEM",
 *           "SOFTWARE", "Cluster", "SOFTWARE\Microsoft\ExchangeServer\v15"; a key outside is "not checked"
 *   a{sv}   info: "format" s "regf" or "reg" · "dirty" b as the file stands · "replay" s "clean" (not dirty:
 *           logs do not count), "no-logs" (dirty, none given), "applied" or "refused" (none of those given
 *           fits) · "replayed" b the same as "applied" · "log-entries" u entries applied, of old logs dirty
 *           pages · "logs-used" u bit by bit, which of the logs they came from, in the order given ·
 *           "healed" b the base block was taken from a log · "pending-transactions" b there are
 *           transactions that the logs do not hold · "damaged" b read in a tolerant way · "embedded-name" s ·
 *           "root-name" s · "written" t FILETIME · "keys" t keys in the whole file, where they were counted ·
 *           "dropped" t keys left out for the budget · "unreadable" t keys that could not be read · "cut" t
 *           values whose data was cut at 64 KiB · "oddities" t what is wrong with a hive and harmless ·
 *           "deletions" t keys and values that a .reg file deletes, which no export does · "by-turns" b
 *           the logs that were applied are of the kind that Windows keeps two of · "unread-log" b, added by
 *           the parent: a log of the hive is missing, or is there and could not be read
 *   keys    path under HKEY_LOCAL_MACHINE (UTF-8 as far as the name is text, '\' between names) · FILETIME
 *           of the last write (0 in .reg) · cell offset · line (.reg) · source of the key itself
 *           (TideCitationSource) · values
 *   values  name (UTF-8; empty for the default value) · type (REG_*) · data as stored (UTF-16LE strings) ·
 *           cell offset · line (.reg) · source of this value · the data before the replay (only where hive
 *           and log differ)
 *   as      problems, a word each (tide-problem.h)
 * Not every key of the file: those that the table in evidence/hive names. */
#define TIDE_WIRE_REGISTRY_VALUE "(ayuayttyay)"
#define TIDE_WIRE_REGISTRY_KEY "(ayttty" "a" TIDE_WIRE_REGISTRY_VALUE ")"
#define TIDE_WIRE_REGISTRY "(asa{sv}a" TIDE_WIRE_REGISTRY_KEY "as)"

/* Setup logs, managed and native. With heads of their own also Windows Installer logs (dialect "msi"),
 * ldif.err ("ldif"), ServiceControl.log and Service*.xml ("services").
 *   s       dialect: "managed" or "native"
 *   a{sv}   info: "encoding" s (an iconv name) · "lines" t · "size" t · "entries" t all entries · "dropped" t
 *           entries left out for the budget · "crlf" b · "nuls" t NUL bytes met · "last-stamp" s the
 *           stamp of the last entry, kept or not
 *   entries offset · length in bytes with its continuation lines · line · number of lines · stamp as it
 *           stands, without brackets · depth (-1 if none) · level ("", "ERROR", "WARNING", "REQUIRED",
 *           "RECOMENDED", "ERROR-REFERENCE") · head (a word of tide-log-heads.h, "" if none) · text in UTF-8
 *           without stamp, depth, level and the blanks behind them, continuation lines joined by LF, cut at
 *           16 KiB or less
 *   at      sparse index: the number of line ends before each block of 64 KiB
 * Only entries with a level, a head, a native stack or a literal that the catalogue declares are kept, at
 * most 10,000. */
#define TIDE_WIRE_LOG_ENTRY "(ttttsissay)"
#define TIDE_WIRE_LOG "(sa{sv}a" TIDE_WIRE_LOG_ENTRY "at)"

/* Generated task scripts.
 *   a{sv}   info: "encoding" s · "size" t · "lines" t · "verb" s, "noun" s from the head comment or ""
 *   vars    name without '$' · value without quotes · line
 *   tasks   line · offset · length of its ID line · id · weight (-1 if none) · fatal · description ·
 *           component · position in the script from 1
 *   at      sparse index as above */
#define TIDE_WIRE_SCRIPT_VARIABLE "(sayt)"
#define TIDE_WIRE_SCRIPT_TASK "(tttayibayayu)"
#define TIDE_WIRE_SCRIPT "(a{sv}a" TIDE_WIRE_SCRIPT_VARIABLE "a" TIDE_WIRE_SCRIPT_TASK "at)"

/* Program files: "version" s and "product-version" s ("14.1.438.0", absent without a version resource) ·
 * "machine" s ("x86", "x64", "ia64", "0x…") · "message-table" b */
#define TIDE_WIRE_PROGRAM "(a{sv})"

/* Folders and archives: members' paths from the container ('/' between names), size, change time in
 * seconds (Unix), and whether the member is encrypted. Folders are not listed. Where an archive says a change
 * time without a zone, it is written as if it were UTC, with TIDE_WIRE_NO_ZONE. */
#define TIDE_WIRE_LISTING_MEMBER "(ayttb)"
#define TIDE_WIRE_NO_ZONE (G_GUINT64_CONSTANT (1) << 63)
#define TIDE_WIRE_LISTING "(a" TIDE_WIRE_LISTING_MEMBER ")"

/* How tidemark-reader ends when there is no reply: by a signal, or with one of these. */
#define TIDE_READER_EXIT_USAGE 64
#define TIDE_READER_EXIT_MEMORY 71 /* memory ran out */
#define TIDE_READER_EXIT_REPLY 74  /* nobody took the reply */
#define TIDE_READER_EXIT_LIMITS 77 /* its own limits could not be set, so it looked at nothing */

/* The budget of one reply. */
#define TIDE_WIRE_MAX_REPLY TIDE_LIMIT (64u * 1024 * 1024)
#define TIDE_WIRE_MAX_ROWS TIDE_LIMIT (10000u)
#define TIDE_WIRE_INDEX_BLOCK TIDE_LIMIT (64u * 1024)
#define TIDE_WIRE_MAX_KEEPS 16

GVariant *tide_wire_open (GBytes *bytes, const char *type);
GVariant *tide_wire_read (int fd, const char *type);
gboolean  tide_wire_write (int fd, GVariant *reply);

GVariant   *tide_wire_new_bytes (const void *data, gsize length);
const char *tide_wire_get_bytes (GVariant *bytes, gsize *length);
