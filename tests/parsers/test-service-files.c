/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/tide-log-heads.h"
#include "log-test-util.h"

/* What setup's service script leaves behind, made by hand. */

#define OBJS "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\n"

static void
parse_named (const char *name,
             const void *bytes,
             gsize       length,
             TideAnswer *answer)
{
  int fd = test_file_new (bytes, length);

  tide_parsers_read (fd, name, NULL, answer);
  if (answer->reading != NULL)
    g_variant_ref_sink (answer->reading);
  close (fd);
}

static void
assert_rows (const TideAnswer  *answer,
             const char *const *texts)
{
  gsize i = 0;

  g_assert_cmpstr (answer->kind, ==, "service-states");
  g_assert_cmpstr (answer->problem, ==, TIDE_PROBLEM_NONE);
  for (; texts[i] != NULL; i++)
    {
      TestLogEntry entry;

      g_assert_cmpuint (i, <, test_log_n_entries (answer));
      entry = test_log_get_entry (answer, i);
      g_assert_cmpstr (entry.head, ==, TIDE_HEAD_SERVICE_MODE);
      test_log_assert_text (&entry, texts[i]);
    }
  g_assert_cmpuint (i, ==, test_log_n_entries (answer));
}

/* Objects of WMI, of .NET, and a table: whatever the build of setup saved */
static const char objects[] =
  OBJS
  "  <Obj RefId=\"0\">\n"
  "    <TN RefId=\"0\"><T>Selected.System.Management.ManagementObject</T></TN>\n"
  "    <MS>\n"
  "      <S N=\"Name\">FMS</S>\n"
  "      <S N=\"StartMode\">Auto</S>\n"
  "    </MS>\n"
  "  </Obj>\n"
  "  <Obj RefId=\"1\">\n"
  "    <Props>\n"
  "      <S N=\"DisplayName\">Pipes &amp; Co</S>\n"
  "      <Obj N=\"StartType\" RefId=\"2\"><ToString>Disabled</ToString><I32>4</I32></Obj>\n"
  "      <S N=\"Name\">A&amp;B</S>\n"
  "      <Obj N=\"ServicesDependedOn\" RefId=\"3\"><LST><Obj RefId=\"4\"><Props><S N=\"Name\">RpcSs</S>"
  "</Props></Obj></LST></Obj>\n"
  "    </Props>\n"
  "  </Obj>\n"
  "  <Obj RefId=\"5\"><DCT>\n"
  "    <En><S N=\"Key\">MSExchangeIS</S><S N=\"Value\">Manual</S></En>\n"
  "    <En>\n"
  "      <S N=\"Key\">W3Svc</S>\n"
  "      <Obj N=\"Value\" RefId=\"6\">\n"
  "        <TN RefId=\"1\"><T>System.ServiceProcess.ServiceStartMode</T></TN>\n"
  "        <ToString>Automatic</ToString>\n"
  "        <I32>2</I32>\n"
  "      </Obj>\n"
  "    </En>\n"
  "    <En><S N=\"Key\">Version</S><S N=\"Value\">15.1</S></En>\n"
  "  </DCT></Obj>\n"
  "</Objs>\n";

static void
test_states (void)
{
  static const char *const rows[] = { "FMS = Auto", "A&B = Disabled", "MSExchangeIS = Manual",
                                      "W3Svc = Automatic", NULL };
  g_autoptr (GByteArray) wide = test_encode (objects, "UTF-16LE", "\xff\xfe", 2, TRUE);
  g_auto (TideAnswer) narrow_answer = { 0 };
  g_auto (TideAnswer) wide_answer = { 0 };

  parse_named ("servicestartupmode.xml", objects, strlen (objects), &narrow_answer);
  assert_rows (&narrow_answer, rows);
  g_assert_cmpuint (test_log_get_entry (&narrow_answer, 0).line, ==, 5);
  parse_named ("servicestate.xml", wide->data, wide->len, &wide_answer);
  assert_rows (&wide_answer, rows);
}

