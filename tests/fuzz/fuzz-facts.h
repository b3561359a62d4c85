/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Readings made of a fuzzer's bytes, and the facts of them by the bundled catalogue. */
#include "facts/tide-facts.h"
#include "fuzz.h"

TideReading *fuzz_reading_new (const char *name, TideEvidenceKind kind, GVariant *data);
/* Consumes @readings. */
TideFacts *fuzz_facts_new (GPtrArray *readings);

TideEvidenceKind fuzz_kind_of (const char *nick);
