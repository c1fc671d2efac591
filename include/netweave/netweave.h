/* netweave: is this network hub-and-spoke or networked, and did that change?
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_NETWEAVE_H
#define NETWEAVE_NETWEAVE_H

#include <netweave/attendance.h>
#include <netweave/cascade.h>
#include <netweave/compare.h>
#include <netweave/contacts.h>
#include <netweave/doctor.h>
#include <netweave/file.h>
#include <netweave/flow.h>
#include <netweave/gate.h>
#include <netweave/gossip.h>
#include <netweave/groups.h>
#include <netweave/measure.h>
#include <netweave/network.h>
#include <netweave/pseudonyms.h>
#include <netweave/qap.h>
#include <netweave/roster.h>
#include <netweave/run.h>
#include <netweave/seeds.h>
#include <netweave/status.h>
#include <netweave/structure.h>
#include <netweave/table.h>
#include <netweave/unknown.h>
#include <netweave/view.h>

#endif
