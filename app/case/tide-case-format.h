/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A saved case is one GVariant: readings, their evidence's identity, and the choices made. The file is
 * as untrusted as any other when it comes back.
 *   s magic · u version · s chosen server · x capture time (Unix seconds, -1 if derived) · u what the
 *   readers' lock-down lacked · rows:
 *   u index of the container + 1 (0: none) · s URI · b member · u index · s member's name · s kind ·
 *   s state · s problem · s argument · s detail · t size · s SHA-256 · x change time · s assigned
 *   server · logs read with a hive: index + 1 of each, its SHA-256 as it was then, whether it was of use ·
 *   v reading
 */
#define TIDE_CASE_MAGIC "tidemark-case"
#define TIDE_CASE_VERSION 2u
#define TIDE_CASE_LOG "(usb)"
#define TIDE_CASE_ROW "(usbusssssstsxsa" TIDE_CASE_LOG "v)"
#define TIDE_CASE_WHOLE "(susxua" TIDE_CASE_ROW ")"
