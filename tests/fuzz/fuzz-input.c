/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/tide-wire.h"
#include "fuzz.h"

#define HEAD_MAX TIDE_LIMIT (64 * 1024)

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);

  return 0;
}

gsize
fuzz_left_of (gsize size)
{
  return size % 16 == 15 ? size / 2 : size;
}

int
fuzz_file (guint         i,
           const guint8 *data,
           gsize         size)
{
  static int fds[FUZZ_FILES] = { -1, -1, -1 };

  if (fds[i] < 0)
    fds[i] = memfd_create ("fuzz", MFD_CLOEXEC);
  g_assert (fds[i] >= 0);
  g_assert (ftruncate (fds[i], size) == 0);
  g_assert (pwrite (fds[i], data, size, 0) == (gssize) size);

  return fds[i];
}

/* As the parent process gets it */
static void
pass_through_wire (TideAnswer *answer,
                   const char *type)
{
  g_autoptr (GVariant) sent = g_variant_ref_sink (g_steal_pointer (&answer->reading));
  g_autoptr (GBytes) bytes = NULL;

  g_assert (g_variant_is_of_type (sent, G_VARIANT_TYPE (type)));
  bytes = g_variant_get_data_as_bytes (sent);
  answer->reading = tide_wire_open (bytes, type);
  g_assert (answer->reading != NULL);
}

FuzzAnswer
fuzz_parse_input (TideParser       parser,
                  const char      *type,
                  const TideInput *input)
{
  FuzzAnswer self = { .answer = { .kind = "unknown", .problem = TIDE_PROBLEM_NONE } };

  self.taken = parser (input, &self.answer);
  g_assert (self.taken || self.answer.reading == NULL);
  g_assert (self.answer.reading != NULL || self.answer.problem[0] != '\0' || !self.taken);
  if (self.answer.reading != NULL)
    pass_through_wire (&self.answer, type);

  return self;
}

FuzzAnswer
fuzz_parse (TideParser    parser,
            const char   *type,
            const char   *name,
            const guint8 *data,
            gsize         size,
            gsize         left)
{
  gsize head_length = MIN (size, HEAD_MAX);
  /* An allocation of its own, so that a step past its end is seen */
  g_autofree guint8 *head = g_memdup2 (data, head_length);
  static const char *const keeps[] = { "reboot", "0x80070643", "a", NULL };
  TideInput input = {
    .size = size, .head = head, .head_length = head_length, .name_hint = name, .keeps = keeps,
  };

  if (size == 0)
    return (FuzzAnswer) { .answer = { .kind = "unknown", .problem = TIDE_PROBLEM_NONE } };

  input.fd = fuzz_file (0, data, left);
  return fuzz_parse_input (parser, type, &input);
}

void
fuzz_answer_clear (FuzzAnswer *self)
{
  g_clear_pointer (&self->answer.argument, g_free);
  g_clear_pointer (&self->answer.reading, g_variant_unref);
}
