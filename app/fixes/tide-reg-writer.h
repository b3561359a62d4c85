/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines of a .reg file (DOMAIN §7), LF line ends. Nothing else puts data into a .reg. */

/* (nullable): why @text cannot be written, a msgid; NULL if it can */
const char *tide_reg_refuse (const char *text);

/* "[HKEY_LOCAL_MACHINE\…]"; @path must not be refused */
void tide_reg_key (GString *script, const char *path);
void tide_reg_dword (GString *script, const char *name, guint32 number);
/* A string: in quotes; as hex(1) if it holds what quotes cannot; REG_EXPAND_SZ always as hex(2) */
void tide_reg_text (GString *script, const char *name, guint32 kind, const char *text);

G_END_DECLS
