/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/tide-log-heads.h"
#include "log-test-util.h"

/* Synthetic listings of a node's Cluster directory, in the forms that PowerShell writes. */

static const char clixml[] =
  "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\n"
  "  <Obj RefId=\"0\">\n"
  "    <MS>\n"
  "      <S N=\"ComputerName\">NODE1</S>\n"
  "      <Obj N=\"Files\" RefId=\"1\"><DCT>\n"
  "        <En><S N=\"Key\">exres.dll</S>\n"
  "          <Obj N=\"Value\" RefId=\"2\"><MS>\n"
  "            <S N=\"FileName\">exres.dll</S>\n"
  "            <I32 N=\"FileMajorPart\">8</I32>\n"
  "            <I32 N=\"FileMinorPart\">1</I32>\n"
  "            <I32 N=\"FileBuildPart\">278</I32>\n"
  "            <I32 N=\"FilePrivatePart\">2</I32>\n"
  "            <S N=\"ProductVersion\">08.01.0278.002</S>\n"
  "          </MS></Obj></En>\n"
  "        <En><S N=\"Key\">odd.dll</S><Obj N=\"Value\" RefId=\"3\"><MS>"
  "<S N=\"FileName\">odd.dll</S>"
  "<Nil N=\"FileMajorPart\" /><Nil N=\"ProductVersion\" /></MS></Obj></En>\n"
  "        <En><Obj N=\"Value\" RefId=\"4\"><MS><S N=\"FileName\">clussvc.exe</S>"
  "<I32 N=\"FileMajorPart\">5</I32><I32 N=\"FileMinorPart\">2</I32>"
  "<I32 N=\"FileBuildPart\">3790</I32><I32 N=\"FilePrivatePart\">3959</I32>"
  "</MS></Obj></En>\n"
  "      </DCT></Obj>\n"
  "    </MS>\n"
  "  </Obj>\n"
  "</Objs>\n";

static const char table[] =
  "\n"
  "FileName    FileMajorPart FileMinorPart FileBuildPart FilePrivatePart ProductVersion LastWriteTime\n"
  "--------    ------------- ------------- ------------- --------------- -------------- -------------\n"
  "exres.dll               8             1           278               2 08.01.0278.002 4/30/2008 2:10 AM\n"
  "clussvc.exe             5             2          3790            3959 5.2.3790.3959  2/17/2007 7:02 AM\n"
  "\n";

static const char list[] =
  "\n"
  "FileName        : exres.dll\n"
  "FileMajorPart   : 8\n"
  "FileMinorPart   : 1\n"
  "FileBuildPart   : 278\n"
  "FilePrivatePart : 2\n"
  "ProductVersion  : 08.01.0278.002\n"
  "\n"
  "FileName        : clussvc.exe\n"
  "FileMajorPart   : 5\n"
  "FileMinorPart   : 2\n"
  "FileBuildPart   : 3790\n"
  "FilePrivatePart : 3959\n";

static const char csv[] =
  "#TYPE System.Management.Automation.PSCustomObject\n"
  "\"FileName\",\"FileMajorPart\",\"FileMinorPart\",\"FileBuildPart\",\"FilePrivatePart\","
  "\"ProductVersion\"\n"
  "\"exres.dll\",\"8\",\"1\",\"278\",\"2\",\"08.01.0278.002\"\n"
  "\"clussvc.exe\",\"5\",\"2\",\"3790\",\"3959\",\"5.2.3790.3959 (srv03_sp2)\"\n";

static void
assert_rows (const char        *text,
             gboolean           wide,
             const char *const *rows)
{
  g_autoptr (GByteArray) bytes = test_encode (text, wide ? "UTF-16LE" : "UTF-8", wide ? "\xff\xfe" : "",
                                              wide ? 2 : 0, TRUE);
  g_auto (TideAnswer) answer = { 0 };
  int fd = test_file_new (bytes->data, bytes->len);
  gsize i;

  tide_parsers_read (fd, "x.txt", NULL, &answer);
  close (fd);
  g_assert_cmpstr (answer.kind, ==, "file-versions");
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_NONE);
  g_variant_ref_sink (answer.reading);
  for (i = 0; rows[i] != NULL; i++)
    {
      TestLogEntry entry;

      g_assert_cmpuint (i, <, test_log_n_entries (&answer));
      entry = test_log_get_entry (&answer, i);
      test_log_assert_text (&entry, rows[i]);
      g_assert_cmpstr (entry.head, ==, strchr (rows[i], '=') != NULL ? TIDE_HEAD_FILE_VERSION
                                                                     : TIDE_HEAD_SERVER_NAME);
    }
  g_assert_cmpuint (i, ==, test_log_n_entries (&answer));
}

static void
test_forms (void)
{
  static const char *const objects[] = { "NODE1", "exres.dll = 8.1.278.2", "odd.dll = ",
                                         "clussvc.exe = 5.2.3790.3959", NULL };

  for (guint wide = 0; wide < 2; wide++)
    {
      assert_rows (clixml, wide, objects);
      assert_rows (table, wide, (const char *const[]) { objects[1], objects[3], NULL });
      assert_rows (list, wide, (const char *const[]) { objects[1], objects[3], NULL });
      assert_rows (csv, wide, (const char *const[]) { objects[1], objects[3], NULL });
    }
}

/* A script or a text that mentions the properties is no listing. */
static void
test_others (void)
{
  static const char *const texts[] = {
    "$item = [PSCustomObject]@{\n  FileName = $_.Name\n  FileMajorPart = $_.FileMajorPart\n",
    "The listing shows FileName, FileMajorPart and so on.\n",
    "FileName : exres.dll\n",
    "<Objs Version=\"1.1.0.1\"><S N=\"FileName\">x</S></Objs>\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (TideAnswer) answer = { 0 };
      int fd = test_file_new (texts[i], strlen (texts[i]));

      tide_parsers_read (fd, "clusternodefileversions.txt", NULL, &answer);
      close (fd);
      g_test_message ("%u", i);
      g_assert_cmpstr (answer.kind, !=, "file-versions");
      if (answer.reading != NULL)
        g_variant_ref_sink (answer.reading);
    }
}

/* Cut anywhere, and with any byte changed, it ends; sanitizers see the rest. */
static void
test_broken (void)
{
  const char *const texts[] = { clixml, table, list, csv };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize at = 0; at < strlen (texts[i]); at++)
      {
        g_autofree char *copy = g_strdup (texts[i]);
        g_auto (TideAnswer) answer = { 0 };
        int fd;

        copy[at] = "\0\"<:,\n"[at % 6];
        fd = test_file_new (copy, at % 2 ? strlen (texts[i]) : at + 1);
        tide_parsers_read (fd, "x", NULL, &answer);
        close (fd);
        g_assert_nonnull (answer.kind);
        if (answer.reading != NULL)
          g_variant_ref_sink (answer.reading);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-versions/forms", test_forms);
  g_test_add_func ("/file-versions/others", test_others);
  g_test_add_func ("/file-versions/broken", test_broken);

  return g_test_run ();
}
