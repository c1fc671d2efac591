# One task of R's sna, in a process of its own, as worker.py does for the Python peers. Arguments: TASK FOLDER THREADS.
# sna works on dense matrices. SPDX-License-Identifier: GPL-2.0-or-later
suppressMessages(suppressWarnings(library(sna)))
words <- commandArgs(trailingOnly = TRUE)

tasks <- list(
    betweenness = list(function(graph) betweenness(graph, gmode = "graph"), sum),
    # Its closeness is 0 for all when somebody cannot be reached: distances, from which the usual one follows.
    distances = list(function(graph) geodist(graph, count.paths = FALSE)$gdist, function(found) {
        diag(found) <- Inf
        reached <- rowSums(is.finite(found))
        found[!is.finite(found)] <- 0
        sum((reached / rowSums(found))[reached > 0])
    }),
    cores = list(function(graph) kcores(graph, mode = "graph", cmode = "indegree"), function(found) sum(found^2)),
    components = list(function(graph) components(graph, connected = "weak"), identity)
)

resident <- function() as.numeric(strsplit(readLines("/proc/self/statm"), " ")[[1]][2]) * 4096 / 2^20
now <- function() as.numeric(Sys.time())

if (words[1] == "version") {
    cat(sprintf("{\"version\": \"%s\"}\n", packageVersion("sna")))
} else if (is.null(tasks[[words[1]]])) {
    cat("{\"absent\": true}\n")
} else {
    path <- file.path(words[2], "ties.bin")
    ends <- matrix(readBin(path, "integer", file.size(path) / 4), ncol = 2) + 1L
    before <- resident()
    begin <- now()
    graph <- matrix(0, max(ends), max(ends))
    graph[ends] <- 1
    graph[ends[, 2:1]] <- 1
    load <- now() - begin
    kept <- resident() - before
    begin <- now()
    processor <- sum(proc.time()[1:2])
    found <- tasks[[words[1]]][[1]](graph)
    processor <- sum(proc.time()[1:2]) - processor
    seconds <- now() - begin
    cat(sprintf("{\"load\": %.6f, \"kept\": %.1f, \"seconds\": %.9f, \"processor\": %.9f, \"check\": %.17g}\n", load,
                kept, seconds, processor, tasks[[words[1]]][[2]](found)))
}
