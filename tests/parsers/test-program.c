/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-problem.h"
#include "base/tide-wire.h"
#include "parsing.h"

/* A program file of one section: where things stand in it */
#define AT_PE 0x40
#define AT_OPTIONAL (AT_PE + 24)
#define OPTIONAL_LENGTH 240
#define AT_SECTIONS (AT_OPTIONAL + OPTIONAL_LENGTH)
#define AT_RESOURCES 0x200
#define LENGTH 0x600
#define ADDRESS 0x5000

/* In the resources: the root, a directory for names and one for languages of each type, then the data */
#define AT_NAMES(n) (0x40 + 0x60 * (n))
#define AT_LANGUAGES(n) (AT_NAMES (n) + 0x20)
#define AT_DATA(n) (AT_NAMES (n) + 0x40)
#define AT_VERSION 0x200
#define AT_MESSAGES 0x300

typedef struct
{
  guint8 bytes[LENGTH];
} Program;

static void
put16 (Program *self,
       gsize    at,
       guint    number)
{
  self->bytes[at] = number & 0xff;
  self->bytes[at + 1] = number >> 8;
}

static void
put32 (Program *self,
       gsize    at,
       guint32  number)
{
  put16 (self, at, number & 0xffff);
  put16 (self, at + 2, number >> 16);
}

static void
put_entry (Program *self,
           gsize    directory,
           guint    i,
           guint32  id,
           guint32  target)
{
  const gsize at = AT_RESOURCES + directory;

  put16 (self, at + 14, i + 1);
  put32 (self, at + 16 + 8 * i, id);
  put32 (self, at + 16 + 8 * i + 4, target);
}

static void
put_resource (Program *self,
              guint    i,
              guint32  type,
              guint32  at,
              guint32  length)
{
  put_entry (self, 0, i, type, 0x80000000 | AT_NAMES (i));
  put_entry (self, AT_NAMES (i), 0, 1, 0x80000000 | AT_LANGUAGES (i));
  put_entry (self, AT_LANGUAGES (i), 0, 1033, AT_DATA (i));
  put32 (self, AT_RESOURCES + AT_DATA (i), ADDRESS + at);
  put32 (self, AT_RESOURCES + AT_DATA (i) + 4, length);
}

static void
put_version (Program *self)
{
  const gsize at = AT_RESOURCES + AT_VERSION;
  const char *key = "VS_VERSION_INFO";

  put16 (self, at, 92);
  put16 (self, at + 2, 52);
  for (gsize i = 0; key[i] != '\0'; i++)
    put16 (self, at + 6 + 2 * i, key[i]);
  put32 (self, at + 40, 0xfeef04bd);
  put32 (self, at + 48, 14 << 16 | 1);
  put32 (self, at + 52, 438 << 16 | 65535);
  put32 (self, at + 56, 14 << 16 | 2);
  put32 (self, at + 60, 7u << 16);
}

static Program *
program_new (gboolean wide,
             guint    machine)
{
  Program *self = g_new0 (Program, 1);
  const gsize directories = AT_OPTIONAL + (wide ? 112 : 96);

  memcpy (self->bytes, "MZ", 2);
  put32 (self, 0x3c, AT_PE);
  memcpy (self->bytes + AT_PE, "PE", 2);
  put16 (self, AT_PE + 4, machine);
  put16 (self, AT_PE + 6, 1);
  put16 (self, AT_PE + 20, OPTIONAL_LENGTH);
  put16 (self, AT_OPTIONAL, wide ? 0x20b : 0x10b);
  put32 (self, directories - 4, 16);
  put32 (self, directories + 16, ADDRESS);
  put32 (self, AT_SECTIONS + 12, ADDRESS);
  put32 (self, AT_SECTIONS + 16, LENGTH - AT_RESOURCES);
  put32 (self, AT_SECTIONS + 20, AT_RESOURCES);

  put_resource (self, 0, 11, AT_MESSAGES, 64);
  put_resource (self, 1, 16, AT_VERSION, 92);
  put_version (self);

  return self;
}

static Parsed
parse_program (const Program *program,
               gsize          length)
{
  return parse_bytes (tide_program_parse, program->bytes, length, "exres.dll");
}

