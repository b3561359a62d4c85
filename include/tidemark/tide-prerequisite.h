/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_PREREQUISITE (tide_prerequisite_get_type ())

/**
 * TidePrerequisite:
 *
 * A product that Exchange 2013 and later need on the server, as far as the registry tells of it.
 */
G_DECLARE_FINAL_TYPE (TidePrerequisite, tide_prerequisite, TIDE, PREREQUISITE, GObject)

/**
 * tide_prerequisite_get_name:
 * @self: the object
 *
 * Returns: (transfer none): such as ".NET Framework"
 */
const char *tide_prerequisite_get_name (TidePrerequisite *self);

/**
 * tide_prerequisite_get_version:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): its version; of .NET the one that its release number means
 */
const char *tide_prerequisite_get_version (TidePrerequisite *self);

/**
 * tide_prerequisite_get_registered:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what the registry says, word for word
 */
const char *tide_prerequisite_get_registered (TidePrerequisite *self);

/**
 * tide_prerequisite_get_present:
 * @self: the object
 *
 * Returns: whether it is there; unknown if its keys were not given
 */
TideTruth tide_prerequisite_get_present (TidePrerequisite *self);

/**
 * tide_prerequisite_get_citation:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): where it stands
 */
TideCitation *tide_prerequisite_get_citation (TidePrerequisite *self);

G_END_DECLS
