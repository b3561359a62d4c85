/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "gen-image.h"
#include "gen-log.h"

/*
 * Writes a clean SOFTWARE hive of a given number of keys, with four values each, to standard output: a server
 * of 2007 whose Classes are many, as Classes are on any server. The same bytes at every call.
 */
#define VALUES_PER_KEY 4
#define CLASSES_PER_GROUP 60 /* keys below a key, with one more level below some of them */
#define TIME G_GUINT64_CONSTANT (0x1c9d3a5b2f80000)

enum
{
  KIND_TEXT = 1,
  KIND_BINARY = 3,
  KIND_NUMBER = 4,
};

static guint64 state = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

static guint
random_below (guint n)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;

  return (state >> 33) % n;
}

static void
add_text (GenNode    *node,
          const char *name,
          const char *text)
{
  glong n;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  gen_node_add_value (node, name, KIND_TEXT, units, 2 * (n + 1));
}

static void
add_values (GenNode *node)
{
  /* One after the other: a call may ask for its arguments in any order. */
  guint component = random_below (100000), width = 8 + random_below (80), number = random_below (1000);
  g_autofree char *path = g_strdup_printf (
    "C:\\Program Files\\Common Files\\Component %05u\\%0*u\\server.dll", component, width, number);
  guint8 bytes[256];
  guint n_bytes = 16 + random_below (180);

  for (guint i = 0; i < n_bytes; i++)
    bytes[i] = random_below (256);
  add_text (node, "", path);
  add_text (node, "ThreadingModel", random_below (2) ? "Apartment" : "Both");
  gen_node_add_value (node, "Version", KIND_NUMBER, bytes, 4);
  gen_node_add_value (node, "LocalizedString", KIND_BINARY, bytes, n_bytes);
}

static GenNode *
add_key (GenNode    *parent,
         const char *name,
         guint      *left)
{
  GenNode *node = gen_node_add (parent, name, TIME);

  add_values (node);
  --*left;

  return node;
}

/* Registered classes: a key of its class id, and the server below it */
static void
add_classes (GenNode *parent,
             guint   *left)
{
  while (*left >= 2)
    {
      guint a = random_below (G_MAXINT32), b = random_below (0x10000), c = random_below (0x1000);
      g_autofree char *name = g_strdup_printf ("{%08x-%04x-4%03x-8000-%012x}", a, b, c, *left);
      GenNode *class = add_key (parent, name, left);

      add_key (class, "InprocServer32", left);
    }
}

/* Everything else: groups of keys under keys of a name */
static void
add_components (GenNode *parent,
                guint   *left,
                guint    until)
{
  while (*left > until)
    {
      g_autofree char *name = g_strdup_printf ("Component%06u", *left);
      GenNode *group = add_key (parent, name, left);

      for (guint i = random_below (CLASSES_PER_GROUP); i > 0 && *left > until; i--)
        {
          g_autofree char *member = g_strdup_printf ("Setting%03u", i);

          add_key (group, member, left);
        }
    }
}

static void
add_all (GenImage *image,
         guint     n_keys)
{
  guint left = n_keys;
  GenNode *classes = add_key (gen_node_reach (image->root, "Classes", TIME), "CLSID", &left);
  GenNode *microsoft = add_key (image->root, "Microsoft", &left);
  GenNode *role = add_key (gen_node_reach (microsoft, "Exchange\\v8.0", TIME), "MailboxRole", &left);
  GenNode *windows = add_key (gen_node_reach (microsoft, "Windows NT", TIME), "CurrentVersion", &left);

  add_text (role, "UnpackedVersion", "8.1.240.6");
  add_text (role, "Watermark", "fdfe6b1a");
  add_text (role, "Action", "Install");
  add_text (windows, "CurrentVersion", "5.2");
  add_components (microsoft, &left, n_keys / 5);
  add_classes (classes, &left);
}

static gboolean
write_file (GenImage *image)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  const GByteArray *bins = image->cells->bins;
  GenBase base = {
    .file = "\\SystemRoot\\System32\\Config\\SOFTWARE",
    .time = TIME,
    .minor = 5,
    .sequence = { 1, 1 },
  };

  base.root = image->root->cell;
  base.bins_size = bins->len;
  gen_base_append (head, &base, GEN_BLOCK);

  return fwrite (head->data, 1, head->len, stdout) == head->len &&
         fwrite (bins->data, 1, bins->len, stdout) == bins->len && fflush (stdout) == 0;
}

int
main (int   argc,
      char *argv[])
{
  GenImageForm form = { .name = "SOFTWARE", .time = TIME, .minor = 5, .list = "lh" };
  g_autoptr (GenImage) image = NULL;
  guint64 n_keys;

  if (argc != 2 || !g_ascii_string_to_unsigned (argv[1], 10, 100, 1000000, &n_keys, NULL))
    {
      g_printerr ("Usage: make-hive KEYS >HIVE\n");
      return 64;
    }

  image = gen_image_new (&form);
  add_all (image, n_keys);
  gen_image_write (image);

  return write_file (image) ? 0 : 1;
}
