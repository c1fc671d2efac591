/* Failures: the one way to return one. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/status.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static _Thread_local char last_error[NW_ERROR_SIZE];

const char *netweave_status_name(netweave_status status) {
    switch (status) {
#define ROW(name, value, exit_code, exception, meaning) \
    case NETWEAVE_STATUS_##name: \
        return #name;
        NETWEAVE_STATUSES(ROW)
#undef ROW
    }
    return "UNKNOWN";
}

const char *netweave_status_meaning(netweave_status status) {
    switch (status) {
#define ROW(name, value, exit_code, exception, meaning) \
    case NETWEAVE_STATUS_##name: \
        return meaning;
        NETWEAVE_STATUSES(ROW)
#undef ROW
    }
    return "no status of netweave has this value";
}

int netweave_status_exit_code(netweave_status status) {
    switch (status) {
#define ROW(name, value, exit_code, exception, meaning) \
    case NETWEAVE_STATUS_##name: \
        return exit_code;
        NETWEAVE_STATUSES(ROW)
#undef ROW
    }
    return 70;
}

const char *netweave_last_error(void) {
    return last_error;
}

const char *netweave_version(void) {
    return NW_VERSION;
}

void netweave_text_free(char *text) {
    nw__free(text);
}

netweave_status nw__fail_again(netweave_status status, const char *sentence) {
    nw__utf8_escape(sentence, strlen(sentence), last_error, sizeof last_error);
    return status;
}

netweave_status nw__fail(netweave_status status, const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    return nw__fail_again(status, sentence);
}

netweave_status nw__fail_memory(void) {
    return nw__fail_again(NETWEAVE_STATUS_OUT_OF_MEMORY,
                          "out of memory; close other programs or use a smaller network, then try again");
}

bool nw__is(const void *handle, nw__magic magic) {
    return handle != NULL && *(const nw__magic *)handle == magic;
}