/* (transfer full): a fact as text, "(none)" if it is not there */
static char *
get_fact (const Parsed *parsed,
          const char   *name)
{
  g_autoptr (GVariant) facts = NULL;
  g_autoptr (GVariant) fact = NULL;

  g_assert_nonnull (parsed->answer.reading);
  g_assert_cmpstr (g_variant_get_type_string (parsed->answer.reading), ==, TIDE_WIRE_PROGRAM);
  facts = g_variant_get_child_value (parsed->answer.reading, 0);
  fact = g_variant_lookup_value (facts, name, NULL);
  if (fact == NULL)
    return g_strdup ("(none)");
  if (g_variant_is_of_type (fact, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (fact) ? "yes" : "no");

  return g_variant_dup_string (fact, NULL);
}

static void
assert_fact (const Parsed *parsed,
             const char   *name,
             const char   *expected)
{
  g_autofree char *fact = get_fact (parsed, name);

  g_assert_cmpstr (fact, ==, expected);
}

static void
test_versions (void)
{
  static const struct
  {
    guint       machine;
    gboolean    wide;
    const char *word;
  } machines[] = {
    { 0x14c, FALSE, "x86" },
    { 0x8664, TRUE, "x64" },
    { 0x200, TRUE, "ia64" },
    { 0xaa64, TRUE, "0xaa64" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (machines); i++)
    {
      g_autofree Program *program = program_new (machines[i].wide, machines[i].machine);
      g_auto (Parsed) parsed = parse_program (program, LENGTH);

      g_assert_true (parsed.mine);
      g_assert_cmpstr (parsed.answer.kind, ==, "program-file");
      g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
      assert_fact (&parsed, "version", "14.1.438.65535");
      assert_fact (&parsed, "product-version", "14.2.7.0");
      assert_fact (&parsed, "machine", machines[i].word);
      assert_fact (&parsed, "message-table", "yes");
    }
}

static void
test_no_resources (void)
{
  g_autofree Program *program = program_new (FALSE, 0x14c);
  g_autofree Program *other = program_new (FALSE, 0x14c);
  g_auto (Parsed) none = { 0 };
  g_auto (Parsed) no_type = { 0 };

  put32 (program, AT_OPTIONAL + 96 + 16, 0);
  none = parse_program (program, LENGTH);
  g_assert_cmpstr (none.answer.problem, ==, TIDE_PROBLEM_NONE);
  assert_fact (&none, "version", "(none)");
  assert_fact (&none, "message-table", "no");

  put32 (other, AT_RESOURCES + 16, 3);
  no_type = parse_program (other, LENGTH);
  g_assert_cmpstr (no_type.answer.problem, ==, TIDE_PROBLEM_NONE);
  assert_fact (&no_type, "version", "14.1.438.65535");
  assert_fact (&no_type, "message-table", "no");
}

/* A program of DOS, or a text that begins so */
static void
test_not_windows (void)
{
  g_auto (Parsed) text = parse_bytes (tide_program_parse, "MZ", 2, "a.dll");
  g_auto (Parsed) none = parse_bytes (tide_program_parse, "M", 1, "a.dll");
  g_autofree Program *program = program_new (FALSE, 0x14c);
  g_auto (Parsed) dos = { 0 };

  g_assert_true (text.mine);
  g_assert_cmpstr (text.answer.kind, ==, "program-file");
  g_assert_cmpstr (text.answer.problem, ==, TIDE_PROBLEM_BROKEN);
  g_assert_false (none.mine);

  memcpy (program->bytes + AT_PE, "NE", 2);
  dos = parse_program (program, LENGTH);
  g_assert_cmpstr (dos.answer.problem, ==, TIDE_PROBLEM_BROKEN);
  g_assert_cmpstr (dos.answer.argument, ==, "0x40");
  g_assert_null (dos.answer.reading);
}

static void
test_hostile_resources (void)
{
  static const struct
  {
    gsize   at;
    guint32 number;
  } changes[] = {
    { AT_RESOURCES + 28, 0x80000000 },                       /* the type's names are the root again */
    { AT_RESOURCES + AT_NAMES (1) + 20, 0x80000000 | AT_NAMES (1) }, /* a directory in itself */
    { AT_RESOURCES + AT_LANGUAGES (1) + 20, 0x80000000 },    /* a directory where data ought to be */
    { AT_RESOURCES + 28, 0x100 },                            /* data where a directory ought to be */
    { AT_RESOURCES + 28, 0xfffffff0 },                       /* beyond all sections */
    { AT_RESOURCES + AT_DATA (1), 0xffffffff },
    { AT_RESOURCES + AT_DATA (1) + 4, 8 },
    { AT_RESOURCES + AT_VERSION + 40, 0 },                   /* no signature */
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree Program *program = program_new (TRUE, 0x8664);
      g_auto (Parsed) parsed = { 0 };

      put32 (program, changes[i].at, changes[i].number);
      parsed = parse_program (program, LENGTH);
      g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_BROKEN);
      assert_fact (&parsed, "machine", "x64");
      assert_fact (&parsed, "version", "(none)");
    }
}

static void
test_cut_short (void)
{
  g_autofree Program *program = program_new (TRUE, 0x8664);

  for (gsize length = 2; length < LENGTH; length++)
    {
      g_auto (Parsed) parsed = parse_program (program, length);

      if (length < AT_SECTIONS + 40)
        {
          g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_BROKEN);
          g_assert_null (parsed.answer.reading);
        }
      else
        {
          g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_CUT_SHORT);
          assert_fact (&parsed, "machine", "x64");
        }
    }
}

static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1993);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree Program *program = program_new (i % 2 == 0, 0x8664);
      g_auto (Parsed) parsed = { 0 };

      for (guint j = g_rand_int_range (rand, 1, 6); j > 0; j--)
        program->bytes[g_rand_int_range (rand, 2, LENGTH)] =
          g_rand_boolean (rand) ? 0xff : g_rand_int_range (rand, 0, 256);
      parsed = parse_program (program, LENGTH);
      g_assert_true (parsed.mine);
      g_assert_nonnull (parsed.answer.problem);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/program/versions", test_versions);
  g_test_add_func ("/program/no-resources", test_no_resources);
  g_test_add_func ("/program/not-windows", test_not_windows);
  g_test_add_func ("/program/hostile-resources", test_hostile_resources);
  g_test_add_func ("/program/cut-short", test_cut_short);
  g_test_add_func ("/program/mutations", test_mutations);

  return g_test_run ();
}
