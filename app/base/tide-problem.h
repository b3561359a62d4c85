/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The words by which tidemark-reader says what is wrong with an input. The child knows no language; the
 * launcher turns a word and its argument into one sentence (tide_problem_to_sentence() in evidence/).
 */
#define TIDE_PROBLEM_NONE ""

/* Unreadable: nothing was read. A hive that is cut short, broken or has a bad checksum may have been read in
 * part; then the argument goes on with how many keys were read and, if any, how many were not. */
#define TIDE_PROBLEM_EMPTY "empty"                    /* a file of no bytes */
#define TIDE_PROBLEM_EMPTY_CLUSTER "empty-cluster"    /* a CLUSDB of no bytes, a known fault (KB 217147) */
#define TIDE_PROBLEM_NOT_RECOGNISED "not-recognised"  /* no kind that is read; argument: what it looks like */
#define TIDE_PROBLEM_NOT_A_FILE "not-a-file"          /* a pipe, device, link …; argument: which */
#define TIDE_PROBLEM_TOO_LARGE "too-large"            /* over the limit; argument: the limit in MiB */
#define TIDE_PROBLEM_IO "io"                          /* argument: strerror */
#define TIDE_PROBLEM_CUT_SHORT "cut-short"            /* the file ends before what its head promises */
#define TIDE_PROBLEM_BAD_CHECKSUM "bad-checksum"      /* a hive's base block */
#define TIDE_PROBLEM_NOT_A_PRIMARY "not-a-primary"    /* regf, but a transaction log */
#define TIDE_PROBLEM_BROKEN "broken"                  /* structure makes no sense; argument: where, as 0x… */
#define TIDE_PROBLEM_ENCRYPTED "encrypted"            /* an archive or member with a password */
#define TIDE_PROBLEM_EMPTY_LOG "empty-log"            /* a hive's log of no bytes, which is normal */
#define TIDE_PROBLEM_TRANSACTIONS "transactions"      /* a log of registry transactions, which is not read */
#define TIDE_PROBLEM_UNSUPPORTED "unsupported"        /* a known kind that is not read; argument: its name */

/* Reader died */
#define TIDE_PROBLEM_CRASHED "crashed"                /* argument: the signal's name */
#define TIDE_PROBLEM_STOPPED "stopped"                /* by its lock-down */
#define TIDE_PROBLEM_NOT_LOCKED "not-locked" /* it could not lock itself down, and looked at nothing */
#define TIDE_PROBLEM_TOOK_TOO_LONG "took-too-long"
#define TIDE_PROBLEM_TOO_MUCH_MEMORY "too-much-memory"
#define TIDE_PROBLEM_NONSENSE "nonsense"              /* an answer that is none */

/* Damaged: read in part */
#define TIDE_PROBLEM_KEYS_UNREADABLE "keys-unreadable" /* argument: how many */
#define TIDE_PROBLEM_KEYS_DROPPED "keys-dropped"       /* argument: how many, for the budget */
#define TIDE_PROBLEM_ENTRIES_DROPPED "entries-dropped" /* argument: how many */
#define TIDE_PROBLEM_MEMBERS_REFUSED "members-refused" /* names that lead outside; argument: how many */
#define TIDE_PROBLEM_MEMBERS_DROPPED "members-dropped" /* over the limits; argument: how many */
#define TIDE_PROBLEM_MAYBE_PARTIAL "maybe-partial" /* what holds the folder was not taken in whole */
#define TIDE_PROBLEM_NESTED_ARCHIVE "nested-archive"   /* an archive in an archive is not opened */
