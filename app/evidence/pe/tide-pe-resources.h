/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The resources of a program file: a tree of exactly three levels (type, name, language). Only one path is
 * followed through it, so that a tree that bites its tail leads nowhere.
 */
#include "evidence/pe/tide-pe-file.h"

#define TIDE_PE_MESSAGE_TABLE 11u
#define TIDE_PE_VERSION 16u

typedef enum
{
  TIDE_PE_RESOURCE_FOUND,
  TIDE_PE_RESOURCE_NONE,
  TIDE_PE_RESOURCE_BROKEN,
} TidePeResourceState;

/* Finds the first resource of a type; its data lies at @address. */
TidePeResourceState tide_pe_resources_find (const TidePeFile *file,
                                            guint32           type,
                                            guint32          *address,
                                            guint32          *length);
