/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixes-made.h"

static TideFix *
make (TideFixKind  kind,
      TideFixScope scope,
      const char  *server,
      const char  *subject)
{
  static const char *const ids[] = { "excluadm-com", "event-source", "resource-type", "excluadm-cluster",
                                     "setup-next" };
  static TideCatalogFix entries[G_N_ELEMENTS (ids)];
  TideFix *fix;

  entries[kind] = (TideCatalogFix) { .id = (char *) ids[kind], .title = (char *) "Do {subject}",
                                     .scope = scope, .order = kind };
  fix = tide_fix_new (NULL, &entries[kind], kind);
  fix->id = g_strdup_printf ("%s:%s@%s", ids[kind], subject != NULL ? subject : "",
                             server != NULL ? server : "");
  fix->server = g_strdup (server);
  fix->subject = g_strdup (subject);
  g_hash_table_insert (fix->arguments, g_strdup ("subject"),
                       g_strdup (subject != NULL ? subject : ids[kind]));

  return fix;
}

TideFix *
make_excluadm_com (const char *server,
                   const char *install_path)
{
  TideFix *fix = make (TIDE_FIX_KIND_EXCLUADM_COM, TIDE_FIX_SCOPE_NODE, server, NULL);

  tide_fix_add_node (fix, server, install_path);
  return fix;
}

static TideFix *
make_clustered (TideFixKind kind,
                const char *subject)
{
  TideFix *fix = make (kind, TIDE_FIX_SCOPE_CLUSTER, NULL, subject);

  tide_fix_add_node (fix, "NODE1", "C:\\Exchange");
  tide_fix_add_node (fix, "NODE2", NULL);
  return fix;
}

TideFix *
make_excluadm_cluster (void)
{
  return make_clustered (TIDE_FIX_KIND_EXCLUADM_CLUSTER, NULL);
}

TideFix *
make_resource_type (const char *type)
{
  return make_clustered (TIDE_FIX_KIND_RESOURCE_TYPE, type);
}

TideFix *
make_event_source (const char *server,
                   const char *source,
                   guint32     kind,
                   const char *file)
{
  TideFix *fix = make (TIDE_FIX_KIND_EVENT_SOURCE, TIDE_FIX_SCOPE_NODE, server, source);

  tide_fix_add_node (fix, server, NULL);
  fix->log = g_strdup ("Application");
  fix->message_kind = kind;
  fix->message_file = g_strdup (file);
  fix->types = 7;
  return fix;
}

TideFix *
make_setup_next (const char *server,
                 const char *command)
{
  TideFix *fix = make (TIDE_FIX_KIND_SETUP_NEXT, TIDE_FIX_SCOPE_NODE, server, NULL);

  tide_fix_make_manual (fix, NULL);
  tide_fix_add_command (fix, "%s", command);
  return fix;
}

GListModel *
make_list (TideFix *first,
           ...)
{
  GListStore *list = g_list_store_new (TIDE_TYPE_FIX);
  TideFix *fix = first;
  va_list fixes;

  va_start (fixes, first);
  for (; fix != NULL; fix = va_arg (fixes, TideFix *))
    {
      g_list_store_append (list, fix);
      g_object_unref (fix);
    }
  va_end (fixes);

  return G_LIST_MODEL (list);
}
