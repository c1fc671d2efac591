/* Readers of attendance. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_IO_ATTENDANCE_H
#define NW_IO_ATTENDANCE_H

#include "core/attendance.h"
#include "io/dl.h"

/* True when the first row of a sheet names persons and events, and not the ends of ties. */
netweave_status nw__attendance_sniff(const nw__sheet *sheet, bool *out_found);

/* True when a sheet is a matrix of 0 and 1 (or the like) with other names in its first row than in its first column. */
netweave_status nw__incidence_sniff(nw__sheet *sheet, bool *out_found);

/* Readers into a draft. `options`: of netweave_attendance_read(). */
netweave_status nw__attendance_list_read(nw__sheet *sheet, const nw__options *options, netweave_run *run,
                                         nw__attendance_draft *draft);
netweave_status nw__incidence_read(nw__sheet *sheet, netweave_run *run, nw__attendance_draft *draft);
netweave_status nw__two_mode_read(nw__document *document, netweave_run *run, nw__attendance_draft *draft);

/* Readers of networks, which project attendance, from sheets that are read already. */
netweave_status nw__attendance_intake(nw__intake *intake, nw__sheet *sheet);
netweave_status nw__incidence_intake(nw__intake *intake, nw__sheet *sheet);

/* Projects what was read into an intake; uses the draft up. */
netweave_status nw__attendance_take_in(nw__intake *intake, nw__attendance_draft *draft);

#endif
