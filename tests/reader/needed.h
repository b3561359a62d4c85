/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What reading needs, and the lock-down has to leave. Each returns 0 if it could be done. */
int needed_read_by_name (void);
int needed_make_sealed (void);
int needed_use_memory (void);
int needed_complain (void);
int needed_write_reply (void);
int needed_abort_self (void);
