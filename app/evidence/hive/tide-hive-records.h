/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where things stand in the records of a hive, counted from behind the size of their cell.
 */
enum
{
  TIDE_KEY_FLAGS = 2,
  TIDE_KEY_WRITTEN = 4,
  TIDE_KEY_PARENT = 16,
  TIDE_KEY_N_CHILDREN = 20,
  TIDE_KEY_CHILDREN = 28,
  TIDE_KEY_N_VALUES = 36,
  TIDE_KEY_VALUES = 40,
  TIDE_KEY_SECURITY = 44,
  TIDE_KEY_CLASS = 48,
  TIDE_KEY_NAME_LENGTH = 72,
  TIDE_KEY_CLASS_LENGTH = 74,
  TIDE_KEY_NAME = 76,

  TIDE_VALUE_NAME_LENGTH = 2,
  TIDE_VALUE_DATA_LENGTH = 4,
  TIDE_VALUE_DATA = 8,
  TIDE_VALUE_TYPE = 12,
  TIDE_VALUE_FLAGS = 16,
  TIDE_VALUE_NAME = 20,

  TIDE_SECURITY_NEXT = 4,
  TIDE_SECURITY_PREVIOUS = 8,
  TIDE_SECURITY_COUNT = 12,
  TIDE_SECURITY_SIZE = 16,
  TIDE_SECURITY_DESCRIPTOR = 20,

  TIDE_LIST_COUNT = 2,
  TIDE_LIST_ENTRIES = 4,

  TIDE_BIG_COUNT = 2,
  TIDE_BIG_LIST = 4,
  TIDE_BIG_END = 8,
};

#define TIDE_KEY_IS_ROOT 0x04u
#define TIDE_KEY_ONE_BYTE_NAME 0x20u
#define TIDE_VALUE_ONE_BYTE_NAME 0x01u

/* In a length: the data stand in the record itself, where else their place is told */
#define TIDE_VALUE_INLINE 0x80000000u
/* Data longer than this lies in segments of this size, since format 1.4 */
#define TIDE_BIG_SEGMENT 16344u
