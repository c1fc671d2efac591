"""The C library as ctypes sees it: every public function with its types, a line each, in the order of the headers.

Nothing else in the package calls ctypes' loader. `library.netweave_noun_verb(...)` is the call itself: no wrapper stands
between, and other Python threads run meanwhile. A test compares this file with the headers and the exported symbols.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import os
from ctypes import CDLL, CFUNCTYPE, POINTER, c_char_p, c_double, c_int, c_int64, c_size_t, c_uint64, c_void_p
from pathlib import Path
from typing import Any

VERSION = "0.1.0"
"""The version of this package, which its library must have too."""

TEXT = c_char_p
"""`const char *`: bytes in (None is NULL), bytes or None out. Texts one after the other are bytes with NULs inside."""
HANDLE = c_void_p
"""A network, view, table, …: the address as int, None for NULL."""
ARRAY = c_void_p
"""Numbers to read or to fill: an address as int (`array.ctypes.data`), a ctypes array, `byref()` of one number, or None."""
OUT = POINTER(c_void_p)
"""Where a call leaves a handle, a text to be freed or a borrowed array: `byref()` of a `c_void_p()`."""
PROGRESS = CFUNCTYPE(c_int, c_double, c_char_p, c_void_p)
"""The progress function: share, what, context; anything but 0 cancels. `PROGRESS()` is none. Keep it while a run has it."""
STATUS = c_int
"""What a call answers: a key of STATUSES."""

STATUSES = {
    0: ("OK", ""),
    1: ("OUT_OF_MEMORY", "MemoryError"),
    2: ("INVALID_ARGUMENT", "ValueError"),
    3: ("NOT_FOUND", "KeyError"),
    4: ("PARSE", "ParseError"),
    5: ("IO", "OSError"),
    6: ("LIMIT", "LimitError"),
    7: ("UNSUPPORTED", "NotImplementedError"),
    9: ("CANCELLED", "KeyboardInterrupt"),
    10: ("TIMEOUT", "TimeoutError"),
}
"""Every status: its name, and the exception that stands for it."""

ATTRIBUTE_TEXT, ATTRIBUTE_NUMBER, ATTRIBUTE_LEVEL = range(3)
DIRECTION_UNDIRECTED, DIRECTION_DIRECTED, DIRECTION_AUTO = range(3)
DUPLICATES_SUM, DUPLICATES_FIRST, DUPLICATES_MAX, DUPLICATES_ERROR = range(4)
KIND_REAL, KIND_COUNT, KIND_SHARE, KIND_NOMINAL, KIND_FLAG = range(5)
POLE_NEITHER, POLE_HUB, POLE_NETWORKED = range(3)
SCOPE_NETWORK, SCOPE_MEMBER, SCOPE_TIE = range(3)


def _load() -> CDLL:
    """Loads the library inside the package; without one (the source tree), that which NETWEAVE_LIBRARY names."""
    inside = sorted(Path(__file__).parent.glob("libnetweave.*"))
    path = str(inside[0]) if inside else os.environ.get("NETWEAVE_LIBRARY")
    if not path:
        raise ImportError(
            "netweave: the package has no libnetweave inside; run pip install, or set NETWEAVE_LIBRARY to its file"
        )
    try:
        return CDLL(path)
    except OSError as problem:
        raise ImportError(f"netweave: {path} cannot be loaded ({problem}); install netweave again") from problem


def _check_version() -> None:
    found = library.netweave_version().decode()
    if found != VERSION:
        raise ImportError(f"netweave: the package is {VERSION} and its library {found}; install netweave again")


def _declare(name: str, result: Any, *arguments: Any) -> None:
    """Gives a function of the library its types; ctypes then keeps it as an attribute of the library."""
    function = getattr(library, name)
    function.restype = result
    function.argtypes = arguments


library = _load()

_declare("netweave_version", TEXT)
_check_version()


# status.h
_declare("netweave_status_name", TEXT, STATUS)
_declare("netweave_status_meaning", TEXT, STATUS)
_declare("netweave_status_exit_code", c_int, STATUS)
_declare("netweave_last_error", TEXT)
_declare("netweave_text_free", None, HANDLE)

# run.h
_declare("netweave_run_create", STATUS, OUT)
_declare("netweave_run_set_threads", STATUS, HANDLE, c_int64)
_declare("netweave_run_set_seed", STATUS, HANDLE, c_uint64)
_declare("netweave_run_set_time_budget", STATUS, HANDLE, c_double)
_declare("netweave_run_set_approximation", STATUS, HANDLE, TEXT)
_declare("netweave_run_set_progress", STATUS, HANDLE, PROGRESS, ARRAY)
_declare("netweave_run_cancel", None, HANDLE)
_declare("netweave_run_seed", c_uint64, HANDLE)
_declare("netweave_run_free", None, HANDLE)

# roster.h
_declare("netweave_roster_count", c_int64, HANDLE)
_declare("netweave_roster_id", TEXT, HANDLE, c_int64)
_declare("netweave_roster_ids", ARRAY, HANDLE, ARRAY)
_declare("netweave_roster_find", c_int64, HANDLE, TEXT)
_declare("netweave_roster_attribute_count", c_int64, HANDLE)
_declare("netweave_roster_attribute_name", TEXT, HANDLE, c_int64)
_declare("netweave_roster_find_attribute", c_int64, HANDLE, TEXT)
_declare("netweave_roster_attribute_kind", c_int, HANDLE, c_int64)
_declare("netweave_roster_text", TEXT, HANDLE, c_int64, c_int64)
_declare("netweave_roster_number", c_double, HANDLE, c_int64, c_int64)
_declare("netweave_roster_numbers", ARRAY, HANDLE, c_int64)
_declare("netweave_roster_value_count", c_int64, HANDLE, c_int64)
_declare("netweave_roster_value", TEXT, HANDLE, c_int64, c_int64)

# network.h
_declare("netweave_builder_create", STATUS, OUT)
_declare("netweave_builder_add_member", STATUS, HANDLE, TEXT, ARRAY)
_declare("netweave_builder_add_members", STATUS, HANDLE, c_int64, TEXT, ARRAY)
_declare("netweave_builder_set_text", STATUS, HANDLE, c_int64, TEXT, TEXT)
_declare("netweave_builder_set_number", STATUS, HANDLE, c_int64, TEXT, c_double)
_declare("netweave_builder_set_texts", STATUS, HANDLE, TEXT, c_int64, ARRAY, TEXT)
_declare("netweave_builder_set_numbers", STATUS, HANDLE, TEXT, c_int64, ARRAY, ARRAY)
_declare("netweave_builder_set_levels", STATUS, HANDLE, TEXT, c_int64, ARRAY)
_declare("netweave_builder_set_tie_set", STATUS, HANDLE, TEXT, TEXT, c_int)
_declare("netweave_builder_add_ties", STATUS, HANDLE, c_int64, ARRAY, ARRAY, ARRAY)
_declare("netweave_builder_set_tie_text", STATUS, HANDLE, TEXT, TEXT)
_declare("netweave_builder_set_tie_number", STATUS, HANDLE, TEXT, c_double)
_declare("netweave_builder_set_tie_texts", STATUS, HANDLE, TEXT, c_int64, TEXT)
_declare("netweave_builder_set_tie_numbers", STATUS, HANDLE, TEXT, c_int64, ARRAY)
_declare("netweave_builder_set_presence", STATUS, HANDLE, TEXT, c_int64, c_int)
_declare("netweave_builder_set_respondent", STATUS, HANDLE, TEXT, c_int64, c_int)
_declare("netweave_builder_set_duplicates", STATUS, HANDLE, c_int)
_declare("netweave_builder_add_note", STATUS, HANDLE, TEXT)
_declare("netweave_builder_add_source", STATUS, HANDLE, TEXT)
_declare("netweave_builder_set_weight_name", STATUS, HANDLE, TEXT)
_declare("netweave_builder_finish", STATUS, HANDLE, OUT)
_declare("netweave_builder_free", None, HANDLE)
_declare("netweave_network_roster", HANDLE, HANDLE)
_declare("netweave_network_source", TEXT, HANDLE)
_declare("netweave_network_layer_count", c_int64, HANDLE)
_declare("netweave_network_layer", TEXT, HANDLE, c_int64)
_declare("netweave_network_wave_count", c_int64, HANDLE)
_declare("netweave_network_wave", TEXT, HANDLE, c_int64)
_declare("netweave_network_tie_count", c_int64, HANDLE, c_int64, c_int64)
_declare("netweave_network_has_ties", c_int, HANDLE, c_int64, c_int64)
_declare("netweave_network_ties", STATUS, HANDLE, c_int64, c_int64, ARRAY, OUT, OUT, OUT)
_declare("netweave_network_tie_attribute_count", c_int64, HANDLE, c_int64, c_int64)
_declare("netweave_network_tie_attribute_name", TEXT, HANDLE, c_int64, c_int64, c_int64)
_declare("netweave_network_tie_attribute_kind", c_int, HANDLE, c_int64, c_int64, c_int64)
_declare("netweave_network_tie_numbers", ARRAY, HANDLE, c_int64, c_int64, c_int64)
_declare("netweave_network_tie_value_count", c_int64, HANDLE, c_int64, c_int64, c_int64)
_declare("netweave_network_tie_value", TEXT, HANDLE, c_int64, c_int64, c_int64, c_int64)
_declare("netweave_network_directed", c_int, HANDLE, c_int64, c_int64)
_declare("netweave_network_weight", TEXT, HANDLE)
_declare("netweave_network_present", c_int, HANDLE, c_int64, c_int64)
_declare("netweave_network_respondent", c_int, HANDLE, c_int64, c_int64)
_declare("netweave_network_presence", ARRAY, HANDLE, c_int64)
_declare("netweave_network_respondents", ARRAY, HANDLE, c_int64)
_declare("netweave_network_note_count", c_int64, HANDLE)
_declare("netweave_network_note", TEXT, HANDLE, c_int64)
_declare("netweave_network_generate", STATUS, TEXT, HANDLE, OUT)
_declare("netweave_generators", STATUS, TEXT, OUT)
_declare("netweave_network_free", None, HANDLE)

# view.h
_declare("netweave_view_create", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_view_induced", STATUS, HANDLE, ARRAY, OUT)
_declare("netweave_view_network", STATUS, HANDLE, OUT)
_declare("netweave_view_member_count", c_int64, HANDLE)
_declare("netweave_view_tie_count", c_int64, HANDLE)
_declare("netweave_view_directed", c_int, HANDLE)
_declare("netweave_view_weighted", c_int, HANDLE)
_declare("netweave_view_member", c_int64, HANDLE, c_int64)
_declare("netweave_view_member_id", TEXT, HANDLE, c_int64)
_declare("netweave_view_tie", STATUS, HANDLE, c_int64, ARRAY, ARRAY)
_declare("netweave_view_csr", STATUS, HANDLE, OUT, OUT, OUT)
_declare("netweave_view_description", TEXT, HANDLE)
_declare("netweave_view_free", None, HANDLE)

# table.h
_declare("netweave_table_row_count", c_int64, HANDLE)
_declare("netweave_table_label_count", c_int64, HANDLE)
_declare("netweave_table_label_name", TEXT, HANDLE, c_int64)
_declare("netweave_table_label", TEXT, HANDLE, c_int64, c_int64)
_declare("netweave_table_column_count", c_int64, HANDLE)
_declare("netweave_table_column_name", TEXT, HANDLE, c_int64)
_declare("netweave_table_column_spec", TEXT, HANDLE, c_int64)
_declare("netweave_table_column_kind", c_int, HANDLE, c_int64)
_declare("netweave_table_find_column", c_int64, HANDLE, TEXT)
_declare("netweave_table_column", ARRAY, HANDLE, c_int64)
_declare("netweave_table_value", c_double, HANDLE, c_int64, c_int64)
_declare("netweave_table_note_count", c_int64, HANDLE)
_declare("netweave_table_note", TEXT, HANDLE, c_int64)
_declare("netweave_table_format", STATUS, HANDLE, TEXT, OUT)
_declare("netweave_table_free", None, HANDLE)

# measure.h
_declare("netweave_measure_count", c_int64)
_declare("netweave_measure_name", TEXT, c_int64)
_declare("netweave_measure_find", c_int64, TEXT)
_declare("netweave_measure_scope", c_int, c_int64)
_declare("netweave_measure_pole", c_int, c_int64)
_declare("netweave_measure_title", TEXT, c_int64)
_declare("netweave_measure_compute", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_distances_table", STATUS, HANDLE, HANDLE, OUT)
_declare("netweave_measure_as", STATUS, TEXT, TEXT, OUT)
_declare("netweave_measure_all", STATUS, HANDLE, c_int, OUT)
_declare("netweave_catalog", STATUS, TEXT, TEXT, OUT)

# structure.h
_declare("netweave_structure_create", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_structure_type", TEXT, HANDLE)
_declare("netweave_structure_next_type", TEXT, HANDLE)
_declare("netweave_structure_hub_direction", TEXT, HANDLE)
_declare("netweave_structure_hub_count", c_int64, HANDLE)
_declare("netweave_structure_hub", TEXT, HANDLE, c_int64)
_declare("netweave_structure_value", c_double, HANDLE, TEXT)
_declare("netweave_structure_numbers", HANDLE, HANDLE)
_declare("netweave_structure_types", HANDLE, HANDLE)
_declare("netweave_structure_members", HANDLE, HANDLE)
_declare("netweave_structure_sentence", TEXT, HANDLE)
_declare("netweave_structure_free", None, HANDLE)
_declare("netweave_hub_curve", STATUS, HANDLE, TEXT, HANDLE, OUT)

# unknown.h
_declare("netweave_unknown_table", STATUS, HANDLE, TEXT, HANDLE, OUT)

# groups.h
_declare("netweave_groups_table", STATUS, HANDLE, OUT)
_declare("netweave_groups_mixing", STATUS, HANDLE, OUT)
_declare("netweave_groups_protect", STATUS, HANDLE, c_int64, OUT, OUT)

# attendance.h
_declare("netweave_attendance_create", STATUS, c_int64, c_int64, TEXT, c_int64, ARRAY, ARRAY, ARRAY, ARRAY, TEXT, OUT)
_declare("netweave_attendance_read", STATUS, TEXT, TEXT, HANDLE, OUT)
_declare("netweave_attendance_read_memory", STATUS, TEXT, ARRAY, c_size_t, TEXT, HANDLE, OUT)
_declare("netweave_attendance_persons", HANDLE, HANDLE)
_declare("netweave_attendance_events", HANDLE, HANDLE)
_declare("netweave_attendance_count", c_int64, HANDLE)
_declare("netweave_attendance_times", TEXT, HANDLE)
_declare("netweave_attendance_list", STATUS, HANDLE, ARRAY, OUT, OUT)
_declare("netweave_attendance_dates", ARRAY, HANDLE)
_declare("netweave_attendance_sizes", ARRAY, HANDLE)
_declare("netweave_attendance_note_count", c_int64, HANDLE)
_declare("netweave_attendance_note", TEXT, HANDLE, c_int64)
_declare("netweave_attendance_network", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_attendance_measures", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_attendance_together", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_attendance_write", STATUS, HANDLE, TEXT, TEXT, HANDLE, OUT)
_declare("netweave_attendance_format", STATUS, HANDLE, TEXT, HANDLE, OUT, ARRAY, OUT)
_declare("netweave_attendance_free", None, HANDLE)

# cascade.h
_declare("netweave_cascade_curve", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_cascade_reach", STATUS, HANDLE, TEXT, HANDLE, OUT)

# gate.h
_declare("netweave_network_gate", STATUS, HANDLE, TEXT, HANDLE, OUT, OUT)

# gossip.h
_declare("netweave_gossip_curve", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_gossip_members", STATUS, HANDLE, TEXT, HANDLE, OUT)

# flow.h
_declare("netweave_flow_create", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_flow_free", None, HANDLE)
_declare("netweave_flow_sentence", STATUS, HANDLE, HANDLE, OUT)
_declare("netweave_flow_hub_count", c_int64, HANDLE)
_declare("netweave_flow_hub", TEXT, HANDLE, c_int64)
_declare("netweave_flow_numbers", HANDLE, HANDLE)
_declare("netweave_flow_curve", HANDLE, HANDLE)
_declare("netweave_flow_bottlenecks", HANDLE, HANDLE)
_declare("netweave_flow_members", HANDLE, HANDLE)
_declare("netweave_flow_routes", HANDLE, HANDLE)

# seeds.h
_declare("netweave_seeds_choose", STATUS, HANDLE, TEXT, HANDLE, OUT)

# compare.h
_declare("netweave_comparison_create", STATUS, HANDLE, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_comparison_measures", HANDLE, HANDLE)
_declare("netweave_comparison_counts", HANDLE, HANDLE)
_declare("netweave_comparison_ties", HANDLE, HANDLE)
_declare("netweave_comparison_structure", HANDLE, HANDLE, c_int)
_declare("netweave_comparison_sentence", TEXT, HANDLE)
_declare("netweave_comparison_type_change", TEXT, HANDLE)
_declare("netweave_comparison_spec", TEXT, HANDLE, c_int64)
_declare("netweave_comparison_free", None, HANDLE)

# contacts.h
_declare("netweave_contacts_create", STATUS, c_int64, TEXT, c_int64, ARRAY, ARRAY, ARRAY, TEXT, OUT)
_declare("netweave_contacts_read", STATUS, TEXT, TEXT, HANDLE, OUT)
_declare("netweave_contacts_read_memory", STATUS, TEXT, ARRAY, c_size_t, TEXT, HANDLE, OUT)
_declare("netweave_contacts_roster", HANDLE, HANDLE)
_declare("netweave_contacts_count", c_int64, HANDLE)
_declare("netweave_contacts_directed", c_int, HANDLE)
_declare("netweave_contacts_times", TEXT, HANDLE)
_declare("netweave_contacts_list", STATUS, HANDLE, ARRAY, OUT, OUT, OUT)
_declare("netweave_contacts_note_count", c_int64, HANDLE)
_declare("netweave_contacts_note", TEXT, HANDLE, c_int64)
_declare("netweave_contacts_network", STATUS, HANDLE, TEXT, OUT)
_declare("netweave_contacts_reach", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_contacts_summary", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_contacts_betweenness", STATUS, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_contacts_free", None, HANDLE)

# qap.h
_declare("netweave_qap_correlation", STATUS, HANDLE, HANDLE, TEXT, HANDLE, OUT)
_declare("netweave_qap_regression", STATUS, HANDLE, c_int64, ARRAY, ARRAY, TEXT, HANDLE, OUT)

# pseudonyms.h
_declare("netweave_network_pseudonyms", STATUS, HANDLE, TEXT, HANDLE, OUT)

# doctor.h
_declare("netweave_files_examine", STATUS, c_int64, ARRAY, TEXT, HANDLE, OUT)
_declare("netweave_files_repair", STATUS, c_int64, ARRAY, ARRAY, TEXT, TEXT, HANDLE, OUT)

# file.h
_declare("netweave_builder_read", STATUS, HANDLE, TEXT, TEXT, HANDLE)
_declare("netweave_builder_read_memory", STATUS, HANDLE, TEXT, ARRAY, c_size_t, TEXT, HANDLE)
_declare("netweave_builder_read_members", STATUS, HANDLE, TEXT, TEXT, HANDLE)
_declare("netweave_network_read", STATUS, TEXT, TEXT, HANDLE, OUT)
_declare("netweave_network_write", STATUS, HANDLE, TEXT, TEXT, HANDLE, OUT)
_declare("netweave_network_format", STATUS, HANDLE, TEXT, HANDLE, OUT, ARRAY, OUT)
_declare("netweave_formats", STATUS, TEXT, OUT)
_declare("netweave_file_write", STATUS, TEXT, ARRAY, c_size_t)
