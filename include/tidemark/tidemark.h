/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * The one header to include: files → evidence → readings → facts → findings → fixes → report.
 *
 * A program loads the catalogue, makes a #TideCase, adds files to it, diagnoses it, and reads the
 * #TideDiagnosis. Everything asynchronous reports on the thread-default main context of its caller.
 */
#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-enums.h>

#include <tidemark/tide-catalog.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-job.h>

#include <tidemark/tide-evidence.h>
#include <tidemark/tide-text.h>

#include <tidemark/tide-cached-package.h>
#include <tidemark/tide-cluster.h>
#include <tidemark/tide-cluster-file.h>
#include <tidemark/tide-cluster-group.h>
#include <tidemark/tide-cluster-interface.h>
#include <tidemark/tide-cluster-network.h>
#include <tidemark/tide-component-state.h>
#include <tidemark/tide-event-source.h>
#include <tidemark/tide-ins-file.h>
#include <tidemark/tide-ins-step.h>
#include <tidemark/tide-installer-failure.h>
#include <tidemark/tide-interrupted-task.h>
#include <tidemark/tide-node-cell.h>
#include <tidemark/tide-node-matrix.h>
#include <tidemark/tide-node-row.h>
#include <tidemark/tide-pending-restart.h>
#include <tidemark/tide-prerequisite.h>
#include <tidemark/tide-resource.h>
#include <tidemark/tide-resource-type.h>
#include <tidemark/tide-role.h>
#include <tidemark/tide-run.h>
#include <tidemark/tide-run-message.h>
#include <tidemark/tide-run-task.h>
#include <tidemark/tide-server.h>
#include <tidemark/tide-service.h>
#include <tidemark/tide-task.h>

#include <tidemark/tide-finding.h>
#include <tidemark/tide-fix.h>

#include <tidemark/tide-case.h>
#include <tidemark/tide-diagnosis.h>
#include <tidemark/tide-fix-plan.h>
#include <tidemark/tide-report.h>
