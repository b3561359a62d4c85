/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Transaction logs for tests, of both kinds: what a hive looked like after a write, as differences to what
 * it looked like before.
 */
#include <glib.h>

#define LOG_ENTRIES 6
#define LOG_PAGES 1

/* What a hive looks like while it is being written: the first sequence number is ahead of the second. */
GByteArray *hive_make_dirty (GBytes *hive, guint32 sequence);
/* A number in the base block, and the checksum */
void        hive_put (GByteArray *hive, guint at, guint32 number);

/* The head of a log for @hive, whose entries begin with @sequence */
GByteArray *hive_log_new (GBytes *hive, guint type, guint32 sequence);

/* Where things stand in an entry, for tests that spoil it */
typedef struct
{
  guint32 sequence;
  guint32 flags;
  guint32 bins_size; /* 0: that of the hive after */
  gint32  offset_by; /* added to the offset of the first page */
  guint64 hash_by;   /* added to the hash of the pages */
  guint64 head_by;   /* added to the hash of the head */
} LogEntry;

/* Appends an entry with the 512-byte pages in which the hives differ. */
void hive_log_add (GByteArray *log, GBytes *before, GBytes *after, const LogEntry *entry);
void hive_log_put (GByteArray *log, guint at, guint32 number);
/* After a change to the entry at @at: its hashes, as far as its size makes sense */
void hive_log_rehash (GByteArray *log, guint at);
/* Appends bitmap and pages of a log of the old kind. */
void hive_log_add_pages (GByteArray *log, GBytes *before, GBytes *after);