/* PowerShell writes all sorts of things in this form, and others write XML. */
static void
test_other_xml (void)
{
  static const char plain[] = "<?xml version=\"1.0\"?>\n<services><S N=\"Name\">X</S></services>\n";
  g_auto (TideAnswer) other_name = { 0 };
  g_auto (TideAnswer) other_form = { 0 };

  parse_named ("history.xml", objects, strlen (objects), &other_name);
  g_assert_cmpstr (other_name.problem, ==, TIDE_PROBLEM_NOT_RECOGNISED);
  parse_named ("service.xml", plain, strlen (plain), &other_form);
  g_assert_cmpstr (other_form.problem, ==, TIDE_PROBLEM_NOT_RECOGNISED);
}

static void
survive (const char *name,
         const char *text)
{
  gsize length = strlen (text);
  g_autofree char *copy = g_strdup (text);

  for (gsize i = 0; i < length; i++)
    {
      g_auto (TideAnswer) cut = { 0 };
      g_auto (TideAnswer) changed = { 0 };

      parse_named (name, text, i, &cut);
      copy[i] = "\0<>\"\n\xff"[i % 6];
      parse_named (name, copy, length, &changed);
      copy[i] = text[i];
    }
}

static void
test_hostile_states (void)
{
  static const char *const rows[] = { "Last = Auto", NULL };
  g_autoptr (GString) deep = g_string_new (OBJS);
  g_autofree char *long_name = g_strnfill (5000, 'x');
  g_auto (TideAnswer) answer = { 0 };

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<Obj N=\"StartType\">\n");
  g_string_append_printf (deep, "<S N=\"Name\">%s</S><S N=\"StartMode\">Auto</S>\n", long_name);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "</Obj>\n");
  g_string_append (deep, "</Obj></En></Obj>\n<Obj><S N=\"Name\">Last</S><S N=\"StartMode\">Auto</S></Obj>\n");
  parse_named ("service.xml", deep->str, deep->len, &answer);
  assert_rows (&answer, rows);
  survive ("service.xml", objects);
}

static const char control[] =
  "[00:50:54] -----------------------------------------------\n"
  "[00:50:54] * ServiceControl.ps1: 21/11/2022 00:50:54\n"
  "[00:50:56] Saving service state to 'C:\\ExchangeSetupLogs\\ServiceState.xml'...\n"
  "[00:50:59] Stopping services for 'AdminTools Mailbox'...\n"
  "[00:50:59] Stopping service 'W3Svc'.\n"
  "[01:00:41] Killing instead of Stopping 'FMS'.\n"
  "[01:00:41] Disabling services for 'AdminTools Mailbox'...\n"
  "[01:00:41] Disabling service 'FMS'.\n"
  "[01:00:42] Enabling services for 'AdminTools Mailbox'...\n"
  "[01:00:42] Enabling service 'FMS'.\n"
  "[01:00:42] Unable to enable service(s): 'FMS'.\n"
  "[01:00:43] Starting services for AdminTools Mailbox...\n"
  "[01:00:43] Script completed succesfully.\n";

static void
test_control_log (void)
{
  static const char *const heads[] = { TIDE_HEAD_SERVICE_SESSION, TIDE_HEAD_SERVICE_STOPPED,
                                       TIDE_HEAD_SERVICE_STOPPED, TIDE_HEAD_SERVICE_DISABLED,
                                       TIDE_HEAD_SERVICE_ENABLED, TIDE_HEAD_SERVICE_REFUSED };
  g_autoptr (GByteArray) wide = test_encode (control, "UTF-16LE", "\xff\xfe", 2, TRUE);
  TideAnswer answers[2] = { { 0 } };

  parse_named ("x", control, strlen (control), &answers[0]);
  parse_named ("x", wide->data, wide->len, &answers[1]);
  for (guint a = 0; a < G_N_ELEMENTS (answers); a++)
    {
      g_assert_cmpstr (answers[a].kind, ==, "service-log");
      g_assert_cmpuint (test_log_n_entries (&answers[a]), ==, G_N_ELEMENTS (heads));
      for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
        g_assert_cmpstr (test_log_get_entry (&answers[a], i).head, ==, heads[i]);
      g_assert_cmpuint (test_log_get_entry (&answers[a], 3).line, ==, 8);
      test_answer_clear (&answers[a]);
    }
  survive ("servicecontrol.log", control);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service-states/forms", test_states);
  g_test_add_func ("/service-states/others", test_other_xml);
  g_test_add_func ("/service-states/hostile", test_hostile_states);
  g_test_add_func ("/service-log/sentences", test_control_log);

  return g_test_run ();
}
