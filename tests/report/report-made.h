/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tidemark.h>

#include "diagnosis/tide-diagnosis-private.h"

/* What every name and text of it is made of */
#define HOSTILE "<script>alert(1)</script>\"'&]]>--><img src=x onerror=y>"

/* A server, evidence, findings and limits whose every text is HOSTILE */
TideDiagnosis *make_hostile (void);
/* A generated case, or the folder of one; (transfer full) */
TideDiagnosis *make_case (const char *name);
/* A finding by hand, for lists of any length */
TideFinding *make_finding (TideDiagnosis *diagnosis, TideFindingState state, guint number, const char *text);
