/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The keys and values of a section, for hives and for exports. */
#include "generator.h"

G_BEGIN_DECLS

enum
{
  GEN_REG_SZ = 1,
  GEN_REG_EXPAND_SZ = 2,
  GEN_REG_BINARY = 3,
  GEN_REG_DWORD = 4,
  GEN_REG_MULTI_SZ = 7,
};

typedef struct
{
  const char *name; /* of the section; "" for the default value */
  const char *text; /* of strings */
  guint32     kind;
  GByteArray *data;
} GenValue;

typedef struct
{
  const GenStatement *statement;
  const char         *path; /* '\' between names */
  GPtrArray          *values;
} GenKey;

/* @ansi: one byte per character, as REGEDIT4 has it. (transfer container) (element-type GenKey) */
GPtrArray *gen_registry_read (const GenSection *section, gboolean ansi, GError **error);

G_END_DECLS
