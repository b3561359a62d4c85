/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-test-readings.h"

#include <string.h>

#include "base/tide-wire.h"

#define FILETIME_OF_1970 G_GUINT64_CONSTANT (11644473600)

void
test_init (int    *argc,
           char ***argv)
{
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (argc, argv, NULL);
}

TideCatalog *
test_catalog (void)
{
  static TideCatalog *catalog;

  if (catalog == NULL)
    catalog = tide_catalog_load (NULL, NULL);
  g_assert_nonnull (catalog);

  return catalog;
}

static GVariant *
new_text (const char *text)
{
  return tide_wire_new_bytes (text, strlen (text));
}

/* UTF-16LE with its final NUL */
static GVariant *
new_utf16 (const char *text)
{
  glong length;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);

  g_assert_nonnull (units);
  for (glong i = 0; i < length; i++)
    {
      units[i] = GUINT16_TO_LE (units[i]);
      if (units[i] == GUINT16_TO_LE ('|'))
        units[i] = 0;
    }

  return tide_wire_new_bytes (units, 2 * (length + 1));
}

static GVariant *
new_number (const char *text)
{
  guint32 number = GUINT32_TO_LE (g_ascii_strtoull (text, NULL, 0));

  return tide_wire_new_bytes (&number, sizeof number);
}

static GVariant *
new_hex (const char *text)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (; g_ascii_isxdigit (text[0]) && g_ascii_isxdigit (text[1]); text += 2)
    {
      guint8 byte = g_ascii_xdigit_value (text[0]) << 4 | g_ascii_xdigit_value (text[1]);

      g_byte_array_append (bytes, &byte, 1);
    }

  return tide_wire_new_bytes (bytes->data, bytes->len);
}

static void
add_value (GVariantBuilder *values,
           const char      *line)
{
  static const struct
  {
    const char *prefix;
    guint32     kind;
    GVariant *(*make) (const char *text);
  } kinds[] = {
    { "sz:", 1, new_utf16 },
    { "expand:", 2, new_utf16 },
    { "hex1:", 1, new_hex },
    { "hex:", 3, new_hex },
    { "dword:", 4, new_number },
    { "multi:", 7, new_utf16 },
    { "hex7:", 7, new_hex },
  };
  const char *equals = strchr (line, '=');
  g_autofree char *name = g_strndup (line, equals - line);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (equals + 1, kinds[i].prefix))
      {
        g_variant_builder_add (values, "(@ayu@aytty@ay)", new_text (g_str_equal (name, "@") ? "" : name),
                               kinds[i].kind, kinds[i].make (equals + 1 + strlen (kinds[i].prefix)),
                               (guint64) 4128, (guint64) 0, (guchar) 1, new_text (""));
        return;
      }
  g_assert_not_reached ();
}

static void
add_key (GVariantBuilder *keys,
         const char      *head,
         char           **lines)
{
  GVariantBuilder values;
  const char *end = strrchr (head, ']');
  g_autofree char *path = g_strndup (head + 1, end - head - 1);
  guint64 seconds = g_ascii_strtoull (end + 1, NULL, 10);

  g_variant_builder_init (&values, G_VARIANT_TYPE ("a" TIDE_WIRE_REGISTRY_VALUE));
  for (; *lines != NULL && **lines != '['; lines++)
    if (**lines != '\0')
      add_value (&values, *lines);
  g_variant_builder_add (keys, "(@aytttya" TIDE_WIRE_REGISTRY_VALUE ")", new_text (path),
                         seconds > 0 ? (seconds + FILETIME_OF_1970) * 10000000 : 0, (guint64) 4096,
                         (guint64) 0, (guchar) 1, &values);
}

static GVariant *
new_registry (const char *scopes,
              const char *text,
              guint64     unreadable)
{
  GVariantBuilder keys, info;
  g_auto (GStrv) list = g_strsplit (scopes, "|", -1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *const none[] = { NULL };

  g_variant_builder_init (&info, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&info, "{sv}", "unreadable", g_variant_new_uint64 (unreadable));
  g_variant_builder_init (&keys, G_VARIANT_TYPE ("a" TIDE_WIRE_REGISTRY_KEY));
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] == '[')
      add_key (&keys, lines[i], lines + i + 1);

  return g_variant_new ("(^asa{sv}a" TIDE_WIRE_REGISTRY_KEY "^as)", list, &info, &keys, none);
}

