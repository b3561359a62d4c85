/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TideCitationSource:
 * @TIDE_CITATION_SOURCE_FILE: the file as it stands
 * @TIDE_CITATION_SOURCE_HIVE: a hive; its transaction logs, where they count, say the same
 * @TIDE_CITATION_SOURCE_LOG: a hive's transaction log alone
 * @TIDE_CITATION_SOURCE_DIFFERS: the transaction log; the hive alone says something else
 *   (tide_citation_get_before())
 * @TIDE_CITATION_SOURCE_DAMAGED: a damaged hive, in which other things may be missing
 * @TIDE_CITATION_SOURCE_STALE: a hive that was in use when it was copied, without its transaction logs: it
 *   may be out of date
 *
 * What a quoted fact was read from.
 */
typedef enum
{
  TIDE_CITATION_SOURCE_FILE,
  TIDE_CITATION_SOURCE_HIVE,
  TIDE_CITATION_SOURCE_LOG,
  TIDE_CITATION_SOURCE_DIFFERS,
  TIDE_CITATION_SOURCE_DAMAGED,
  TIDE_CITATION_SOURCE_STALE,
} TideCitationSource;

#define TIDE_TYPE_CITATION (tide_citation_get_type ())

/**
 * TideCitation:
 *
 * The quoted place that a finding rests on. Immutable. All its texts are safe for display: valid UTF-8
 * without control and direction characters.
 */
G_DECLARE_FINAL_TYPE (TideCitation, tide_citation, TIDE, CITATION, GObject)

/**
 * tide_citation_new_text:
 * @evidence: id of the evidence
 * @line: line, from 1; 0 if it has none
 * @offset: first byte in the original
 * @length: number of bytes in the original
 * @text: (nullable): the quoted words, safe for display
 *
 * Returns: (transfer full): a quotation from a text file
 */
TideCitation *tide_citation_new_text (const char *evidence,
                                      guint64     line,
                                      guint64     offset,
                                      guint64     length,
                                      const char *text);

/**
 * tide_citation_new_value:
 * @evidence: id of the evidence
 * @source: what was read
 * @line: line in a .reg file, 0 in a hive
 * @offset: byte offset of the cell or line in the original
 * @key: key path under HKEY_LOCAL_MACHINE, safe for display
 * @value: (nullable): the value's name, "" for the default value, %NULL if the key itself is meant
 * @text: (nullable): the data, safe for display
 *
 * Returns: (transfer full): a quotation from a registry file
 */
TideCitation *tide_citation_new_value (const char        *evidence,
                                       TideCitationSource source,
                                       guint64            line,
                                       guint64            offset,
                                       const char        *key,
                                       const char        *value,
                                       const char        *text);

/**
 * tide_citation_new_difference:
 * @evidence: id of the evidence
 * @offset: byte offset of the cell in the hive as its transaction logs left it
 * @key: key path under HKEY_LOCAL_MACHINE, safe for display
 * @value: the value's name, "" for the default value
 * @text: the data by the transaction log, safe for display
 * @before: the data by the hive alone, safe for display
 *
 * Returns: (transfer full): a quotation from a hive and a transaction log that differ
 */
TideCitation *tide_citation_new_difference (const char *evidence,
                                            guint64     offset,
                                            const char *key,
                                            const char *value,
                                            const char *text,
                                            const char *before);

/**
 * tide_citation_get_evidence:
 * @self: a citation
 *
 * Returns: (transfer none): the evidence's id (tide_evidence_get_id())
 */
const char *tide_citation_get_evidence (TideCitation *self);

/**
 * tide_citation_get_source:
 * @self: a citation
 *
 * Returns: what was read
 */
TideCitationSource tide_citation_get_source (TideCitation *self);

/**
 * tide_citation_get_line:
 * @self: a citation
 *
 * Returns: the line, from 1; 0 if the place has none
 */
guint64 tide_citation_get_line (TideCitation *self);

/**
 * tide_citation_get_offset:
 * @self: a citation
 *
 * Returns: the first byte in the original file
 */
guint64 tide_citation_get_offset (TideCitation *self);

/**
 * tide_citation_get_length:
 * @self: a citation
 *
 * Returns: how many bytes of the original are quoted; 0 if that is not known
 */
guint64 tide_citation_get_length (TideCitation *self);

/**
 * tide_citation_get_key:
 * @self: a citation
 *
 * Returns: (nullable) (transfer none): the key path under HKEY_LOCAL_MACHINE; %NULL in text files
 */
const char *tide_citation_get_key (TideCitation *self);

/**
 * tide_citation_get_value:
 * @self: a citation
 *
 * Returns: (nullable) (transfer none): the value's name, "" for the default value
 */
const char *tide_citation_get_value (TideCitation *self);

/**
 * tide_citation_get_text:
 * @self: a citation
 *
 * Returns: (nullable) (transfer none): the quoted words
 */
const char *tide_citation_get_text (TideCitation *self);

/**
 * tide_citation_get_before:
 * @self: a citation
 *
 * Returns: (nullable) (transfer none): what the hive alone says, where hive and transaction log differ
 */
const char *tide_citation_get_before (TideCitation *self);

/**
 * tide_citation_describe_source:
 * @self: a citation
 *
 * Says where the quoted words stand, where that matters: "from the transaction log".
 *
 * Returns: (nullable) (transfer full): words that follow the place; %NULL for what stands in the file itself
 */
char *tide_citation_describe_source (TideCitation *self);

G_END_DECLS
