/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What servers tell of Windows. Who makes one fills it, and it never changes after.
 * Strings are owned and safe for display.
 */
#include <tidemark/tide-cached-package.h>
#include <tidemark/tide-pending-restart.h>
#include <tidemark/tide-prerequisite.h>
#include <tidemark/tide-service.h>

struct _TideService
{
  GObject parent_instance;

  char *name;
  TideStartMode start;
  TideStartMode saved_start;
  gboolean disabled_by_setup;
  gboolean restored_by_setup;
  char *image_path;
  GListStore *citations; /* TideCitation */
};

struct _TidePendingRestart
{
  GObject parent_instance;

  char *place;
  char *detail;
  TideCitation *citation;
};

struct _TidePrerequisite
{
  GObject parent_instance;

  char *name;
  char *version;
  char *registered;
  TideTruth present;
  TideCitation *citation;
};

struct _TideCachedPackage
{
  GObject parent_instance;

  char *product;
  char *path;
  TideTruth present;
  TideCitation *citation;
};
