/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-fix.h>

#include "catalog/tide-catalog-private.h"
#include "fixes/tide-edit.h"

G_BEGIN_DECLS

/* What a fix does; in the order in which they are run (DOMAIN: nodes first, then types, then extensions). */
typedef enum
{
  TIDE_FIX_KIND_EXCLUADM_COM,
  TIDE_FIX_KIND_EVENT_SOURCE,
  TIDE_FIX_KIND_RESOURCE_TYPE,
  TIDE_FIX_KIND_EXCLUADM_CLUSTER,
  TIDE_FIX_KIND_SETUP_NEXT,
} TideFixKind;

/* A computer that a fix may be run on. */
typedef struct
{
  char *name;
  char *install_path; /* (nullable) without a '\' at the end */
} TideFixNode;

/* A value of an event source's key beside its message file */
typedef struct
{
  char    *name;
  guint32  kind; /* REG_SZ, REG_EXPAND_SZ or REG_DWORD */
  char    *text; /* (nullable) */
  guint32  number;
} TideFixValue;

/* Made by the offer, immutable from then on. Texts are safe for display; what a script takes from them is
 * checked again when it is written. */
struct _TideFix
{
  GObject parent_instance;

  TideCatalog          *catalog; /* keeps @entry alive */
  const TideCatalogFix *entry;
  TideFixKind           kind;
  char                 *id;
  char                 *server;    /* (nullable) computer name */
  char                 *subject;   /* (nullable) source, type or role */
  GHashTable           *arguments; /* name → text */
  GPtrArray            *notes;     /* msgids added to the explanation */
  GPtrArray            *commands;  /* NULL-terminated */
  gboolean              warned; /* whether the vendor's contrary advice bears on this case */
  gboolean              manual;
  const char           *manual_reason; /* (nullable) msgid */

  GPtrArray *nodes;        /* TideFixNode */
  char      *log;          /* event source: Application or System */
  char      *message_file; /* event source */
  guint32    message_kind; /* event source: REG_SZ or REG_EXPAND_SZ */
  guint32    types;        /* event source: TypesSupported; 0: it has none */
  GPtrArray *values;       /* event source: TideFixValue, more of them */
  GPtrArray *edits;        /* (nullable) TideEdit; NULL if a rehearsal is not possible */
};

TideFix *tide_fix_new (TideCatalog *catalog, const TideCatalogFix *entry, TideFixKind kind);
void     tide_fix_add_command (TideFix *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* For its texts; @value: (nullable): sets nothing */
void     tide_fix_set_argument (TideFix *self, const char *name, const char *value);
void     tide_fix_add_node (TideFix *self, const char *name, const char *install_path);
/* A name as %COMPUTERNAME% has it, which holds no more than the first 15 letters; @name: (nullable) */
char    *tide_fix_dup_computer (const char *name);
void     tide_fix_make_manual (TideFix *self, const char *reason);
void     tide_fix_add_value (TideFix *self, const char *name, guint32 kind, const char *text, guint32 number);
void     tide_fix_take_edit (TideFix *self, TideEdit *edit);

/* One sentence for a person who does it by hand: (transfer full). @reason: (nullable), translated; without
 * one it is the fix's own, if it has any */
char *tide_fix_describe (TideFix *self, const char *reason);

/* Why a script cannot hold the fix: (nullable), a msgid */
const char *tide_fix_refused_by_cmd (TideFix *self);
const char *tide_fix_refused_by_reg (TideFix *self);

G_END_DECLS
