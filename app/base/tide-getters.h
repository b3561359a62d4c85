/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/*
 * Getters of immutable objects: one line for each, since they differ in name and type alone. They are
 * documented where they are declared, in include/tidemark.
 */
#define TIDE_DEFINE_GETTER_AS(Type, type, SHORT, CType, field, expression) \
  CType                                                                    \
  type##_get_##field (Type *self)                                          \
  {                                                                        \
    g_return_val_if_fail (TIDE_IS_##SHORT (self), (CType) 0);              \
                                                                           \
    return expression;                                                     \
  }

#define TIDE_DEFINE_GETTER(Type, type, SHORT, CType, field) \
  TIDE_DEFINE_GETTER_AS (Type, type, SHORT, CType, field, self->field)

#define TIDE_DEFINE_LIST_GETTER(Type, type, SHORT, field) \
  TIDE_DEFINE_GETTER_AS (Type, type, SHORT, GListModel *, field, G_LIST_MODEL (self->field))

typedef const char *const *TideConstStrv;

#define TIDE_DEFINE_STRV_GETTER(Type, type, SHORT, field) \
  TIDE_DEFINE_GETTER_AS (Type, type, SHORT, TideConstStrv, field, (TideConstStrv) self->field)
