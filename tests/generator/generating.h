/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Runs the generator, and other programs on what it makes. */
#include <gio/gio.h>

typedef void (*FileCheck) (const char *path, gconstpointer data);

extern const char *generator;
extern char *scratch; /* a folder of this run */

/* Takes the generator's path from the arguments */
void generating_init (int argc, char *argv[]);
int  generating_run (void);

void     for_each_file (const char *folder, FileCheck check, gconstpointer data);
/* Whether the program ended well; what it says goes to @said. */
gboolean run (const char *const *argv, char **said);
/* Skips the test if so */
gboolean missing (const char *program);

/* The case goes to a folder of its name in @generation */
void    generate (const char *description, const char *generation);
/* Every description beside the tests */
void    generate_all (const char *generation);
void    write_case (const char *name, const char *text);
/* From the one section of @text, whose file is called FILE */
void    generate_text (const char *text);
GBytes *generate_one (const char *text);
/* That file, or one beside it */
char   *generated_path (const char *name);
GBytes *generated_file (const char *name);
guint32 number_at (const char *data, gsize at);