static TideReading *
new_reading (TideEvidenceKind  kind,
             TideEvidenceState state,
             const char       *path,
             gint64            modified,
             GVariant         *data)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *group = g_path_get_dirname (path);

  return tide_reading_new (path, kind, state, name, group, NULL, modified, data);
}

TideReading *
test_registry (TideEvidenceKind kind,
               const char      *path,
               const char      *scopes,
               const char      *text)
{
  return new_reading (kind, TIDE_EVIDENCE_STATE_OK, path, -1, new_registry (scopes, text, 0));
}

TideReading *
test_damaged_registry (TideEvidenceKind kind,
                       const char      *path,
                       const char      *scopes,
                       const char      *text)
{
  return new_reading (kind, TIDE_EVIDENCE_STATE_DAMAGED, path, -1, new_registry (scopes, text, 1));
}

TideReading *
test_listing (TideEvidenceKind kind,
              const char      *path,
              const char      *members,
              gint64           modified)
{
  GVariantBuilder rows;
  g_auto (GStrv) list = g_strsplit (members, "|", -1);

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a" TIDE_WIRE_LISTING_MEMBER));
  for (guint i = 0; list[i] != NULL; i++)
    g_variant_builder_add (&rows, "(@ayttb)", new_text (list[i]), (guint64) 1,
                           (guint64) (modified != -1 ? modified : 0), FALSE);

  return new_reading (kind, TIDE_EVIDENCE_STATE_OK, path, modified,
                      g_variant_new ("(a" TIDE_WIRE_LISTING_MEMBER ")", &rows));
}

TideReading *
test_program (const char *path,
              const char *version,
              gboolean    message_table)
{
  GVariantBuilder info;

  g_variant_builder_init (&info, G_VARIANT_TYPE_VARDICT);
  if (version != NULL)
    g_variant_builder_add (&info, "{sv}", "version", g_variant_new_string (version));
  g_variant_builder_add (&info, "{sv}", "message-table", g_variant_new_boolean (message_table));

  return new_reading (TIDE_EVIDENCE_KIND_PROGRAM_FILE, TIDE_EVIDENCE_STATE_OK, path, -1,
                      g_variant_new ("(a{sv})", &info));
}

TideReading *
test_managed_log (const char *path,
                  gint64      modified,
                  const char *entries)
{
  GVariantBuilder rows, info;
  g_auto (GStrv) lines = g_strsplit (entries, "\n", -1);

  g_variant_builder_init (&info, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a" TIDE_WIRE_LOG_ENTRY));
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "|", 4);

      g_assert_cmpuint (g_strv_length (parts), ==, 4);
      g_variant_builder_add (&rows, "(ttttsiss@ay)", (guint64) (100 * i), (guint64) 100, (guint64) (i + 1),
                             (guint64) 1, parts[0], 0, parts[1], parts[2], new_text (parts[3]));
    }
  g_variant_builder_add (&info, "{sv}", "lines", g_variant_new_uint64 (g_strv_length (lines)));

  return new_reading (TIDE_EVIDENCE_KIND_MANAGED_LOG, TIDE_EVIDENCE_STATE_OK, path, modified,
                      g_variant_new ("(sa{sv}a" TIDE_WIRE_LOG_ENTRY "at)", "managed", &info, &rows, NULL));
}

TideReading *
test_with_assigned (TideReading *reading,
                    const char  *server)
{
  reading->assigned = g_strdup (server);
  return reading;
}

TideFacts *
test_facts (const char  *server,
            TideReading *first,
            ...)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  va_list more;

  va_start (more, first);
  for (TideReading *reading = first; reading != NULL; reading = va_arg (more, TideReading *))
    g_ptr_array_add (readings, reading);
  va_end (more);

  return tide_facts_new (readings, test_catalog (), server, NULL);
}

TideServer *
test_server (TideFacts  *facts,
             const char *name)
{
  GListModel *servers = tide_facts_get_servers (facts);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (g_strcmp0 (tide_server_get_computer_name (server), name) == 0)
        return server; /* the list holds it */
    }
  g_error ("no server %s", name);
}
