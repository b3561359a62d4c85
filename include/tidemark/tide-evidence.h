/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-enums.h>
#include <tidemark/tide-job.h>

G_BEGIN_DECLS

typedef struct _TideText TideText;

#define TIDE_TYPE_EVIDENCE (tide_evidence_get_type ())

/**
 * TideEvidence:
 *
 * A file that came in, or a folder or archive that held some. Its properties change on the main context
 * of the case until its state is final. Names are safe for display.
 */
G_DECLARE_FINAL_TYPE (TideEvidence, tide_evidence, TIDE, EVIDENCE, GObject)

/**
 * tide_evidence_get_id:
 * @self: evidence
 *
 * Returns: (transfer none): the id that citations use, unique in its case
 */
const char *tide_evidence_get_id (TideEvidence *self);

/**
 * tide_evidence_get_name:
 * @self: evidence
 *
 * Returns: (transfer none): the file's own name
 */
const char *tide_evidence_get_name (TideEvidence *self);

/**
 * tide_evidence_get_path:
 * @self: evidence
 *
 * Returns: (transfer none): where it lies; a member of an archive is "archive.zip!/folder/name"
 */
const char *tide_evidence_get_path (TideEvidence *self);

/**
 * tide_evidence_get_kind:
 * @self: evidence
 *
 * Returns: what it is; %TIDE_EVIDENCE_KIND_UNKNOWN until it was read
 */
TideEvidenceKind tide_evidence_get_kind (TideEvidence *self);

/**
 * tide_evidence_get_state:
 * @self: evidence
 *
 * Returns: its state
 */
TideEvidenceState tide_evidence_get_state (TideEvidence *self);

/**
 * tide_evidence_get_detail:
 * @self: evidence
 *
 * Returns: (nullable) (transfer none): one sentence for a person: why it could not be read, what is
 *   damaged, what a folder held; %NULL if there is nothing to say
 */
const char *tide_evidence_get_detail (TideEvidence *self);

/**
 * tide_evidence_get_size:
 * @self: evidence
 *
 * Returns: size in bytes; 0 for folders
 */
guint64 tide_evidence_get_size (TideEvidence *self);

/**
 * tide_evidence_get_sha256:
 * @self: evidence
 *
 * Returns: (nullable) (transfer none): the SHA-256 of the bytes in hexadecimal; %NULL for folders and
 *   for what was not read
 */
const char *tide_evidence_get_sha256 (TideEvidence *self);

/**
 * tide_evidence_get_modified:
 * @self: evidence
 *
 * Returns: (nullable) (transfer none): when the file was last changed, UTC
 */
GDateTime *tide_evidence_get_modified (TideEvidence *self);

/**
 * tide_evidence_get_server:
 * @self: evidence
 *
 * Returns: (nullable) (transfer none): the server that it belongs to as of the last diagnosis;
 *   %NULL if it belongs to none or to a whole cluster
 */
const char *tide_evidence_get_server (TideEvidence *self);

/**
 * tide_evidence_get_assigned:
 * @self: evidence
 *
 * Returns: (nullable) (transfer none): the server that tide_evidence_set_server() named; %NULL if the
 *   program tells
 */
const char *tide_evidence_get_assigned (TideEvidence *self);

/**
 * tide_evidence_set_server:
 * @self: evidence
 * @server: (nullable): a computer name, or %NULL to let the program tell
 *
 * Says which server the file belongs to. Takes effect with the next diagnosis.
 */
void tide_evidence_set_server (TideEvidence *self,
                               const char   *server);

/**
 * tide_evidence_get_container:
 * @self: evidence
 *
 * Returns: (nullable) (transfer none): the folder or archive in the same case that held it
 */
TideEvidence *tide_evidence_get_container (TideEvidence *self);

/**
 * tide_evidence_get_job:
 * @self: evidence
 *
 * Returns: (transfer none): the progress of reading it
 */
TideJob *tide_evidence_get_job (TideEvidence *self);

/**
 * tide_evidence_open_text_async:
 * @self: evidence that is text (a log, a script, an export)
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * Opens the text for display, lines on demand.
 */
void tide_evidence_open_text_async (TideEvidence       *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);

/**
 * tide_evidence_open_text_finish:
 * @self: evidence
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set: %TIDE_EVIDENCE_ERROR_NOT_TEXT,
 *   %TIDE_EVIDENCE_ERROR_CHANGED if size or time differ from what was read, %TIDE_EVIDENCE_ERROR_UNREADABLE
 *   if it cannot be opened any more
 */
TideText *tide_evidence_open_text_finish (TideEvidence *self,
                                          GAsyncResult *result,
                                          GError      **error);

/**
 * TideEvidenceError:
 * @TIDE_EVIDENCE_ERROR_NOT_TEXT: the evidence is not a text
 * @TIDE_EVIDENCE_ERROR_CHANGED: the file is not the one that was read
 * @TIDE_EVIDENCE_ERROR_UNREADABLE: the file cannot be opened or read
 * @TIDE_EVIDENCE_ERROR_READER: tidemark-reader is not installed or cannot be started
 *
 * What stops a caller who asks for evidence. A file that cannot be understood is none of these: it is a
 * row in the state %TIDE_EVIDENCE_STATE_UNREADABLE.
 */
typedef enum
{
  TIDE_EVIDENCE_ERROR_NOT_TEXT,
  TIDE_EVIDENCE_ERROR_CHANGED,
  TIDE_EVIDENCE_ERROR_UNREADABLE,
  TIDE_EVIDENCE_ERROR_READER,
} TideEvidenceError;

#define TIDE_EVIDENCE_ERROR (tide_evidence_error_quark ())
GQuark tide_evidence_error_quark (void);

G_END_DECLS
