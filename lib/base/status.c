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

void nw__record_again(const char *sentence) {
    char copy[NW_ERROR_SIZE]; /* the sentence may be this thread's own */
    nw__utf8_escape(sentence, strlen(sentence), copy, sizeof copy);
    memcpy(last_error, copy, strlen(copy) + 1);
}

void nw__record(const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    nw__record_again(sentence);
}

void nw__record_memory(void) {
    nw__record_again("out of memory; close other programs or use a smaller network, then try again");
}

bool nw__is(const void *handle, nw__magic magic) {
    return handle != NULL && *(const nw__magic *)handle == magic;
}
